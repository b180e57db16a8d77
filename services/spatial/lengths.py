"""Lengths of the lines of an edition, measured on the ellipsoid."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from services.edition.edition import Edition
from services.spatial.neighbours import WGS84


def line_lengths(edition: Edition) -> dict[str, float]:
    """Geodesic length of every line [km], by place; straight between the points of the line.

    References
    ----------
    C.F.F. Karney, Algorithms for geodesics, J. Geodesy 87 (2013), doi:10.1007/s00190-012-0578-z
    """
    return {
        key: sum(_piece(piece) for piece in pieces) / 1000
        for key, item in edition.features.items()
        if (pieces := _pieces(item.geometry))
    }


def _pieces(geometry: dict[str, Any] | None) -> list[list[list[float]]]:
    if geometry is None or geometry["type"] not in ("LineString", "MultiLineString"):
        return []
    coordinates = geometry["coordinates"]
    return [coordinates] if geometry["type"] == "LineString" else coordinates


def _piece(points: list[list[float]]) -> float:
    return sum(WGS84.inv(*one[:2], *other[:2])[2] for one, other in pairwise(points))
