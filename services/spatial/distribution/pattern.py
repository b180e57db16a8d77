"""Places as a point pattern: coincident records merged, positions drawn within their precision."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from services.spatial.distribution.plane import Array
from services.spatial.neighbours import WGS84

LEAST = 20
"""Places, coincident ones merged, below which no statistic is told."""

MOST = 150
"""Points above which pairs are no longer compared: their number grows with the square."""

DRAWS = 199
"""How often the positions are drawn anew within their precision."""

SEED = 19310919
"""Start of every chance: the same selection gives the same numbers on every machine."""

BOUNDS = (2.5, 97.5)
"""Percentiles of the draws that are told as the range of a number."""


@dataclass(frozen=True)
class Record:
    """A record with a position [EPSG:4326, degrees].

    Parameters
    ----------
    radius : of the disc in which the place lies [m], 0 where its class has none
    weight : head-count, None where none is known
    """

    id: str
    lon: float
    lat: float
    radius: float = 0.0
    weight: float | None = None


@dataclass(frozen=True)
class Spot:
    """A point that is counted once, and the records on it; the widest of their radii holds."""

    lon: float
    lat: float
    radius: float
    weight: float | None
    records: tuple[str, ...]


@dataclass(frozen=True)
class Ranged:
    """A number and the range it takes when positions are drawn within their precision."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Refused:
    """Why a result is not told.

    Parameters
    ----------
    reason : too-few, too-many, no-weights, no-lines, no-targets or no-window
    count : places there are
    bound : places needed, or the most that are compared
    """

    reason: str
    count: int
    bound: int = LEAST


@dataclass(frozen=True)
class Pattern:
    """Spots as arrays.

    Parameters
    ----------
    spots : in the order of their first record
    lonlat : (n, 2) [EPSG:4326, degrees]
    drawn : (DRAWS, n, 2) positions within the precision [EPSG:4326, degrees]
    """

    spots: tuple[Spot, ...]
    lonlat: Array
    drawn: Array

    @property
    def places(self) -> int:
        """Number of different points, whatever stands on them."""
        return len({(spot.lon, spot.lat) for spot in self.spots})

    def part(self, chosen: Sequence[int]) -> Pattern:
        """Some of the spots, each with the draws it has in the whole."""
        index = np.asarray(chosen, dtype=int)
        spots = tuple(self.spots[number] for number in index)
        return Pattern(spots, self.lonlat[index], self.drawn[:, index])

    def refusal(self, most: int | None = None) -> Refused | None:
        """Why statistics of this pattern are not told; None where they are."""
        if self.places < LEAST:
            return Refused("too-few", self.places)
        if most is not None and len(self.spots) > most:
            return Refused("too-many", len(self.spots), most)
        return None


def pattern_of(records: Iterable[Record], each: bool = False) -> Pattern:
    """The pattern of some records.

    Parameters
    ----------
    each : count every record by itself, also where several stand on one point
    """
    spots = tuple(_spots(records, each))
    lonlat = np.array([(spot.lon, spot.lat) for spot in spots], dtype=float).reshape(-1, 2)
    return Pattern(spots, lonlat, _drawn(lonlat, np.array([spot.radius for spot in spots])))


def _spots(records: Iterable[Record], each: bool) -> Iterable[Spot]:
    groups: dict[tuple[object, ...], list[Record]] = {}
    for item in records:
        key = (item.lon, item.lat, item.id) if each else (item.lon, item.lat)
        groups.setdefault(key, []).append(item)
    for held in groups.values():
        weights = [item.weight for item in held if item.weight is not None]
        radius = max(item.radius for item in held)
        weight = sum(weights) if weights else None
        yield Spot(held[0].lon, held[0].lat, radius, weight, tuple(item.id for item in held))


def _drawn(lonlat: Array, radius: Array) -> Array:
    """Positions uniform in the discs, measured on the ellipsoid."""
    chance = np.random.default_rng(SEED)
    shape = (DRAWS, len(lonlat))
    # The root makes every part of a disc equally likely, not every distance.
    away = radius * np.sqrt(chance.random(shape))
    turn = chance.random(shape) * 360
    start = np.broadcast_to(lonlat, (*shape, 2))
    flat = (start[..., 0].ravel(), start[..., 1].ravel(), turn.ravel(), away.ravel())
    lon, lat, _ = WGS84.fwd(*flat) if lonlat.size else (*flat[:2], None)
    return np.stack([np.reshape(lon, shape), np.reshape(lat, shape)], axis=-1)


def ranged(value: float, drawn: Array) -> Ranged:
    """A number with the range of the same number over the draws, (DRAWS,)."""
    low, high = np.percentile(drawn, BOUNDS)
    return Ranged(float(value), float(low), float(high))
