"""Workbooks and tables for the tests of the curator's door."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import openpyxl


def csv_file(path: Path, rows: list[dict[str, str]]) -> Path:
    """A CSV with the columns of its first row."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(out.getvalue().encode())
    return path


def workbook_file(path: Path, **sheets: list[list[Any]]) -> Path:
    """A workbook with the lines of each sheet, headings first."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    book.save(path)
    return path


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV of the edition."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def contents(root: Path) -> dict[str, bytes]:
    """Every file below a folder, byte for byte."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }
