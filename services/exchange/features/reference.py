"""Coordinate reference systems of answers and queries, by their URI.

Beside longitude/latitude in both orders of axes one equal-area system: EPSG:8857, Equal Earth. The
edition's own projection has no registered code, so no client could resolve a URI of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pyproj import Transformer
    from shapely.geometry.base import BaseGeometry


@dataclass(frozen=True)
class Reference:
    """A coordinate reference system.

    Parameters
    ----------
    code : as pyproj names it
    is_swapped : whether its axes run latitude, longitude
    is_projected : whether its unit is the metre
    extent : least and greatest value of both axes, in its own order and unit
    decimals : to which coordinates are rounded when they are written; None leaves them
    """

    uri: str
    name: str
    code: str
    extent: tuple[float, float, float, float]
    is_swapped: bool = False
    is_projected: bool = False
    decimals: int | None = None

    def moved(self, shape: BaseGeometry | None) -> BaseGeometry | None:
        """A lon/lat geometry in this system, its axes east before north."""
        if shape is None or not self.is_projected:
            return shape
        from shapely import transform

        return transform(shape, self._project)

    def written(self, shape: BaseGeometry) -> BaseGeometry:
        """A lon/lat geometry as an answer writes it: axes in the order of the system."""
        from shapely import transform

        if self.is_swapped:
            return transform(shape, lambda points: points[:, ::-1])
        return transform(shape, lambda points: self._project(points).round(self.decimals or 15))

    def to_lonlat(self, x: Any, y: Any) -> tuple[Any, Any]:
        """Coordinates in the order of this system's axes as longitude and latitude."""
        if self.is_swapped:
            return y, x
        if self.is_projected:
            return _transformer(self.code).transform(x, y, direction="INVERSE")
        return x, y

    def _project(self, points: NDArray[Any]) -> NDArray[Any]:
        from numpy import column_stack

        x, y = _transformer(self.code).transform(points[:, 0], points[:, 1])
        return column_stack([x, y])


@cache
def _transformer(code: str) -> Transformer:
    from pyproj import Transformer

    return Transformer.from_crs("OGC:CRS84", code, always_xy=True)


CRS84 = Reference(
    "http://www.opengis.net/def/crs/OGC/1.3/CRS84", "CRS84", "OGC:CRS84", (-180, -90, 180, 90)
)
EPSG4326 = Reference(
    "http://www.opengis.net/def/crs/EPSG/0/4326",
    "EPSG:4326",
    "EPSG:4326",
    (-90, -180, 90, 180),
    is_swapped=True,
)
EQUAL_AREA = Reference(
    "http://www.opengis.net/def/crs/EPSG/0/8857",
    "EPSG:8857",
    "EPSG:8857",
    # Equal Earth reaches this far from Greenwich and the equator.
    (-17243960, -8392930, 17243960, 8392930),
    is_projected=True,
    decimals=2,
)

REFERENCES: dict[str, Reference] = {item.uri: item for item in (CRS84, EPSG4326, EQUAL_AREA)}
"""Systems by URI, the default first."""
