"""Spoils a copy of the second edition: one fault a time, and where the report must point to.

A seeded fault is a record of its own wherever that is possible: right except for one thing, so
that no fault stands in another's way and all of them can be found in one run.
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
    """A fault: what spoils the copy; file, record and field that must be named."""

    name: str
    spoil: Spoil
    file: str
    record: str
    field: str = "-"


def slug(name: str) -> str:
    """An id made of a fault's name."""
    return name.replace(" ", "-")


def with_row(file: str, /, **values: str) -> Spoil:
    """Adds a row to a table, its other cells blank."""

    def spoil(root: Path) -> None:
        with (root / file).open(encoding="utf-8", newline="") as table:
            columns = next(csv.reader(table))
        assert values.keys() <= set(columns)
        with (root / file).open("a", encoding="utf-8", newline="") as table:
            csv.DictWriter(table, columns, restval="", lineterminator="\n").writerow(values)

    return spoil


def replaced(file: str, old: str, new: str) -> Spoil:
    """Writes `new` where the file holds `old`, once."""
    return raw(file, lambda data: swapped(data, old.encode(), new.encode()))


def swapped(data: bytes, old: bytes, new: bytes) -> bytes:
    """`data` with `new` in the one place of `old`."""
    assert data.count(old) == 1, old
    return data.replace(old, new)


def with_place(layer: str, given: dict[str, Any], geometry: Any) -> Spoil:
    """Adds a place to a layer."""

    def change(held: dict[str, Any]) -> None:
        feature = {"type": "Feature", "properties": given, "geometry": geometry}
        held["features"].append(feature)

    return document(f"layers/{layer}.geojson", change)


def document(file: str, change: Callable[[Any], None]) -> Spoil:
    """Changes a JSON file."""

    def spoil(root: Path) -> None:
        held = json.loads((root / file).read_text(encoding="utf-8"))
        change(held)
        (root / file).write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")

    return spoil


def raw(file: str, change: Callable[[bytes], bytes]) -> Spoil:
    """Changes the bytes of a file; one that is not there has none."""

    def spoil(root: Path) -> None:
        path = root / file
        path.write_bytes(change(path.read_bytes() if path.is_file() else b""))

    return spoil


def gone(file: str) -> Spoil:
    """Removes a file."""
    return lambda root: (root / file).unlink()


def together(*spoils: Spoil) -> Spoil:
    """Several changes that make one fault."""

    def spoil(root: Path) -> None:
        for one in spoils:
            one(root)

    return spoil
