"""Charts as geometry: paths that leave gaps open, dots, hatched years, ticks, line labels.

A date inside a year stands on its day; a value given for a whole year stands at its middle,
since the source does not say on which day it was counted. Coordinates are SVG user units.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10

from services.edition.when import When
from services.statistics.series import Point, Series

JOINED = 1.6
"""Years up to which two neighbouring values are joined: a year without a value opens the line."""


NAMES = 190
"""Room beside the plot for the names of several lines [SVG user units]."""

LINE_HEIGHT = 13


SAME = 0.04
"""Years below which two values count as readings of one date."""


@dataclass(frozen=True)
class Rectangle:
    """The plot: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Line:
    """A series as the `d` of an SVG path; several pieces where it has gaps."""

    place: str
    path: str


@dataclass(frozen=True)
class Dot:
    """One value."""

    x: float
    y: float
    place: str
    observation: str
    status: str


@dataclass(frozen=True)
class Gap:
    """A span for which a source has no figure."""

    x: float
    width: float
    observation: str


@dataclass(frozen=True)
class Label:
    """Where a line's name stands, and from which point a thin line leads to it."""

    x: float
    y: float
    place: str
    anchor: str
    from_x: float
    from_y: float


@dataclass(frozen=True)
class Chart:
    """Everything a template draws."""

    width: int
    height: int
    plot: Rectangle
    lines: tuple[Line, ...]
    dots: tuple[Dot, ...]
    missing: tuple[Gap, ...]
    labels: tuple[Label, ...]
    x_ticks: tuple[tuple[float, int], ...]
    y_ticks: tuple[tuple[float, int], ...]


@dataclass(frozen=True)
class _Scale:
    plot: Rectangle
    first: int
    last: int
    top: int

    def x(self, time: float) -> float:
        share = (time - self.first) / (self.last + 1 - self.first)
        return round(self.plot.x + self.plot.width * min(max(share, 0.0), 1.0), 1)

    def y(self, value: Decimal) -> float:
        share = float(value) / self.top
        return round(self.plot.y + self.plot.height * (1 - share), 1)


def draw(
    series: Sequence[Series], first_year: int, last_year: int, width: int = 760, height: int = 260
) -> Chart:
    """Lay out the series of one indicator between two years, both included."""
    margin = NAMES if len(series) > 1 else 16
    plot = Rectangle(66, 22, width - 66 - margin, height - 22 - 30)
    step, top = _steps(max(point.observation.value for item in series for point in item.points))
    scale = _Scale(plot, first_year, last_year, top)
    return Chart(
        width=width,
        height=height,
        plot=plot,
        lines=tuple(Line(item.place, _path(scale, item.points)) for item in series),
        dots=tuple(_dot(scale, item, point) for item in series for point in item.points),
        missing=tuple(_gap(scale, gap.when, gap.id) for item in series for gap in item.gaps),
        labels=_labels(scale, series),
        x_ticks=tuple((scale.x(year + 0.5), year) for year in _years(first_year, last_year)),
        y_ticks=tuple((scale.y(Decimal(value)), value) for value in range(0, top + 1, step)),
    )


def _steps(highest: Decimal) -> tuple[int, int]:
    """Step and top of the value axis: three to six round numbers from 0."""
    rough = max(float(highest) / 4, 1.0)
    power = 10 ** floor(log10(rough))
    step = int(next(m * power for m in (1, 2, 5, 10) if m * power >= rough))
    return step, step * max(ceil(float(highest) / step), 1)


def _years(first: int, last: int) -> range:
    span = last - first
    return range(first, last + 1, 1 if span <= 12 else 5)


def moment(when: When) -> float:
    """The middle of a date as a decimal year: 1941 -> 1941.5, 1941-07-01 -> 1941.5."""
    low, high = when.earliest or when.latest or 0, when.latest or when.earliest or 0
    return (_decimal(low, 0) + _decimal(high, 1)) / 2


def extent(when: When) -> tuple[float | None, float | None]:
    """Begin and end of a date as decimal years: 1941 -> (1941, 1942); None where a side is open."""
    return (
        None if when.earliest is None else _decimal(when.earliest, 0),
        None if when.latest is None else _decimal(when.latest, 1),
    )


def _decimal(day: int, whole: int) -> float:
    year, month, number = day // 10000, day // 100 % 100, day % 100
    return year + (month - 1) / 12 + (number - 1 + whole) / 372


def _path(scale: _Scale, points: Sequence[Point]) -> str:
    """Lines from figure to figure of one source; two sources' readings are never joined."""
    pieces: list[str] = []
    for source in dict.fromkeys(point.observation.source for point in points):
        before: float | None = None
        own = [point for point in points if point.observation.source == source]
        for point in sorted(own, key=lambda item: moment(item.when)):
            # A figure that nobody could verify is shown as a dot; no line is drawn through it.
            if point.observation.status == "unverified":
                continue
            time = moment(point.when)
            # Two readings of one day are no course of time.
            joined = before is not None and SAME < time - before <= JOINED
            x, y = scale.x(time), scale.y(point.observation.value)
            pieces.append(f"{'L' if joined else 'M'}{x} {y}")
            before = time
    return "".join(pieces)


def _dot(scale: _Scale, item: Series, point: Point) -> Dot:
    observation = point.observation
    x, y = scale.x(moment(point.when)), scale.y(observation.value)
    return Dot(x, y, item.place, observation.id, observation.status)


def _gap(scale: _Scale, when: When, observation: str) -> Gap:
    left, right = scale.x(float(when.first_year)), scale.x(float(when.last_year + 1))
    return Gap(left, round(right - left, 1), observation)


def _labels(scale: _Scale, series: Sequence[Series]) -> tuple[Label, ...]:
    """A single name above its highest point; several beside the plot, where their lines end."""
    if len(series) == 1:
        item = series[0]
        peak = max(item.points, key=lambda point: point.observation.value)
        x, y = scale.x(moment(peak.when)), scale.y(peak.observation.value)
        anchor = "start" if x < scale.plot.x + scale.plot.width / 2 else "end"
        return (Label(x, max(y - 8, 10), item.place, anchor, x, y),)
    ends = [(item, item.points[-1]) for item in series]
    ends.sort(key=lambda end: scale.y(end[1].observation.value))
    lowest = scale.plot.y + scale.plot.height
    placed: dict[str, Label] = {}
    for number, (item, point) in enumerate(ends):
        x, y = scale.x(moment(point.when)), scale.y(point.observation.value)
        above = max((label.y for label in placed.values()), default=0.0)
        # Two lines of text each, and room for those that follow.
        room = lowest - 2 * LINE_HEIGHT * (len(ends) - 1 - number)
        text = round(max(above + 2 * LINE_HEIGHT, min(y + 4, room)), 1)
        placed[item.place] = Label(
            scale.plot.x + scale.plot.width + 12, text, item.place, "start", x, y
        )
    return tuple(placed[item.place] for item in series)
