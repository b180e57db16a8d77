"""Geometries in filters and the spatial predicates of CQL2, on longitude and latitude.

Lines between two vertices are straight in degrees, as in GeoJSON. In another coordinate system
they are straight there: they get further vertices before they are turned into degrees.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from services.exchange.filtering.fault import FilterFault, shown
from services.exchange.filtering.scope import Answer, Scope, Term, fixed

_PIECES = 64
"""Into how many pieces the longest side is cut before it is turned into degrees."""

_PREDICATES: dict[str, Callable[[Any, Any], Any]] = {
    "s_intersects": shapely.intersects,
    "s_equals": shapely.equals,
    "s_disjoint": shapely.disjoint,
    "s_touches": shapely.touches,
    "s_within": shapely.within,
    "s_overlaps": shapely.overlaps,
    "s_crosses": shapely.crosses,
    "s_contains": shapely.contains,
}
SPATIAL = frozenset(_PREDICATES)
_DEPTHS = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}


def spatial(op: str, one: Term, other: Term) -> Answer:
    """The answer to a spatial predicate; None where a geometry is not known.

    Raises
    ------
    FilterFault
        when a term is no geometry
    """
    for term in (one, other):
        if term.kind != "geometry":
            raise FilterFault(f"{op.upper()} compares geometries; {term.name} is none")
    holds = _PREDICATES[op]

    def answer(record: Any) -> bool | None:
        a, b = one.value(record), other.value(record)
        return None if a is None or b is None else bool(holds(a, b))

    return answer


def shape(node: dict[str, Any], scope: Scope) -> Term:
    """A GeoJSON geometry or {"bbox": [...]} as a term; heights are left out.

    Raises
    ------
    FilterFault
        when it is not a valid geometry on the globe, or the filter has too many vertices
    """
    found = _box(node["bbox"], scope) if "bbox" in node else _geometry(node, scope)
    if scope.to_lonlat is not None:
        found = _turned(found, scope)
    if not found.is_valid:
        raise FilterFault(f"the {found.geom_type} is not valid: its border crosses itself")
    west, south, east, north = found.bounds
    if not (west >= -180 and east <= 180 and south >= -90 and north <= 90):
        raise FilterFault("a geometry lies outside longitudes -180 to 180, latitudes -90 to 90")
    shapely.prepare(found)
    return fixed("geometry", found, found.geom_type)


def _turned(found: BaseGeometry, scope: Scope) -> BaseGeometry:
    west, south, east, north = found.bounds
    longest = max(east - west, north - south)
    cut = shapely.segmentize(found, longest / _PIECES) if longest else found
    turned = shapely.transform(cut, scope.to_lonlat, interleaved=False)
    if not all(map(math.isfinite, turned.bounds)):
        raise FilterFault("a geometry lies outside the coordinate system of filter-crs")
    return turned


def _box(numbers: Any, scope: Scope) -> BaseGeometry:
    if not isinstance(numbers, list) or len(numbers) not in (4, 6):
        raise FilterFault("BBOX takes four or six numbers")
    half = len(numbers) // 2
    corner, opposite = _position(numbers[:half]), _position(numbers[half:])
    scope.spend_vertices(4)
    (west, south), (east, north) = corner, opposite
    # Only a box in degrees, west first, may go round the antimeridian.
    if south > north or (west > east and scope.to_lonlat is not None):
        raise FilterFault("the second corner of the BBOX lies before the first")
    if west > east:
        return shapely.union(
            _rectangle(west, south, 180, north), _rectangle(-180, south, east, north)
        )
    return _rectangle(west, south, east, north)


def _rectangle(west: float, south: float, east: float, north: float) -> BaseGeometry:
    """A box, which may be as thin as a line or as small as a point."""
    if west < east and south < north:
        return shapely.box(west, south, east, north)
    if (west, south) == (east, north):
        return shapely.Point(west, south)
    return shapely.LineString([(west, south), (east, north)])


def _geometry(node: dict[str, Any], scope: Scope) -> BaseGeometry:
    kind = node.get("type")
    if kind == "GeometryCollection":
        members = node.get("geometries")
        if not isinstance(members, list) or not members:
            raise FilterFault("a GeometryCollection has a list of geometries")
        if any(not isinstance(x, dict) or x.get("type") not in tuple(_DEPTHS) for x in members):
            raise FilterFault("a GeometryCollection holds geometries, no collection")
        return shapely.GeometryCollection([_geometry(member, scope) for member in members])
    # A type may be anything here, a list too: compared, not looked up.
    if kind not in tuple(_DEPTHS):
        allowed = ", ".join((*_DEPTHS, "GeometryCollection"))
        raise FilterFault(f"{shown(kind)} is not a geometry; allowed: {allowed}")
    positions = _positions(node.get("coordinates"), _DEPTHS[kind], scope)
    return _built(kind, positions)


def _built(kind: str, found: Any) -> BaseGeometry:
    if kind == "Point":
        return shapely.Point(found)
    if kind == "MultiPoint":
        return shapely.MultiPoint(found)
    if kind == "LineString":
        return _line(found)
    if kind == "MultiLineString":
        return shapely.MultiLineString([_line(line) for line in found])
    if kind == "Polygon":
        return _polygon(found)
    return shapely.MultiPolygon([_polygon(rings) for rings in found])


def _line(positions: list[tuple[float, float]]) -> BaseGeometry:
    if len(set(positions)) < 2:
        raise FilterFault("a line has two positions or more")
    return shapely.LineString(positions)


def _polygon(rings: list[list[tuple[float, float]]]) -> BaseGeometry:
    for ring in rings:
        if len(ring) < 4 or ring[0] != ring[-1]:
            raise FilterFault("a ring of a polygon has four positions or more, the last the first")
    return shapely.Polygon(rings[0], rings[1:])


def _positions(found: Any, depth: int, scope: Scope) -> Any:
    if depth == 0:
        scope.spend_vertices(1)
        return _position(found)
    if not isinstance(found, list) or not found:
        raise FilterFault("a geometry has no coordinates where some are needed")
    return [_positions(item, depth - 1, scope) for item in found]


def _position(found: Any) -> tuple[float, float]:
    if not isinstance(found, list) or not 2 <= len(found) <= 4:
        raise FilterFault("a position has two numbers, and a height at most")
    for number in found:
        if isinstance(number, bool) or not isinstance(number, int | float):
            raise FilterFault(f"{shown(number)} is not a coordinate")
        if not abs(number) <= 1e9:
            raise FilterFault("a coordinate is beyond every coordinate system")
    return float(found[0]), float(found[1])
