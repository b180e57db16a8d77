"""Reads an edition: files -> records -> cross-checks -> Edition, or all its faults at once."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

from services.edition.causes import first_causes
from services.edition.changes.log import CHANGES, VersionChanges
from services.edition.consistency import check_consistency
from services.edition.edition import Edition
from services.edition.evidence import Check, Source, Story
from services.edition.faults import FaultyEdition
from services.edition.features import read_features
from services.edition.files import CATALOGUE, CHECKS, INFO, SOURCES, TABLES
from services.edition.info import EditionInfo
from services.edition.mentions import check_mentions
from services.edition.parsing import Reader, json_object
from services.edition.place import LayerEntry
from services.edition.record import columns, fold
from services.edition.references import check_references
from services.edition.validation import validated


def read_edition(root: Path) -> Edition:
    """The edition under a folder.

    Raises
    ------
    FaultyEdition
        with every fault of every file; nothing in the files leads to another exception
    """
    reader = Reader(root)
    document = json_object(reader, INFO)
    info = None if reader.lost else validated(reader, INFO, "-", EditionInfo, document)
    if info is None:
        # Without its languages no other file can be read: this fault comes alone.
        raise FaultyEdition(reader.faults)
    codes = info.codes
    records = {table.field: _table(reader, file, codes) for file, table in TABLES.items()}
    layers = _listed(reader, CATALOGUE, "layers", LayerEntry)
    edition = Edition(
        root=root,
        hash=folder_hash(root),
        info=info,
        layers=layers,
        features=read_features(reader, layers, codes),
        sources=_sources(reader),
        checks=_listed(reader, CHECKS, "checks", Check),
        stories=_stories(reader),
        texts=_texts(reader, codes),
        changes=_changes(reader),
        **records,
    )
    crossed = [
        *check_references(edition),
        *check_consistency(edition),
        *check_mentions(edition),
    ]
    faults = first_causes(reader.faults, reader.lost, crossed)
    if faults:
        raise FaultyEdition(faults)
    return edition


def folder_hash(root: Path) -> str:
    """SHA-256 over the relative paths and bytes of all files below a folder."""
    total = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        if path.is_file():
            total.update(path.relative_to(root).as_posix().encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _table(reader: Reader, file: str, codes: list[str]) -> dict[Any, Any]:
    table = TABLES[file]
    found: dict[Any, Any] = {}
    for row in reader.rows(file, columns(table.model, codes)):
        number = row.pop("")
        name = " ".join(row.get(column, "") for column in table.key).strip() or f"row {number}"
        record = validated(reader, file, name, table.model, fold(table.model, row, codes))
        if record is None:
            continue
        key = tuple(getattr(record, column) for column in table.key)
        key = key[0] if len(key) == 1 else key
        if key in found:
            reader.fault(file, name, table.key[0], f"stands twice (again in row {number})")
        found[key] = record
    return dict(sorted(found.items(), key=lambda item: _order(table.order, item[1])))


def _order(fields: tuple[str, ...], record: Any) -> tuple[Any, ...]:
    return tuple(getattr(record, field) for field in fields)


def _listed(reader: Reader, file: str, name: str, model: type) -> dict[str, Any]:
    items = json_object(reader, file).get(name, [])
    if not isinstance(items, list):
        reader.unread(file, "-", name, "a list [...] is needed")
        return {}
    return _items(reader, file, items, model)


def _items(reader: Reader, file: str, items: list[Any], model: type) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for number, item in enumerate(items, start=1):
        name = (
            str(item.get("id") or f"item {number}") if isinstance(item, dict) else f"item {number}"
        )
        record = validated(reader, file, name, model, item)
        if record is None:
            continue
        if record.id in found:
            reader.fault(file, name, "id", "stands twice")
        found[record.id] = record
    return found


def _sources(reader: Reader) -> dict[str, Source]:
    document = reader.json(SOURCES)
    if document is not None and not isinstance(document, list):
        reader.unread(SOURCES, "-", "-", "a list [...] of CSL-JSON items is needed")
    return _items(reader, SOURCES, document if isinstance(document, list) else [], Source)


def _stories(reader: Reader) -> dict[str, Story]:
    found: dict[str, Story] = {}
    for path in sorted((reader.root / "stories").glob("*.json")):
        file = f"stories/{path.name}"
        story = validated(reader, file, path.stem, Story, json_object(reader, file))
        if story is not None:
            found[story.id] = story
    return found


def _changes(reader: Reader) -> dict[str, VersionChanges]:
    found: dict[str, VersionChanges] = {}
    for path in sorted((reader.root / CHANGES).glob("*.json")):
        file = f"{CHANGES}/{path.name}"
        change = validated(reader, file, path.stem, VersionChanges, json_object(reader, file))
        if change is not None and change.version != path.stem:
            reader.fault(file, path.stem, "version", "is not what the file is called")
        elif change is not None:
            found[change.version] = change
    return dict(sorted(found.items(), key=lambda item: _parts(item[0]), reverse=True))


def _parts(version: str) -> list[tuple[int, str]]:
    """0.10.0 comes after 0.9.0."""
    parts = re.split(r"[.-]", version)
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]


def _texts(reader: Reader, codes: list[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for code in codes:
        folder = reader.root / "texts" / code
        for path in sorted(folder.rglob("*.md")):
            text = reader.text(path.relative_to(reader.root).as_posix())
            if text is not None:
                key = path.relative_to(folder).with_suffix("").as_posix()
                found.setdefault(key, {})[code] = text
    return found
