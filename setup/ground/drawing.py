"""The ground as the map page draws it: shapes in Web Mercator pixels, as SVG paths.

A page that gets longitudes projects, clips and simplifies them itself, at every zoom anew; a path
that is already projected is only stretched by the browser.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from math import pi, radians
from pathlib import Path
from typing import Any

from setup.ground.relief import mercator
from setup.ground.shapes import Box

ZOOM = 9
"""Zoom whose pixels the paths count in; one is about 200 m at 48° north."""

CELLS = {"border": 512, "rivers": 2048}
"""Sides of squares [px], by pane. What of a pane's lines lies in one square is one path, so that a
close view paints only what is near it. Dashes of one long line would be counted from its start."""

Point = tuple[int, int]


class Frame:
    """The box in whole pixels, its north-west corner the origin."""

    def __init__(self, box: Box) -> None:
        west, _, _, north = box
        self._scale = 256 * 2**ZOOM / (2 * pi)
        self._left, self._top = radians(west), mercator(north)

    def at(self, lon: float, lat: float) -> Point:
        """The pixel of a position [EPSG:4326, degrees]."""
        return (
            round((radians(lon) - self._left) * self._scale),
            round((self._top - mercator(lat)) * self._scale),
        )


def drawing(box: Box, files: dict[str, Path]) -> dict[str, Any]:
    """The zoom of the pixels and, by pane, paths with their class, from files of shapes by pane."""
    frame = Frame(box)
    panes = {
        pane: [
            {"class": feature["properties"]["class"], "d": path}
            for feature in json.loads(file.read_text(encoding="utf-8"))["features"]
            for path in _paths(feature["geometry"], frame, CELLS.get(pane, 0))
        ]
        for pane, file in files.items()
    }
    return {"zoom": ZOOM, "panes": panes}


def _paths(geometry: dict[str, Any], frame: Frame, cell: int) -> list[str]:
    if geometry["type"].endswith("Polygon"):
        rings = (_line(ring, frame) for ring in _rings(geometry))
        return ["".join(f"{_moves(ring[:-1])}z" for ring in rings if len(ring) > 3)]
    cells: dict[Point, list[str]] = {}
    for line in _lines(geometry):
        for square, points in _cut(_line(line, frame), cell):
            cells.setdefault(square, []).append(_moves(points))
    return ["".join(moves) for _, moves in sorted(cells.items())]


def _cut(points: list[Point], cell: int) -> Iterator[tuple[Point, list[Point]]]:
    """A line in pieces by the square each step begins in; a piece ends where the next begins."""
    piece: list[Point] = []
    square = (0, 0)
    for start, end in pairwise(points):
        here = (start[0] // cell, start[1] // cell)
        if piece and here != square:
            yield square, piece
            piece = []
        square = here
        piece = [*piece, end] if piece else [start, end]
    if piece:
        yield square, piece


def _rings(geometry: dict[str, Any]) -> Iterator[list[list[float]]]:
    single = geometry["type"] == "Polygon"
    for polygon in [geometry["coordinates"]] if single else geometry["coordinates"]:
        yield from polygon


def _lines(geometry: dict[str, Any]) -> list[list[list[float]]]:
    single = geometry["type"] == "LineString"
    return [geometry["coordinates"]] if single else geometry["coordinates"]


def _line(coordinates: list[list[float]], frame: Frame) -> list[Point]:
    points = [frame.at(lon, lat) for lon, lat in coordinates]
    return [point for index, point in enumerate(points) if not index or point != points[index - 1]]


def _moves(points: list[Point]) -> str:
    """A start and relative steps: short numbers, which compress well."""
    (x, y), *rest = points
    written = [f"M{x} {y}l"]
    for index, (left, down) in enumerate(rest):
        before, above = points[index]
        step_x, step_y = left - before, down - above
        gap = " " if index and step_x >= 0 else ""
        written.append(f"{gap}{step_x}{' ' if step_y >= 0 else ''}{step_y}")
    return "".join(written)
