"""Which years a place was there: certainly, possibly, or nobody knows; the same for camp labour.

Years are whole: a place is there in a year when it existed on some day of it. The four numbers are
computed once; page, API and tiles only compare them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from services.edition.edition import Edition, Feature
from services.edition.when import When
from services.statistics.hierarchy import parents


@dataclass(frozen=True)
class Presence:
    """Years of presence, all included.

    Parameters
    ----------
    possible : first and last year in which it may have been there
    certain : first and last year in which it certainly was; None where no year is sure
    """

    possible: tuple[int, int]
    certain: tuple[int, int] | None

    def in_year(self, year: int) -> str:
        """certain, possible or absent."""
        if self.certain and self.certain[0] <= year <= self.certain[1]:
            return "certain"
        return "possible" if self.possible[0] <= year <= self.possible[1] else "absent"


def presence(edition: Edition, place: str) -> Presence | None:
    """When a place was there; None where neither its opening nor its closing is known.

    With one end known it is possibly there beyond it, until the bounds of what it belonged to
    or of the edition. `..` as its closing means that it goes on.
    """
    record = edition.features[place].place
    return _span(record.opened, record.closed, *_bounds(edition, place))


def labour_presences(edition: Edition, place: str) -> tuple[Presence, ...]:
    """Spans in which prisoners worked at a place, in the order of the edition.

    A span without any date is possible as long as the place and the camp that worked there were.
    """
    spans = []
    for relation in edition.relations_of.get(place, []):
        if relation.relation != "worked_by":
            continue
        bounds = _meet([_extent(edition, place), _extent(edition, relation.target)], edition)
        found = _span(relation.start, relation.end, *bounds)
        spans.append(found or Presence(bounds, None))
    return tuple(spans)


def _span(opened: When | None, closed: When | None, first: int, last: int) -> Presence | None:
    if opened is None and closed is None:
        return None
    earliest = _or(
        opened and opened.first_year, min(first, _or(closed and closed.first_year, first))
    )
    latest = _or(closed and closed.last_year, max(last, _or(opened and opened.last_year, last)))
    sure_from, sure_to = _sure(opened, closed, latest)
    certain = (sure_from, sure_to) if sure_from <= sure_to else None
    return Presence((earliest, latest), certain)


def _sure(opened: When | None, closed: When | None, latest: int) -> tuple[int, int]:
    """Years that every reading of the dates agrees on; an empty run where they agree on none."""
    goes_on = closed is not None and closed.text == ".."
    if goes_on:
        return _or(opened and opened.last_year, latest), latest
    # Where one end is unknown only the year of the known one is sure, if that is one year.
    known = opened or closed
    if known is not None and (opened is None or closed is None):
        first, last = known.first_year, known.last_year
        return (first, last) if first is not None and first == last else (1, 0)
    return _or(opened and opened.last_year, latest), _or(closed and closed.first_year, 0)


def _or(value: int | None, otherwise: int) -> int:
    return otherwise if value is None else value


def _bounds(edition: Edition, place: str) -> tuple[int, int]:
    above = [
        _extent(edition, relation.target)
        for relation in parents(edition, place)
        if relation.relation != "located_in"
    ]
    return _hull(above) if above else _years(edition)


def _extent(edition: Edition, place: str) -> tuple[int, int]:
    """First and last year of a place by its own dates, the edition's where they are unknown."""
    feature: Feature = edition.features[place]
    first, last = _years(edition)
    opened, closed = feature.place.opened, feature.place.closed
    return (
        _or(opened and opened.first_year, first),
        _or(closed and closed.last_year, last),
    )


def _years(edition: Edition) -> tuple[int, int]:
    return edition.info.years.first, edition.info.years.last


def _hull(spans: Iterable[tuple[int, int]]) -> tuple[int, int]:
    firsts, lasts = zip(*spans, strict=True)
    return min(firsts), max(lasts)


def _meet(spans: Iterable[tuple[int, int]], edition: Edition) -> tuple[int, int]:
    firsts, lasts = zip(*spans, strict=True)
    first, last = max(firsts), min(lasts)
    return (first, last) if first <= last else _years(edition)
