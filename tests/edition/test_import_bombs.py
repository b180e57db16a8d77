"""flask import-sheet and files that mean harm: refused in words, little memory, nothing written.

Entities, zeros by the hundred megabyte, names that climb out of a folder, views that compute for
ever, coordinates nested a thousand deep.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import geopandas
import pytest
from click.testing import Result
from shapely.geometry import Point
from sheets import contents, workbook_file

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., Result]
UNITS = [["id", "label_en"], ["test", "Test"]]
SHEET = "xl/worksheets/sheet1.xml"
LAUGHS = "".join(
    ['<!DOCTYPE lolz [<!ENTITY l0 "lol">']
    + [f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)]
    + ["]>"]
).encode()
BOUND = 300
"""Megabytes that an import of a hostile file may take beyond one of a small sound file."""

MEASURE = """
import resource, sys
from pathlib import Path
from services.edition.sheets.importing import plan_import
plan = plan_import(Path(sys.argv[1]), Path(sys.argv[2]))
print("\\n".join(str(line) for line in plan.findings))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def measured(root: Path, path: Path) -> tuple[str, int]:
    """What an import finds, and the most memory it held [MB]."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(root), str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    *lines, most = done.stdout.splitlines()
    return "\n".join(lines), int(most)


def spoilt(path: Path, **parts: bytes) -> Path:
    """A sound workbook of units with some parts replaced or added."""
    source = workbook_file(path.with_suffix(".sound.xlsx"), units=UNITS)
    with ZipFile(source) as given, ZipFile(path, "w", ZIP_DEFLATED) as made:
        for name in given.namelist():
            made.writestr(name, parts.pop(name, given.read(name)))
        for name, data in parts.items():
            made.writestr(name, data)
    return path


def part_of(path: Path, name: str) -> bytes:
    with ZipFile(workbook_file(path, units=UNITS)) as given:
        return given.read(name)


def laughing(tmp_path: Path) -> Path:
    sheet = part_of(tmp_path / "sound.xlsx", SHEET)
    head, rest = sheet.split(b"<worksheet", 1)
    text = b"<worksheet" + rest.replace(b"Test", b"&l9;")
    return spoilt(tmp_path / "units.xlsx", **{SHEET: head + LAUGHS + text})


def shared_laughing(tmp_path: Path) -> Path:
    body = LAUGHS + b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    return spoilt(tmp_path / "units.xlsx", **{"xl/sharedStrings.xml": body})


def in_utf_16(tmp_path: Path) -> Path:
    sheet = part_of(tmp_path / "sound.xlsx", SHEET).decode()
    _, rest = sheet.split("<worksheet", 1)
    text = "<worksheet" + rest.replace("Test", "&l9;")
    head = '<?xml version="1.0" encoding="UTF-16"?>'
    data = (head + LAUGHS.decode() + text).encode("utf-16")
    return spoilt(tmp_path / "units.xlsx", **{SHEET: data})


def zeros(tmp_path: Path) -> Path:
    return spoilt(tmp_path / "units.xlsx", **{"xl/media/picture.bin": bytes(100_000_000)})


def zeros_in_the_sheet(tmp_path: Path) -> Path:
    return spoilt(tmp_path / "units.xlsx", **{SHEET: bytes(100_000_000)})


BOMBS = {
    "billion laughs in a sheet": (laughing, "declares XML entities"),
    "billion laughs in shared strings": (shared_laughing, "declares XML entities"),
    "billion laughs in UTF-16": (in_utf_16, "declares XML entities"),
    "zeros beside the sheets": (zeros, "unpacks to 100 MB"),
    "zeros as a sheet": (zeros_in_the_sheet, "unpacks to 100 MB"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_and_costs_little(root: Path, tmp_path: Path, name: str) -> None:
    make, words = BOMBS[name]
    _, usual = measured(root, workbook_file(tmp_path / "small.xlsx", units=UNITS))
    before = contents(root)
    path = make(tmp_path)
    told, most = measured(root, path)
    assert words in told
    assert most < usual + BOUND
    assert contents(root) == before


def test_names_that_climb_out_of_a_folder_write_nothing(
    root: Path, run: Run, tmp_path: Path
) -> None:
    """A workbook is read in memory: whatever its parts are called, no file appears."""
    climbing = ("../../slipped.txt", "/tmp/slipped.txt", "..\\slipped.txt", "xl/../../slipped")
    path = spoilt(tmp_path / "units.xlsx", **dict.fromkeys(climbing, b"slipped"))
    around = sorted(item.name for item in tmp_path.parent.iterdir())
    before = contents(root)
    run("import-sheet", path, answer="n\n")
    assert contents(root) == before
    assert sorted(item.name for item in tmp_path.parent.iterdir()) == around
    assert not list(tmp_path.rglob("slipped*"))
    assert not Path("/tmp/slipped.txt").exists()


def geopackage(path: Path) -> Path:
    frame = geopandas.GeoDataFrame({"id": ["test"]}, geometry=[Point(70, 50)], crs=4326)
    frame.to_file(path, layer="balkhash", driver="GPKG")
    return path


def with_an_endless_view(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute(
            "CREATE VIEW endless AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
            " SELECT x AS fid, x AS id FROM n"
        )
        database.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier)"
            " VALUES ('endless', 'attributes', 'endless')"
        )


def with_a_broken_shape(path: Path) -> None:
    with sqlite3.connect(path) as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            database.execute(f'DROP TRIGGER "{name}"')
        # A header that promises four thousand million points.
        shape = (
            b"GP\x00\x01" + (4326).to_bytes(4, "little") + b"\x01\x02\x00\x00\x00\xff\xff\xff\xff"
        )
        database.execute("UPDATE balkhash SET geom = ?", (shape,))


@pytest.mark.parametrize("spoil", [with_an_endless_view, with_a_broken_shape])
def test_a_geopackage_that_means_harm(
    root: Path, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    usual = measured(root, workbook_file(tmp_path / "small.xlsx", units=UNITS))[1]
    path = geopackage(tmp_path / "balkhash.gpkg")
    spoil(path)
    before = contents(root)
    told, most = measured(root, path)
    assert told
    assert most < usual + BOUND
    assert contents(root) == before


DEEP = '{"type": "Point", "coordinates": ' + "[" * 3000 + "1" + "]" * 3000 + "}"
GEOMETRIES = {
    "nested deep": DEEP,
    "words": '{"type": "Point", "coordinates": ["seventy", "fifty"]}',
    "no numbers": '{"type": "Point", "coordinates": [NaN, Infinity]}',
    "far away": '{"type": "Point", "coordinates": [1e308, -1e308]}',
    "collections in collections": '{"type": "GeometryCollection", "geometries": [' * 2000
    + '{"type": "Point", "coordinates": [70, 50]}'
    + "]}" * 2000,
}


@pytest.mark.parametrize("name", GEOMETRIES)
def test_a_geojson_that_means_harm(root: Path, run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / "balkhash.geojson"
    feature = (
        f'{{"type": "Feature", "properties": {{"id": "test"}}, "geometry": {GEOMETRIES[name]}}}'
    )
    path.write_text(f'{{"type": "FeatureCollection", "features": [{feature}]}}', encoding="utf-8")
    before = contents(root)
    result = run("import-sheet", path, "--yes")
    assert result.exit_code == 1
    assert "nothing was written" in result.output.lower()
    assert contents(root) == before


def test_a_json_of_many_brackets(root: Path, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "balkhash.geojson"
    for text in ("[" * 1_000_000, '{"a":' * 200_000, json.dumps({"type": "FeatureCollection"})):
        path.write_text(text, encoding="utf-8")
        result = run("import-sheet", path, "--yes")
        assert result.exit_code == 1
        assert "balkhash.geojson" in result.output
