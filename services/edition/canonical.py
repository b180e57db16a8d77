"""Canonical form: one way to write every file, so that a difference shows a fact, not a program.

CSV: UTF-8, LF, commas, quotes only where needed, columns in the order of the models, rows sorted.
GeoJSON: one property a line, features sorted by id, properties in the order of the columns, every
property present, blank for unknown, 5 decimals (about 1 m), rings right-handed. JSON: two spaces.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from shapely.geometry import mapping, shape

from services.edition.files import Table
from services.edition.place import Place
from services.edition.record import columns

DECIMALS = 5


def table_text(table: Table, rows: Iterable[Mapping[str, str]], codes: list[str]) -> str:
    """A CSV table; columns the model does not know are kept, behind those it does."""
    rows = [dict(row) for row in rows]
    known = columns(table.model, codes)
    further = sorted({name for row in rows for name in row} - set(known))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, [*known, *further], restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(rows, key=lambda row: [_sortable(row, key) for key in table.order]))
    return out.getvalue()


def _sortable(row: Mapping[str, str], key: str) -> tuple[int, str]:
    value = row.get(key, "")
    # Years sort as numbers, everything else as text.
    return (int(value), "") if value.isdecimal() else (0, value)


def json_text(document: Any) -> str:
    """A JSON document; keys stay in the order they are in, which is the order people wrote."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def prose_text(text: str) -> str:
    """A text in Markdown: LF, one line end at its end."""
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n") + "\n"


def layer_text(features: Iterable[Mapping[str, Any]], codes: list[str]) -> str:
    """A layer; features are {'properties': flat texts, 'geometry': GeoJSON or None}."""
    ordered = sorted(features, key=lambda item: item["properties"].get("id", ""))
    body = ",\n".join(_feature_text(item, codes) for item in ordered)
    return f'{{"type": "FeatureCollection", "features": [\n{body}\n]}}\n'


def _feature_text(item: Mapping[str, Any], codes: list[str]) -> str:
    given = item["properties"]
    known = columns(Place, codes)
    properties = {name: given.get(name, "") for name in known}
    properties |= {name: given[name] for name in sorted(set(given) - set(known))}
    lines = ",\n".join(f"    {_json(name)}: {_json(value)}" for name, value in properties.items())
    return (
        f'  {{"type": "Feature", "id": {_json(given.get("id", ""))},\n'
        f'  "geometry": {_json(geometry(item["geometry"]))},\n'
        f'  "properties": {{\n{lines}\n  }}}}'
    )


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def geometry(given: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """A geometry in two dimensions, rounded, rings as RFC 7946 asks (outer counter-clockwise)."""
    if given is None:
        return None
    kind, coordinates = given["type"], _rounded(given["coordinates"])
    if kind in ("Polygon", "MultiPolygon"):
        # Rounded first: a ring that rounding turns over is turned back. Shapely closes open rings.
        drawn = shape({"type": kind, "coordinates": coordinates})
        parts = [mapping(part)["coordinates"] for part in getattr(drawn, "geoms", [drawn])]
        turned = [[_turned(ring, -1 if n else 1) for n, ring in enumerate(part)] for part in parts]
        coordinates = _rounded(turned[0] if kind == "Polygon" else turned)
    return {"type": kind, "coordinates": coordinates}


def _turned(ring: Any, side: int) -> Any:
    """A ring that runs to the left (1) or to the right (-1); one without area stays as it is."""
    # In whole steps of the last decimal, so that the sign of the area is exact.
    grid = [[round(value * 10**DECIMALS) for value in point] for point in ring]
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(grid))
    return ring[::-1] if area * side < 0 else ring


def _rounded(part: Any) -> Any:
    if part and isinstance(part[0], int | float):
        return [round(float(value), DECIMALS) for value in part[:2]]
    return [_rounded(inner) for inner in part]
