"""The map of the ground that was asked about; without a question the map on which one is drawn."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

import numpy as np
import shapely

from services.spatial.distribution.plane import circle
from services.web.distribution.canvas import Canvas
from services.web.distribution.svg import INK, PAPER, RUST, disc_way, path

TINT = "#f6dccb"


def ground_map(canvas: Canvas) -> Element:
    """The area and the buffer, the places in them in ink, the others hollow."""
    node = canvas.ground()
    done = canvas.done
    for shape in _shapes(canvas):
        path(node, canvas.way(shape), TINT, RUST, 1.6)
    canvas.railways(node)
    pattern = done.analysis.pattern
    inside = set(done.analysis.found.inside if done.analysis.found else ())
    if len(pattern.lonlat):
        at = canvas.at(pattern.lonlat)
        within = [one for number, one in enumerate(at) if number in inside]
        beyond = [one for number, one in enumerate(at) if number not in inside]
        path(node, "".join(disc_way(one, 3.4) for one in beyond), PAPER, INK, 1)
        path(node, "".join(disc_way(one, 4) for one in within), RUST, INK, 1)
    canvas.towns(node)
    return node


def _shapes(canvas: Canvas) -> list[Any]:
    """Area and buffer in the plane, for drawing only: what lies in them was measured."""
    ground = canvas.done.ground
    if ground is None:
        return []
    shapes = []
    if ground.polygon is not None:
        shapes.append(canvas.plane.shape(ground.polygon))
    for position in (ground.points or {}).values():
        shapes.append(shapely.Polygon(canvas.plane.forward(circle(position, ground.radius))))
    lines = [
        shapely.LineString(canvas.plane.forward(np.array([point[:2] for point in piece])))
        for pieces in (ground.lines or {}).values()
        for piece in pieces
        if len(piece) > 1
    ]
    if lines:
        shapes.append(shapely.union_all(lines).buffer(ground.radius))
    return shapes
