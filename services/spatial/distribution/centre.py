"""Where a pattern has its centre and how it spreads: mean centre, standard distance, ellipse."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from services.spatial.distribution.pattern import BOUNDS, Pattern, Ranged, ranged
from services.spatial.distribution.plane import Array, Plane
from services.spatial.neighbours import WGS84


@dataclass(frozen=True)
class Centre:
    """A mean centre [EPSG:4326, degrees].

    Parameters
    ----------
    lon, lat : with their ranges
    shift : how far the centre moves over the draws, 97.5th percentile [m]
    count : points that went in
    """

    lon: Ranged
    lat: Ranged
    shift: float
    count: int


@dataclass(frozen=True)
class Ellipse:
    """The standard deviational ellipse in the equal-area plane.

    Parameters
    ----------
    major, minor : half axes [m]
    azimuth : direction of the long axis at the centre, clockwise from true north [degrees, 0..180)
    area : [m²]
    spread : standard distance [m]
    outline : (m, 2) lon, lat
    """

    major: Ranged
    minor: Ranged
    azimuth: Ranged
    area: Ranged
    spread: Ranged
    outline: Array


def centre_of(pattern: Pattern, plane: Plane, weights: Array | None = None) -> Centre:
    """Mean of the points in the equal-area plane, weighted where weights (n,) are given."""
    from pointpats.centrography import weighted_mean_center

    # The plain mean is the one with equal weights.
    given = np.ones(len(pattern.spots)) if weights is None else weights
    at = plane.inverse(weighted_mean_center(plane.forward(pattern.lonlat), given))
    moved = plane.forward(pattern.drawn)
    share = given / given.sum()
    drawn = plane.inverse(np.einsum("n,dnk->dk", share, moved))
    same = np.ones(len(drawn))
    away = WGS84.inv(at[0] * same, at[1] * same, drawn[:, 0], drawn[:, 1])[2]
    return Centre(
        ranged(at[0], drawn[:, 0]),
        ranged(at[1], drawn[:, 1]),
        float(np.percentile(away, BOUNDS[1])),
        len(pattern.spots),
    )


def ellipse_of(pattern: Pattern, plane: Plane, weights: Array | None = None) -> Ellipse:
    """Standard deviational ellipse as CrimeStat defines it (factor √2, n - 2 degrees of freedom).

    References
    ----------
    N. Levine, CrimeStat IV, chapter 4 (2015); R. Yuill, Geografiska Annaler B 53 (1971)
    """
    value = _measures(plane.forward(pattern.lonlat), plane, weights)
    drawn = np.array([_measures(xy, plane, weights) for xy in plane.forward(pattern.drawn)])
    # A direction has no beginning: draws are told as differences from it.
    turned = value[2] + (drawn[:, 2] - value[2] + 90) % 180 - 90
    columns = (drawn[:, 0], drawn[:, 1], turned, drawn[:, 3], drawn[:, 4])
    told = [ranged(one, many) for one, many in zip(value, columns, strict=True)]
    return Ellipse(*told, outline=_outline(pattern, plane, weights))


def _axes(xy: Array, weights: Array | None) -> tuple[Array, float, float, float]:
    """Centre, half axes and angle of the long one, counter-clockwise from x."""
    from pointpats.centrography import ellipse, weighted_mean_center

    given = np.ones(len(xy)) if weights is None else weights
    major, minor, angle = ellipse(xy, weights=weights, method="crimestat")
    return weighted_mean_center(xy, given), float(major), float(minor), float(angle)


def _measures(xy: Array, plane: Plane, weights: Array | None) -> tuple[float, ...]:
    from pointpats.centrography import std_distance

    centre, major, minor, angle = _axes(xy, weights)
    # Far enough to have a direction, near enough that it is the one at the centre.
    end = centre + 1000 * np.array([np.cos(angle), np.sin(angle)])
    here, there = plane.inverse(centre), plane.inverse(end)
    azimuth = WGS84.inv(*here, *there)[0] % 180
    if weights is None:
        spread = float(std_distance(xy - centre))
    else:
        squares = ((xy - centre) ** 2).sum(axis=1)
        spread = float(np.sqrt((weights * squares).sum() / weights.sum()))
    return major, minor, azimuth, float(np.pi * major * minor), spread


def _outline(pattern: Pattern, plane: Plane, weights: Array | None) -> Array:
    centre, major, minor, angle = _axes(plane.forward(pattern.lonlat), weights)
    turn = np.linspace(0, 2 * np.pi, 96, endpoint=False)
    along, across = major * np.cos(turn), minor * np.sin(turn)
    x = centre[0] + along * np.cos(angle) - across * np.sin(angle)
    y = centre[1] + along * np.sin(angle) + across * np.cos(angle)
    return plane.inverse(np.stack([x, y], axis=-1))
