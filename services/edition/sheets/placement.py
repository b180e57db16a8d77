"""Where an imported place lies: geometry as text that can be compared, points from two columns."""

from __future__ import annotations

import json
import math
from typing import Any

from services.edition.canonical import geometry
from services.edition.position import ALLOWED
from services.edition.sheets.sheet import Row

GEOMETRY = "geometry"

COORDINATES = ("longitude", "latitude")
"""Columns that place a point where a sheet brings no geometry [EPSG:4326, degrees]."""

Fault = tuple[str, str]
"""Column and message."""


def geometry_text(given: Any) -> str:
    """A geometry in canonical form as text; empty for an unknown location.

    Raises
    ------
    ValueError
        when it is no geometry
    """
    try:
        return json.dumps(geometry(given)) if given is not None else ""
    except Exception as problem:  # shapely and GEOS raise what they meet
        raise ValueError(f"is no geometry ({problem})") from problem


def placed(row: Row, before: str, brings_geometry: bool) -> tuple[str, list[Fault]]:
    """Geometry of a row as text, and what is wrong with it.

    Parameters
    ----------
    before : the record's geometry so far; empty where it has none
    brings_geometry : whether the sheet is a geographic layer

    Notes
    -----
    A line or an area cannot be written into two cells, so two blank ones leave it as it is.
    """
    if brings_geometry:
        return _drawn(row.geometry, before)
    texts = [row.cells.get(column) for column in COORDINATES]
    if None in texts:
        half = [column for column in COORDINATES if row.cells.get(column)]
        return before, [(column, "needs the column of the other coordinate") for column in half]
    if not any(texts):
        return ("" if not before or _type(before) == "Point" else before), []
    numbers, faults = [], []
    for column, text in zip(COORDINATES, texts, strict=True):
        number = _degrees(text or "")
        numbers.append(number)
        if number is None:
            message = f"given '{text}'; degrees are needed, as 72.68944, or blanks in both"
            faults.append((column, message))
    if faults:
        return before, faults
    return geometry_text({"type": "Point", "coordinates": numbers}), []


def _degrees(text: str) -> float | None:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _type(text: str) -> str:
    return json.loads(text).get("type", "")


def _drawn(given: dict[str, Any] | None, before: str) -> tuple[str, list[Fault]]:
    if given is None:
        return "", []
    kind, parts = given["type"], given.get("coordinates", ())
    # QGIS makes every layer of a GeoPackage a multiple one; a single part stays single here.
    if kind.startswith("Multi") and len(parts) == 1 and not (before and _type(before) == kind):
        given = {"type": kind.removeprefix("Multi"), "coordinates": parts[0]}
    types = {name for names in ALLOWED.values() for name in names if name}
    if given["type"] not in types:
        allowed = ", ".join(sorted(types))
        return before, [(GEOMETRY, f"given {given['type']}; allowed is {allowed}")]
    if not _is_finite(given["coordinates"]):
        return before, [(GEOMETRY, "cannot be brought into EPSG:4326; check the layer's system")]
    try:
        return geometry_text(given), []
    except ValueError as problem:
        return before, [(GEOMETRY, str(problem))]


def _is_finite(part: Any) -> bool:
    if isinstance(part, list | tuple):
        return all(map(_is_finite, part))
    return math.isfinite(part)
