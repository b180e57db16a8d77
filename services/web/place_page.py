"""The page of a place: names, dates, hierarchy, figures, neighbours, sources."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, redirect
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from services.edition.citation import Citation
from services.edition.edition import Feature
from services.edition.history import Relation
from services.maps.styles import STYLES
from services.spatial.neighbours import nearest
from services.statistics.selection import figures_of_place, period_of
from services.statistics.series import series_of_place
from services.web.atlas import current_atlas
from services.web.cards import advisory_words, labour_words, location_words
from services.web.charts import ChartView, chart_view
from services.web.errors import UnknownThing
from services.web.figure_rows import ThemeRows, source_title, theme_rows
from services.web.parameters import PageParameters
from services.web.rendering import Voice, page, voice
from services.web.words import Fragment

place_page = Blueprint("place_page", __name__, url_prefix="/<language>/places")


@dataclass(frozen=True)
class CitedLine:
    """A line of text with the source it rests on."""

    text: Fragment
    detail: str
    note: Fragment
    source: Fragment
    source_href: str
    locator: str
    href: str = ""


@place_page.get("/<place>")
def show(language: str, place: str) -> str | Response:
    """A place; a merged id is redirected to its successor.

    Raises
    ------
    UnknownThing
        when no published place has this id
    """
    speaker = voice(language)
    edition = current_atlas().edition
    stone = edition.tombstones.get(place)
    if stone and stone.successor:
        return redirect(speaker.address.place(stone.successor), 301)
    if place not in edition.published:
        raise UnknownThing("place", place, list(edition.published))
    parameters = PageParameters()
    return page("place.html", speaker, parameters.finish(), **place_context(speaker, place))


def place_context(speaker: Voice, place: str) -> dict[str, object]:
    """What place.html shows."""
    feature = speaker.edition.published[place]
    record, words, key = feature.place, speaker.words, f"places/{place}"
    entry = speaker.edition.layers[feature.layer]
    return {
        "feature": feature,
        "name": words.name(place),
        "kind": words.label("kinds", record.kind),
        "layer": words.say(entry.title, f"catalogue/{feature.layer}/title"),
        "style": STYLES[entry.style],
        "years": speaker.wording.years(record.opened, record.closed),
        "advisory": advisory_words(record.advisory),
        "labour": labour_words(speaker, feature),
        "location": location_words(speaker, feature),
        "precision": words.label("precisions", record.precision),
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
        "relations": relation_lines(speaker, feature),
        "events": event_lines(speaker, place),
        "themes": figures(speaker, place),
        "chart": chart(speaker, place),
        "neighbours": neighbours(speaker, place),
        "citations": [citation_line(speaker, item) for item in record.sources],
        "period": period_of(speaker.edition, place),
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


def chart(speaker: Voice, place: str) -> ChartView | None:
    """Its series through the years of the edition, where it has one."""
    return chart_view(speaker, series_of_place(speaker.edition, place))


def other_names(speaker: Voice, feature: Feature) -> list[CitedLine]:
    """Names in the edition's languages, then every further name with its source."""
    return [
        CitedLine(
            Fragment(name.name, name.language),
            speaker.wording.years(name.start, name.end),
            Fragment("", speaker.language),
            source_title(speaker, name.source),
            speaker.address.source(name.source),
            name.locator,
        )
        for name in speaker.edition.names_of.get(feature.id, [])
    ]


def date_lines(speaker: Voice, feature: Feature) -> list[CitedLine]:
    """Readings of the dates where sources differ, all of them."""
    events = {"opened": _("Opened"), "closed": _("Closed")}
    return [
        CitedLine(
            Fragment(speaker.wording.when(reading.date), speaker.language),
            events[reading.event],
            speaker.words.say(reading.note, f"dates/{reading.id}/note"),
            source_title(speaker, reading.source),
            speaker.address.source(reading.source),
            reading.locator,
        )
        for reading in speaker.edition.dates_of.get(feature.id, [])
    ]


def relation_lines(speaker: Voice, feature: Feature) -> list[tuple[str, list[CitedLine]]]:
    """Relations in both directions, grouped under a heading each."""
    outward = {
        "part_of": _("Part of"),
        "subordinate_to": _("Subordinate to"),
        "located_in": _("Lay in"),
        "successor_of": _("Successor of"),
        "worked_by": _("Worked by prisoners of"),
    }
    inward = {
        "part_of": _("Its parts"),
        "subordinate_to": _("Subordinate to it"),
        "located_in": _("Lay in it"),
        "successor_of": _("Succeeded by"),
        "worked_by": _("Its prisoners worked at"),
    }
    edition = speaker.edition
    groups = [
        (
            heading,
            [item for item in edition.relations_of.get(feature.id, []) if item.relation == key],
            "target",
        )
        for key, heading in outward.items()
    ] + [
        (
            heading,
            [item for item in edition.relations_to.get(feature.id, []) if item.relation == key],
            "place",
        )
        for key, heading in inward.items()
    ]
    lines = [
        (
            heading,
            [
                _relation(speaker, item, end)
                for item in items
                if getattr(item, end) in edition.published
            ],
        )
        for heading, items, end in groups
    ]
    return [(heading, items) for heading, items in lines if items]


def _relation(speaker: Voice, relation: Relation, end: str) -> CitedLine:
    other = getattr(relation, end)
    return CitedLine(
        speaker.words.name(other),
        speaker.wording.years(relation.start, relation.end),
        speaker.words.say(relation.note, f"relations/{relation.id}/note"),
        source_title(speaker, relation.source),
        speaker.address.source(relation.source),
        relation.locator,
        speaker.address.place(other),
    )


def event_lines(speaker: Voice, place: str) -> list[CitedLine]:
    """Dated events of the place."""
    return [
        CitedLine(
            speaker.words.say(event.title, f"events/{event.id}/title"),
            speaker.wording.when(event.date),
            Fragment("", speaker.language),
            source_title(speaker, event.source),
            speaker.address.source(event.source),
            event.locator,
        )
        for event in speaker.edition.events_of.get(place, [])
    ]


def neighbours(speaker: Voice, place: str) -> list[tuple[Fragment, str, str]]:
    """Nearest places with symbols of their own: name, address, distance [km] in words."""
    layers = [
        key
        for key, entry in speaker.edition.layers.items()
        if STYLES[entry.style].shape not in ("none", "dot", "ring")
    ]
    return [
        (
            speaker.words.name(item.place),
            speaker.address.place(item.place),
            speaker.wording.distance(item.distance_m),
        )
        for item in nearest(speaker.edition, place, 5, layers)
    ]


def citation_line(speaker: Voice, citation: Citation) -> CitedLine:
    """A source of the record with its locator."""
    title = source_title(speaker, citation.source)
    href = speaker.address.source(citation.source)
    empty = Fragment("", speaker.language)
    return CitedLine(title, "", empty, title, href, citation.locator, href)
