"""flask import-sheet: bombs, formulas, wrong endings, empty and damaged files: refused in words."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from click.testing import Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sheets import contents, csv_file, workbook_file

from app import HERE
from services.edition.sheets import intake, sheet, workbook
from services.edition.sheets.importing import plan_import

Run = Callable[..., Result]
UNITS = [["id", "label_en"], ["test", "Test"]]


def with_part(path: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    """A workbook of units one part of which is changed."""
    source = workbook_file(path.with_suffix(".made.xlsx"), units=UNITS)
    with ZipFile(source) as given, ZipFile(path, "w", ZIP_DEFLATED) as spoilt:
        for part in given.namelist():
            data = given.read(part)
            spoilt.writestr(part, change(data) if part == name else data)
    return path


SHEET = "xl/worksheets/sheet1.xml"
ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def test_a_bomb_is_not_unpacked(root: Path, run: Run, tmp_path: Path) -> None:
    path = with_part(tmp_path / "units.xlsx", SHEET, lambda data: data + b" " * 200_000_000)
    assert path.stat().st_size < 1_000_000
    before, started = contents(root), time.monotonic()
    output = run("import-sheet", path, "--yes").output
    assert "unpacks to 200 MB" in output
    assert "allowed is 64 MB" in output
    assert time.monotonic() - started < 5
    assert contents(root) == before


def test_entities_are_refused(root: Path, run: Run, tmp_path: Path) -> None:
    for part in (SHEET, "xl/workbook.xml", "docProps/core.xml"):
        path = with_part(tmp_path / "units.xlsx", part, lambda data: ENTITIES + data)
        assert f"declares XML entities in {part}" in run("import-sheet", path, "--yes").output


def test_a_row_and_a_column_far_away_cost_nothing(root: Path, run: Run, tmp_path: Path) -> None:
    started = time.monotonic()
    far = b'<row r="99999999999"><c r="A99999999999" t="inlineStr"><is><t>x</t></is></c></row>'
    path = with_part(
        tmp_path / "units.xlsx",
        SHEET,
        lambda data: data.replace(b"</sheetData>", far + b"</sheetData>"),
    )
    assert "cells in units" in run("import-sheet", path, "--yes").output
    wide = b'<dimension ref="A1:XFD1048576"/>'
    path = with_part(
        tmp_path / "units.xlsx", SHEET, lambda data: data.replace(b'<dimension ref="A1:B2"/>', wide)
    )
    assert "new: test" in run("import-sheet", path, answer="n\n").output
    assert time.monotonic() - started < 10


def test_size_and_rows_are_limited(
    root: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [{"id": f"test-{number}", "label_en": "Test"} for number in range(12)]
    path = csv_file(tmp_path / "units.csv", rows)
    monkeypatch.setattr(sheet, "MAX_ROWS", 10)
    assert "has more than 10 rows in units; split it" in run("import-sheet", path).output
    monkeypatch.setattr(intake, "MAX_BYTES", 100)
    assert "allowed is 0 MB" in run("import-sheet", path).output
    monkeypatch.setattr(workbook, "MAX_CELLS", 3)
    path = workbook_file(tmp_path / "units.xlsx", units=UNITS)
    monkeypatch.setattr(intake, "MAX_BYTES", 100_000)
    assert "has more than 3 cells" in run("import-sheet", path).output


def test_cells_that_compute_or_fail_are_refused(root: Path, run: Run, tmp_path: Path) -> None:
    path = workbook_file(
        tmp_path / "units.xlsx",
        units=[
            ["id", "label_en", "label_ru", "factor"],
            ["test-a", "=A2", "=HYPERLINK(A1)", "#N/A"],
            ["test-b", "@SUM(A1)", "+cmd|' /C calc'!A0", "2"],
            ["test-c", "- a dash", "+ more (than) this", "2"],
        ],
    )
    output = run("import-sheet", path, "--yes").output
    assert "row 2, column label_en (B): holds a formula (=A2)" in output
    assert "row 2, column label_ru (C): holds a formula" in output
    assert "row 2, column factor (D): holds the spreadsheet's error #N/A" in output
    assert "row 3, column label_en (B): given '@SUM(A1)', which a spreadsheet would run" in output
    assert "row 3, column label_ru (C): " in output
    csv_path = csv_file(tmp_path / "units.csv", [{"id": "test", "label_en": "=1+1"}])
    assert "row 2, column label_en (B): given '=1+1'" in run("import-sheet", csv_path).output


def test_dates_are_taken_as_far_as_they_are_shown(root: Path, run: Run, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    lines = book.active
    lines.title = "events"
    lines.append(["id", "date"])
    formats = ("yyyy-mm-dd", "mmm-yy", "yyyy", "d-mmm", "[$-419]d mmmm yyyy;@")
    for number, shown in enumerate(formats):
        lines.append([f"test-{number}", datetime(1931, 9, 1)])
        lines.cell(number + 2, 2).number_format = shown
    lines.append(["test-9", date(1931, 9, 17)])
    path = tmp_path / "events.xlsx"
    book.save(path)
    plan = plan_import(root, path)
    dates = [item.record.get("date") for item in plan.items]
    assert dates == ["1931-09-01", "1931-09", "1931", None, "1931-09-01", "1931-09-17"]
    assert any("row 5, column date (B): holds a spreadsheet date" in line for line in plan.findings)


def test_a_percentage_is_not_the_number_of_the_source(root: Path, run: Run, tmp_path: Path) -> None:
    path = workbook_file(tmp_path / "units.xlsx", units=[["id", "factor"], ["test", 0.89]])
    book = openpyxl.load_workbook(path)
    book["units"]["B2"].number_format = "0%"
    book.save(path)
    output = run("import-sheet", path).output
    assert "row 2, column factor (B): holds 0.89 shown as a percentage" in output


def test_a_heading_that_computes_is_refused(root: Path, run: Run, tmp_path: Path) -> None:
    path = workbook_file(tmp_path / "units.xlsx", units=[["id", "=A1"], ["test", "x"]])
    output = run("import-sheet", path).output
    assert "row 1: the heading in B holds a formula (=A1)" in output


def test_merged_cells_are_refused(root: Path, run: Run, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "units"
    for line in [*UNITS, ["test-b", None]]:
        book.active.append(line)
    book.active.merge_cells("B2:B3")
    book.save(tmp_path / "units.xlsx")
    assert "holds merged cells (B2:B3)" in run("import-sheet", tmp_path / "units.xlsx").output


def test_hidden_sheets_are_left_alone(root: Path, run: Run, tmp_path: Path) -> None:
    path = workbook_file(tmp_path / "units.xlsx", units=UNITS, draft=[["what"], ["ever"]])
    assert "'draft' names no table" in run("import-sheet", path).output
    book = openpyxl.load_workbook(path)
    book["draft"].sheet_state = "hidden"
    book.save(path)
    assert "new: test" in run("import-sheet", path, answer="n\n").output


OTHERS = {
    "units.ods": (b"PK\x03\x04", "ends in '.ods'; allowed is .csv, .geojson, .gpkg, .xlsx"),
    "units": (b"id,label_en\n", "ends in ''; allowed is"),
    "units.xlsx": (b"id,label_en\ntest,Test\n", "ends in .xlsx but is none inside"),
    "UNITS.XLSX": (b"", "is empty"),
    "old.xlsx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9, "an old .xls, or a workbook protected"),
    "units.csv": (b"PK\x03\x04 a workbook", "ends in .csv but is .xlsx inside"),
    "cut.xlsx": (b"PK\x03\x04 half", "is damaged"),
    "blank.csv": (b"\n\n ,, \n", "holds no rows"),
    "header.csv": (b"id,label_en\n", "holds no rows"),
    "picture.csv": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00", "is no text"),
    "quote.csv": (b'id,label_en\ntest,"open\n', "is not CSV"),
    "long.csv": (b"id,label_en\ntest," + b"x" * 90_000, "characters; 32767 are allowed"),
    "control.csv": (b"id,label_en\ntest,a\x1b[31mb\n", "holds a control character"),
    "stray.csv": (b"id,label_en\ntest,Test,more\n", "row 2: holds a cell without a heading"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_cannot_be_taken_says_why(root: Path, run: Run, tmp_path: Path, name: str) -> None:
    data, words = OTHERS[name]
    (tmp_path / name).write_bytes(data)
    before = contents(root)
    result = run("import-sheet", tmp_path / name, "--table", "units", "--yes")
    assert result.exit_code == 1
    assert words in result.output
    assert contents(root) == before


def test_a_zip_that_is_no_workbook(root: Path, run: Run, tmp_path: Path) -> None:
    with ZipFile(tmp_path / "units.xlsx", "w") as archive:
        archive.writestr("readme.txt", "nothing")
    output = run("import-sheet", tmp_path / "units.xlsx").output
    assert "is a zip archive but no workbook" in output


def test_a_spreadsheet_of_another_country(root: Path, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "units.csv"
    path.write_bytes("id;label_ru\r\ntest;Вагон\r\n".encode("cp1251"))
    assert "label_ru: Вагон" in run("import-sheet", path, answer="n\n").output


def test_an_edition_that_changed_meanwhile_is_not_overwritten(root: Path, tmp_path: Path) -> None:
    plan = plan_import(root, workbook_file(tmp_path / "units.xlsx", units=UNITS))
    assert not plan.findings
    with (root / "units.csv").open("a", encoding="utf-8") as file:
        file.write("\n")
    before = contents(root)
    with pytest.raises(Exception, match="has changed meanwhile"):
        plan.write()
    assert contents(root) == before


def test_a_disk_that_fails_leaves_the_edition(
    root: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from services.edition import saving

    figures = [["id", "rank", "label_en"], ["test", "99", "Test"]]
    path, before = workbook_file(tmp_path / "two.xlsx", units=UNITS, themes=figures), contents(root)
    replace, done = saving.os.replace, []

    def failing(source: Path, target: Path) -> None:
        if done:
            raise OSError("disk full")
        done.append(target)
        replace(source, target)

    monkeypatch.setattr(saving.os, "replace", failing)
    result = run("import-sheet", path, "--yes")
    assert "Nothing was written: disk full" in result.output
    assert len(done) == 1
    assert contents(root) == before


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.binary(max_size=300), suffix=st.sampled_from(sorted(intake.READERS)))
def test_any_bytes_are_answered(tmp_path: Path, data: bytes, suffix: str) -> None:
    marks = {kind: mark for mark, kind in intake.SIGNATURES.items()}
    for content in (data, marks.get(suffix, b"id,") + data):
        path = tmp_path / f"units{suffix}"
        path.write_bytes(content)
        assert plan_import(HERE / "mapdata", path, "units").findings


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(position=st.floats(0, 1), flip=st.integers(1, 255))
def test_a_damaged_workbook_is_answered(tmp_path: Path, position: float, flip: int) -> None:
    path = tmp_path / "units.xlsx"
    data = bytearray(workbook_file(path, units=UNITS).read_bytes())
    place = int(position * (len(data) - 1))
    data[place] ^= flip
    path.write_bytes(bytes(data))
    plan = plan_import(HERE / "mapdata", path)
    assert plan.findings or plan.items
    assert zipfile.is_zipfile(path) or plan.findings
