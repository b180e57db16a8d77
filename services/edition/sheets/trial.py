"""A trial of the edition that would result, beside the real one; its faults back to the rows."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from services.edition.faults import Fault, FaultyEdition
from services.edition.reading import read_edition
from services.edition.sheets.destination import Destination, Key, Records
from services.edition.sheets.mending import Mended, mended
from services.edition.sheets.sheet import Finding
from services.edition.sheets.upsert import Upsert


def try_out(
    root: Path, items: list[Upsert], held: dict[str, Records], known: dict[str, Destination]
) -> list[Finding]:
    """Everything wrong with the rows, alone and in the edition that would result.

    Parameters
    ----------
    held : what the edition holds now, by name of table or layer
    """
    lenders = {name: list(records.values()) for name, records in held.items()}
    rows = [mended(item, lenders[item.destination.name]) for item in items]
    findings = [
        _finding(row.upsert, field, message) for row in rows for field, message in row.faults
    ]
    texts = {
        known[name].file: known[name].text(resulting(known[name], records, rows).values())
        for name, records in held.items()
    }
    faults = trial_faults(root, texts)
    return findings + list(_mapped(root, faults, [row for row in rows if row.record is not None]))


def resulting(destination: Destination, records: Records, rows: list[Mended]) -> Records:
    """The records of a table or layer once the readable rows are in it."""
    after: dict[Key, dict[str, str]] = dict(records)
    for row in rows:
        if row.upsert.destination == destination and row.record is not None:
            after[destination.key_of(row.record)] = row.record
    return after


def trial_faults(root: Path, texts: dict[str, str]) -> list[Fault]:
    """Faults of a copy of the edition in which some files have another text."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "edition"
        shutil.copytree(root, copy, ignore=shutil.ignore_patterns("media"))
        if (root / "media").is_dir():
            shutil.copytree(root / "media", copy / "media", copy_function=_linked)
        for file, text in texts.items():
            path = copy / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        try:
            read_edition(copy)
        except FaultyEdition as problem:
            return problem.faults
    return []


def _linked(source: str, target: str) -> None:
    # Pictures and sound are large, and only looked at.
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _mapped(root: Path, faults: list[Fault], rows: list[Mended]) -> Iterator[Finding]:
    by_record = {_place(row): row for row in rows}
    by_name = {name: row for (_, name), row in by_record.items()}
    elsewhere = []
    for fault in faults:
        row = by_record.get((fault.file, fault.record))
        if row is None:
            elsewhere.append(fault)
        elif row.trusts(fault.field.split(".")[0], fault.message):
            yield _finding(row.upsert, fault.field, fault.message)
    earlier = set(trial_faults(root, {})) if elsewhere else set()
    for fault in elsewhere:
        row = _named(fault, by_name)
        if fault in earlier:
            yield Finding("", 0, "", f"was in the edition before: {fault}")
        elif any(item.lent for item in rows) and (row is None or row.lent):
            # What another record has against a lent value is nothing the sheet says.
            continue
        elif row is None:
            yield Finding("", 0, "", f"the edition that would result: {fault}")
        else:
            yield _finding(row.upsert, "", str(fault))


def _place(row: Mended) -> tuple[str, str]:
    destination = row.upsert.destination
    return destination.file, " ".join(destination.key_of(row.record or {})).strip()


def _named(fault: Fault, by_name: dict[str, Mended]) -> Mended | None:
    """The row that a fault of another record speaks of."""
    words = [fault.record, *re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", fault.message)]
    return next((by_name[word] for word in words if word in by_name), None)


def _finding(item: Upsert, field: str, message: str) -> Finding:
    return item.sheet.finding(item.row.number, _column(item, field), message)


def _column(item: Upsert, field: str) -> str:
    """The sheet's column of a field: comment is found under comment_kk where it has that."""
    if field in ("", "-"):
        return ""
    name = field.replace(".", "_")
    letters, base = item.sheet.letters, field.split(".")[0]
    languages = [f"{base}_{code}" for code in item.destination.codes]
    wanted = ["longitude"] if base == "geometry" else []
    return next((c for c in [name, base, *languages, *wanted] if c in letters), base)
