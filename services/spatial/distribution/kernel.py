"""Kernel density of a pattern: how closely places lie, smoothed over a stated bandwidth."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from services.spatial.distribution.grid import keys_over, middles
from services.spatial.distribution.pattern import Pattern, Ranged, ranged
from services.spatial.distribution.plane import Array, Plane

FINEST = 20_000.0
"""Width of the smallest hexagon in which a density is told [m]."""

CELLS = 1_000_000
"""Pairs of hexagon and point that are held in memory at a time."""


@dataclass(frozen=True)
class Kernel:
    """Density at the middles of a fine grid of hexagons.

    Parameters
    ----------
    bandwidth : standard deviation of the Gaussian kernel [m]
    rule : 'normal' where the bandwidth follows the rule for normal data, 'given' where it was asked
    width : of the hexagons [m]
    keys : (m, 2) axial coordinates
    lonlat : (m, 2) of their middles
    density : (m,) points, or weights, per m²
    peak : the highest of them, with its range over the draws; it stands at peak_at (lon, lat)
    """

    bandwidth: float
    rule: str
    width: float
    keys: Array
    lonlat: Array
    density: Array
    peak: Ranged
    peak_at: tuple[float, float]


def kernel_of(
    pattern: Pattern, plane: Plane, bandwidth: float | None = None, weights: Array | None = None
) -> Kernel:
    """Gaussian kernel of one bandwidth in all directions, in the equal-area plane.

    References
    ----------
    B.W. Silverman, Density Estimation (1986), 4.3.2: h = sigma * n^(-1/6) in two dimensions
    """
    xy = plane.forward(pattern.lonlat)
    given = np.ones(len(xy)) if weights is None else weights
    width = bandwidth or _normal_rule(xy)
    step = max(FINEST, width / 4)
    margin = 2.5 * width
    low, high = xy.min(axis=0) - margin, xy.max(axis=0) + margin
    keys = keys_over((*low, *high), step)
    at = middles(keys, step)
    density = density_at(at, xy, width, given)
    top = int(density.argmax())
    drawn = plane.forward(pattern.drawn)
    there = np.array([density_at(at[[top]], one, width, given)[0] for one in drawn])
    lonlat = plane.inverse(at)
    return Kernel(
        bandwidth=float(width),
        rule="given" if bandwidth else "normal",
        width=float(step),
        keys=keys,
        lonlat=lonlat,
        density=density,
        peak=ranged(float(density[top]), there),
        peak_at=(float(lonlat[top, 0]), float(lonlat[top, 1])),
    )


def _normal_rule(xy: Array) -> float:
    sigma = np.sqrt(xy.var(axis=0, ddof=1).mean())
    return float(sigma * len(xy) ** (-1 / 6))


def density_at(at: Array, xy: Array, bandwidth: float, weights: Array) -> Array:
    """(m, 2) places asked for, (n, 2) points -> (m,) density [1/m²]."""
    rows = max(1, CELLS // len(xy))
    parts = [
        _bells(at[first : first + rows], xy, bandwidth) @ weights
        for first in range(0, len(at), rows)
    ]
    return np.concatenate(parts)


def _bells(at: Array, xy: Array, bandwidth: float) -> Array:
    squares = ((at[:, None, :] - xy[None, :, :]) ** 2).sum(axis=-1)
    return np.exp(-squares / (2 * bandwidth**2)) / (2 * np.pi * bandwidth**2)
