"""Hierarchy and camp labour: dated relations, read in both directions."""

from __future__ import annotations

from collections.abc import Iterable

from services.edition.edition import Edition
from services.edition.history import HIERARCHY, Relation


def parents(edition: Edition, place: str, year: int | None = None) -> tuple[Relation, ...]:
    """What a place was part of, subordinate to or located in; in `year` only, where one is given.

    A relation without dates holds in every year: its dates are unknown, not its existence.
    """
    relations = edition.relations_of.get(place, [])
    return tuple(_chronological(_valid(relations, HIERARCHY, year)))


def children(edition: Edition, place: str, year: int | None = None) -> tuple[Relation, ...]:
    """What was part of a place, subordinate to it or located in it."""
    relations = edition.relations_to.get(place, [])
    return tuple(_chronological(_valid(relations, HIERARCHY, year)))


def labour(edition: Edition, place: str) -> tuple[Relation, ...]:
    """The spans in which prisoners of a camp worked at a place, in the order of time."""
    relations = edition.relations_of.get(place, [])
    return tuple(_chronological(_valid(relations, ("worked_by",), None)))


def holds_in(relation: Relation, year: int) -> bool:
    """Whether a relation may hold on some day of a year."""
    begins = relation.start.first_year if relation.start else None
    ends = relation.end.last_year if relation.end else None
    return (begins is None or begins <= year) and (ends is None or ends >= year)


def _valid(relations: Iterable[Relation], kinds: Iterable[str], year: int | None) -> list[Relation]:
    return [
        relation
        for relation in relations
        if relation.relation in kinds and (year is None or holds_in(relation, year))
    ]


def _chronological(relations: list[Relation]) -> list[Relation]:
    return sorted(relations, key=lambda item: ((item.start and item.start.earliest) or 0, item.id))
