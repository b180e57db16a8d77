"""Shapes of the base map: the box they are cut to, and how they are written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from shapely import set_precision, simplify
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

Box = tuple[float, float, float, float]
"""West, south, east, north [EPSG:4326, degrees]."""

ACROSS, NORTH, SOUTH = 10, 6, 11
"""How far the base map reaches beyond the region [degrees of longitude, of latitude]: a tall screen
shows more of the south than of the north."""

DETAIL = 0.012
"""Simplification tolerance [degrees]: about half a pixel at zoom 6.5."""


def box_around(region: list[float]) -> Box:
    """The region with its margin, inside what Web Mercator can show."""
    west, south, east, north = region
    return (
        max(west - ACROSS, -180.0),
        max(south - SOUTH, -84.0),
        min(east + ACROSS, 180.0),
        min(north + NORTH, 84.0),
    )


def write_shapes(
    path: Path, shapes: list[tuple[BaseGeometry, dict[str, Any]]], decimals: int = 3
) -> None:
    """Write geometries with their properties as GeoJSON, simplified and rounded.

    Parameters
    ----------
    decimals : of a degree; 3 are about 100 m, 2 about 1 km
    """
    features = []
    for shape, properties in shapes:
        drawn = set_precision(simplify(shape, DETAIL), 10**-decimals)
        if drawn.is_empty:
            continue
        features.append(
            {
                "type": "Feature",
                "properties": properties,
                "geometry": rounded(mapping(drawn), decimals),
            }
        )
    document = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(document, separators=(",", ":")), encoding="utf-8")


def rounded(geometry: dict[str, Any], decimals: int) -> dict[str, Any]:
    """The geometry with coordinates as the file holds them."""
    return {"type": geometry["type"], "coordinates": _rounded(geometry["coordinates"], decimals)}


def _rounded(coordinates: Any, decimals: int) -> Any:
    if isinstance(coordinates, float | int):
        return round(float(coordinates), decimals)
    return [_rounded(part, decimals) for part in coordinates]
