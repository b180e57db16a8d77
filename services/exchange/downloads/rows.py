"""The edition as flat rows: places of layers, and the tables that speak of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from services.edition.edition import Edition
from services.edition.files import TABLES, Table
from services.edition.record import Record, columns, localised_fields, unfold
from services.edition.when import When, holds_date
from services.exchange.downloads.material import Material
from services.exchange.downloads.provenance import cited, source_line, year
from services.exchange.layer import layer_document

Row = dict[str, Any]
"""Column -> text, int, Decimal, or None where the edition holds nothing."""

DESCRIBING = ("observations", "relations", "events", "names", "dates")
"""Tables whose rows speak of places; a row about an unpublished place stays inside."""

EXPLAINING = ("indicators", "themes", "units", "periods", "kinds", "precisions", "glossary")
"""Tables that say what the words in the others mean."""


@dataclass(frozen=True)
class Rows:
    """Rows with their columns in order; `numbers` are those columns that hold numbers."""

    columns: list[str]
    rows: list[Row]
    numbers: frozenset[str]


def place_rows(material: Material, layers: Collection[str]) -> tuple[Rows, list[dict | None]]:
    """Published places with all properties, and their geometries (GeoJSON, EPSG:4326, or None).

    To the columns of the layer come `layer` and `precision_radius` [m], which belongs to the
    class of precision and not to the place.
    """
    edition = material.edition
    rows: list[Row] = []
    shapes: list[dict | None] = []
    for layer in layers:
        for feature in layer_document(edition, layer, material.told)["features"]:
            given = feature["properties"]
            row = {name: None if value == "" else value for name, value in given.items()}
            radius = edition.precisions[given["precision"]].radius
            row |= {"layer": layer, "precision_radius": radius}
            row["rank"] = int(row["rank"]) if row["rank"] else None
            rows.append(row)
            shapes.append(feature["geometry"])
    bounds = {f"{end}_{side}" for end in ("opened", "closed") for side in ("earliest", "latest")}
    return Rows(_columns(rows), rows, frozenset({"rank", "precision_radius", *bounds})), shapes


def _columns(rows: list[Row]) -> list[str]:
    """All columns: id and layer first, then in the order in which rows have them."""
    return list(dict.fromkeys(["id", "layer", *(name for row in rows for name in row)]))


def table_rows(material: Material, name: str) -> Rows:
    """A table of the edition, or `sources`, as rows.

    Every date has two integers beside it, its first and last possible day as yyyymmdd.
    """
    edition = material.edition
    if name == "sources":
        return _source_rows(edition)
    table = next(table for table in TABLES.values() if table.field == name)
    dates = [
        field for field, info in table.model.model_fields.items() if holds_date(info.annotation)
    ]
    known = columns(table.model, edition.info.codes)
    further = [f"{field}_{side}" for field in dates for side in ("earliest", "latest")]
    rows = [
        _row(material, table, record, dates)
        for record in getattr(edition, name).values()
        if _is_shown(edition, record)
    ]
    numbers = {column for column in known if any(_is_number(row[column]) for row in rows)} | set(
        further
    )
    return Rows([*known, *further], rows, frozenset(numbers))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | Decimal)


def _is_shown(edition: Edition, record: Record) -> bool:
    ends = [getattr(record, end, None) for end in ("place", "target")]
    return all(end is None or end in edition.published for end in ends)


def _row(material: Material, table: Table, record: Record, dates: list[str]) -> Row:
    codes = material.edition.info.codes
    flat = {key: _plain(value) for key, value in unfold(record, codes).items()}
    for field in localised_fields(table.model):
        texts = getattr(record, field)
        flat |= {f"{field}_{code}": material.told(text, code) for code, text in texts.items()}
    for field in dates:
        when = getattr(record, field)
        flat[f"{field}_earliest"] = when.earliest if isinstance(when, When) else None
        flat[f"{field}_latest"] = when.latest if isinstance(when, When) else None
    return flat


def _plain(value: Any) -> Any:
    if value == "" or value == ():
        return None
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    return value if _is_number(value) else str(value)


def _source_rows(edition: Edition) -> Rows:
    names = ["id", "type", "title", "year", "language", "address", "kind", "read", "licence"]
    rows = []
    for key in cited(edition):
        source = edition.sources[key]
        held = [source.id, source.type, source.title, year(source), source.language]
        address = (source.model_extra or {}).get("URL")
        note = source.custom
        values = [*held, address, note.kind, note.read, note.licence]
        texts = [str(value) if value else None for value in values]
        rows.append(dict(zip(names, texts, strict=True)) | {"in_full": source_line(source)})
    return Rows([*names, "in_full"], rows, frozenset())
