"""The difference of two states as lines of text and as the file of the change log."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from services.edition.changes.log import VersionChanges

SHOWN = 70


def lines(changes: VersionChanges) -> Iterator[str]:
    """What a curator reads: tables with counts, then record by record, old -> new."""
    yield f"{changes.since or '-'} -> {changes.version} ({changes.date})"
    for table, group in changes.records.items():
        counts = (len(group.added), len(group.removed), len(group.changed))
        yield "{}: {} added, {} removed, {} changed".format(table, *counts)
        for key in group.added:
            yield f"  + {_line(key)}"
        for key in group.removed:
            yield f"  - {_line(key)}"
        for key, fields in group.changed.items():
            yield f"  {_line(key)}"
            for field, (old, new) in fields.items():
                yield f"    {field}: {_part(old)} -> {_part(new)}"


def document(changes: VersionChanges) -> dict[str, Any]:
    """The file of a version: only what there is, in the order of the model."""
    told = changes.model_dump(mode="json")
    told["records"] = {
        table: {name: value for name, value in group.items() if value}
        for table, group in told["records"].items()
    }
    return {name: value for name, value in told.items() if value}


def _part(text: str) -> str:
    if not text:
        return "(blank)"
    shown = _line(text)
    return shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}..."


def _line(text: str) -> str:
    """A text that stays on its line and moves no cursor."""
    return "".join(sign if sign.isprintable() else " " for sign in text)
