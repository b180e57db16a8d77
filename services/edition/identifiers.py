"""Identifiers that outlive pages: /id/<id> means one thing for good, or says what became of it."""

from __future__ import annotations

from collections.abc import Iterator

from services.edition.edition import Edition
from services.edition.faults import Fault
from services.edition.files import SOURCES, TABLES, layer_file

NAMED = {"features": "place", "observations": "figure", "sources": "source", "events": "event"}
"""Records that have an address of their own under /id/, and what each is called."""

STONES = "tombstones.csv"
_FILES = {table.field: file for file, table in TABLES.items()} | {"sources": SOURCES}


def check_identifiers(edition: Edition) -> Iterator[Fault]:
    """A fault for every id that stands for two things, and for stones that lead nowhere."""
    taken: dict[str, str] = {}
    for field, name in NAMED.items():
        for key in getattr(edition, field):
            if key in taken:
                yield Fault(_file(edition, field, key), key, "id", f"is the id of a {taken[key]}")
            taken.setdefault(key, name)
    for stone in edition.tombstones.values():
        if stone.id in taken:
            message = f"is still a {taken[stone.id]}; an id is used once"
            yield Fault(STONES, stone.id, "id", message)
        if stone.successor and stone.successor not in taken:
            message = f"unknown features: {stone.successor!r} is no place, figure, source or event"
            yield Fault(STONES, stone.id, "successor", message)


def _file(edition: Edition, field: str, key: str) -> str:
    return layer_file(edition.features[key].layer) if field == "features" else _FILES[field]
