"""Files as other programs save them -> plain rows: Excel, LibreOffice, GDAL and QGIS."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
from pydantic import BaseModel

from services.edition.place import Place
from services.edition.when import holds_date

_DAYS = (
    # GDAL and QGIS: 1952-04-24T00:00:00, 1952/04/24; spreadsheets: 1952-04-24 00:00:00, 24.04.1952
    re.compile(r"(?P<y>\d{4})[-/](?P<m>\d\d)[-/](?P<d>\d\d)([T ]00:00:00\S*)?", re.ASCII),
    re.compile(r"(?P<d>\d\d)\.(?P<m>\d\d)\.(?P<y>\d{4})", re.ASCII),
)


class Unreadable(Exception):
    """A file that is left as it is; the message says why."""


def decoded(data: bytes) -> str:
    """Bytes as text: UTF-8 with or without mark, UTF-16 with its mark, else Windows Cyrillic.

    Raises
    ------
    Unreadable
        when the bytes are no text in any of these, or UTF-8 with a damaged byte
    """
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1251"):
        if encoding == "cp1251":
            _refuse_damaged(data)
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Unreadable("is no text in UTF-8, UTF-16 or Windows-1251")


def _refuse_damaged(data: bytes) -> None:
    """Where most words are UTF-8 and one is not, that one is damaged: this is no code page."""
    words = re.findall(rb"[\x80-\xff]+", data)
    damaged = [word for word in words if not _is_utf8(word)]
    if damaged and len(damaged) * 2 < len(words):
        line = data[: data.index(damaged[0])].count(b"\n") + 1
        raise Unreadable(f"is UTF-8 with a damaged byte in line {line}")


def _is_utf8(word: bytes) -> bool:
    try:
        word.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def csv_rows(data: bytes) -> list[dict[str, str]]:
    """Rows of a CSV with commas, semicolons or tabs.

    Raises
    ------
    Unreadable
        when a quote is left open, a row has more cells than the header, or the header names a
        column twice
    """
    return _rows(csv_lines(data))


def csv_lines(data: bytes) -> list[list[str]]:
    """Lines of cells of a CSV with commas, semicolons or tabs, blank lines included.

    Raises
    ------
    Unreadable
        when a quote is left open
    """
    text = decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return list(reader)
    except csv.Error as problem:
        raise Unreadable(f"is not CSV (line {reader.line_num}: {problem})") from problem


def xlsx_rows(path: Path) -> list[dict[str, str]]:
    """Rows of a workbook with one sheet; dates and whole numbers come back as text.

    Raises
    ------
    Unreadable
        when the file is no workbook, holds a second filled sheet, or its rows do not fit its header
    """
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except Exception as problem:  # openpyxl raises what zipfile and its XML parser raise
        raise Unreadable(f"is no workbook ({type(problem).__name__})") from problem
    try:
        sheets = [_lines(sheet) for sheet in book.worksheets]
    finally:
        book.close()
    filled = [lines for lines in sheets if any(any(row) for row in lines)]
    if len(filled) > 1:
        raise Unreadable("holds several sheets; keep the one of the table")
    return _rows(filled[0] if filled else [])


def _lines(sheet: Any) -> list[list[str]]:
    return [[_shown(cell) for cell in row] for row in sheet.rows]


def _shown(cell: Any) -> str:
    """A cell's text; of a date only what its format shows: Excel keeps 1931-09 as 1 Sep 1931."""
    if not isinstance(cell.value, date):
        return cell_text(cell.value)
    shown = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", cell.number_format).lower()
    length = 10 if "d" in shown else 7 if "m" in shown else 4
    return cell_text(cell.value)[:length]


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
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "; ".join(value)
    if isinstance(value, list | dict):
        # GDAL takes the text [1950,1953] for a list.
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return str(value)


def plain_dates(model: type[BaseModel], row: Mapping[str, str]) -> dict[str, str]:
    """A row whose days, where a program wrote them its own way, are EDTF; sets without blanks."""
    dates = {name for name, field in model.model_fields.items() if holds_date(field.annotation)}
    return {name: _plain_date(text) if name in dates else text for name, text in row.items()}


def _plain_date(text: str) -> str:
    for form in _DAYS:
        day = form.fullmatch(text)
        if day:
            return f"{day['y']}-{day['m']}-{day['d']}"
    return text.replace(" ", "") if text.startswith("[") else text


def _rows(lines: list[list[str]]) -> list[dict[str, str]]:
    if not lines:
        raise Unreadable("has no header")
    header = [name.strip() for name in lines[0]]
    while header and not header[-1]:
        header.pop()
    if not header:
        raise Unreadable("has no header")
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
    """A GeoJSON feature as GDAL or QGIS writes it: values become texts, the id is found."""
    given = item.get("properties") or {}
    properties = {name: cell_text(value).strip() for name, value in given.items()}
    if not properties.get("id") and item.get("id") is not None:
        properties["id"] = str(item["id"])
    return {"properties": plain_dates(Place, properties), "geometry": item.get("geometry")}


def plain_features(document: Any) -> list[dict[str, Any]]:
    """The features of a layer as GDAL or QGIS writes it.

    Raises
    ------
    Unreadable
        when it is no layer, or its positions are not in EPSG:4326
    """
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list) or not all(isinstance(item, dict) for item in features):
        raise Unreadable("is no GeoJSON FeatureCollection")
    crs = document.get("crs")
    if crs and not re.search(r"(CRS84|EPSG::?4326)\b", str(crs)):
        raise Unreadable(f"is not in EPSG:4326 but in {crs}; save it in EPSG:4326")
    return [plain_feature(item) for item in features]
