"""The curator's door: a file of any kind that is taken -> its sheets, or one sentence why not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from services.edition.sheets.geodata import geodata_sheets
from services.edition.sheets.sheet import Sheet, filled_sheet, taken
from services.edition.sheets.workbook import workbook_sheets
from services.edition.tidying import Unreadable, csv_lines

MAX_BYTES = 20_000_000

SIGNATURES = {
    b"PK\x03\x04": ".xlsx",
    b"SQLite format 3\x00": ".gpkg",
    b"\xd0\xcf\x11\xe0": "an old .xls, or a workbook protected by a password",
}
"""What a file starts with, whatever its name says."""


def sheets_of(path: Path) -> list[Sheet]:
    """The sheets of a file, those that hold anything.

    Raises
    ------
    Unreadable
        when nothing of the file can be taken; the message says what is allowed
    """
    suffix = path.suffix.lower()
    if suffix not in READERS:
        allowed = ", ".join(READERS)
        raise Unreadable(f"ends in '{path.suffix}'; allowed is {allowed}; save it as one of these")
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(16)
    except OSError as problem:
        raise Unreadable(
            f"cannot be opened ({problem.strerror}); is it open elsewhere?"
        ) from problem
    if not size:
        raise Unreadable("is empty")
    if size > MAX_BYTES:
        mega = 1_000_000
        raise Unreadable(f"has {size // mega} MB; allowed is {MAX_BYTES // mega} MB: split it")
    _check_content(suffix, start)
    sheets = READERS[suffix](path)
    if not any(sheet.rows or sheet.findings for sheet in sheets):
        raise Unreadable("holds no rows below its headings")
    return sheets


def _check_content(suffix: str, start: bytes) -> None:
    inside = next((kind for mark, kind in SIGNATURES.items() if start.startswith(mark)), None)
    if inside is None and suffix in SIGNATURES.values():
        raise Unreadable(f"ends in {suffix} but is none inside; save it as {suffix} once more")
    if inside is not None and inside != suffix:
        raise Unreadable(f"ends in {suffix} but is {inside} inside; name it or save it anew")


def _csv_sheets(path: Path) -> list[Sheet]:
    lines = csv_lines(path.read_bytes())
    numbered = ((number, list(map(taken, cells))) for number, cells in enumerate(lines, start=1))
    sheet = filled_sheet(path.stem, "", numbered)
    return [sheet] if sheet else []


READERS: dict[str, Callable[[Path], list[Sheet]]] = {
    ".csv": _csv_sheets,
    ".geojson": geodata_sheets,
    ".gpkg": geodata_sheets,
    ".xlsx": workbook_sheets,
}
