"""flask tidy: brings the files of an edition into canonical form and lists what it changed.

It never loses a value: columns nobody knows are kept (the check names them), and a file it
cannot read stays as it is, byte for byte.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from services.edition.canonical import json_text, layer_text, prose_text, table_text
from services.edition.changes.log import CHANGES
from services.edition.files import CATALOGUE, CHECKS, INFO, PACKAGE, SOURCES, TABLES
from services.edition.package import package_text
from services.edition.saving import save_all
from services.edition.tidying import (
    Unreadable,
    csv_rows,
    decoded,
    plain_dates,
    plain_features,
    xlsx_rows,
)


def tidy(root: Path) -> list[str]:
    """Tidy the edition under a folder.

    Returns
    -------
    A line for every file: 'observations.csv: ...', in words; empty when nothing was to be done.
    """
    info = _document(root / INFO)
    codes = _codes(info)
    if not codes:
        return [f"{INFO}: left as it is: it names no languages, so nothing else can be read"]
    lines: list[str] = []
    for file, table in TABLES.items():
        lines += _tidied(
            root, file, lambda file=file, table=table: _table(root, file, table, codes)
        )
    for path in sorted((root / "layers").glob("*.geojson")):
        file = path.relative_to(root).as_posix()
        lines += _tidied(root, file, lambda path=path: _layer(path, codes))
    stories = sorted(f"stories/{path.name}" for path in (root / "stories").glob("*.json"))
    changes = sorted(f"{CHANGES}/{path.name}" for path in (root / CHANGES).glob("*.json"))
    for file in (INFO, CATALOGUE, CHECKS, *stories, *changes):
        lines += _tidied(root, file, lambda file=file: json_text(_parsed(root / file)))
    lines += _tidied(root, SOURCES, lambda: json_text(_by_id(_parsed(root / SOURCES))))
    for path in sorted((root / "texts").rglob("*.md")):
        file = path.relative_to(root).as_posix()
        lines += _tidied(root, file, lambda path=path: prose_text(decoded(path.read_bytes())))
    lines += _tidied(root, PACKAGE, lambda: package_text(info, codes, root))
    return lines


def _tidied(root: Path, file: str, make: Callable[[], str]) -> list[str]:
    """Write a file's canonical text; what changed, in words."""
    path = root / file
    told = []
    try:
        before = path.read_bytes() if path.is_file() else None
        text = make()
        if text.encode() != before:
            save_all(root, {file: text})
            told.append(f"{file}: {_difference(before, text)}")
    except FileNotFoundError:
        return [f"{file}: is gone; it must be there, empty or not"]
    except KeyError as problem:
        return [f"{file}: left as it is: {problem} is missing"]
    except (Unreadable, ValueError, TypeError, AttributeError, OSError, RecursionError) as problem:
        return [f"{file}: left as it is: {problem}"]
    workbook = path.with_suffix(".xlsx")
    if file in TABLES and workbook.is_file():
        told.append(_removed(workbook, file))
    return told


def _removed(workbook: Path, file: str) -> str:
    try:
        workbook.unlink()
    except OSError as problem:
        return f"{workbook.name}: taken into {file}; remove it by hand ({problem.strerror})"
    return f"{workbook.name}: taken into {file} and removed"


def _difference(before: bytes | None, after: str) -> str:
    if before is None:
        return "written anew"
    try:
        old = decoded(before).splitlines()
    except Unreadable:
        return "brought into canonical form"
    kept = set(old)
    changed = sum(line not in kept for line in after.splitlines())
    return f"brought into canonical form ({changed} lines of {len(after.splitlines())} differ)"


def _table(root: Path, file: str, table: Any, codes: list[str]) -> str:
    workbook = (root / file).with_suffix(".xlsx")
    given = workbook.is_file()
    rows = xlsx_rows(workbook) if given else csv_rows((root / file).read_bytes())
    return table_text(table, [plain_dates(table.model, row) for row in rows], codes)


def _layer(path: Path, codes: list[str]) -> str:
    return layer_text(plain_features(_parsed(path)), codes)


def _parsed(path: Path) -> Any:
    try:
        return json.loads(decoded(path.read_bytes()))
    except json.JSONDecodeError as problem:
        raise Unreadable(f"is not JSON (line {problem.lineno}: {problem.msg})") from problem


def _document(path: Path) -> dict[str, Any]:
    try:
        document = _parsed(path)
    except (Unreadable, OSError, RecursionError):
        return {}
    return document if isinstance(document, dict) else {}


def _codes(info: dict[str, Any]) -> list[str]:
    languages = info.get("languages")
    named = (
        [item for item in languages if isinstance(item, dict)]
        if isinstance(languages, list)
        else []
    )
    return [str(item["code"]) for item in named if item.get("code")]


def _by_id(sources: Any) -> Any:
    return sorted(sources, key=lambda item: item["id"])
