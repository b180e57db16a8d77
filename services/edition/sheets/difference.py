"""What an import would change, in words a curator checks before it is written."""

from __future__ import annotations

from collections.abc import Iterator

from services.edition.sheets.placement import GEOMETRY
from services.edition.sheets.upsert import Upsert

SHOWN = 70
CONTEXT = 20


def difference(items: list[Upsert]) -> Iterator[str]:
    """Lines: by file, new records with what they hold, changed fields old -> new."""
    changed = [item for item in items if item.changes]
    for file in dict.fromkeys(item.destination.file for item in changed):
        own = [item for item in changed if item.destination.file == file]
        new = sum(item.before is None for item in own)
        yield f"{file}: {new} new, {len(own) - new} changed"
        for item in own:
            yield f"  {'new' if item.before is None else 'changed'}: {plain(item.name)}"
            for column, old, value in item.changes:
                yield f"    {column}: {_change(item, column, old, value)}"


def emptied(items: list[Upsert]) -> int:
    """How many values an import would empty."""
    return sum(not value for item in items for _, _, value in item.changes)


def _change(item: Upsert, column: str, old: str, new: str) -> str:
    if item.before is None:
        return _part(new, 0)
    signs = zip(old, new, strict=False)
    start = next((i for i, (a, b) in enumerate(signs) if a != b), min(len(old), len(new)))
    if column == GEOMETRY:
        return f"{_told(old, start, 'no location')} -> {_told(new, start, 'no location')}"
    return f"{_told(old, start, '(empty)')} -> {_told(new, start, '(empty)')}"


def _told(text: str, start: int, nothing: str) -> str:
    return _part(text, start) if text else nothing


def _part(text: str, start: int) -> str:
    """A text no longer than a line, from shortly before where it starts to differ."""
    first = max(0, start - CONTEXT) if len(text) > SHOWN else 0
    part = text[first : first + SHOWN]
    before, after = "..." if first else "", "..." if first + SHOWN < len(text) else ""
    return f"{before}{plain(part)}{after}"


def plain(text: str) -> str:
    """A text that stays on its line and moves no cursor."""
    return "".join(sign if sign.isprintable() else " " for sign in text)
