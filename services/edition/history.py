"""What happened to places: dated relations, readings of dates, names, events, tombstones."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from services.edition.place import Certainty
from services.edition.record import Identifier, Localised, Record
from services.edition.when import Date

HIERARCHY = ("part_of", "subordinate_to", "located_in")
"""Relations that must not run in a circle."""


class Relation(Record):
    """A dated relation between two places (relations.csv): `place` is part_of ... `target`.

    The only home of hierarchy, oblast of the time, succession and camp labour
    (`works worked_by camp` from start to end).
    """

    id: Identifier
    place: Identifier
    relation: Literal["part_of", "subordinate_to", "located_in", "successor_of", "worked_by"]
    target: Identifier
    start: Date | None = None
    end: Date | None = None
    certainty: Certainty
    source: Identifier
    locator: str
    note: Localised

    @model_validator(mode="after")
    def _in_order(self) -> Relation:
        if self.place == self.target:
            raise ValueError("target: a place has no relation to itself")
        if self.start and self.end and _starts_after(self.start.earliest, self.end.latest):
            raise ValueError(f"end: {self.end} is before start {self.start}")
        return self


def _starts_after(earliest: int | None, latest: int | None) -> bool:
    return earliest is not None and latest is not None and earliest > latest


class DateReading(Record):
    """One reading of a date where sources differ (dates.csv); at most one is preferred."""

    id: Identifier
    place: Identifier
    event: Literal["opened", "closed"]
    date: Date
    preferred: Literal["yes", "no"]
    source: Identifier
    locator: str
    note: Localised


class PlaceName(Record):
    """A further name of a place (names.csv)."""

    id: Identifier
    place: Identifier
    name: str
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
    script: Literal["Cyrl", "Latn", "Arab"]
    transliteration: Literal["yes", "no"]
    usage: Literal["official", "spoken", "abbreviation"]
    start: Date | None = None
    end: Date | None = None
    source: Identifier
    locator: str


class Event(Record):
    """A dated act, founding, trial or award (events.csv)."""

    id: Identifier
    place: Identifier
    date: Date
    kind: Literal["legal-act", "founding", "closing", "trial", "award", "rising", "other"]
    title: Localised
    source: Identifier
    locator: str


class Tombstone(Record):
    """A merged (with successor) or withdrawn (with reason) id (tombstones.csv).

    The id was that of a place, a figure, a source or an event.
    """

    id: Identifier
    successor: Identifier | None = None
    reason: Localised
    date: Date

    @model_validator(mode="after")
    def _says_what_became(self) -> Tombstone:
        if self.successor is None and not self.reason:
            raise ValueError("reason: a withdrawn id says why it was withdrawn")
        return self
