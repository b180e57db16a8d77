"""Files as other programs save them -> plain rows: Excel, LibreOffice, GDAL and QGIS."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl


class Unreadable(Exception):
    """A file that is left as it is; the message says why."""


def decoded(data: bytes) -> str:
    """Bytes as text: UTF-8 with or without mark, UTF-16 with its mark, else Windows Cyrillic.

    Raises
    ------
    Unreadable
        when the bytes are no text in any of these
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        candidates: tuple[str, ...] = ("utf-16",)
    else:
        candidates = ("utf-8-sig", "cp1251")
    for encoding in candidates:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Unreadable("is no text in UTF-8, UTF-16 or Windows-1251")


def csv_rows(data: bytes) -> list[dict[str, str]]:
    """Rows of a CSV with commas, semicolons or tabs.

    Raises
    ------
    Unreadable
        when a row has more cells than the header, or the header names a column twice
    """
    text = decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    return _rows(lines)


def xlsx_rows(path: Path) -> list[dict[str, str]]:
    """Rows of the first sheet of a workbook; dates and whole numbers come back as text.

    Raises
    ------
    Unreadable
        when the file is no workbook, or its rows do not fit its header
    """
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except Exception as problem:  # openpyxl raises what zipfile and its XML parser raise
        raise Unreadable(f"is no workbook ({type(problem).__name__})") from problem
    try:
        lines = [[cell_text(cell) for cell in row] for row in book.worksheets[0].values]
    finally:
        book.close()
    return _rows(lines)


def cell_text(value: Any) -> str:
    """A cell as the table holds it: 1.0 -> '1', a date -> '1941-08-06', nothing -> ''."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _rows(lines: list[list[str]]) -> list[dict[str, str]]:
    if not lines:
        raise Unreadable("has no header")
    header = [name.strip() for name in lines[0]]
    while header and not header[-1]:
        header.pop()
    if len(set(header)) != len(header):
        raise Unreadable("names a column twice")
    rows = []
    for number, cells in enumerate(lines[1:], start=2):
        if any(cells[len(header) :]):
            raise Unreadable(f"row {number} has more cells than the header")
        if any(cells):
            padded = [*cells, *[""] * len(header)]
            rows.append({name: padded[i].strip() for i, name in enumerate(header)})
    return rows


def plain_feature(item: Mapping[str, Any]) -> dict[str, Any]:
    """A GeoJSON feature as GDAL or QGIS writes it: numbers and null become texts, the id is found."""
    properties = {
        name: ", ".join(map(str, value)) if isinstance(value, list) else cell_text(value).strip()
        for name, value in (item.get("properties") or {}).items()
    }
    if not properties.get("id") and item.get("id") is not None:
        properties["id"] = str(item["id"])
    return {"properties": properties, "geometry": item.get("geometry")}
