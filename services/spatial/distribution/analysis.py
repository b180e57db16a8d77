"""Everything that is told of one selection, each result by itself or the reason why it is not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from services.spatial.distribution.centre import Centre, Ellipse, centre_of, ellipse_of
from services.spatial.distribution.distance import Distances, Lines, Points, to_lines, to_points
from services.spatial.distribution.grid import Grid, grid_of
from services.spatial.distribution.ground import Found, Ground, found_on
from services.spatial.distribution.kernel import Kernel, kernel_of
from services.spatial.distribution.neighbours import Compared, compared
from services.spatial.distribution.pattern import Pattern, Record, Refused, pattern_of
from services.spatial.distribution.plane import Plane
from services.spatial.distribution.window import Window, hull_window, region_window


@dataclass(frozen=True)
class Task:
    """What is to be computed.

    Parameters
    ----------
    records : with a position, those of the selection and of the years of the path
    chosen : ids of the selection
    years : {year: {record id: head-count or None}}, the path of the centre
    each : count records at one point by themselves
    cell, bandwidth : width of a hexagon, of the kernel [m]; no bandwidth follows the rule
    window : hull, region or republic
    home : outline of the republic in degrees, None where the base map has none
    """

    records: tuple[Record, ...]
    chosen: tuple[str, ...]
    years: Mapping[int, Mapping[str, float | None]]
    proj: str
    region: tuple[float, float, float, float]
    home: Any
    window: str
    each: bool
    weighted: bool
    cell: float
    bandwidth: float | None
    railways: Lines
    settlements: Points
    ground: Ground | None = None


@dataclass(frozen=True)
class Step:
    """The centre in one year, plain and weighted by the head-counts of that year."""

    year: int
    places: int
    centre: Centre | Refused
    weighted: Centre | Refused


@dataclass(frozen=True)
class Analysis:
    """Results of a selection."""

    pattern: Pattern
    plane: Plane
    window: Window
    grid: Grid
    centre: Centre | Refused
    weighted_centre: Centre | Refused | None
    ellipse: Ellipse | Refused
    against_chance: Compared | Refused
    kernel: Kernel | Refused
    to_railway: Distances | Refused
    to_settlement: Distances | Refused
    path: tuple[Step, ...] = ()
    found: Found | None = field(default=None)


def analysed(task: Task) -> Analysis:
    """Compute everything; a result that the selection is too small for is refused by itself."""
    plane = Plane(task.proj)
    chosen = set(task.chosen)
    pattern = pattern_of((item for item in task.records if item.id in chosen), task.each)
    window = _window(task, pattern, plane)
    refusal = pattern.refusal()
    weights = _weights(pattern) if task.weighted else None
    spread = weights if isinstance(weights, tuple) else (pattern, None)
    # A weighted spread needs as many places as a plain one, all of them with a weight.
    lack = weights if isinstance(weights, Refused) else refusal
    plain, given = spread
    return Analysis(
        pattern=pattern,
        plane=plane,
        window=window,
        grid=grid_of(pattern, plane, task.cell),
        centre=refusal or centre_of(pattern, plane),
        weighted_centre=_weighted_centre(weights, plane),
        ellipse=lack or ellipse_of(plain, plane, given),
        against_chance=refusal or compared(pattern, plane, window),
        kernel=lack or kernel_of(plain, plane, task.bandwidth, given),
        to_railway=to_lines(pattern, task.railways),
        to_settlement=to_points(pattern, task.settlements),
        path=tuple(_step(task, plane, year) for year in sorted(task.years)),
        found=found_on(pattern, task.ground) if task.ground else None,
    )


Weighted = tuple[Pattern, np.ndarray]
"""The spots with a weight, and their weights (n,)."""


def _weights(pattern: Pattern) -> Weighted | Refused:
    kept = [number for number, spot in enumerate(pattern.spots) if spot.weight]
    part = pattern.part(kept)
    refusal = part.refusal()
    if refusal:
        return Refused("no-weights", refusal.count)
    return part, np.array([spot.weight for spot in part.spots], dtype=float)


def _weighted_centre(weights: Weighted | Refused | None, plane: Plane) -> Centre | Refused | None:
    if weights is None or isinstance(weights, Refused):
        return weights
    return centre_of(weights[0], plane, weights[1])


def _step(task: Task, plane: Plane, year: int) -> Step:
    counts = task.years[year]
    present = [
        Record(item.id, item.lon, item.lat, item.radius, counts[item.id])
        for item in task.records
        if item.id in counts
    ]
    pattern = pattern_of(present, task.each)
    centre = pattern.refusal() or centre_of(pattern, plane)
    weighted = _weighted_centre(_weights(pattern), plane)
    assert weighted is not None
    return Step(year, pattern.places, centre, weighted)


def _window(task: Task, pattern: Pattern, plane: Plane) -> Window:
    if task.window == "hull" and pattern.places > 2:
        return hull_window(pattern, plane)
    if task.window == "republic" and task.home is not None:
        return Window("republic", plane.shape(task.home))
    return region_window(task.region, plane)
