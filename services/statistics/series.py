"""Series: one indicator of one place through the years, gaps kept as gaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from services.edition.edition import Edition
from services.edition.figures import Observation
from services.edition.when import When


@dataclass(frozen=True)
class Point:
    """One dated value of a series."""

    when: When
    observation: Observation


@dataclass(frozen=True)
class Series:
    """Dated values in the order of time; figures of one date from two sources both stand.

    Parameters
    ----------
    gaps : dated observations of the same indicator and place whose figure is missing
    """

    indicator: str
    place: str
    unit: str
    points: tuple[Point, ...]
    gaps: tuple[Observation, ...]


def series_of_place(edition: Edition, place: str) -> tuple[Series, ...]:
    """Every series of a place with at least two values."""
    return _series(edition, edition.observations_of.get(place, []))


def series_of_period(edition: Edition, period: str, place: str | None = None) -> tuple[Series, ...]:
    """Series with at least two values in a period, longest first, of one place where given."""
    span = edition.periods[period]
    inside = [
        item
        for item in edition.observations.values()
        if item.when is not None
        and item.when.overlaps(span.start, span.end)
        and item.place in edition.published
        and place in (None, item.place)
    ]
    found = _series(edition, inside)
    return tuple(sorted(found, key=lambda item: (-len(item.points), item.indicator, item.place)))


def _series(edition: Edition, observations: Iterable[Observation]) -> tuple[Series, ...]:
    groups: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    for item in observations:
        # A span of several years is no point in time; a part belongs to its whole, not to a line.
        if item.when is None or item.part_of or _length(item.when) > 1:
            continue
        if edition.indicators[item.indicator].series == "yes":
            groups[item.indicator, item.place].append(item)
    made = [_one(edition, *key, items) for key, items in sorted(groups.items())]
    return tuple(item for item in made if len(item.points) > 1)


def _length(when: When) -> int:
    if when.first_year is None or when.last_year is None:
        return 99
    return when.last_year - when.first_year + 1


def _one(edition: Edition, indicator: str, place: str, items: list[Observation]) -> Series:
    unit = edition.indicators[indicator].unit
    valued = [item for item in items if item.value is not None and item.unit == unit]
    points = [Point(item.when, item) for item in valued if item.when is not None]
    points.sort(key=lambda point: (point.when.earliest or 0, point.observation.id))
    gaps = sorted((item for item in items if item.missing), key=lambda item: item.id)
    return Series(indicator, place, unit, tuple(points), tuple(gaps))
