"""The `bbox` of a query: one box, or two where it crosses the antimeridian."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from services.exchange.features.reference import Reference

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Box = tuple[float, float, float, float]
"""West, south, east, north, in the unit of its system."""

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)


def read_bbox(text: str, reference: Reference) -> tuple[Box, ...]:
    """Four or six numbers with commas, in the order of the system's axes; heights are ignored.

    Raises
    ------
    ValueError
        when it is none, south of it lies north, or it reaches beyond the system's extent

    References
    ----------
    OGC 17-069r4, requirements /req/core/fc-bbox-definition and fc-bbox-response
    """
    parts = text.split(",")
    if len(parts) not in (4, 6):
        raise ValueError("four or six numbers are needed")
    if not all(_NUMBER.fullmatch(part) for part in parts):
        raise ValueError("it holds something that is no number")
    numbers = [float(part) for part in parts]
    if not all(map(math.isfinite, numbers)):
        raise ValueError("it holds a number without end")
    if len(numbers) == 6:
        if numbers[2] > numbers[5]:
            raise ValueError("its lower height is above the upper one")
        del numbers[5], numbers[2]
    return _boxes(numbers, reference)


def _boxes(numbers: list[float], reference: Reference) -> tuple[Box, ...]:
    least_x, least_y, most_x, most_y = reference.extent
    for x, y in (numbers[:2], numbers[2:]):
        if not (least_x <= x <= most_x and least_y <= y <= most_y):
            raise ValueError("it reaches beyond the extent of its reference system")
    west, south, east, north = numbers
    if reference.is_swapped:
        south, west, north, east = numbers
    if south > north:
        raise ValueError("its south lies north of its north")
    if west <= east:
        return ((west, south, east, north),)
    if reference.is_projected:
        raise ValueError("its west lies east of its east")
    return ((west, south, 180.0, north), (-180.0, south, east, north))


def shape_of(box: Box) -> BaseGeometry:
    """A box as a geometry; one without width or height is a line or a point."""
    from shapely import LineString, Point
    from shapely import box as rectangle

    west, south, east, north = box
    if west == east and south == north:
        return Point(west, south)
    if west == east or south == north:
        return LineString([(west, south), (east, north)])
    return rectangle(west, south, east, north)
