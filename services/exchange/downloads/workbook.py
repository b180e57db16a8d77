"""XLSX of the statistics: figures as numbers, everything else as text that no program runs.

openpyxl writes it; its times are taken out afterwards, so that the bytes repeat.
"""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from services.edition.sheets.timeless import timeless
from services.exchange.downloads.material import Material, Progress, unheard
from services.exchange.downloads.provenance import provenance
from services.exchange.downloads.rows import EXPLAINING, Rows, table_rows
from services.exchange.downloads.texts import legal

TEXT = "@"
LONGEST = 32_767
"""Characters that a cell of a workbook holds."""

SHEETS = ("observations", *(name for name in EXPLAINING if name != "glossary"), "sources")


def workbook(material: Material, progress: Progress = unheard) -> bytes:
    """The figures with what explains them, one sheet a table, `readme` first."""
    told = provenance(material.edition)
    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = legal(told.title), legal(told.citation)
    lines = [{"name": name, "value": text} for name, text in told.lines]
    _add(book.create_sheet("readme"), Rows(["name", "value"], lines, frozenset()))
    for done, name in enumerate(SHEETS, start=1):
        progress(done, len(SHEETS) + 2)
        _add(book.create_sheet(name), table_rows(material, name))
    out = io.BytesIO()
    book.save(out)
    progress(len(SHEETS) + 1, len(SHEETS) + 2)
    return timeless(out.getvalue())


def _add(sheet: Worksheet, table: Rows) -> None:
    sheet.freeze_panes = "B2"
    for number, name in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = max(12, len(name) + 4)
    sheet.append([_text(sheet, name, bold=True) for name in table.columns])
    for row in table.rows:
        sheet.append([_cell(sheet, row.get(name)) for name in table.columns])


def _cell(sheet: Worksheet, value: Any) -> Any:
    if value is None or isinstance(value, int | float | Decimal):
        return value
    return _text(sheet, str(value))


def _text(sheet: Worksheet, text: str, bold: bool = False) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, legal(text)[:LONGEST])
    # A text that starts with = is no formula here, and stays none when somebody edits it.
    cell.data_type, cell.number_format = "s", TEXT
    if bold:
        cell.font, cell.alignment = Font(bold=True), Alignment(vertical="top")
    return cell
