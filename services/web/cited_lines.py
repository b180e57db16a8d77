"""Lines of a place's page, each with the source it rests on: names, dates, relations, events."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _

from services.edition.citation import Citation
from services.edition.edition import Feature
from services.edition.history import Relation
from services.statistics.hierarchy import holds_in
from services.web.figure_rows import source_title
from services.web.rendering import Voice
from services.web.words import Fragment


@dataclass(frozen=True)
class CitedLine:
    """A line of text with the source it rests on; `anchor` is the id by which links find it."""

    text: Fragment
    detail: str
    note: Fragment
    source: Fragment
    source_href: str
    locator: str
    href: str = ""
    anchor: str = ""


def other_names(speaker: Voice, feature: Feature) -> list[CitedLine]:
    """Names in the edition's languages, then every further name with its source."""
    return [
        CitedLine(
            Fragment(name.name, name.language, is_name=True),
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


def relation_lines(
    speaker: Voice, feature: Feature, year: int | None = None
) -> list[tuple[str, list[CitedLine]]]:
    """Relations in both directions, grouped under a heading each; those that may hold in a year."""
    edition = speaker.edition
    ends = (
        (outward_headings(), edition.relations_of.get(feature.id, []), "target"),
        (inward_headings(), edition.relations_to.get(feature.id, []), "place"),
    )
    groups = []
    for headings, relations, end in ends:
        for key, heading in headings.items():
            lines = [
                _relation(speaker, item, end)
                for item in relations
                if item.relation == key
                and getattr(item, end) in edition.published
                and (year is None or holds_in(item, year))
            ]
            # What it belonged to is a history; what belongs to it is a long list of names.
            if end == "place":
                lines = speaker.words.alphabetical(lines, lambda line: line.text)
            groups.append((heading, lines))
    return [(heading, lines) for heading, lines in groups if lines]


def outward_headings() -> dict[str, str]:
    """Headings for what a place points to, by relation."""
    return {
        "part_of": _("Part of"),
        "subordinate_to": _("Subordinate to"),
        "located_in": _("Lay in"),
        "successor_of": _("Successor of"),
        "worked_by": _("Worked by prisoners of"),
    }


def inward_headings() -> dict[str, str]:
    """Headings for what points to a place, by relation."""
    return {
        "part_of": _("Its parts"),
        "subordinate_to": _("Subordinate to it"),
        "located_in": _("Lay in it"),
        "successor_of": _("Succeeded by"),
        "worked_by": _("Its prisoners worked at"),
    }


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
            anchor=f"event-{event.id}",
        )
        for event in speaker.edition.events_of.get(place, [])
    ]


def citation_line(speaker: Voice, citation: Citation) -> CitedLine:
    """A source of the record with its locator."""
    title = source_title(speaker, citation.source)
    href = speaker.address.source(citation.source)
    empty = Fragment("", speaker.language)
    return CitedLine(title, "", empty, title, href, citation.locator, href)
