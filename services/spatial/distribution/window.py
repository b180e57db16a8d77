"""Study windows, and patterns of pure chance in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from services.spatial.distribution.pattern import SEED, Pattern
from services.spatial.distribution.plane import Array, Plane

SIMULATIONS = 99
"""Patterns of chance a result is compared with."""


@dataclass(frozen=True)
class Window:
    """The ground on which a pattern is compared with chance.

    Parameters
    ----------
    name : republic, region or hull
    shape : in the plane [m]
    """

    name: str
    shape: Any

    @property
    def area(self) -> float:
        """[m²]"""
        return float(self.shape.area)

    def inside(self, xy: Array) -> Array:
        """(n, 2) -> (n,) whether each point lies in the window; its edge belongs to it."""
        return shapely.intersects_xy(self.shape, xy)


def hull_window(pattern: Pattern, plane: Plane) -> Window:
    """The convex hull of the points in the plane."""
    hull = shapely.convex_hull(shapely.multipoints(plane.forward(pattern.lonlat)))
    # A corner of the hull must not fall outside by the last digit of a number.
    return Window("hull", hull.buffer(0.01, join_style="mitre"))


def region_window(region: tuple[float, float, float, float], plane: Plane) -> Window:
    """The box of a region [west, south, east, north, degrees]."""
    return Window("region", plane.shape(shapely.box(*region)))


def chance_patterns(window: Window, count: int) -> Array:
    """(SIMULATIONS, count, 2) x, y of points spread by complete spatial randomness."""
    chance = np.random.default_rng(SEED)
    wanted = SIMULATIONS * count
    west, south, east, north = window.shape.bounds
    shapely.prepare(window.shape)
    kept: list[Array] = []
    have = 0
    while have < wanted:
        tried = chance.uniform((west, south), (east, north), (2 * wanted, 2))
        good = tried[shapely.contains_xy(window.shape, tried)]
        kept.append(good)
        have += len(good)
    return np.concatenate(kept)[:wanted].reshape(SIMULATIONS, count, 2)
