"""Rows of a sheet over the records of the edition: what each becomes, and what differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from services.edition.sheets.destination import Destination, Records
from services.edition.sheets.placement import COORDINATES, GEOMETRY, placed
from services.edition.sheets.sheet import Finding, Row, Sheet
from services.edition.tidying import plain_dates


@dataclass
class Upsert:
    """What a row makes of a record.

    Parameters
    ----------
    record : all columns, those of the sheet over those the edition holds
    before : the record so far; None for a new one
    broken : columns that a finding speaks of already
    """

    sheet: Sheet
    row: Row
    destination: Destination
    record: dict[str, str]
    before: dict[str, str] | None
    broken: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """How faults of the edition name the record."""
        return " ".join(self.destination.key_of(self.record)).strip()

    @property
    def changes(self) -> list[tuple[str, str, str]]:
        """(column, old, new) of every value that differs, in the order of the columns."""
        before = self.before or {}
        return [
            (column, before.get(column, ""), value)
            for column, value in self.record.items()
            if value != before.get(column, "")
        ]


def upserts(
    sheet: Sheet, destination: Destination, records: Records
) -> tuple[list[Upsert], list[Finding]]:
    """Every row of a sheet as an upsert; findings where a row or heading cannot be one."""
    findings = [*sheet.findings, *_headings(sheet, destination)]
    if any(column not in sheet.letters for column in destination.key):
        return [], findings
    found: list[Upsert] = []
    first: dict[tuple[str, ...], int] = {}
    for row in sheet.rows:
        item, faults = _upsert(sheet, row, destination, records)
        findings += [sheet.finding(row.number, column, message) for column, message in faults]
        key = destination.key_of(item.record)
        if all(key) and key in first:
            message = f"'{item.name}' stands in {row_word(sheet)} {first[key]} already"
            findings.append(sheet.finding(row.number, destination.key[0], message))
            item.broken.update(destination.key)
        first.setdefault(key, row.number)
        found.append(item)
    return found, findings


def row_word(sheet: Sheet) -> str:
    """What a row of the sheet is called."""
    return "feature" if sheet.has_geometry else "row"


def _headings(sheet: Sheet, destination: Destination) -> Iterator[Finding]:
    allowed = ", ".join(destination.columns)
    for column in sheet.letters:
        if column not in destination.columns:
            message = f"is no column of {destination.name}; allowed is {allowed}"
            yield sheet.finding(sheet.head, column, message)
    for column in destination.key:
        if column not in sheet.letters:
            yield sheet.finding(sheet.head, column, "is missing; it says which record a row is")


def _upsert(
    sheet: Sheet, row: Row, destination: Destination, records: Records
) -> tuple[Upsert, list[tuple[str, str]]]:
    before = records.get(destination.key_of(row.cells))
    given = {name: text for name, text in row.cells.items() if name in destination.columns}
    brings_columns = any(column in sheet.letters for column in COORDINATES)
    faults: list[tuple[str, str]] = []
    if destination.table is None and (sheet.has_geometry or brings_columns):
        shape, faults = placed(row, (before or {}).get(GEOMETRY, ""), sheet.has_geometry)
        given[GEOMETRY] = shape
    for column in COORDINATES:
        given.pop(column, None)
    record = (before or {}) | plain_dates(destination.model, given)
    broken = set(row.refused) | {column for column, _ in faults}
    if broken & set(COORDINATES):
        broken.add(GEOMETRY)
    return Upsert(sheet, row, destination, record, before, broken), faults
