"""The equal-area plane of an edition, and distances on the ellipsoid beside it."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from pyproj import CRS, Transformer

from services.spatial.neighbours import WGS84

Array = np.ndarray
"""Numbers; the docstrings say their shape and unit."""


class Plane:
    """An equal-area projection.

    Parameters
    ----------
    proj : PROJ text of the projection [m]
    """

    def __init__(self, proj: str) -> None:
        self.proj = proj
        crs = CRS.from_user_input(proj)
        self._there = Transformer.from_crs("EPSG:4326", crs, always_xy=True)

    def forward(self, lonlat: Array) -> Array:
        """(..., 2) lon, lat [EPSG:4326, degrees] -> (..., 2) x, y [m]."""
        x, y = self._there.transform(lonlat[..., 0], lonlat[..., 1])
        return np.stack([x, y], axis=-1)

    def inverse(self, xy: Array) -> Array:
        """(..., 2) x, y [m] -> (..., 2) lon, lat [EPSG:4326, degrees]."""
        lon, lat = self._there.transform(xy[..., 0], xy[..., 1], direction="INVERSE")
        return np.stack([lon, lat], axis=-1)

    def shape(self, geometry: Any) -> Any:
        """A shapely geometry in degrees -> the same in the plane, long edges followed."""
        finer = shapely.segmentize(geometry, 0.2)
        return shapely.transform(finer, self.forward)


def pair_distances(lonlat: Array) -> Array:
    """Geodesic distances [m] of all pairs, (..., n, 2) -> (..., n(n-1)/2), as pdist orders them.

    References
    ----------
    C.F.F. Karney, Algorithms for geodesics, J. Geodesy 87 (2013), doi:10.1007/s00190-012-0578-z
    """
    one, other = np.triu_indices(lonlat.shape[-2], k=1)
    a, b = lonlat[..., one, :], lonlat[..., other, :]
    flat = [part.ravel() for part in (a[..., 0], a[..., 1], b[..., 0], b[..., 1])]
    return WGS84.inv(*flat)[2].reshape(a.shape[:-1])


def circle(lonlat: tuple[float, float], radius: float, corners: int = 96) -> Array:
    """(corners, 2) lon, lat of a circle on the ellipsoid.

    Parameters
    ----------
    radius : geodesic radius [m]
    """
    turn = np.linspace(0, 360, corners, endpoint=False)
    same = np.ones(corners)
    lon, lat, _ = WGS84.fwd(lonlat[0] * same, lonlat[1] * same, turn, radius * same)
    return np.stack([lon, lat], axis=-1)


def polygon_area(polygon: Any) -> float:
    """Area on the ellipsoid [m²] of a polygon whose edges are straight in longitude and latitude.

    Edges are cut into short pieces, so that the geodesics between them stay on the edge.
    """
    parts = getattr(polygon, "geoms", [polygon])
    finer = [shapely.segmentize(part, 0.05) for part in parts]
    return sum(abs(WGS84.geometry_area_perimeter(part)[0]) for part in finer)
