"""The records of an edition's folder as plain text, whatever models its version had."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from services.edition.files import CATALOGUE, CHECKS, INFO, SOURCES, TABLES
from services.edition.tidying import Unreadable, csv_rows, decoded

Fields = dict[str, str]
State = dict[str, dict[str, Fields]]
"""{table: {record: {field: text}}}; a blank is absent."""

PLACES, TEXTS, EDITION = "places", "texts", "edition"


def read_state(root: Path) -> State:
    """Every record below a folder; a table the folder does not have holds none.

    Raises
    ------
    Unreadable
        when the folder is no edition or a file of it cannot be read, with the file's name
    """
    if not (root / INFO).is_file():
        raise Unreadable(f"{root}: holds no {INFO}")
    state: State = {EDITION: {"edition": _flat(_document(root, INFO))}}
    for file, table in TABLES.items():
        if (root / file).is_file():
            state[table.field] = dict(_rows(root, file, table.key))
    state[PLACES] = dict(_places(root))
    for table, file, key in (
        ("sources", SOURCES, None),
        ("checks", CHECKS, "checks"),
        ("layers", CATALOGUE, "layers"),
    ):
        if (root / file).is_file():
            document = _document(root, file)
            items = document if key is None else document.get(key, [])
            state[table] = {_id(root, file, item): _flat(item) for item in items}
    state[TEXTS] = _texts(root)
    return state


def _rows(root: Path, file: str, key: tuple[str, ...]) -> Iterator[tuple[str, Fields]]:
    try:
        rows = csv_rows((root / file).read_bytes())
    except Unreadable as problem:
        raise Unreadable(f"{root / file}: {problem}") from problem
    for row in rows:
        name = " ".join(row.get(column, "") for column in key)
        yield name, {field: text for field, text in row.items() if text and field not in key}


def _places(root: Path) -> Iterator[tuple[str, Fields]]:
    for path in sorted((root / "layers").glob("*.geojson")):
        file = path.relative_to(root).as_posix()
        for feature in _document(root, file).get("features", []):
            properties, geometry = feature.get("properties") or {}, feature.get("geometry")
            where = {"geometry": _told(geometry)} if geometry else {}
            yield _id(root, file, properties), _flat(properties) | where | {"layer": path.stem}


def _texts(root: Path) -> dict[str, Fields]:
    found: dict[str, Fields] = {}
    for path in sorted((root / "texts").rglob("*.md")):
        code, _, key = path.relative_to(root / "texts").with_suffix("").as_posix().partition("/")
        found.setdefault(key, {})[code] = decoded(path.read_bytes()).strip()
    return found


def _document(root: Path, file: str) -> Any:
    try:
        return json.loads(decoded((root / file).read_bytes()))
    except (Unreadable, ValueError, OSError, RecursionError) as problem:
        raise Unreadable(f"{root / file}: {problem}") from problem


def _id(root: Path, file: str, item: Any) -> str:
    if not isinstance(item, Mapping) or not item.get("id"):
        raise Unreadable(f"{root / file}: a record without id")
    return str(item["id"])


def _flat(item: Mapping[str, Any], above: str = "") -> Fields:
    """Fields of a JSON object as text; those of inner objects behind a full stop."""
    fields: Fields = {}
    for name, value in item.items():
        if isinstance(value, Mapping):
            fields |= _flat(value, f"{above}{name}.")
        elif value not in (None, "", [], ()) and f"{above}{name}" != "id":
            fields[f"{above}{name}"] = _told(value)
    return fields


def _told(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
