"""Cards: what the map says of each place, in words, prepared once per language."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from services.edition.citation import UNPAGED
from services.edition.edition import Feature
from services.edition.figures import Observation
from services.statistics.headline import Headline, HeadlineRun, headline
from services.statistics.hierarchy import labour
from services.statistics.selection import period_of
from services.web.atlas import current_atlas
from services.web.figure_rows import source_title, unit_words, verdict_marks
from services.web.marking import date_spots
from services.web.media import card_picture
from services.web.rendering import Voice
from services.web.terms import term_spots, term_words
from services.web.wording import advisory_words, status_words
from services.web.words import Fragment


def cards(speaker: Voice) -> dict[str, Any]:
    """{'places': {id: card}, 'terms': {id: words}} for all published places and what they use."""
    places = {key: _card(speaker, item) for key, item in speaker.edition.published.items()}
    return {"places": places, "terms": _terms(speaker, places)}


def _terms(speaker: Voice, places: dict[str, Any]) -> dict[str, Any]:
    """Label and explanation of every term in the cards."""
    holding = [card["kind"] for card in places.values()]
    figures = [figure for card in places.values() for figure in card["figures"]]
    holding += [*figures, *(figure["label"] for figure in figures)]
    used = {key for item in holding for _, _, key in item.get("terms", ())}
    told = {key: term_words(speaker, key) for key in sorted(used)}
    return {key: {"label": said(label), "text": said(text)} for key, (label, text) in told.items()}


def said(fragment: Fragment) -> dict[str, str]:
    """A fragment as the page's JavaScript reads it: text, language, tag and mark where due."""
    spoken: dict[str, Any] = {"text": fragment.text, "lang": fragment.lang}
    if fragment.fell_back:
        spoken["tag"] = fragment.lang
    if fragment.unreviewed:
        spoken["mark"] = True
    return spoken


def with_terms(fragment: Fragment) -> dict[str, Any]:
    """A fragment as said, with where it uses terms of the glossary."""
    spots = term_spots(fragment.text, fragment.lang)
    return said(fragment) | ({"terms": spots} if spots else {})


def dated(speaker: Voice, text: str | None) -> dict[str, Any] | None:
    """Words of the interface with where they hold dates; None where there are none."""
    return {"text": text, "dates": date_spots(text, speaker.language)} if text else None


def _card(speaker: Voice, feature: Feature) -> dict[str, Any]:
    place = feature.place
    found = headline(speaker.edition, place.id)
    runs = current_atlas().headline_runs[place.id]
    period = period_of(speaker.edition, place.id)
    title = speaker.words.label("periods", period).text
    return {
        "id": place.id,
        "layer": feature.layer,
        "name": said(speaker.words.name(place.id)),
        "also": other_names(speaker, feature),
        "names": names_by_year(speaker, place.id),
        "kind": with_terms(speaker.words.label("kinds", place.kind)),
        "years": dated(speaker, speaker.wording.years(place.opened, place.closed)),
        "state": state(feature, found),
        "picture": card_picture(speaker, place.id),
        "advisory": advisory_words(place.advisory),
        "context": dated(speaker, labour_words(speaker, feature)),
        "location": location_words(speaker, feature),
        "figures": [_figure(speaker, run.headline) | _span(run) for run in runs],
        "period": {
            "id": period,
            "href": speaker.address.period(period, place.id),
            "title": title,
            "dates": date_spots(title, speaker.language),
        },
        "href": speaker.address.place(place.id),
    }


def other_names(speaker: Voice, feature: Feature) -> list[str]:
    """Every other name of a place, in all languages and spellings: the search knows them all."""
    shown = speaker.words.name(feature.id).text
    further = [item.name for item in speaker.edition.names_of.get(feature.id, [])]
    return sorted({*feature.place.name.values(), *further} - {shown})


def names_by_year(speaker: Voice, place: str) -> list[dict[str, Any]]:
    """Official names in the reader's language with the years they were in use."""
    years = speaker.edition.info.years
    return [
        {
            "text": name.name,
            "lang": name.language,
            "from": (name.start and name.start.first_year) or years.first,
            "to": (name.end and name.end.last_year) or years.last,
        }
        for name in speaker.edition.names_of.get(place, [])
        if name.language == speaker.language
        and name.usage == "official"
        and (name.start or name.end)
    ]


def _span(run: HeadlineRun) -> dict[str, int]:
    return {"from": run.first, "to": run.last}


def state(feature: Feature, found: Headline | None) -> str:
    """How the symbol is drawn: context (no camp labour attested), hollow (no figure), filled."""
    if feature.place.labour == "not-attested":
        return "context"
    return "filled" if found and found.relation == "own" else "hollow"


def labour_words(speaker: Voice, feature: Feature) -> str | None:
    """The sentence on prison labour for works, farms and railways; None for camps."""
    status = feature.place.labour
    if status is None:
        return None
    if status == "not-attested":
        return _("Shown as context: no source read so far attests prison labour here.")
    spans = [
        speaker.wording.years(relation.start, relation.end)
        for relation in labour(speaker.edition, feature.id)
    ]
    years = ", ".join(span for span in spans if span) or _("years not known")
    if status == "claimed":
        return _("Prison labour, named by one source only: %(years)s", years=years)
    return _("Prison labour attested: %(years)s", years=years)


def location_words(speaker: Voice, feature: Feature) -> str | None:
    """What a reader must know of the position; None where it is the settlement or site itself."""
    precision = speaker.edition.precisions[feature.place.precision]
    if feature.geometry is None and precision.symbol != "area":
        return _("Location not known: listed, not drawn.")
    if precision.symbol == "point":
        return None
    return speaker.words.label("precisions", precision.id).text


def source_line(speaker: Voice, observation: Observation) -> dict[str, str]:
    """What a figure of the map rests on, in a line: text, lang, href, locator."""
    title = source_title(speaker, observation.source)
    locator = "" if observation.locator == UNPAGED else observation.locator
    href = speaker.address.source(observation.source)
    return {"text": title.text, "lang": title.lang, "href": href, "locator": locator}


def _figure(speaker: Voice, found: Headline) -> dict[str, Any]:
    observation = found.observation
    own = found.relation == "own"
    value = speaker.wording.value(observation, unit_words(speaker, observation))
    spots = term_spots(value, speaker.language)
    return ({"terms": spots} if spots else {}) | {
        "id": observation.id,
        "number": float(observation.value),
        "value": value,
        "when": dated(speaker, speaker.wording.period(observation)),
        "label": with_terms(speaker.words.label("indicators", observation.indicator)),
        "owner": None if own else said(speaker.words.name(found.owner)),
        "status": status_words(observation.status),
        "source": source_line(speaker, observation),
        "verdicts": [
            {"outcome": mark.outcome, "text": mark.words, "href": mark.href}
            for mark in verdict_marks(speaker, observation.id)
        ],
    }
