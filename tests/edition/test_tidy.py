"""Files saved by QGIS, Excel and LibreOffice: tidied, they hold the same edition as before."""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Callable
from pathlib import Path

import geopandas
import openpyxl
import pytest

from services.edition.edition import Edition
from services.edition.files import CATALOGUE, CHECKS, INFO, PACKAGE, SOURCES, TABLES
from services.edition.reading import read_edition
from services.edition.tidy import tidy

Copy = Callable[[Path], Path]


@pytest.fixture()
def root(edition: Edition, copy_of_edition: Copy) -> Path:
    """A copy of the edition that a test may spoil."""
    return copy_of_edition(edition.root)


def rows_of(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))


def write_csv(path: Path, rows: list[list[str]], encoding: str, **dialect: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, **dialect).writerows(rows)
    path.write_bytes(out.getvalue().encode(encoding))


def test_layers_saved_by_gdal_hold_the_same_places(edition: Edition, root: Path) -> None:
    """GDAL sorts out dates and lists for itself, as QGIS does through it."""
    paths = sorted((root / "layers").glob("*.geojson"))
    assert len(paths) == len(edition.layers)
    for path in paths:
        geopandas.read_file(path).to_file(path, driver="GeoJSON")
    told = tidy(root)
    assert [line.split(":")[0] for line in told] == [f"layers/{path.name}" for path in paths]
    assert read_edition(root).features == edition.features
    assert read_edition(root).hash == edition.hash


@pytest.mark.parametrize(
    ("saved", "expected"),
    [
        ("1952-04-24T00:00:00", "1952-04-24"),
        ("1952-04-24T00:00:00Z", "1952-04-24"),
        ("1952-04-24T00:00:00+00:00", "1952-04-24"),
        ("1952/04/24", "1952-04-24"),
        ("24.04.1952", "1952-04-24"),
        ("1952-04-24 00:00:00", "1952-04-24"),
        ([1950, 1953], "[1950,1953]"),
        ("[1950, 1953~]", "[1950,1953~]"),
        (1952, "1952"),
        (1952.0, "1952"),
        (None, ""),
        # What stands for itself stays.
        ("1952-04/1953-01", "1952-04/1953-01"),
        ("1952~", "1952~"),
        # A time of day is nothing this edition holds: the check says so.
        ("1952-04-24T13:30:00", "1952-04-24T13:30:00"),
    ],
)
def test_dates_of_a_layer_come_back_as_edtf(root: Path, saved: object, expected: str) -> None:
    path = root / "layers" / "special_camps.geojson"
    document = json.loads(path.read_bytes())
    item = document["features"][0]["properties"]
    item |= {"opened": saved, "note_en": "1952/04/24", "advisory": ["deaths", "violence"]}
    path.write_text(json.dumps(document), encoding="utf-8")
    tidy(root)
    tidied = json.loads(path.read_bytes())["features"][0]["properties"]
    assert tidied["opened"] == expected
    assert tidied["note_en"] == "1952/04/24"
    assert tidied["advisory"] == "deaths; violence"


def test_a_feature_that_lost_its_id_property_takes_that_of_the_feature(
    edition: Edition, root: Path
) -> None:
    path = root / "layers" / "special_camps.geojson"
    document = json.loads(path.read_bytes())
    for item in document["features"]:
        del item["properties"]["id"]
    path.write_text(json.dumps(document), encoding="utf-8")
    tidy(root)
    assert read_edition(root).hash == edition.hash


CSV_PROGRAMS = {
    "LibreOffice": ("utf-8-sig", {"delimiter": ";", "lineterminator": "\r\n"}),
    "Excel, UTF-8": ("utf-8-sig", {"delimiter": ",", "lineterminator": "\r\n"}),
    "Excel, Unicode text": ("utf-16", {"delimiter": "\t", "lineterminator": "\r\n"}),
    "Excel for Mac": ("utf-8", {"delimiter": ";", "lineterminator": "\r"}),
    "all quoted": ("utf-8", {"delimiter": ";", "quoting": csv.QUOTE_ALL}),
}


@pytest.mark.parametrize("program", CSV_PROGRAMS)
def test_tables_saved_by_other_programs_hold_the_same_records(
    edition: Edition, root: Path, program: str
) -> None:
    encoding, dialect = CSV_PROGRAMS[program]
    for file in TABLES:
        write_csv(root / file, rows_of(root / file), encoding, **dialect)
    told = tidy(root)
    assert [line.split(":")[0] for line in told] == list(TABLES)
    again = read_edition(root)
    for table in TABLES.values():
        assert getattr(again, table.field) == getattr(edition, table.field)
    assert again.hash == edition.hash
    assert tidy(root) == []


def test_tables_in_windows_cyrillic_hold_the_same_records(edition: Edition, root: Path) -> None:
    """Windows-1251 has no Kazakh letters: only tables without them can have been saved so."""
    saved = []
    for file in TABLES:
        try:
            write_csv(root / file, rows_of(root / file), "cp1251", delimiter=";")
        except UnicodeEncodeError:
            continue
        saved.append(file)
    names = ["id", "place", "name", "language", "script", "transliteration", "usage", "start"]
    russian = [["долинка-ru", "karlag", "Долинка «№ 1» – ёлка", "ru", "Cyrl", "no", "spoken", ""]]
    write_csv(root / "names.csv", [names, *russian], "cp1251", delimiter=";")
    told = tidy(root)
    assert saved
    assert {line.split(":")[0] for line in told} == {*saved, "names.csv"}
    assert rows_of(root / "names.csv")[1][:8] == russian[0]
    write_csv(root / "names.csv", rows_of(edition.root / "names.csv"), "utf-8")
    tidy(root)
    assert read_edition(root).hash == edition.hash


def cell(column: str, text: str) -> object:
    """A cell as Excel keeps what a curator typed: numbers and days are no texts."""
    if text.isdecimal():
        return int(text)
    try:
        return datetime.datetime.strptime(text, "%Y-%m-%d")
    except ValueError:
        return float(text) if column == "value" and text else text or None


def save_workbook(path: Path, rows: list[list[object]]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return book


def test_workbooks_with_real_dates_and_numbers_hold_the_same_records(
    edition: Edition, root: Path
) -> None:
    kinds: set[type] = set()
    for file in TABLES:
        header, *rows = rows_of(root / file)
        cells = [[cell(*pair) for pair in zip(header, row, strict=True)] for row in rows]
        kinds |= {type(value) for row in cells for value in row}
        save_workbook((root / file).with_suffix(".xlsx"), [header, *cells])
        (root / file).unlink()
    assert {int, str, datetime.datetime} <= kinds
    told = tidy(root)
    assert not list(root.rglob("*.xlsx"))
    assert all("left as it is" not in line for line in told)
    again = read_edition(root)
    for table in TABLES.values():
        assert getattr(again, table.field) == getattr(edition, table.field)


def test_a_workbook_that_is_still_open_is_taken_in_and_left_to_the_curator(
    edition: Edition, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_workbook(root / "units.xlsx", rows_of(root / "units.csv"))

    def held(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "used by another process", str(path))

    monkeypatch.setattr(Path, "unlink", held)
    assert tidy(root) == [
        "units.xlsx: taken into units.csv; remove it by hand (used by another process)"
    ]
    assert rows_of(root / "units.csv") == rows_of(edition.root / "units.csv")


@pytest.mark.parametrize(
    ("shown_as", "expected"),
    [
        ("yyyy-mm-dd", "1931-09-01"),
        ("dd.mm.yyyy", "1931-09-01"),
        ("mmm-yy", "1931-09"),
        (r"[$-419]mmmm\ yyyy;@", "1931-09"),
        ("yyyy", "1931"),
    ],
)
def test_a_workbook_gives_no_day_that_its_cell_does_not_show(
    root: Path, shown_as: str, expected: str
) -> None:
    """Excel turns a typed 1931-09 into 1 September shown as Sep-31: no day was given."""
    header, first, *_ = rows_of(root / "events.csv")
    row = [*first]
    book = save_workbook(root / "events.xlsx", [header, row])
    dated = book.active.cell(2, header.index("date") + 1, datetime.datetime(1931, 9, 1))
    dated.number_format = shown_as
    book.save(root / "events.xlsx")
    tidy(root)
    assert rows_of(root / "events.csv")[1][header.index("date")] == expected


def test_prose_and_documents_saved_on_windows_come_back(edition: Edition, root: Path) -> None:
    files = [*root.glob("texts/**/*.md"), *root.glob("stories/*.json")]
    files += [root / file for file in (INFO, CATALOGUE, CHECKS, SOURCES, PACKAGE)]
    assert {".md", ".json"} == {path.suffix for path in files}
    for path in files:
        text = path.read_text(encoding="utf-8").replace("\n", "\r\n")
        path.write_bytes(text.encode("utf-8-sig"))
    told = tidy(root)
    assert len(told) == len(files)
    assert read_edition(root).hash == edition.hash


def test_a_column_nobody_knows_is_kept_and_named_by_the_check(root: Path) -> None:
    path = root / "units.csv"
    header, *rows = rows_of(path)
    write_csv(path, [["colour", *header], *(["red", *row] for row in rows)], "utf-8")
    tidy(root)
    assert rows_of(path)[0] == [*header, "colour"]
    assert {row[-1] for row in rows_of(path)[1:]} == {"red"}
