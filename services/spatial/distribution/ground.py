"""Ground that a reader asks about: a drawn area, a buffer around a place or a line."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from services.spatial.distribution.distance import (
    Lines,
    Points,
    line_distances,
    point_distances,
)
from services.spatial.distribution.pattern import Pattern, Ranged, ranged
from services.spatial.distribution.plane import Array, polygon_area

CORNERS = 100
"""Corners an area may have."""

_CORNER = re.compile(r"\s*(-?\d{1,3}(?:\.\d{1,8})?)\s+(-?\d{1,2}(?:\.\d{1,8})?)\s*", re.ASCII)
_LONGEST = CORNERS * 30


class BadArea(ValueError):
    """A text that is no area; the message says which fault: corners, numbers, crossing or empty."""


@dataclass(frozen=True)
class Ground:
    """What is asked about.

    Parameters
    ----------
    polygon : drawn area in degrees, edges straight in longitude and latitude; None without one
    lines, points : what a buffer lies around, by id; None without one; nothing lies around no lines
    radius : of the buffer [m]
    """

    polygon: Any = None
    lines: Lines | None = None
    points: Points | None = None
    radius: float = 0.0


@dataclass(frozen=True)
class Found:
    """Which spots lie on the ground.

    Parameters
    ----------
    inside : numbers of the spots
    count : how many, with the range over the draws of positions
    area : of the drawn polygon [m²], None without one
    metres : (n,) distance to what the buffer lies around, None without one
    share : (n,) in how many of the draws each spot lies on the ground
    """

    inside: tuple[int, ...]
    count: Ranged
    area: float | None
    metres: Array | None
    share: Array


def read_area(text: str) -> Any:
    """'lon lat, lon lat, ...' -> a polygon [EPSG:4326, degrees]; the first corner closes it.

    Raises
    ------
    BadArea
        when it is no simple polygon of 3 to CORNERS corners
    """
    if len(text) > _LONGEST:
        raise BadArea("corners")
    corners = []
    for part in text.split(","):
        found = _CORNER.fullmatch(part)
        if not found:
            raise BadArea("numbers")
        lon, lat = float(found[1]), float(found[2])
        if not (math.isfinite(lon) and abs(lon) <= 180 and abs(lat) <= 90):
            raise BadArea("numbers")
        corners.append((lon, lat))
    if len(corners) > 1 and corners[0] == corners[-1]:
        corners.pop()
    if not 3 <= len(corners) <= CORNERS:
        raise BadArea("corners")
    polygon = shapely.Polygon(corners)
    if not polygon.is_valid:
        raise BadArea("crossing")
    if polygon.area == 0:
        raise BadArea("empty")
    return polygon


def area_text(polygon: Any) -> str:
    """An area as read_area() reads it: as many decimals as a corner may have, no exponent."""
    corners = polygon.exterior.coords[:-1]
    return ",".join(" ".join(_degrees(value) for value in corner) for corner in corners)


def _degrees(value: float) -> str:
    return f"{value:.8f}".rstrip("0").rstrip(".")


def found_on(pattern: Pattern, ground: Ground) -> Found:
    """The spots of a pattern that lie in the area and in the buffer, where both are asked."""
    area = None if ground.polygon is None else polygon_area(ground.polygon)
    if not pattern.spots:
        return Found((), Ranged(0, 0, 0), area, None, np.zeros(0))
    drawn = pattern.drawn.reshape(-1, 2)
    own, moved = np.ones(len(pattern.spots), bool), np.ones(len(drawn), bool)
    metres = None
    if ground.polygon is not None:
        own &= shapely.intersects_xy(ground.polygon, pattern.lonlat)
        moved &= shapely.intersects_xy(ground.polygon, drawn)
    if ground.lines == {}:
        own[:] = moved[:] = False
    elif ground.lines or ground.points:
        metres = _away(pattern.lonlat, ground)
        own &= metres <= ground.radius
        moved &= _away(drawn, ground) <= ground.radius
    each = moved.reshape(pattern.drawn.shape[:-1])
    return Found(
        inside=tuple(np.flatnonzero(own).tolist()),
        count=ranged(int(own.sum()), each.sum(axis=1)),
        area=area,
        metres=metres,
        share=each.mean(axis=0),
    )


def _away(lonlat: Array, ground: Ground) -> Array:
    """(n, 2) -> (n,) distance to the nearest of the buffer's lines or points [m]."""
    if ground.lines:
        return line_distances(lonlat, ground.lines)[0]
    return point_distances(lonlat, np.array(list((ground.points or {}).values())))[0]
