"""Nearest neighbours and Ripley's K against complete spatial randomness in a named window.

Distances are geodesic. No correction for the edge is made: the patterns of chance lie in the same
window and meet the same edge, so that the comparison with them is fair.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from services.spatial.distribution.pattern import BOUNDS, MOST, Pattern, Ranged, Refused, ranged
from services.spatial.distribution.plane import Array, Plane, pair_distances
from services.spatial.distribution.window import SIMULATIONS, Window, chance_patterns

STEPS = 20
"""Distances at which K is told."""


@dataclass(frozen=True)
class Neighbours:
    """Clark and Evans's ratio: below 1 clustered, 1 random, above 1 spread out.

    Parameters
    ----------
    ratio : mean distance to the nearest neighbour over the one expected of chance
    mean, expected : those distances [m]
    z : normal score of the mean, without correction for the edge
    chance : 2.5th and 97.5th percentile of the ratio over the patterns of chance
    p : two-sided share of the patterns of chance at least as extreme
    count, outside : points compared, points left out because they lie outside the window
    """

    ratio: Ranged
    mean: Ranged
    expected: float
    z: float
    chance: tuple[float, float]
    p: float
    count: int
    outside: int


@dataclass(frozen=True)
class Ripley:
    """Ripley's K and L by distance, beside the lowest and highest of the patterns of chance.

    Parameters
    ----------
    distance : (STEPS,) [m]
    k : (STEPS,) [m²]; l = sqrt(k / pi) [m]
    k_low, k_high : (STEPS,) the envelope of chance
    k_draws : (2, STEPS) range over the draws of positions
    """

    distance: Array
    k: Array
    k_low: Array
    k_high: Array
    k_draws: Array
    count: int
    outside: int


@dataclass(frozen=True)
class Compared:
    """Both results; computed together because they share distances and patterns of chance."""

    neighbours: Neighbours
    ripley: Ripley


def compared(pattern: Pattern, plane: Plane, window: Window) -> Compared | Refused:
    """A pattern beside chance; refused where too few or too many points lie in the window.

    References
    ----------
    P.J. Clark, F.C. Evans, Ecology 35 (1954); B.D. Ripley, J. Applied Probability 13 (1976);
    J. Besag, discussion of Ripley, J. R. Stat. Soc. B 39 (1977)
    """
    within = window.inside(plane.forward(pattern.lonlat))
    kept = pattern.part(np.flatnonzero(within))
    refusal = kept.refusal(MOST)
    if refusal:
        return refusal
    count, outside = len(kept.spots), int((~within).sum())
    by_chance = plane.inverse(chance_patterns(window, count))
    pairs = pair_distances(kept.lonlat)
    drawn, random = pair_distances(kept.drawn), pair_distances(by_chance)
    near = _neighbours((pairs, drawn, random), window.area, count, outside)
    steps = _distances(window)
    estimates = [_k(one, steps, count, window.area) for one in (pairs, *drawn, *random)]
    k_drawn, k_random = np.array(estimates[1:-SIMULATIONS]), np.array(estimates[-SIMULATIONS:])
    ripley = Ripley(
        steps,
        estimates[0],
        k_random.min(axis=0),
        k_random.max(axis=0),
        np.percentile(k_drawn, BOUNDS, axis=0),
        count,
        outside,
    )
    return Compared(near, ripley)


def _neighbours(
    pairs: tuple[Array, Array, Array], area: float, count: int, outside: int
) -> Neighbours:
    own, drawn, random = (_mean_nearest(one, count) for one in pairs)
    expected = 0.5 * np.sqrt(area / count)
    ratio = float(own / expected)
    ratios = random / expected
    low, high = np.percentile(ratios, BOUNDS)
    below, above = int((ratios <= ratio).sum()), int((ratios >= ratio).sum())
    share = 2 * (min(below, above) + 1) / (SIMULATIONS + 1)
    # Standard error of the mean under chance (Clark and Evans 1954).
    error = 0.26136 * np.sqrt(area) / count
    return Neighbours(
        ratio=ranged(ratio, drawn / expected),
        mean=ranged(float(own), drawn),
        expected=float(expected),
        z=float((own - expected) / error),
        chance=(float(low), float(high)),
        p=min(1.0, share),
        count=count,
        outside=outside,
    )


def _mean_nearest(pairs: Array, count: int) -> Array:
    """(..., n(n-1)/2) distances of pairs -> (...) mean distance to the nearest other point."""
    one, other = np.triu_indices(count, k=1)
    square = np.full((*pairs.shape[:-1], count, count), np.inf)
    square[..., one, other] = square[..., other, one] = pairs
    return square.min(axis=-1).mean(axis=-1)


def _distances(window: Window) -> Array:
    """Up to a quarter of the window's shorter side, beyond which hardly a pair fits in."""
    west, south, east, north = window.shape.bounds
    return np.linspace(0, min(east - west, north - south) / 4, STEPS + 1)[1:]


def _k(pairs: Array, steps: Array, count: int, area: float) -> Array:
    from pointpats import k

    # PySAL divides by the bounding box of the coordinates, whatever window is meant: with a box of
    # area one it gives the pairs per point and point, which the area of the window then scales.
    box = np.zeros((count, 2))
    box[0] = 1.0
    return k(box, support=steps, distances=pairs)[1] * area
