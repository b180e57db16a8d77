"""Geodesic distances from places to lines and to other points."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from pyproj import Transformer

from services.spatial.distribution.pattern import BOUNDS, Pattern, Ranged, Refused, ranged
from services.spatial.distribution.plane import Array
from services.spatial.neighbours import WGS84

STEP = 2500.0
"""Lines are followed in pieces of about this length [m]; a chord of it leaves them by 12 cm."""

CHUNK = 400
"""Points compared with all pieces of lines at a time, so that memory stays bounded."""

Line = Sequence[tuple[float, float]]
"""lon, lat [EPSG:4326, degrees]."""

Lines = Mapping[str, Sequence[Line]]
"""Pieces of lines by id."""

Points = Mapping[str, tuple[float, float]]
"""lon, lat [EPSG:4326, degrees] by id."""

Measure = Callable[[Array], tuple[Array, Array]]


@dataclass(frozen=True)
class Distances:
    """How far each spot is from the nearest of some things.

    Parameters
    ----------
    nearest : id of the nearest thing, by spot
    metres, low, high : (n,) the distance and its range over the draws
    mean, median : over the spots; refused below the least number of places
    """

    nearest: tuple[str, ...]
    metres: Array
    low: Array
    high: Array
    mean: Ranged | Refused
    median: Ranged | Refused


def to_lines(pattern: Pattern, lines: Lines) -> Distances | Refused:
    """Distances to the nearest line; each is geodesic between the points that are given."""
    names = [name for name, parts in lines.items() for line in parts if len(line) > 1]
    if not pattern.spots:
        return Refused("too-few", 0, 1)
    if not names:
        return Refused("no-lines", len(pattern.spots), 1)
    return _told(pattern, names, lambda lonlat: line_distances(lonlat, lines))


def to_points(pattern: Pattern, points: Points) -> Distances | Refused:
    """Distances to the nearest point; 0 where a place stands on one."""
    if not pattern.spots:
        return Refused("too-few", 0, 1)
    if not points:
        return Refused("no-targets", len(pattern.spots), 1)
    targets = np.array(list(points.values()), dtype=float)
    return _told(pattern, list(points), lambda lonlat: point_distances(lonlat, targets))


def line_distances(lonlat: Array, lines: Lines) -> tuple[Array, Array]:
    """(n, 2) lon, lat -> (n,) distances to the nearest line [m], (n,) which line it is.

    Lines are numbered as they come, piece by piece; one of a single point is no line.
    """
    pieces = [_followed(line) for parts in lines.values() for line in parts if len(line) > 1]
    starts = np.concatenate([piece[:-1] for piece in pieces])
    ends = np.concatenate([piece[1:] for piece in pieces])
    owner = np.repeat(np.arange(len(pieces)), [len(piece) - 1 for piece in pieces])
    metres, found = _to_pieces(lonlat, starts, ends)
    return metres, owner[found]


def point_distances(lonlat: Array, targets: Array) -> tuple[Array, Array]:
    """(n, 2), (m, 2) lon, lat -> (n,) geodesic distances to the nearest [m], (n,) which it is.

    Which is nearest is asked in space: within a thousand kilometres the straight way through the
    Earth orders points as the geodesic does, to a few metres.
    """
    space = _space()
    goals = _in_space(space, targets)
    numbers = []
    for first in range(0, len(lonlat), CHUNK):
        at = _in_space(space, lonlat[first : first + CHUNK])
        # The square of the point itself is the same for all goals and decides nothing.
        numbers.append(((goals**2).sum(axis=1) - 2 * (at @ goals.T)).argmin(axis=1))
    nearest = np.concatenate(numbers)
    there = targets[nearest]
    return WGS84.inv(lonlat[:, 0], lonlat[:, 1], there[:, 0], there[:, 1])[2], nearest


def _told(pattern: Pattern, names: Sequence[str], measure: Measure) -> Distances:
    metres, found = measure(pattern.lonlat)
    drawn = measure(pattern.drawn.reshape(-1, 2))[0].reshape(pattern.drawn.shape[:-1])
    nearest = tuple(names[index] for index in found)
    low, high = np.percentile(drawn, BOUNDS, axis=0)
    refusal = pattern.refusal()
    mean = refusal or ranged(metres.mean(), drawn.mean(axis=1))
    median = refusal or ranged(float(np.median(metres)), np.median(drawn, axis=1))
    return Distances(nearest, metres, low, high, mean, median)


def _followed(line: Line) -> Array:
    """(k, 2) lon, lat along the geodesics of a line, about STEP apart."""
    followed = [line[0]]
    for (lon, lat), (to_lon, to_lat) in pairwise(line):
        between = int(WGS84.inv(lon, lat, to_lon, to_lat)[2] // STEP)
        followed += WGS84.npts(lon, lat, to_lon, to_lat, between) if between else []
        followed.append((to_lon, to_lat))
    return np.array([point[:2] for point in followed], dtype=float)


def _to_pieces(lonlat: Array, starts: Array, ends: Array) -> tuple[Array, Array]:
    """(n, 2) points, (m, 2) ends of short pieces -> (n,) distances [m], (n,) numbers of pieces.

    The nearest spot of the nearest piece is found in space, where short pieces are straight; the
    distance to it is then measured on the ellipsoid.
    """
    space = _space()
    begin, end = _in_space(space, starts), _in_space(space, ends)
    along = end - begin
    length = np.maximum((along**2).sum(axis=1), 1e-9)
    metres, numbers = [], []
    for first in range(0, len(lonlat), CHUNK):
        some = lonlat[first : first + CHUNK]
        at = _in_space(space, some)
        # |p - begin|² without a third axis of the array.
        toward = at @ along.T - (begin * along).sum(axis=1)
        share = np.clip(toward / length, 0, 1)
        away = (
            (at**2).sum(axis=1)[:, None]
            - 2 * (at @ begin.T)
            + (begin**2).sum(axis=1)
            - 2 * share * toward
            + share**2 * length
        )
        nearest = away.argmin(axis=1)
        row = np.arange(len(some))
        foot = begin[nearest] + share[row, nearest][:, None] * along[nearest]
        lon, lat, _ = space.transform(*foot.T, direction="INVERSE")
        metres.append(WGS84.inv(some[:, 0], some[:, 1], lon, lat)[2])
        numbers.append(nearest)
    return np.concatenate(metres), np.concatenate(numbers)


def _space() -> Transformer:
    return Transformer.from_crs("EPSG:4979", "EPSG:4978", always_xy=True)


def _in_space(space: Transformer, lonlat: Array) -> Array:
    """(n, 2) lon, lat -> (n, 3) metres from the middle of the Earth."""
    flat = np.zeros(len(lonlat))
    return np.stack(space.transform(lonlat[:, 0], lonlat[:, 1], flat), axis=-1)
