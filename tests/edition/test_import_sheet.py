"""flask import-sheet: every fault with its row and column, the difference, all or nothing."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import openpyxl
from click.testing import Result
from openpyxl.utils import get_column_letter
from sheets import contents, csv_file, table, workbook_file

Run = Callable[..., Result]


def sound_figure(root: Path, number: int) -> dict[str, str]:
    """A new figure that nothing is wrong with, after the first plain one of the edition."""
    model = next(
        row
        for row in table(root / "observations.csv")
        if row["value"]
        and row["status"] == "accepted"
        and row["period_basis"] == "printed"
        and not row["comment_en"]
    )
    further = {"id": f"test-{number}", "value": str(7_000_000 + number), "part_of": ""}
    return model | further | {"period": "1950", "period_basis": "printed"}


SEEDED = [
    ({"id": "Bad Id"}, "id", "must match"),
    ({"id": ""}, "id", "is missing"),
    ({"id": "test-1"}, "id", "'test-1' stands in row 2 already"),
    ({"place": "nowhere"}, "place", "unknown features: 'nowhere'"),
    ({"place": "No Where"}, "place", "must match"),
    ({"indicator": "nothing"}, "indicator", "unknown indicators: 'nothing'"),
    ({"period": "1950-13"}, "period", "has no month 13"),
    ({"period": ""}, "period", "must be given"),
    ({"period_basis": "guessed"}, "period_basis", "allowed is 'printed' or 'inferred'"),
    ({"period_basis": "inferred"}, "period_note_kk", "says what it is inferred from"),
    ({"value": "12a"}, "value", "a number is needed"),
    ({"value": "-5"}, "value", "below zero"),
    ({"missing": "illegible"}, "value", "exactly one of them"),
    ({"value": ""}, "value", "exactly one of them"),
    ({"value": "", "missing": "lost"}, "missing", "allowed is 'not-in-source'"),
    ({"qualifier": "circa"}, "qualifier", "allowed is 'exact'"),
    ({"rate": "hourly"}, "rate", "must match"),
    ({"unit": "cubits"}, "unit", "unknown units: 'cubits'"),
    ({"unit": ""}, "unit", "a value needs a unit"),
    ({"part_of": "no-such-figure"}, "part_of", "unknown observations: 'no-such-figure'"),
    ({"source": "hearsay"}, "source", "unknown sources: 'hearsay'"),
    ({"locator": ""}, "locator", "must be given"),
    ({"status": "true"}, "status", "allowed is 'accepted'"),
    ({"status": "disputed"}, "comment_kk", "says what is disputed"),
    ({"printed": "=1+1"}, "printed", "holds a formula (=1+1)"),
]


def faulty_workbook(root: Path, path: Path) -> list[tuple[int, str, str]]:
    """A workbook with a sound row and a row for each seeded fault; (row, column, words)."""
    rows = [sound_figure(root, 1)]
    for number, (change, _, _) in enumerate(SEEDED, start=2):
        rows.append(sound_figure(root, number) | change)
    columns = list(rows[0])
    lines = [columns, *([row[column] or None for column in columns] for row in rows)]
    workbook_file(path, observations=lines)
    return [(number, column, words) for number, (_, column, words) in enumerate(SEEDED, start=3)]


def test_twenty_five_faults_give_twenty_five_findings(root: Path, run: Run, tmp_path: Path) -> None:
    path, before = tmp_path / "figures.xlsx", contents(root)
    seeded = faulty_workbook(root, path)
    result = run("import-sheet", path, "--yes")
    told = [line for line in result.output.splitlines() if line.startswith("figures.xlsx: ")]
    assert result.exit_code == 1
    assert len(told) == len(seeded) == 25
    columns = list(sound_figure(root, 1))
    for line, (row, column, words) in zip(told, seeded, strict=True):
        letter = get_column_letter(columns.index(column) + 1)
        where = f"sheet observations: row {row}, column {column} ({letter}): "
        assert line.startswith(f"figures.xlsx: {where}")
        assert words in line
    assert result.output.endswith("25 findings; nothing was written.\n")
    assert contents(root) == before


def test_a_row_with_several_faults_names_them_all(root: Path, run: Run, tmp_path: Path) -> None:
    bad = {"source": "hearsay", "status": "disputed", "value": "many", "place": "nowhere"}
    path = csv_file(tmp_path / "observations.csv", [sound_figure(root, 1) | bad])
    output = run("import-sheet", path, "--yes").output
    for column in ("source", "comment_kk", "value", "place"):
        assert f"row 2, column {column} (" in output
    assert "4 findings" in output


DEPENDENT = {"value", "missing", "unit"}
"""Columns where a wrong value in one leaves open what another one must be."""


def test_any_two_faults_of_a_row_are_both_named(root: Path, run: Run, tmp_path: Path) -> None:
    pairs = [
        (one, other)
        for one, other in combinations([seed for seed in SEEDED if seed[1] != "printed"], 2)
        if not set(one[0]) & set(other[0]) and not {one[1], other[1]} <= DEPENDENT
    ]
    rows = [
        sound_figure(root, number) | one[0] | other[0]
        for number, (one, other) in enumerate(pairs, start=1)
    ]
    path = csv_file(tmp_path / "observations.csv", [sound_figure(root, 1), *rows])
    told = run("import-sheet", path, "--yes").output
    assert len(pairs) > 200
    for number, (one, other) in enumerate(pairs, start=3):
        for change, column, _ in (one, other):
            assert f"row {number}, column {column} (" in told, (change, one, other)


def test_faults_across_records_lead_to_the_row(root: Path, run: Run, tmp_path: Path) -> None:
    first, second = sound_figure(root, 1), sound_figure(root, 2)
    whole = sound_figure(root, 3) | {"value": "10", "printed": ""}
    part = sound_figure(root, 4) | {"value": "11", "part_of": "test-3", "printed": ""}
    repeated = second | {"value": first["value"]}
    path = csv_file(tmp_path / "observations.csv", [first, repeated, whole, part])
    output = run("import-sheet", path, "--yes").output
    assert "row 3, column value (J): repeats test-1" in output
    assert "row 5, column value (J): 11 is more than its whole test-3" in output
    assert "2 findings" in output


def test_places_closed_before_opened_swapped_or_without_a_parent(
    root: Path, run: Run, tmp_path: Path
) -> None:
    common = {
        "name_en": "Test", "kind": "camp-department", "published": "yes", "opened": "1940",
        "closed": "1945", "precision": "settlement", "certainty": "certain",
        "sources": "karlag-org[unpaged]", "longitude": "72,5", "latitude": "49.5",
    }  # fmt: skip
    rows = [
        {"id": "test-a"} | common | {"closed": "1939"},
        {"id": "test-b"} | common | {"longitude": "49.5", "latitude": "72.5"},
        {"id": "test-c"} | common | {"longitude": "far"},
        {"id": "test-d"} | common | {"longitude": "", "latitude": ""},
        {"id": "test-e"} | common | {"sources": "karlag-org"},
        {"id": "test-f"} | common | {"kind": "castle"},
        {"id": "alzhir"} | common,
    ]
    path = csv_file(tmp_path / "karlag_departments.csv", rows)
    if "alzhir" in (root / "layers" / "karlag_departments.geojson").read_text(encoding="utf-8"):
        path = path.rename(tmp_path / "zhezkazgan.csv")
    before = contents(root)
    lines = run("import-sheet", path, "--yes").output.splitlines()
    wanted = [
        ("row 2, column closed (F): ", "1939 is before opened 1940"),
        ("row 3, column longitude (J): ", "seem swapped"),
        ("row 4, column longitude (J): ", "given 'far'"),
        ("row 5, column precision (G): ", "with geometry null"),
        ("row 6, column sources (I): ", "is not a citation"),
        ("row 7, column kind (C): ", "unknown kinds: 'castle'"),
        ("row 8, column id (A): ", "stands in the layer"),
    ]
    assert len(lines) == len(wanted) + 1
    for line, (where, words) in zip(lines, wanted, strict=False):
        assert where in line
        assert words in line
    assert contents(root) == before


def test_what_another_record_has_against_the_sheet_is_told(
    root: Path, run: Run, tmp_path: Path
) -> None:
    stone = table(root / "tombstones.csv")[0]["id"]
    row = {
        "id": stone, "name_en": "Back again", "kind": "camp-department", "published": "yes",
        "precision": "unknown", "certainty": "certain", "sources": "karlag-org[unpaged]",
    }  # fmt: skip
    path = csv_file(tmp_path / "balkhash.csv", [row])
    output = run("import-sheet", path, "--yes").output
    assert f"row 2: tombstones.csv: {stone}: id: is still a place" in output


def test_a_faulty_edition_is_told_apart_from_a_faulty_sheet(
    root: Path, run: Run, tmp_path: Path
) -> None:
    text = (root / "relations.csv").read_text(encoding="utf-8")
    (root / "relations.csv").write_text(text.replace(",certain,", ",sure,", 1), encoding="utf-8")
    path = csv_file(tmp_path / "observations.csv", [sound_figure(root, 1)])
    output = run("import-sheet", path, "--yes").output
    assert "was in the edition before: relations.csv: " in output
    assert "1 finding;" in output


def test_filled_templates_hold_nothing_new(root: Path, run: Run, tmp_path: Path) -> None:
    assert run("sheet-templates", tmp_path / "sheets", "--filled").exit_code == 0
    before = contents(root)
    for path in sorted((tmp_path / "sheets").rglob("*.xlsx")):
        result = run("import-sheet", path)
        assert "Nothing to write." in result.output or "holds no rows" in result.output
    assert contents(root) == before


def test_three_changed_cells_are_exactly_the_difference(
    root: Path, run: Run, tmp_path: Path
) -> None:
    run("sheet-templates", tmp_path / "sheets", "--filled")
    path, before = tmp_path / "sheets" / "observations.xlsx", table(root / "observations.csv")
    book = openpyxl.load_workbook(path)
    sheet = book["observations"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    changes = {(3, "locator"): "p. 5, test", (4, "comment_en"): "Tested.", (6, "value"): 8_123_456}
    for (row, column), value in changes.items():
        sheet.cell(row, columns[column], value)
    book.save(path)
    result = run("import-sheet", path, answer="y\n")
    assert result.exit_code == 0
    for (row, column), value in changes.items():
        assert f"  changed: {before[row - 2]['id']}\n" in result.output
        assert f"    {column}: " in result.output
        before[row - 2][column] = str(value)
    assert result.output.count(" -> ") == 3
    assert "mapdata/CHANGELOG.md" in result.output
    assert table(root / "observations.csv") == before
    assert "sound" in run("check").output
    assert "observations.csv" not in run("tidy").output


def test_absent_columns_stay_and_blank_cells_empty(root: Path, run: Run, tmp_path: Path) -> None:
    row = next(row for row in table(root / "observations.csv") if row["printed"])
    path = csv_file(tmp_path / "observations.csv", [{"id": row["id"], "printed": ""}])
    result = run("import-sheet", path, answer="y\n")
    assert " -> (empty)" in result.output
    assert "1 value is emptied" in result.output
    after = next(item for item in table(root / "observations.csv") if item["id"] == row["id"])
    assert after == row | {"printed": ""}


def test_a_refused_confirmation_leaves_everything(root: Path, run: Run, tmp_path: Path) -> None:
    path, before = csv_file(tmp_path / "observations.csv", [sound_figure(root, 1)]), contents(root)
    for answer in ("n\n", ""):
        result = run("import-sheet", path, answer=answer)
        assert result.exit_code == 1
        assert "new: test-1" in result.output
        assert contents(root) == before


def test_several_sheets_are_taken_together(root: Path, run: Run, tmp_path: Path) -> None:
    place = {
        "id": "test-place", "name_en": "Test", "kind": "camp-department", "published": "yes",
        "precision": "settlement", "certainty": "certain", "sources": "karlag-org[unpaged]",
        "longitude": "72.5", "latitude": "49.5",
    }  # fmt: skip
    figure = sound_figure(root, 1) | {"place": "test-place"}
    figures = [list(figure), [value or None for value in figure.values()]]
    path = workbook_file(
        tmp_path / "winter.xlsx",
        Balkhash=[list(place), list(place.values())],
        observations=figures,
        Sheet3=[],
    )
    result = run("import-sheet", path, "--yes")
    assert result.exit_code == 0, result.output
    assert "layers/balkhash.geojson: 1 new, 0 changed" in result.output
    assert "observations.csv: 1 new, 0 changed" in result.output
    assert "sound" in run("check").output


def test_one_faulty_sheet_stops_the_others(root: Path, run: Run, tmp_path: Path) -> None:
    figure = sound_figure(root, 1)
    path = workbook_file(
        tmp_path / "winter.xlsx",
        observations=[list(figure), [value or None for value in figure.values()]],
        units=[["id", "label_en"], ["No Unit", "none"]],
    )
    before = contents(root)
    result = run("import-sheet", path, "--yes")
    assert "sheet units: row 2, column id (A): " in result.output
    assert "1 finding;" in result.output
    assert contents(root) == before


def test_the_table_is_found_by_option_name_or_headings(
    root: Path, run: Run, tmp_path: Path
) -> None:
    figure = sound_figure(root, 1)
    named = csv_file(tmp_path / "winter.csv", [figure])
    assert "new: test-1" in run("import-sheet", named, answer="n\n").output
    terms = csv_file(tmp_path / "terms.csv", [{"id": "test", "label_en": "Test"}])
    unclear = run("import-sheet", terms)
    assert unclear.exit_code == 1
    assert "its headings fit" in unclear.output
    assert "use --table with one of: " in unclear.output
    told = run("import-sheet", terms, "--table", "units.csv", answer="n\n").output
    assert "units.csv: 1 new" in told
    wrong = run("import-sheet", terms, "--table", "unit").output
    assert "given --table unit; allowed is " in wrong
    assert "observations" in wrong
    assert "balkhash" in wrong


def test_headings_are_checked(root: Path, run: Run, tmp_path: Path) -> None:
    path = workbook_file(
        tmp_path / "units.xlsx", units=[["label_en", "colour", "label_en"], ["a", "red", "b"]]
    )
    output = run("import-sheet", path).output
    assert "row 1, column colour (B): is no column of units; allowed is id, " in output
    assert "row 1, column label_en (A): stands twice, in A and in C" in output
    assert "row 1, column id: is missing" in output
