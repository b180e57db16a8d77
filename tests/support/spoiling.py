"""Spoils a copy of the second edition: each fault a curator may make, and where it must be named.

A fault is (name, spoil, file, record, field): `spoil` changes the copy, the rest is where the
report must point.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Spoil = Callable[[Path], None]


@dataclass(frozen=True)
class Seeded:
    """One seeded fault. `alone` is true where it hides others: a file that cannot be read."""

    name: str
    spoil: Spoil
    file: str
    record: str
    field: str
    alone: bool = False


def cell(file: str, record: str, column: str, value: str) -> Spoil:
    """Writes a value into a cell of a table."""

    def spoil(root: Path) -> None:
        rows, columns = read(root / file)
        for row in rows:
            if row["id"] == record:
                row[column] = value
        write(root / file, rows, columns)

    return spoil


def row(table: str, /, **values: str) -> Spoil:
    """Adds a row to a table, its other cells blank."""

    def spoil(root: Path) -> None:
        rows, columns = read(root / table)
        write(root / table, [*rows, values], columns)

    return spoil


def place(layer: str, record: str, **changed: Any) -> Spoil:
    """Changes properties of a place; `geometry` is its geometry."""

    def spoil(root: Path) -> None:
        path = root / "layers" / f"{layer}.geojson"
        document = json.loads(path.read_text(encoding="utf-8"))
        for feature in document["features"]:
            if feature["properties"]["id"] == record:
                given = dict(changed)
                if "geometry" in given:
                    feature["geometry"] = given.pop("geometry")
                feature["properties"] |= given
        path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")

    return spoil


def copied(source: str, target: str, record: str) -> Spoil:
    """Puts a copy of a place into a layer, its own or another."""

    def spoil(root: Path) -> None:
        given = json.loads((root / "layers" / f"{source}.geojson").read_text(encoding="utf-8"))
        path = root / "layers" / f"{target}.geojson"
        document = json.loads(path.read_text(encoding="utf-8"))
        twins = [item for item in given["features"] if item["properties"]["id"] == record]
        document["features"] += twins
        path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")

    return spoil


def document(file: str, change: Callable[[Any], None]) -> Spoil:
    """Changes a JSON file."""

    def spoil(root: Path) -> None:
        held = json.loads((root / file).read_text(encoding="utf-8"))
        change(held)
        (root / file).write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")

    return spoil


def raw(file: str, change: Callable[[bytes], bytes]) -> Spoil:
    """Changes the bytes of a file."""

    def spoil(root: Path) -> None:
        (root / file).write_bytes(change((root / file).read_bytes()))

    return spoil


def gone(file: str) -> Spoil:
    """Removes a file."""
    return lambda root: (root / file).unlink()


def read(path: Path) -> tuple[list[dict[str, str]], list[str]]:
    """Rows and columns of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        return list(reader), list(reader.fieldnames or [])


def write(path: Path, rows: list[dict[str, str]], columns: list[str]) -> None:
    """Writes a table."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
