"""flask tidy: brings the files of an edition into canonical form and lists what it changed.

It never loses a value: columns nobody knows are kept (the check names them), and a file it
cannot read stays as it is, byte for byte.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from services.edition.canonical import json_text, layer_text, table_text
from services.edition.files import CATALOGUE, CHECKS, INFO, PACKAGE, SOURCES, TABLES
from services.edition.package import package_text
from services.edition.tidying import Unreadable, csv_rows, decoded, plain_feature, xlsx_rows


def tidy(root: Path) -> list[str]:
    """Tidy the edition under a folder.

    Returns
    -------
    A line for every file: 'observations.csv: ...', in words; empty when nothing was to be done.
    """
    info = _document(root / INFO)
    codes = [item.get("code", "") for item in info.get("languages", [])] if info else []
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
    for file in (INFO, CATALOGUE, CHECKS):
        lines += _tidied(root, file, lambda file=file: json_text(_parsed(root / file)))
    lines += _tidied(root, SOURCES, lambda: json_text(_by_id(_parsed(root / SOURCES))))
    lines += _tidied(root, PACKAGE, lambda: package_text(info, codes, root))
    return lines


def _tidied(root: Path, file: str, make: Callable[[], str]) -> list[str]:
    """Write a file's canonical text; what changed, in words."""
    path = root / file
    workbook = path.with_suffix(".xlsx")
    before = path.read_bytes() if path.is_file() else None
    try:
        text = make()
    except (Unreadable, ValueError, TypeError, KeyError, AttributeError, OSError) as problem:
        return [f"{file}: left as it is: {problem}"]
    after = text.encode()
    told = []
    if before != after:
        path.write_bytes(after)
        told.append(f"{file}: {_difference(before, text)}")
    if file in TABLES and workbook.is_file():
        workbook.unlink()
        told.append(f"{workbook.name}: taken into {file} and removed")
    return told


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
    if workbook.is_file():
        return table_text(table, xlsx_rows(workbook), codes)
    return table_text(table, csv_rows((root / file).read_bytes()), codes)


def _layer(path: Path, codes: list[str]) -> str:
    document = _parsed(path)
    return layer_text([plain_feature(item) for item in document["features"]], codes)


def _parsed(path: Path) -> Any:
    try:
        return json.loads(decoded(path.read_bytes()))
    except json.JSONDecodeError as problem:
        raise Unreadable(f"is not JSON (line {problem.lineno}: {problem.msg})") from problem


def _document(path: Path) -> dict[str, Any]:
    try:
        document = _parsed(path)
    except (Unreadable, OSError):
        return {}
    return document if isinstance(document, dict) else {}


def _by_id(sources: Any) -> Any:
    return sorted(sources, key=lambda item: item["id"])
