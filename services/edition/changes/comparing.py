"""Two states of an edition: what was added, removed and changed, and ids that are simply gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from services.edition.changes.log import VersionChanges
from services.edition.changes.state import EDITION, PLACES, Fields, State, read_state
from services.edition.faults import Fault
from services.edition.files import SOURCES, TABLES

LASTING = (PLACES, "observations", "sources", "events")
"""Tables whose ids have an address under /id/: none of them may go without a stone."""

STONES = "tombstones"
_FILES = {table.field: file for file, table in TABLES.items()} | {
    PLACES: "layers/",
    "sources": SOURCES,
}


def compare(old: Path, new: Path) -> tuple[VersionChanges, list[Fault]]:
    """How the edition under `new` differs from the one under `old`.

    Returns
    -------
    The changes, and a fault for every id that is gone without a row in tombstones.csv.

    Raises
    ------
    Unreadable
        when one of the folders is no edition that can be read
    """
    before, after = read_state(old), read_state(new)
    info = {name: state[EDITION]["edition"] for name, state in (("old", before), ("new", after))}
    records = {
        table: found
        for table in sorted({*before, *after}, key=_rank)
        if (found := _group(before.get(table, {}), after.get(table, {})))
    }
    changes = VersionChanges.model_validate(
        {
            "version": info["new"].get("version", ""),
            "date": info["new"].get("date", ""),
            "since": info["old"].get("version", ""),
            "records": records,
        }
    )
    return changes, list(_vanished(before, after))


def _rank(table: str) -> tuple[int, str]:
    """What readers look for first: places, figures, sources, events, then the rest by name."""
    return (LASTING.index(table) if table in LASTING else len(LASTING), table)


def _group(before: dict[str, Fields], after: dict[str, Fields]) -> dict[str, Any]:
    changed = {
        key: fields
        for key in sorted(before.keys() & after.keys())
        if (fields := _fields(before[key], after[key]))
    }
    group = {
        "added": sorted(after.keys() - before.keys()),
        "removed": sorted(before.keys() - after.keys()),
        "changed": changed,
    }
    return {name: value for name, value in group.items() if value}


def _fields(before: Fields, after: Fields) -> dict[str, list[str]]:
    names = dict.fromkeys([*before, *after])
    return {
        name: [before.get(name, ""), after.get(name, "")]
        for name in names
        if before.get(name, "") != after.get(name, "")
    }


def _vanished(before: State, after: State) -> Iterator[Fault]:
    stones = after.get(STONES, {})
    here = {key for table in LASTING for key in after.get(table, {})}
    for table in LASTING:
        for key in sorted(before.get(table, {})):
            if key not in here and key not in stones:
                message = "is gone without a row in tombstones.csv; an id is never just dropped"
                yield Fault(_FILES[table], key, "id", message)
    for key in sorted(before.get(STONES, {}).keys() - stones.keys()):
        yield Fault(_FILES[STONES], key, "id", "this tombstone is gone; its id stays withdrawn")
