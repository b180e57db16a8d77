"""Workbooks to fill in: one for each table and layer, with explanations and lists of words."""

from __future__ import annotations

import io
import json
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from services.edition.edition import Edition
from services.edition.sheets.choices import Choice, choice, explanation
from services.edition.sheets.destination import Destination, destinations
from services.edition.sheets.placement import COORDINATES, GEOMETRY
from services.edition.sheets.sheet import MAX_ROWS
from services.edition.sheets.timeless import timeless

LISTS = "lists"
TEXT = "@"
"""Number format of all cells: a program that takes 1931-09 for a date would add a day."""


def write_templates(edition: Edition, folder: Path, filled: bool = False) -> list[Path]:
    """Write the workbooks of an edition into a folder.

    Parameters
    ----------
    filled : whether they hold the records of the edition

    Raises
    ------
    ValueError
        when the folder is one of the edition, or holds one of the workbooks already
    """
    root, folder = edition.root.resolve(), folder.resolve()
    if folder == root or root in folder.parents:
        # flask tidy takes a workbook beside a table for that table.
        raise ValueError("lies in the edition itself; give another folder")
    known = destinations(edition.layers, edition.info.codes)
    files = {(folder / aim.file).with_suffix(".xlsx"): aim for aim in known.values()}
    there = sorted(path.name for path in files if path.exists())
    if there:
        raise ValueError(f"holds {', '.join(there)} already; nothing is written over")
    made = {path: template(edition, aim, filled) for path, aim in files.items()}
    for path, data in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return list(files)


def template(edition: Edition, destination: Destination, filled: bool = False) -> bytes:
    """The workbook of a table or layer; the same edition gives the same bytes."""
    book = Workbook()
    sheet, lists = book.active, book.create_sheet(LISTS)
    sheet.title = destination.name
    lists.sheet_state = "hidden"
    sheet.freeze_panes = "A2"
    for number, column in enumerate(destination.columns, start=1):
        _head(sheet, number, column, explanation(destination, column))
        chosen = choice(destination, column, edition)
        if chosen is not None:
            _offer(sheet, get_column_letter(number), chosen, _listed(lists, chosen))
    for row in _rows(edition, destination) if filled else []:
        _append(sheet, [row.get(column, "") for column in destination.columns])
    out = io.BytesIO()
    book.save(out)
    return timeless(out.getvalue())


def _head(sheet: Worksheet, number: int, column: str, told: str) -> None:
    cell = sheet.cell(1, number, column)
    cell.font, cell.alignment = Font(bold=True), Alignment(vertical="top")
    cell.comment = Comment(told, "Atlas", height=140, width=320)
    dimension = sheet.column_dimensions[get_column_letter(number)]
    dimension.number_format, dimension.width = TEXT, max(14, len(column) + 4)


def _listed(lists: Worksheet, chosen: Choice) -> str:
    """The range of a list on the hidden sheet, written there once."""
    names = [lists.cell(1, number).value for number in range(1, lists.max_column + 1)]
    if chosen.name in names:
        number = names.index(chosen.name) + 1
    else:
        number = 1 if names == [None] else len(names) + 1
        for row, word in enumerate((chosen.name, *chosen.words), start=1):
            lists.cell(row, number, word)
    letter = get_column_letter(number)
    return f"{LISTS}!${letter}$2:${letter}${len(chosen.words) + 1}"


def _offer(sheet: Worksheet, letter: str, chosen: Choice, cells: str) -> None:
    rule = DataValidation(type="list", formula1=cells, allow_blank=True)
    rule.errorStyle = "stop" if chosen.strict else "warning"
    rule.showErrorMessage = chosen.name != "published"
    rule.error = f"It is none of the list {chosen.name.rpartition('.')[2]}."
    sheet.add_data_validation(rule)
    rule.add(f"{letter}2:{letter}{MAX_ROWS + 1}")


def _append(sheet: Worksheet, texts: list[str]) -> None:
    line = sheet.max_row + 1
    for number, text in enumerate(texts, start=1):
        if text:
            cell = sheet.cell(line, number, text)
            # A text that starts with = is no formula here.
            cell.data_type, cell.number_format = "s", TEXT


def _rows(edition: Edition, destination: Destination) -> list[dict[str, str]]:
    rows = []
    for record in destination.records(edition.root).values():
        shape = json.loads(record.get(GEOMETRY) or "{}")
        point = shape["coordinates"] if shape.get("type") == "Point" else ("", "")
        rows.append(record | dict(zip(COORDINATES, map(str, point), strict=True)))
    return rows
