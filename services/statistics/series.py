"""Series: one indicator of one place through the years, gaps kept as gaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from services.edition.edition import Edition
from services.edition.figures import Observation
from services.edition.when import When

LINES = 6
"""Lines that one chart can show and a reader tell apart."""


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


def series_of_period(
    edition: Edition, period: str, places: Collection[str] | None = None
) -> tuple[Series, ...]:
    """Series with at least two values in a period, longest first, of some places where given."""
    span = edition.periods[period]
    inside = [
        item
        for item in edition.observations.values()
        if item.when is not None
        and item.when.overlaps(span.start, span.end)
        and item.place in edition.published
        and (places is None or item.place in places)
    ]
    found = _series(edition, inside)
    return tuple(sorted(found, key=lambda item: (-len(item.points), item.indicator, item.place)))


@dataclass(frozen=True)
class Plot:
    """The series that one chart shows, and how many of the same sort found no room."""

    series: tuple[Series, ...]
    left_out: int


def plots_of_theme(edition: Edition, theme: str, series: Iterable[Series]) -> tuple[Plot, ...]:
    """At most two charts for a theme: its best covered indicator, places and areas apart.

    A republic beside its camps would flatten them on one axis, and it holds them: part and whole
    are never drawn as if they were alike.
    """
    groups: dict[tuple[bool, str], list[Series]] = defaultdict(list)
    for item in series:
        if edition.indicators[item.indicator].theme == theme:
            groups[is_area(edition, item.place), item.indicator].append(item)
    found: list[Plot] = []
    for level in (False, True):
        candidates = [items for (is_area, _), items in groups.items() if is_area == level]
        if candidates:
            # Areas follow what the places are charted by, where they can.
            same = [items for items in candidates if _indicators(found) & {items[0].indicator}]
            best = max(same or candidates, key=lambda items: sum(len(i.points) for i in items))
            best.sort(key=lambda item: (-len(item.points), item.place))
            found.append(Plot(tuple(best[:LINES]), len(best[LINES:])))
    return tuple(found)


def _indicators(plots: Iterable[Plot]) -> set[str]:
    return {plot.series[0].indicator for plot in plots}


def leading_series(edition: Edition) -> Series | None:
    """The best covered series of a place in the theme that stands first; None without any."""
    themes = sorted(edition.themes.values(), key=lambda theme: (theme.rank, theme.id))
    series = [item for place in edition.published for item in series_of_place(edition, place)]
    for theme in themes:
        plots = plots_of_theme(edition, theme.id, series)
        if plots:
            return plots[0].series[0]
    return None


def is_area(edition: Edition, place: str) -> bool:
    """Whether a record is a republic, an oblast, an organisation: a whole that holds places."""
    return edition.kinds[edition.features[place].place.kind].prison == "not-applicable"


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
