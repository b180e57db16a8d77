"""Workbooks (.xlsx) as sheets: values only, never formulas; bombs are refused before unpacking."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

import openpyxl

from services.edition.sheets.sheet import Refusal, Sheet, filled_sheet, taken
from services.edition.tidying import Unreadable, cell_text

MAX_UNPACKED = 64_000_000
MAX_PARTS = 2_000
MAX_CELLS = 2_000_000
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell [^>]*ref=\"([A-Z0-9:]+)\"")
# Quoted words, colours and locales of a number format: none of them shows a day.
_DECORATION = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


def workbook_sheets(path: Path) -> list[Sheet]:
    """The visible sheets of a workbook that hold anything.

    Raises
    ------
    Unreadable
        when it is no workbook, or one that is not opened for its size or content
    """
    _check_archive(path)
    try:
        # Excel's extensions that openpyxl does not know are no concern of ours.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(path, read_only=True, data_only=False, keep_links=False)
            try:
                return _sheets(book)
            finally:
                book.close()
    except Unreadable:
        raise
    except Exception as problem:  # openpyxl raises what zipfile and its XML parser raise
        raise Unreadable(f"is no workbook that can be read ({type(problem).__name__})") from problem


def _check_archive(path: Path) -> None:
    try:
        with ZipFile(path) as archive:
            parts = archive.infolist()
            size = sum(part.file_size for part in parts)
            if size > MAX_UNPACKED or len(parts) > MAX_PARTS:
                raise Unreadable(
                    f"unpacks to {size // 1_000_000} MB in {len(parts)} parts; "
                    f"allowed is {MAX_UNPACKED // 1_000_000} MB in {MAX_PARTS}"
                )
            if "xl/workbook.xml" not in archive.namelist():
                raise Unreadable("is a zip archive but no workbook")
            for part in parts:
                _check_part(part.filename, archive.read(part))
    except (
        BadZipFile,
        OSError,
        RuntimeError,
        NotImplementedError,
        EOFError,
        ValueError,
    ) as problem:
        raise Unreadable("is damaged, or protected by a password") from problem
    except Exception as problem:  # zlib.error and lzma's, which share no base
        if isinstance(problem, Unreadable):
            raise
        raise Unreadable(f"is damaged ({type(problem).__name__})") from problem


def _check_part(name: str, data: bytes) -> None:
    # In UTF-16 a NUL stands in every letter of a tag, the first character included.
    plain = data.replace(b"\0", b"") if b"\0" in data[:4] else data
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise Unreadable(f"declares XML entities in {name}; no spreadsheet program does that")
    merged = _MERGED.findall(data) if name.startswith("xl/worksheets/") else []
    if merged:
        cells = ", ".join(found.decode("ascii") for found in merged[:5])
        raise Unreadable(f"holds merged cells ({cells}); unmerge them and fill every cell")


def _sheets(book: Any) -> list[Sheet]:
    found = []
    for source in book.worksheets:
        if source.sheet_state != "visible":
            continue
        # Some programs write a wrong extent, and a hostile file a huge one.
        source.reset_dimensions()
        sheet = filled_sheet(source.title, f"sheet {source.title}", _lines(source))
        if sheet is not None:
            found.append(sheet)
    return found


def _lines(source: Any) -> Iterator[tuple[int, list[str | Refusal]]]:
    seen = 0
    for number, cells in enumerate(source.iter_rows(), start=1):
        seen += len(cells)
        if seen > MAX_CELLS or number > 1_048_576:
            raise Unreadable(
                f"has more than {MAX_CELLS} cells in {source.title}; delete blank ones"
            )
        yield number, [_cell(cell) for cell in cells]


def _cell(cell: Any) -> str | Refusal:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        text = f" ({value[:40]})" if isinstance(value, str) else ""
        return Refusal(f"holds a formula{text}; paste its value in its place")
    if cell.data_type == "e":
        return Refusal(f"holds the spreadsheet's error {value}")
    if isinstance(value, int | float) and "%" in cell.number_format:
        # 89 % is kept as 0.89, which no source prints.
        return Refusal(f"holds {value} shown as a percentage; write the number the source prints")
    return _day(value, cell.number_format) if isinstance(value, date) else taken(cell_text(value))


def _day(value: date, number_format: str) -> str | Refusal:
    """A date as far as its format shows it: Excel keeps 1931-09 as 1 September 1931."""
    shown = _DECORATION.sub("", number_format).lower()
    if "y" not in shown:
        # 5-10 typed into an unformatted cell becomes 5 October of the year it was typed in.
        return Refusal(
            "holds a spreadsheet date shown without its year; format the column as text and "
            "write 1931, 1931-09 or 1931-09-17"
        )
    return cell_text(value)[: 10 if "d" in shown else 7 if "m" in shown else 4]
