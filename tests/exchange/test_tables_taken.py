"""Figures, relations, names, events and dates in every form that has them; styles for QGIS."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pandas
import pyogrio
import pytest
from flask import Flask
from kept import as_csv, edition, layer_names, places, table

Taken = tuple[Path, Callable[[str], Path]]
TABLES = ("observations", "relations", "events", "names", "dates")


def stem(root: Path) -> str:
    info = edition(root)
    return f"{info['id']}-{info['version']}"


def assert_rows(read: dict[str, dict[str, Any]], expected: dict[str, dict[str, str]]) -> None:
    assert list(read) == list(expected)
    for key, row in expected.items():
        for name, wanted in row.items():
            given = read[key][name]
            given = "" if given is None or given != given else given
            if "{" in wanted:
                assert given not in ("", wanted), (key, name)
            elif wanted and isinstance(given, int | float):
                assert Decimal(repr(given)) == Decimal(wanted), (key, name)
            else:
                assert str(given) == wanted, (key, name)


@pytest.mark.parametrize("name", TABLES)
def test_a_geopackage_holds_the_tables(taken: Taken, name: str) -> None:
    root, take = taken
    frame = pyogrio.read_dataframe(take(f"{stem(root)}.gpkg"), layer=name)
    rows = {row["id"]: row for row in frame.to_dict("records")}
    assert_rows(rows, table(root, name))


@pytest.mark.parametrize("name", TABLES)
def test_csv_holds_the_tables(taken: Taken, name: str) -> None:
    root, take = taken
    frame = pandas.read_csv(take(f"{stem(root)}-{name}.csv"), dtype=str, keep_default_na=False)
    rows = {row["id"]: row for row in frame.to_dict("records")}
    expected = {
        key: {column: as_csv(text) for column, text in row.items()}
        for key, row in table(root, name).items()
    }
    assert_rows(rows, expected)
    info = edition(root)
    if rows:
        assert set(frame["edition_version"]) == {info["version"]}
        assert set(frame["licence"]) == {info["licence"]}
        assert frame["sources_in_full"].str.len().gt(0).all()


def sheet_rows(path: Path, name: str) -> dict[str, dict[str, Any]]:
    book = openpyxl.load_workbook(path)
    head, *lines = book[name].iter_rows(values_only=True)
    rows = [dict(zip(head, line, strict=True)) for line in lines]
    return {row["id"]: row for row in rows}


def test_a_workbook_holds_the_figures(taken: Taken) -> None:
    root, take = taken
    path = take(f"{stem(root)}.xlsx")
    expected = table(root, "observations")
    rows = sheet_rows(path, "observations")
    assert_rows(rows, expected)
    for key, row in expected.items():
        # A number is a number to the spreadsheet; a missing one is a blank cell and its code.
        assert isinstance(rows[key]["value"], int | float) == bool(row["value"]), key
        assert bool(rows[key]["missing"]) != bool(row["value"]), key
    for name in ("indicators", "units"):
        assert_rows(sheet_rows(path, name), table(root, name))
    told = [row[1] for row in openpyxl.load_workbook(path)["readme"].iter_rows(values_only=True)]
    assert any(edition(root)["version"] in str(text) for text in told)


def test_nothing_in_a_workbook_computes(taken: Taken) -> None:
    root, take = taken
    book = openpyxl.load_workbook(take(f"{stem(root)}.xlsx"))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}


def test_all_missing_codes_arrive(app: Flask, taken: Taken) -> None:
    root, take = taken
    wanted = {row["missing"] for row in table(root, "observations").values()} - {""}
    frame = pyogrio.read_dataframe(take(f"{stem(root)}.gpkg"), layer="observations")
    missing = frame[frame["missing"].notna()]
    assert set(missing["missing"]) == wanted
    assert missing["value"].isna().all()


def test_sources_are_those_that_are_cited(taken: Taken) -> None:
    root, take = taken
    frame = pyogrio.read_dataframe(take(f"{stem(root)}.gpkg"), layer="sources")
    cited = {row["source"] for name in TABLES for row in table(root, name).values()}
    for place in places(root).values():
        cited |= {part.split("[")[0].strip() for part in place.properties["sources"].split("];")}
    titles = {
        item["id"]: item["title"]
        for item in json.loads((root / "sources.json").read_text(encoding="utf-8"))
    }
    held = dict(zip(frame["id"], frame["title"], strict=True))
    assert held == {key: titles[key] for key in cited}


def test_a_geopackage_is_well_formed_and_dated_by_its_edition(taken: Taken) -> None:
    """OGC 12-128r19: application id GPKG, user version 10400, everything in gpkg_contents."""
    root, take = taken
    database = sqlite3.connect(take(f"{stem(root)}.gpkg"))
    assert database.execute("PRAGMA application_id").fetchone()[0] == int.from_bytes(b"GPKG")
    assert database.execute("PRAGMA user_version").fetchone()[0] == 10400
    assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    rows = database.execute("SELECT table_name, data_type, last_change FROM gpkg_contents")
    held = {name: (kind, changed[:10]) for name, kind, changed in rows}
    date = edition(root)["date"]
    assert {name for name, (kind, _) in held.items() if kind == "features"} == set(
        layer_names(root)
    )
    assert {changed for _, changed in held.values()} == {date}
    told = database.execute("SELECT metadata FROM gpkg_metadata").fetchall()
    assert any("citation" in text for (text,) in told)


def test_each_layer_has_a_style_with_its_colour(app: Flask, taken: Taken) -> None:
    root, take = taken
    database = sqlite3.connect(take(f"{stem(root)}.gpkg"))
    rows = database.execute(
        "SELECT f_table_name, f_geometry_column, styleQML, useAsDefault FROM layer_styles"
    ).fetchall()
    assert [row[0] for row in rows] == layer_names(root)
    catalogue = json.loads((root / "catalogue.json").read_text(encoding="utf-8"))["layers"]
    tokens = (app.config["STATIC"] / "css" / "tokens.css").read_text(encoding="utf-8")
    for (_, column, style, default), layer in zip(rows, catalogue, strict=True):
        assert column == "geom"
        assert default == 1
        document = ElementTree.fromstring(style)
        rules = [rule.get("filter") for rule in document.iter("rule")]
        assert rules == [
            f"\"certainty\" = '{word}'" for word in ("certain", "less-certain", "uncertain")
        ]
        colours = {
            option.get("value").rpartition(",")[0]
            for option in document.iter("Option")
            if option.get("name") in ("color", "line_color", "outline_color")
        }
        assert colours & {rgb(tokens, name) for name in token_names(layer["style"])}, layer["id"]


def rgb(tokens: str, name: str) -> str:
    colour = tokens.partition(f"--{name}:")[2].strip()[:7]
    return ",".join(str(int(colour[start : start + 2], 16)) for start in (1, 3, 5))


def token_names(style: str) -> list[str]:
    return [f"layer-{style}"] if style != "territory" else ["layer-area"]
