"""Cross-checks of positions: inside the region, of the type their precision allows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from services.edition.edition import Edition, Feature
from services.edition.faults import Fault
from services.edition.files import layer_file

ALLOWED: dict[str, tuple[str | None, ...]] = {
    "point": ("Point",),
    "disc": ("Point",),
    "line": ("LineString", "MultiLineString"),
    "area": (None, "Point", "Polygon", "MultiPolygon"),
    "none": (None,),
}
"""Types of geometry by the symbol of a class of precision; None is a null geometry."""


def check_positions(edition: Edition) -> Iterator[Fault]:
    """A fault for every geometry that cannot be what its record says."""
    for feature in edition.features.values():
        file = layer_file(feature.layer)
        fault = _shape_fault(feature.geometry)
        if fault:
            yield Fault(file, feature.id, "geometry", fault)
            continue
        precision = edition.precisions.get(feature.place.precision)
        if precision is not None:
            yield from _precision_fault(file, feature, precision.symbol)
        for lon, lat in positions(feature.geometry):
            fault = _outside(lon, lat, edition.info.region)
            if fault:
                yield Fault(file, feature.id, "geometry", fault)
                break


def _shape_fault(geometry: Any) -> str | None:
    if geometry is None:
        return None
    if not isinstance(geometry, dict) or "coordinates" not in geometry:
        return "a GeoJSON geometry or null is needed"
    types = {kind for kinds in ALLOWED.values() for kind in kinds if kind}
    if geometry.get("type") not in types:
        return f"given {geometry.get('type')!r}; allowed is {', '.join(sorted(types))}"
    try:
        found = positions(geometry)
    except (TypeError, ValueError, IndexError):
        return "its coordinates are not numbers lon, lat"
    return None if found else "it has no coordinates; write null for an unknown location"


def _precision_fault(file: str, feature: Feature, symbol: str) -> Iterator[Fault]:
    given = feature.geometry["type"] if feature.geometry else None
    if given not in ALLOWED[symbol]:
        allowed = ", ".join(kind or "null" for kind in ALLOWED[symbol])
        message = f"precision {feature.place.precision} with geometry {given or 'null'}"
        yield Fault(file, feature.id, "precision", f"{message}; allowed is {allowed}")


def _outside(lon: float, lat: float, region: tuple[float, float, float, float]) -> str | None:
    west, south, east, north = region
    if west <= lon <= east and south <= lat <= north:
        return None
    if west <= lat <= east and south <= lon <= north:
        return f"{lon}, {lat} is outside the region; longitude and latitude seem swapped"
    return f"{lon}, {lat} is outside the region {west}, {south}, {east}, {north}"


def positions(geometry: dict[str, Any] | None) -> list[tuple[float, float]]:
    """All lon, lat of a geometry.

    Raises
    ------
    TypeError, ValueError, IndexError
        when the coordinates are not nested lists of numbers
    """
    found: list[tuple[float, float]] = []
    pending = [geometry["coordinates"]] if geometry else []
    while pending:
        part = pending.pop()
        if not isinstance(part, list | tuple):
            raise TypeError("coordinates must be lists")
        if part and isinstance(part[0], int | float) and not isinstance(part[0], bool):
            found.append((float(part[0]), float(part[1])))
        else:
            pending.extend(part)
    return found
