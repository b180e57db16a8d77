"""The numbers as CSV: a header, a line a row, each with the selection and edition it is of."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from services.exchange.downloads.texts import inert, legal

Row = Mapping[str, Any]


def csv_text(document: Row, table: str) -> str:
    """A table with its header; empty cells are what is not known or not told."""
    rows = [dict(row) for row in TABLES[table](document)]
    edition = document["edition"]
    same = {
        "statement": document["statement"],
        "edition": f"{edition['id']} {edition['version']} {edition['date']}",
        "selection": document["query"],
        "licence": document["licence"],
    }
    columns = list(dict.fromkeys(key for row in rows for key in row)) or ["note"]
    held = io.StringIO()
    writer = csv.writer(held)
    writer.writerow([*columns, *same])
    for row in rows:
        writer.writerow(
            [cell(row.get(name)) for name in columns] + [cell(v) for v in same.values()]
        )
    return f"\ufeff{held.getvalue()}"


def cell(value: Any) -> Any:
    """One cell: numbers as they are, lists joined, and no text a spreadsheet would run."""
    if value is None:
        return ""
    if isinstance(value, int | float):
        return value
    text = "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return inert(legal(text))


def _flat(row: Row) -> dict[str, Any]:
    """{'lon': {'value', 'low', 'high'}} -> lon, lon_low, lon_high."""
    told: dict[str, Any] = {}
    for name, value in row.items():
        if isinstance(value, Mapping) and "low" in value:
            told |= {
                name: value["value"],
                f"{name}_low": value["low"],
                f"{name}_high": value["high"],
            }
        elif isinstance(value, Mapping):
            told |= {f"{name}_{key}": each for key, each in _flat(value).items()}
        else:
            told[name] = value
    return told


def _summary(document: Row) -> Iterable[Row]:
    """Every single number of the statistics, and why others are not told."""
    for name in ("centre", "weighted_centre", "ellipse", "neighbours", "kernel", *AWAY):
        found = document[name]
        if found is None:
            continue
        if found["refused"]:
            yield {"result": name, "measure": "refused", "note": found["refused"]["message"]}
        for key, value in found.items():
            row = {"result": name, "measure": key, "value": None, "low": None, "high": None}
            if isinstance(value, Mapping) and "low" in value:
                yield row | dict(value)
            elif isinstance(value, int | float) and key not in ("records", "of", "places"):
                yield row | {"value": value}


AWAY = ("railway", "settlement")


def _path(document: Row) -> Iterable[Row]:
    for step in document["path"]["years"]:
        yield _flat({name: value for name, value in step.items() if value is not None})


def _rows(*path: str) -> Callable[[Row], Iterable[Row]]:
    def read(document: Row) -> Iterable[Row]:
        found: Any = document
        for name in path:
            found = (found or {}).get(name, [])
        return [_flat(row) for row in found]

    return read


def _kernel(document: Row) -> Iterable[Row]:
    nodes = document["kernel"].get("nodes", [])
    return [dict(zip(("lon", "lat", "density"), node, strict=True)) for node in nodes]


TABLES: dict[str, Callable[[Row], Iterable[Row]]] = {
    "summary": _summary,
    "places": _rows("places"),
    "oblasts": _rows("oblasts", "rows"),
    "grid": _rows("grid", "cells"),
    "path": _path,
    "ripley": _rows("ripley", "steps"),
    "kernel": _kernel,
    "ground": _rows("ground", "rows"),
}
"""Tables by the name that addresses use."""
