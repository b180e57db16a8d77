"""Land and today's border, from Natural Earth as TopoJSON (world-atlas, countries-10m)."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from shapely import box as rectangle
from shapely import make_valid, union_all
from shapely.geometry import Point, Polygon
from shapely.geometry.base import BaseGeometry

from setup.ground.shapes import Box
from setup.project import NODE_MODULES

Shapes = list[tuple[BaseGeometry, dict[str, Any]]]


def land(box: Box, region: list[float]) -> Shapes:
    """Two shapes: the country in the middle of the region (class 'home'), and all other land."""
    home, others = _home_and_others(box, region)
    return [(others, {"class": "beyond"}), (home, {"class": "home"})]


def sea(box: Box, region: list[float]) -> Shapes:
    """Seas that run out of the box; what land encloses is a lake and comes from GSHHG."""
    frame = rectangle(*box)
    open_water = frame.difference(union_all(_home_and_others(box, region)))
    parts = getattr(open_water, "geoms", [open_water])
    return [(part, {"class": "sea"}) for part in parts if part.intersects(frame.boundary)]


def border(box: Box, region: list[float]) -> Shapes:
    """The land border of the country in the middle of the region, as it is today."""
    home, others = _home_and_others(box, region)
    # Shores are no border: only what lies within reach of a neighbour's land is drawn.
    return [(home.boundary.intersection(others.buffer(0.02)), {"class": "border"})]


@lru_cache(maxsize=1)
def _countries(box: Box) -> tuple[tuple[str | None, BaseGeometry], ...]:
    path = NODE_MODULES / "world-atlas" / "countries-10m.json"
    topology = json.loads(path.read_text(encoding="utf-8"))
    arcs = _arcs(topology)
    frame = rectangle(*box)
    found = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        parts = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        shapes = (_polygon(part, arcs) for part in parts)
        near = [shape.intersection(frame) for shape in shapes if shape.intersects(frame)]
        if near:
            found.append((geometry.get("id"), union_all(near)))
    return tuple(found)


def _home_and_others(box: Box, region: list[float]) -> tuple[BaseGeometry, BaseGeometry]:
    west, south, east, north = region
    middle = Point((west + east) / 2, (south + north) / 2)
    countries = _countries(box)
    name, home = min(countries, key=lambda item: item[1].distance(middle))
    # A leased area such as Baikonur is a polygon of its own without id: it belongs to its ground.
    leased = [shape for key, shape in countries if key is None and shape.distance(home) == 0]
    rest = [shape for key, shape in countries if key is not None and key != name]
    return union_all([home, *leased]), union_all(rest)


def _arcs(topology: dict[str, Any]) -> list[list[tuple[float, float]]]:
    (across, along), (left, bottom) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    decoded = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * across + left, y * along + bottom))
        decoded.append(points)
    return decoded


def _polygon(rings: list[list[int]], arcs: list[list[tuple[float, float]]]) -> BaseGeometry:
    # Rounding to the file's grid has turned the smallest islands into points: no ring, no land.
    joined = [ring for ring in (_ring(ring, arcs) for ring in rings) if len(ring) > 3]
    return make_valid(Polygon(joined[0], joined[1:])) if joined else Polygon()


def _ring(indices: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    for index in indices:
        # A negative index is the arc of that complement, walked backwards (TopoJSON).
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return points
