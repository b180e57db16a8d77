"""Results as GeoJSON: the chosen points, the hexagons, the ellipse."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from services.spatial.distribution.grid import corners
from services.web.distribution.task import Computed

SHAPES = ("places", "grid", "ellipse")

Row = Mapping[str, Any]


def shapes_of(document: Row, done: Computed, name: str) -> dict[str, Any]:
    """A FeatureCollection in EPSG:4326 lon/lat with what selection and edition it is of."""
    features = {"places": _places, "grid": _grid, "ellipse": _ellipse}[name](document, done)
    about = ("title", "statement", "query", "edition", "licence", "attribution")
    return {
        "type": "FeatureCollection",
        **{key: document[key] for key in about},
        "features": features,
    }


def _feature(geometry: Row, properties: Row) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _places(document: Row, _: Computed) -> list[dict[str, Any]]:
    return [
        _feature(
            {"type": "Point", "coordinates": [row["lon"], row["lat"]]},
            {
                "records": ";".join(row["records"]),
                "names": "; ".join(row["names"]),
                "radius_m": row["radius_m"],
                "head_count": row["head_count"],
                "in_window": row["in_window"],
            },
        )
        for row in document["places"]
    ]


def _grid(document: Row, done: Computed) -> list[dict[str, Any]]:
    grid, plane = done.analysis.grid, done.analysis.plane
    if not grid.cells:
        return []
    rings = plane.inverse(corners(np.array([cell.key for cell in grid.cells]), grid.width))
    told = []
    for row, ring in zip(document["grid"]["cells"], np.round(rings, 7).tolist(), strict=True):
        polygon = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
        told.append(_feature(polygon, row))
    return told


def _ellipse(document: Row, _: Computed) -> list[dict[str, Any]]:
    found = document["ellipse"]
    if found["refused"]:
        return []
    ring = found["outline"]
    values = {name: found[name]["value"] for name in ("half_major_km", "half_minor_km")}
    return [_feature({"type": "Polygon", "coordinates": [[*ring, ring[0]]]}, values)]
