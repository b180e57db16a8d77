"""Hexagons of equal area, and how many points lie in each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from services.spatial.distribution.pattern import BOUNDS, Pattern
from services.spatial.distribution.plane import Array, Plane


@dataclass(frozen=True)
class Cell:
    """A hexagon with points in it.

    Parameters
    ----------
    lon, lat : of its middle [EPSG:4326, degrees]
    count : points in it; low and high over the draws
    weight : sum of the weights in it, None where none is known
    """

    key: tuple[int, int]
    lon: float
    lat: float
    count: int
    low: float
    high: float
    weight: float | None


@dataclass(frozen=True)
class Grid:
    """Cells that hold a point, or may hold one.

    Parameters
    ----------
    width : from side to opposite side [m]
    area : of one cell [m²]
    """

    width: float
    area: float
    cells: tuple[Cell, ...]


def grid_of(pattern: Pattern, plane: Plane, width: float) -> Grid:
    """Counts on a grid of hexagons that starts at the origin of the plane."""
    own = cell_keys(plane.forward(pattern.lonlat), width)
    drawn = cell_keys(plane.forward(pattern.drawn), width)
    counts: dict[tuple[int, int], Array] = {}
    for number, row in enumerate(drawn):
        for key in map(tuple, row.tolist()):
            counts.setdefault(key, np.zeros(len(drawn)))[number] += 1
    cells = []
    for key in sorted({*counts, *map(tuple, own.tolist())}):
        inside = (own == key).all(axis=1)
        low, high = np.percentile(counts.get(key, np.zeros(1)), BOUNDS)
        if inside.any() or high >= 1:
            cells.append(_cell(pattern, plane, width, key, inside, (float(low), float(high))))
    return Grid(width, cell_area(width), tuple(cells))


def _cell(
    pattern: Pattern,
    plane: Plane,
    width: float,
    key: tuple[int, int],
    inside: Array,
    bounds: tuple[float, float],
) -> Cell:
    spots = [spot for spot, is_in in zip(pattern.spots, inside, strict=True) if is_in]
    weights = [spot.weight for spot in spots if spot.weight is not None]
    lon, lat = plane.inverse(middles(np.array([key]), width))[0]
    weight = sum(weights) if weights else None
    return Cell(key, float(lon), float(lat), int(inside.sum()), *bounds, weight)


def cell_area(width: float) -> float:
    """Area of a regular hexagon from its width between opposite sides [m -> m²]."""
    return float(np.sqrt(3) / 2 * width**2)


def cell_keys(xy: Array, width: float) -> Array:
    """(..., 2) x, y -> (..., 2) whole axial coordinates of the hexagon around each point.

    References
    ----------
    Rounding in cube coordinates; see e.g. C. Birch et al., Ecological Modelling 206 (2007)
    """
    side = width / np.sqrt(3)
    q = (np.sqrt(3) / 3 * xy[..., 0] - xy[..., 1] / 3) / side
    r = 2 / 3 * xy[..., 1] / side
    cube = np.stack([q, r, -q - r], axis=-1)
    whole = np.rint(cube)
    # The three must come to nothing: the one that was rounded most gives way.
    worst = np.abs(whole - cube).argmax(axis=-1)
    rest = whole.sum(axis=-1)
    np.put_along_axis(
        whole,
        worst[..., None],
        np.take_along_axis(whole, worst[..., None], -1) - rest[..., None],
        axis=-1,
    )
    return whole[..., :2].astype(int)


def middles(keys: Array, width: float) -> Array:
    """(m, 2) axial coordinates -> (m, 2) x, y of the middles [m]."""
    side = width / np.sqrt(3)
    x = side * np.sqrt(3) * (keys[:, 0] + keys[:, 1] / 2)
    return np.stack([x, side * 1.5 * keys[:, 1]], axis=-1)


def corners(keys: Array, width: float) -> Array:
    """(m, 2) axial coordinates -> (m, 6, 2) x, y of the corners [m]."""
    turn = np.radians(30 + 60 * np.arange(6))
    ring = width / np.sqrt(3) * np.stack([np.cos(turn), np.sin(turn)], axis=-1)
    return middles(keys, width)[:, None, :] + ring


def keys_over(bounds: tuple[float, float, float, float], width: float) -> Array:
    """(m, 2) axial coordinates of the hexagons whose middles lie in a box of the plane [m]."""
    west, south, east, north = bounds
    tall = width * np.sqrt(3) / 2
    rows = np.arange(np.ceil(south / tall), np.floor(north / tall) + 1)
    found = []
    for row in rows:
        first, last = np.ceil(west / width - row / 2), np.floor(east / width - row / 2)
        columns = np.arange(first, last + 1)
        found.append(np.stack([columns, np.full_like(columns, row)], axis=-1))
    return np.concatenate(found).astype(int) if found else np.zeros((0, 2), dtype=int)
