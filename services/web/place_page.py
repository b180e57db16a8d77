"""The page of a place: names, dates, hierarchy, figures, neighbours, sources."""

from __future__ import annotations

from flask import Blueprint, redirect
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from services.maps.styles import STYLES
from services.spatial.neighbours import nearest
from services.statistics.selection import figures_of_place, period_of
from services.statistics.series import series_of_place
from services.web.cards import labour_words, location_words
from services.web.charts import ChartView, theme_charts
from services.web.cited_lines import (
    citation_line,
    date_lines,
    event_lines,
    other_names,
    relation_lines,
)
from services.web.citing import citing, place_item
from services.web.figure_rows import ThemeRows, theme_rows
from services.web.identity import standing_id
from services.web.media import exhibits
from services.web.parameters import PageParameters
from services.web.rendering import Voice, page, voice
from services.web.wording import advisory_words
from services.web.words import Fragment

place_page = Blueprint("place_page", __name__, url_prefix="/<language>/places")


@place_page.get("/<place>")
def show(language: str, place: str) -> str | Response:
    """A place; a merged id is redirected to its successor.

    `?year=1941` shows what it belonged to, and what belonged to it, in that year.

    Raises
    ------
    UnknownThing, Withdrawn
        when no published place has this id
    """
    speaker = voice(language)
    standing = standing_id(speaker, place)
    if standing != place:
        return redirect(_moved(speaker, standing), 301)
    parameters = PageParameters()
    years = speaker.edition.info.years
    year = parameters.choice("year", [str(item) for item in range(years.first, years.last + 1)])
    context = place_context(speaker, place, int(year) if year else None)
    return page("place.html", speaker, parameters.finish(), **context)


def _moved(speaker: Voice, standing: str) -> str:
    """The page of the place a record was merged into, or what else it was merged into."""
    is_place = standing in speaker.edition.features
    return speaker.address.place(standing) if is_place else speaker.address.identifier(standing)


def place_context(speaker: Voice, place: str, year: int | None = None) -> dict[str, object]:
    """What place.html shows."""
    feature = speaker.edition.published[place]
    record, words, key = feature.place, speaker.words, f"places/{place}"
    entry = speaker.edition.layers[feature.layer]
    themes = figures(speaker, place)
    return {
        "feature": feature,
        "name": words.name(place),
        "kind": words.label("kinds", record.kind),
        "layer": words.say(entry.title, f"catalogue/{feature.layer}/title"),
        "years": speaker.wording.years(record.opened, record.closed),
        "advisory": advisory_words(record.advisory),
        "labour": labour_words(speaker, feature),
        "location": location_words(speaker, feature),
        "precision_sentence": words.say(
            speaker.edition.precisions[record.precision].sentence,
            f"precisions/{record.precision}/sentence",
        ),
        "basis": words.say(record.basis, f"{key}/basis"),
        "certainty": certainty_words(record.certainty),
        "summary": words.say(record.summary, f"{key}/summary"),
        "note": words.say(record.note, f"{key}/note"),
        "other_names": other_names(speaker, feature),
        "dates": date_lines(speaker, feature),
        "year": year,
        "relations": relation_lines(speaker, feature, year),
        "events": event_lines(speaker, place),
        "exhibits": exhibits(speaker, place),
        "themes": themes,
        "charts": charts(speaker, place),
        "neighbours": neighbours(speaker, place),
        "citations": [citation_line(speaker, item) for item in record.sources],
        "period": period_of(speaker.edition, place),
        "citing": citing(speaker, place_item(speaker, place), "place", place),
        "explore": speaker.address.statistics([place]) if themes else None,
    }


def certainty_words(certainty: str) -> str:
    """How sure it is that the place existed as described."""
    return {
        "certain": _("certain"),
        "less-certain": _("less certain"),
        "uncertain": _("uncertain"),
    }[certainty]


def figures(speaker: Voice, place: str) -> list[ThemeRows]:
    """Every figure of the place."""
    return theme_rows(speaker, figures_of_place(speaker.edition, place))


def charts(speaker: Voice, place: str) -> dict[str, list[ChartView]]:
    """Its series through the years of the edition, by theme."""
    return theme_charts(speaker, series_of_place(speaker.edition, place))


def neighbours(speaker: Voice, place: str) -> list[tuple[Fragment, str, str]]:
    """Nearest places with symbols of their own: name, address, distance [km] in words."""
    layers = [
        key
        for key, entry in speaker.edition.layers.items()
        if STYLES[entry.style].shape not in ("none", "dot", "ring")
    ]
    precision = speaker.edition.features[place].place.precision
    if speaker.edition.precisions[precision].symbol == "area":
        return []  # an area's point only carries its name; nothing is near to it
    return [
        (
            speaker.words.name(item.place),
            speaker.address.place(item.place),
            speaker.wording.distance(item.distance_m),
        )
        for item in nearest(speaker.edition, place, 5, layers)
    ]
