"""CSV: UTF-8 with its mark, one header, and on every row the edition it was copied from."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from shapely.geometry import shape

from services.edition.citation import parse_citations
from services.exchange.downloads.material import Material
from services.exchange.downloads.provenance import Provenance, provenance
from services.exchange.downloads.rows import Row, Rows, place_rows, table_rows
from services.exchange.downloads.texts import inert, legal

ORIGIN = ("edition", "edition_version", "edition_date", "licence", "citation", "sources_in_full")


def places_csv(material: Material, layers: Sequence[str], whole: bool) -> bytes:
    """Places as rows: longitude and latitude of points, every geometry as WKT."""
    given, shapes = place_rows(material, layers)
    rows = [row | _position(geometry) for row, geometry in zip(given.rows, shapes, strict=True)]
    names = [*given.columns, "longitude", "latitude", "wkt"]
    told = provenance(material.edition, () if whole else layers)
    return _written(Rows(names, rows, given.numbers), told)


def table_csv(material: Material, name: str) -> bytes:
    """A table of the edition, such as `observations`."""
    return _written(table_rows(material, name), provenance(material.edition))


def _position(geometry: dict[str, Any] | None) -> Row:
    if geometry is None:
        return {"longitude": None, "latitude": None, "wkt": None}
    drawn = shape(geometry)
    lon, lat = (drawn.x, drawn.y) if geometry["type"] == "Point" else (None, None)
    return {"longitude": lon, "latitude": lat, "wkt": drawn.wkt}


def _written(table: Rows, told: Provenance) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*table.columns, *ORIGIN])
    fixed = (told.id, told.version, told.date, told.licence, told.citation)
    for row in table.rows:
        cells = [_cell(row.get(name)) for name in table.columns]
        writer.writerow([*cells, *map(inert, fixed), inert(legal(_sources(row, told)))])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _sources(row: Row, told: Provenance) -> str:
    """The sources a row rests on, each in one line."""
    named = {citation.source for citation in parse_citations(row.get("sources") or "")}
    named.add(str(row.get("source")))
    return " | ".join(line for key, line in told.sources.items() if key in named)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}"
    return inert(legal(value)) if isinstance(value, str) else str(value)
