"""Sheets as a curator hands them in: rows with the numbers and letters the curator sees."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from openpyxl.utils import get_column_letter

from services.edition.tidying import Unreadable

MAX_ROWS = 20_000
MAX_COLUMNS = 200
MAX_CELL = 32_767
"""Characters of a cell: what Excel allows, and less than the CSV reader refuses."""

# What a spreadsheet would run when the edition's CSV is opened in it.
_RUNS = re.compile(r"[=@]|[+-][^\n]*[|(!]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class Refusal:
    """A cell that is not taken; the message says why."""

    message: str


@dataclass(frozen=True)
class Finding:
    """What is wrong in a sheet; row 0 is the sheet as a whole."""

    sheet: str
    row: int
    column: str
    message: str
    word: str = "row"

    def __str__(self) -> str:
        place = [self.sheet] if self.sheet else []
        if self.row:
            place.append(f"{self.word} {self.row}" + (f", {self.column}" if self.column else ""))
        return ": ".join([*place, self.message])


@dataclass(frozen=True)
class Row:
    """A row with its number; `refused` are columns whose cells were not taken."""

    number: int
    cells: dict[str, str]
    refused: frozenset[str] = frozenset()
    geometry: dict[str, Any] | None = None


@dataclass
class Sheet:
    """One sheet of a workbook, one CSV, or one layer of a geographic file.

    Parameters
    ----------
    name : what the sheet or layer is called, or the file's name without its ending
    label : how findings name it; empty where the file holds nothing else
    letters : column -> letter, in the order of the sheet; letters are empty for layers
    has_geometry : whether its rows bring positions of their own
    head : number of the row of headings
    """

    name: str
    label: str
    letters: dict[str, str]
    rows: list[Row] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    has_geometry: bool = False
    head: int = 1

    def finding(self, row: int, column: str, message: str) -> Finding:
        """A finding in this sheet; `column` is a heading, or empty for the row as a whole."""
        letter = self.letters.get(column, "")
        told = f"column {column}" + (f" ({letter})" if letter else "") if column else ""
        word = "feature" if self.has_geometry else "row"
        return Finding(self.label, row, told, message, word)

    def note(self, row: int, column: str, message: str) -> None:
        """Keep a finding of the reading."""
        self.findings.append(self.finding(row, column, message))

    def rank(self, finding: Finding) -> tuple[int, int, str]:
        """Findings in the order of the sheet: by row, then from left to right."""
        told = list(self.letters)
        name = finding.column.removeprefix("column ").split(" (")[0]
        return finding.row, told.index(name) if name in told else len(told), finding.message


def taken(text: str) -> str | Refusal:
    """A cell's text without outer blanks; a refusal where it is no text to keep."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(text) > MAX_CELL:
        return Refusal(f"holds {len(text)} characters; {MAX_CELL} are allowed")
    if _CONTROL.search(text):
        return Refusal("holds a control character; type the text anew")
    if _RUNS.match(text):
        shown = f"{text[:40]}..." if len(text) > 40 else text
        return Refusal(f"given '{shown}', which a spreadsheet would run as a formula; reword it")
    return text


def filled_sheet(
    name: str, label: str, lines: Iterable[tuple[int, list[str | Refusal]]]
) -> Sheet | None:
    """A sheet from numbered lines, the first that holds anything being its headings.

    Returns
    -------
    None where no line holds anything.

    Raises
    ------
    Unreadable
        when there are more rows than anybody checks by hand
    """
    sheet: Sheet | None = None
    for number, cells in lines:
        if not any(cells):
            continue
        if sheet is None:
            sheet = _headed(name, label, number, cells)
            continue
        if len(sheet.rows) >= MAX_ROWS:
            raise Unreadable(f"has more than {MAX_ROWS} rows in {name}; split it")
        _add(sheet, number, cells)
    return sheet


def _headed(name: str, label: str, number: int, cells: list[str | Refusal]) -> Sheet:
    sheet = Sheet(name, label, {}, head=number)
    for index, cell in enumerate(cells[:MAX_COLUMNS], start=1):
        letter = get_column_letter(index)
        if isinstance(cell, Refusal):
            sheet.note(number, "", f"the heading in {letter} {cell.message}")
            continue
        text = cell.strip().lower()
        if text in sheet.letters:
            sheet.note(number, text, f"stands twice, in {sheet.letters[text]} and in {letter}")
        elif text:
            sheet.letters[text] = letter
    return sheet


def _add(sheet: Sheet, number: int, cells: list[str | Refusal]) -> None:
    by_letter = {get_column_letter(i): cell for i, cell in enumerate(cells[:MAX_COLUMNS], start=1)}
    given = {column: by_letter.pop(letter, "") for column, letter in sheet.letters.items()}
    strays = [letter for letter, cell in by_letter.items() if cell]
    if strays or any(cells[MAX_COLUMNS:]):
        where = ", ".join(strays) or "the far right"
        sheet.note(number, "", f"holds a cell without a heading above it, in {where}")
    for column, cell in given.items():
        if isinstance(cell, Refusal):
            sheet.note(number, column, cell.message)
    texts = {column: cell for column, cell in given.items() if isinstance(cell, str)}
    sheet.rows.append(Row(number, texts, frozenset(set(given) - set(texts))))
