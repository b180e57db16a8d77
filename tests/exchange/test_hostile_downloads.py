"""An edition that means harm: formulas, markup, control characters; each stays a text."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import geopandas
import openpyxl
import pandas
import pyarrow.parquet
import pyogrio
import pytest
from flask import Flask

from app import create_app
from services.exchange.downloads.geoparquet import write_geoparquet
from services.exchange.downloads.material import Material
from services.exchange.downloads.store import Store
from services.exchange.downloads.texts import inert, legal
from services.web.downloads_store import store_of

FORMULA = '=HYPERLINK("http://evil.example";"Karlag")'
MARKUP = "]]></name><NetworkLink/>&amp;<script>alert(1)</script>\"'"
LETTERS = "ӘәҒғҚқҢңӨөҰұҮүҺһІіЁёŊŋ"
PLACE = "alpha"


@pytest.fixture()
def store(second_app: Flask, copy_of_edition: Callable[[Path], Path], tmp_path: Path) -> Store:
    """The downloads of a second edition with hostile texts."""
    root = copy_of_edition(second_app.config["EDITION"])
    layer = root / "layers" / "camps.geojson"
    document = json.loads(layer.read_text(encoding="utf-8"))
    for feature in document["features"]:
        if feature["id"] == PLACE:
            feature["properties"] |= {
                "name_en": FORMULA,
                "name_nb": MARKUP,
                "summary_en": f"{LETTERS}\ttab",
                "note_en": "@SUM(1+1)*cmd|' /C calc'!A0",
                "basis_en": "-5",
            }
    layer.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    table = root / "observations.csv"
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0] |= {"printed": FORMULA, "comment_en": MARKUP, "comment_nb": "+47 is no number"}
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    made = create_app({"EDITION": root, "SHELF": tmp_path / "shelf"})
    return store_of(made)


def path_of(store: Store, ending: str) -> Path:
    name = next(name for name in store.downloads if name.endswith(ending))
    return store.obtain(name).path


def test_a_spreadsheet_runs_nothing_of_a_csv(store: Store) -> None:
    frame = pandas.read_csv(path_of(store, "camps.csv"), dtype=str, keep_default_na=False)
    row = frame.set_index("id").loc[PLACE]
    assert row["name_en"] == f"'{FORMULA}"
    assert row["note_en"] == "'@SUM(1+1)*cmd|' /C calc'!A0"
    assert row["name_nb"] == MARKUP
    assert row["summary_en"] == f"{LETTERS}\ttab"
    # A number in a text is no formula, and a longitude stays a number.
    assert row["basis_en"] == "-5"
    assert float(row["longitude"]) == 17.5
    for cell in frame.to_numpy().ravel():
        assert cell[:1] not in ("=", "@", "\t", "\r")
        assert cell[:1] not in ("+", "-") or float(cell) is not None


def test_a_workbook_holds_them_as_text(store: Store) -> None:
    book = openpyxl.load_workbook(path_of(store, ".xlsx"))
    cells = [cell for row in book["observations"].iter_rows() for cell in row]
    found = [cell for cell in cells if cell.value == FORMULA]
    assert found
    assert {cell.data_type for cell in found} == {"s"}
    assert {cell.number_format for cell in found} == {"@"}
    assert any(cell.value == MARKUP for cell in cells)


@pytest.mark.parametrize("ending", ["camps.gpkg", "camps.parquet", "camps.kml", "camps.geojson"])
def test_other_forms_hold_them_letter_by_letter(store: Store, ending: str) -> None:
    path = path_of(store, ending)
    frame = (
        geopandas.read_parquet(path)
        if ending.endswith("parquet")
        else (pyogrio.read_dataframe(path, layer=0))
    )
    row = frame.set_index("id").loc[PLACE]
    assert row["name_en"] == FORMULA
    assert row["name_nb"] == MARKUP
    assert LETTERS in row["summary_en"]


def test_characters_no_format_holds_are_seen_to_be_missing() -> None:
    assert legal("a\x00b\x1bc\ud800d\uffffe") == "a\ufffdb\ufffdc\ufffdd\ufffde"
    assert legal(f"{LETTERS}\n\tend\U0001f33e") == f"{LETTERS}\n\tend\U0001f33e"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("=1+1", "'=1+1"),
        ("  =1+1", "'  =1+1"),
        ("+47 22", "'+47 22"),
        ("-", "'-"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("＝1", "'＝1"),
        ("-5", "-5"),
        ("+7.25", "+7.25"),
        ("1943~", "1943~"),
        ("", ""),
        ("Қарлаг", "Қарлаг"),
    ],
)
def test_a_text_that_begins_like_a_formula_gets_an_apostrophe(given: str, told: str) -> None:
    assert inert(given) == told


def test_a_layer_without_any_location_can_be_taken(store: Store, tmp_path: Path) -> None:
    held = store.material.edition
    nowhere = {key: replace(item, geometry=None) for key, item in held.features.items()}
    edition = replace(held, features=nowhere)
    count = len(edition.layer_features("camps"))
    for form in ("geojson", "csv", "gpkg", "parquet", "kml"):
        path = tmp_path / f"camps.{form}"
        store.downloads[path.name].make(path, Material(edition), lambda done, total: None)
        if form == "parquet":
            geo = pyarrow.parquet.read_metadata(path).metadata[b"geo"]
            # NaN is no JSON: an extent that does not exist is left out.
            assert "bbox" not in json.loads(geo)["columns"]["geometry"]
            assert b"NaN" not in geo
            assert geopandas.read_parquet(path).geometry.isna().sum() == count
        elif form != "csv":
            assert len(pyogrio.read_dataframe(path, layer=0)) == count


def test_control_characters_of_a_notice_break_no_file(store: Store, tmp_path: Path) -> None:
    """The edition refuses them in its records; what comes from elsewhere is cleaned."""
    edition = store.material.edition
    told = Material(edition, told=lambda text, _: f"{text}\x00\x0b")
    write_geoparquet(tmp_path / "a.parquet", told, ["camps"], False)
    frame = geopandas.read_parquet(tmp_path / "a.parquet").set_index("id")
    assert frame.loc[PLACE, "name_en"] == f"{FORMULA}\ufffd\ufffd"
    for name in ("camps.kml", "camps.gpkg"):
        store.downloads[name].make(tmp_path / name, told, lambda done, total: None)
        frame = pyogrio.read_dataframe(tmp_path / name, layer=0).set_index("id")
        assert frame.loc[PLACE, "name_en"] == f"{FORMULA}\ufffd\ufffd"
