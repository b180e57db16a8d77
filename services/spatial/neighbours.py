"""Nearest places, measured on the ellipsoid."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from pyproj import Geod

from services.edition.edition import Edition, Feature

WGS84 = Geod(ellps="WGS84")


@dataclass(frozen=True)
class Neighbour:
    """A place and its geodesic distance [m]; 0 for places that share a point."""

    place: str
    distance_m: float


def nearest(
    edition: Edition, place: str, count: int = 5, layers: Collection[str] | None = None
) -> tuple[Neighbour, ...]:
    """The published point places nearest to a place, in the given layers; empty without a point.

    References
    ----------
    C.F.F. Karney, Algorithms for geodesics, J. Geodesy 87 (2013), doi:10.1007/s00190-012-0578-z
    """
    here = point_of(edition.features[place])
    if here is None:
        return ()
    found = []
    for other in edition.published.values():
        there = point_of(other)
        if other.id == place or there is None or (layers is not None and other.layer not in layers):
            continue
        distance = WGS84.inv(*here, *there)[2]
        found.append(Neighbour(other.id, round(distance, 1)))
    return tuple(sorted(found, key=lambda item: (item.distance_m, item.place))[:count])


def point_of(feature: Feature) -> tuple[float, float] | None:
    """lon, lat of a point feature; None for lines, areas and places without a location."""
    geometry = feature.geometry
    if geometry is None or geometry["type"] != "Point":
        return None
    lon, lat = geometry["coordinates"][:2]
    return lon, lat
