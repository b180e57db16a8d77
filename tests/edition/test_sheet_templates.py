"""flask sheet-templates: one workbook a table and layer, explained, with lists, always the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import openpyxl
import pytest
from click.testing import Result
from sheets import contents

from services.edition.edition import Edition
from services.edition.figures import Status
from services.edition.files import TABLES
from services.edition.place import Place
from services.edition.reading import read_edition
from services.edition.record import columns

Run = Callable[..., Result]


@pytest.fixture()
def edition(root: Path) -> Edition:
    """The edition of the copy."""
    return read_edition(root)


@pytest.fixture()
def folder(run: Run, tmp_path: Path) -> Path:
    """The templates of the edition."""
    assert run("sheet-templates", tmp_path / "sheets").exit_code == 0
    return tmp_path / "sheets"


def offered(path: Path) -> dict[str, tuple[list[str], str]]:
    """Column -> the words it offers and what happens with another one."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    found = {}
    for rule in sheet.data_validations.dataValidation:
        name, cells = rule.formula1.split("!")
        words = [cell.value for (cell,) in book[name][cells.replace("$", "")]]
        first = next(iter(rule.sqref.ranges))
        assert first.min_row == 2
        found[sheet.cell(1, first.min_col).value] = (words, rule.errorStyle)
    return found


def test_every_table_and_layer_has_one(folder: Path, edition: Edition) -> None:
    wanted = {str(Path(file).with_suffix(".xlsx")) for file in TABLES}
    wanted |= {f"layers/{layer}.xlsx" for layer in edition.layers}
    assert set(contents(folder)) == wanted


def test_headings_are_the_models_and_each_is_explained(folder: Path, edition: Edition) -> None:
    for file, table in TABLES.items():
        sheet = openpyxl.load_workbook((folder / file).with_suffix(".xlsx")).worksheets[0]
        assert [cell.value for cell in sheet[1]] == columns(table.model, edition.info.codes)
        for cell in sheet[1]:
            assert cell.comment.text
            field = table.model.model_fields.get(cell.value)
            if field is not None:
                assert cell.comment.text.startswith("Needed.") == field.is_required()
        assert sheet.max_row == 1
    layer = folder / "layers" / f"{next(iter(edition.layers))}.xlsx"
    heads = [cell.value for cell in openpyxl.load_workbook(layer).worksheets[0][1]]
    assert heads == [*columns(Place, edition.info.codes), "longitude", "latitude"]


def test_lists_hold_the_ids_of_the_edition(folder: Path, edition: Edition) -> None:
    lists = offered(folder / "observations.xlsx")
    assert lists["place"] == (sorted(edition.features), "warning")
    assert lists["source"] == (sorted(edition.sources), "warning")
    assert lists["indicator"][0] == sorted(edition.indicators)
    assert lists["unit"][0] == ["not-stated", *sorted(edition.units)]
    assert lists["status"] == (list(get_args(Status)), "stop")
    layer = offered(folder / "layers" / f"{next(iter(edition.layers))}.xlsx")
    assert layer["kind"][0] == sorted(edition.kinds)
    assert layer["precision"][0] == sorted(edition.precisions)
    assert layer["certainty"][0] == ["certain", "less-certain", "uncertain"]
    assert "id" not in layer
    assert offered(folder / "texts" / "review.xlsx")["language"][0] == edition.info.codes


def test_lists_are_hidden_and_cells_are_text(folder: Path) -> None:
    for path in folder.rglob("*.xlsx"):
        book = openpyxl.load_workbook(path)
        assert [sheet.sheet_state for sheet in book.worksheets] == ["visible", "hidden"]
        for dimension in book.worksheets[0].column_dimensions.values():
            assert dimension.number_format == "@"


def test_content_is_deterministic(folder: Path, run: Run, tmp_path: Path) -> None:
    run("sheet-templates", tmp_path / "again")
    assert contents(folder) == contents(tmp_path / "again")


def test_nothing_is_written_over_and_nothing_into_the_edition(
    folder: Path, root: Path, run: Run
) -> None:
    (folder / "units.xlsx").write_bytes(b"the curator's own")
    before, edition = contents(folder), contents(root)
    result = run("sheet-templates", folder)
    assert result.exit_code == 1
    assert "units.xlsx" in result.output
    assert contents(folder) == before
    for inside in (root, root / "sheets"):
        result = run("sheet-templates", inside)
        assert result.exit_code == 1
        assert "lies in the edition itself" in result.output
    assert contents(root) == edition


def test_a_faulty_edition_has_no_templates(root: Path, run: Run, tmp_path: Path) -> None:
    (root / "units.csv").write_text("id\n", encoding="utf-8")
    result = run("sheet-templates", tmp_path / "sheets")
    assert result.exit_code == 1
    assert "flask check lists them" in result.output
    assert not (tmp_path / "sheets").exists()
