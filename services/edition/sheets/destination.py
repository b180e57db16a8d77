"""Where a sheet belongs: a table of the edition, or a layer."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from services.edition.canonical import layer_text, table_text
from services.edition.files import TABLES, Table, layer_file
from services.edition.place import Place
from services.edition.record import Record, columns
from services.edition.sheets.placement import COORDINATES, GEOMETRY, geometry_text
from services.edition.sheets.sheet import Sheet
from services.edition.tidying import Unreadable, csv_rows, decoded, plain_feature

Key = tuple[str, ...]
Records = dict[Key, dict[str, str]]
"""Flat rows by key; a place has its geometry as GeoJSON text under `geometry`."""


@dataclass(frozen=True)
class Destination:
    """A file of the edition that takes rows; `table` is None for a layer."""

    name: str
    file: str
    table: Table | None
    codes: tuple[str, ...]

    @property
    def model(self) -> type[Record]:
        """What a row must be."""
        return self.table.model if self.table else Place

    @property
    def key(self) -> Key:
        """The columns that tell records apart."""
        return self.table.key if self.table else ("id",)

    @property
    def columns(self) -> list[str]:
        """The columns a sheet may have."""
        known = columns(self.model, self.codes)
        return known if self.table else [*known, *COORDINATES]

    def key_of(self, row: dict[str, str]) -> Key:
        """A row's key; its parts are empty where the row has none."""
        return tuple(row.get(column, "").strip() for column in self.key)

    def records(self, root: Path) -> Records:
        """What the file holds now.

        Raises
        ------
        Unreadable
            when it cannot be read as a table or layer
        """
        path = root / self.file
        if not path.is_file():
            return {}
        if self.table:
            return self._by_key(csv_rows(path.read_bytes()))
        try:
            features = json.loads(decoded(path.read_bytes()))["features"]
            rows = [_flat(plain_feature(item)) for item in features]
        except (ValueError, RecursionError, LookupError, TypeError, AttributeError) as problem:
            raise Unreadable(f"is no layer ({problem})") from problem
        return self._by_key(rows)

    def _by_key(self, rows: list[dict[str, str]]) -> Records:
        found: Records = {}
        for row in rows:
            key = self.key_of(row)
            if key in found or not all(key):
                # One of two rows with a key would be lost in silence.
                told = " ".join(key).strip()
                raise Unreadable(f"holds '{told}' twice" if told else "holds a row without an id")
            found[key] = row
        return found

    def text(self, records: Iterable[dict[str, str]]) -> str:
        """The file's canonical text with these records."""
        if self.table:
            return table_text(self.table, records, list(self.codes))
        features = []
        for record in records:
            properties = {name: text for name, text in record.items() if name != GEOMETRY}
            shape = record.get(GEOMETRY)
            features.append(
                {"properties": properties, "geometry": json.loads(shape) if shape else None}
            )
        return layer_text(features, list(self.codes))


def _flat(feature: dict[str, Any]) -> dict[str, str]:
    return feature["properties"] | {GEOMETRY: geometry_text(feature["geometry"])}


def destinations(layers: Iterable[str], codes: Iterable[str]) -> dict[str, Destination]:
    """Tables by their file's name without ending, then layers by their id."""
    codes = tuple(codes)
    found = {layer: Destination(layer, layer_file(layer), None, codes) for layer in layers}
    for file, table in TABLES.items():
        name = Path(file).stem
        found[name] = Destination(name, file, table, codes)
    return found


def destination_of(
    sheet: Sheet, file: str, alone: bool, asked: str | None, known: dict[str, Destination]
) -> Destination:
    """The table or layer a sheet belongs to.

    Parameters
    ----------
    file : name of the curator's file without its ending
    alone : whether the file holds no other sheet, so that its name may say the table
    asked : the name given with --table

    Raises
    ------
    Unreadable
        when nothing or more than one thing fits
    """
    allowed = ", ".join(sorted(known))
    if asked is not None:
        if _plain(asked) not in known:
            raise Unreadable(f"given --table {asked}; allowed is {allowed}")
        if not alone:
            raise Unreadable("holds several sheets; --table needs a file with one")
        return known[_plain(asked)]
    for name in (sheet.name, file) if alone else (sheet.name,):
        if _plain(name) in known:
            return known[_plain(name)]
    fitting = [name for name in sorted(known) if _fits(sheet, known[name])]
    if len(fitting) == 1:
        return known[fitting[0]]
    told = f"its headings fit {', '.join(fitting)}" if fitting else "its headings fit none"
    raise Unreadable(
        f"'{sheet.name}' names no table, and {told}; name the sheet, or use --table with one of: "
        + allowed
    )


def _plain(name: str) -> str:
    plain = name.strip().lower().replace(" ", "_").replace("-", "_")
    return plain.removesuffix(".csv").removesuffix(".geojson")


def _fits(sheet: Sheet, destination: Destination) -> bool:
    headings = set(sheet.letters)
    return set(destination.key) <= headings <= set(destination.columns)
