"""What tidy cannot read stays as it is, byte for byte, and is named; the curator's commands."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import geopandas
import openpyxl
import pytest
from flask.testing import FlaskCliRunner

from app import create_app
from services.edition.edition import Edition
from services.edition.faults import FaultyEdition
from services.edition.reading import read_edition
from services.edition.tidy import tidy

TABLE, LAYER = "relations.csv", "layers/special_camps.geojson"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01"


@pytest.fixture()
def root(edition: Edition, copy_of_edition: Callable[[Path], Path]) -> Path:
    """A copy of the edition that a test may spoil."""
    return copy_of_edition(edition.root)


@pytest.fixture()
def runner(root: Path, tmp_path: Path) -> Iterator[FlaskCliRunner]:
    """The command line over that copy; like `flask`, it runs inside the application."""
    app = create_app({"EDITION": root, "SHELF": tmp_path / "shelf"})
    with app.app_context():
        yield app.test_cli_runner()


def damaged(data: bytes) -> bytes:
    """One letter of a UTF-8 file cut in half."""
    cut = data.index("қ".encode())
    return data[:cut] + data[cut + 1 :]


SPOILT: dict[str, tuple[str, Callable[[bytes], bytes], str]] = {
    "a quote left open": (TABLE, lambda data: data + b'x,"y\n', "is not CSV"),
    "a damaged letter": (TABLE, damaged, "is UTF-8 with a damaged byte in line "),
    "a picture": (TABLE, lambda data: PNG, "is no text"),
    "UTF-16 without its mark": (
        TABLE,
        lambda data: data.decode().encode("utf-16-le"),
        "is no text",
    ),
    "half of UTF-16": (TABLE, lambda data: data.decode().encode("utf-16")[:-1], "is no text"),
    "nothing": (TABLE, lambda data: b"", "has no header"),
    "blank lines": (TABLE, lambda data: b"\n\n", "has no header"),
    "a column twice": (TABLE, lambda data: b"id,id\na,b\n", "names a column twice"),
    "a row too long": (TABLE, lambda data: b"id,place\na,b,c\n", "row 2 has more cells"),
    "a layer cut off": (LAYER, lambda data: data[:-40], "is not JSON (line "),
    "a layer in another form": (LAYER, lambda data: b'{"type": "Topology"}', "FeatureCollection"),
    "a layer that is a list": (LAYER, lambda data: b"[]", "FeatureCollection"),
    "features that are none": (LAYER, lambda data: b'{"features": [1]}', "FeatureCollection"),
    "a shape without coordinates": (
        LAYER,
        lambda data: data.replace(b'"coordinates"', b'"geometries"', 1),
        "'coordinates' is missing",
    ),
    "a layer nested too deeply": (LAYER, lambda data: b"[" * 100_000, ""),
    "half a character": ("checks.json", lambda data: b'{"checks": ["\\ud800"]}', "surrogates"),
    "sources without id": ("sources.json", lambda data: b'[{"title": "x"}]', "'id' is missing"),
    "sources that are no list": ("sources.json", lambda data: b"7", ""),
}


@pytest.mark.parametrize("defect", SPOILT)
def test_a_file_that_cannot_be_read_is_left_and_named(root: Path, defect: str) -> None:
    file, spoil, reason = SPOILT[defect]
    spoilt = spoil((root / file).read_bytes())
    (root / file).write_bytes(spoilt)
    (line,) = tidy(root)
    assert line.startswith(f"{file}: left as it is: ")
    assert reason in line
    assert (root / file).read_bytes() == spoilt
    with pytest.raises(FaultyEdition) as refused:
        read_edition(root)
    assert file in {fault.file for fault in refused.value.faults}


def test_the_other_files_are_tidied_all_the_same(edition: Edition, root: Path) -> None:
    (root / TABLE).write_bytes(PNG)
    units = (root / "units.csv").read_bytes()
    (root / "units.csv").write_bytes(units.replace(b"\n", b"\r\n"))
    told = tidy(root)
    assert [line.split(":")[0] for line in told] == ["units.csv", TABLE]
    assert (root / "units.csv").read_bytes() == units


def test_a_missing_file_is_named_and_not_made_up(root: Path) -> None:
    (root / TABLE).unlink()
    assert tidy(root) == [f"{TABLE}: is gone; it must be there, empty or not"]
    assert not (root / TABLE).exists()


def test_a_file_that_another_program_holds_is_left_and_named(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows nothing can be put in the place of a file that is open in Excel."""
    spoilt = (root / TABLE).read_bytes().replace(b"\n", b"\r\n")
    (root / TABLE).write_bytes(spoilt)

    def held(source: Path, target: Path) -> None:
        raise PermissionError(13, "used by another process", str(target))

    monkeypatch.setattr(os, "replace", held)
    (line,) = tidy(root)
    assert line.startswith(f"{TABLE}: left as it is: ")
    assert "used by another process" in line
    assert (root / TABLE).read_bytes() == spoilt
    assert not list(root.rglob("*.new"))


def test_a_layer_in_metres_is_left(edition: Edition, root: Path) -> None:
    """Its positions would be read as degrees once its projection is no longer named."""
    path = root / LAYER
    geopandas.read_file(path).to_crs(3857).to_file(path, driver="GeoJSON")
    spoilt = path.read_bytes()
    (line,) = tidy(root)
    assert line.startswith(f"{LAYER}: left as it is: is not in EPSG:4326 but in ")
    assert "3857" in line
    assert path.read_bytes() == spoilt


def two_sheets(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["id"])
    book.create_sheet("more").append(["id"])
    book.save(path)


WORKBOOKS: dict[str, tuple[Callable[[Path], object], str]] = {
    "no workbook": (lambda path: path.write_bytes(b"not a zip"), "is no workbook (BadZipFile)"),
    "empty": (lambda path: openpyxl.Workbook().save(path), "has no header"),
    "two sheets": (two_sheets, "holds several sheets"),
}


@pytest.mark.parametrize("defect", WORKBOOKS)
def test_a_workbook_that_is_no_table_changes_nothing(
    edition: Edition, root: Path, defect: str
) -> None:
    make, reason = WORKBOOKS[defect]
    workbook = root / TABLE.replace(".csv", ".xlsx")
    make(workbook)
    spoilt = workbook.read_bytes()
    (line,) = tidy(root)
    assert line.startswith(f"{TABLE}: left as it is: {reason}")
    assert workbook.read_bytes() == spoilt
    assert (root / TABLE).read_bytes() == (edition.root / TABLE).read_bytes()


@pytest.mark.parametrize(
    "content",
    [
        *("", "[", "[" * 100_000, "[]", "{}"),
        *('{"languages": []}', '{"languages": 5}', '{"languages": "kk"}'),
        *('{"languages": [1, {}]}', '{"languages": {"code": "kk"}}'),
    ],
    ids=lambda content: content[:28],
)
def test_without_its_languages_nothing_of_an_edition_is_touched(root: Path, content: str) -> None:
    (root / "edition.json").write_text(content, encoding="utf-8")
    (root / TABLE).write_bytes(b"\xef\xbb\xbfid\r\n")
    (line,) = tidy(root)
    assert line.startswith("edition.json: left as it is")
    assert (root / TABLE).read_bytes() == b"\xef\xbb\xbfid\r\n"


def test_the_commands_lead_from_a_saved_layer_to_a_sound_edition(
    runner: FlaskCliRunner, edition: Edition, root: Path
) -> None:
    sound = runner.invoke(args=["check"])
    assert sound.exit_code == 0
    assert f"{len(edition.layers)} layers" in sound.output
    assert f"{len(edition.observations)} figures" in sound.output
    spoilt = days_with_a_time(root)
    assert spoilt
    faulty = runner.invoke(args=["check"])
    assert faulty.exit_code == 1
    *faults, last = faulty.output.splitlines()
    assert last == f"{len(faults)} faults; the last good edition goes on."
    named = {line.split(": opened: ")[0] for line in faults if ": opened: " in line}
    assert named == {f"{file}: {name}" for file, name in spoilt}
    tidied = runner.invoke(args=["tidy"])
    assert tidied.exit_code == 0
    assert {line.split(":")[0] for line in tidied.output.splitlines()} == {f for f, _ in spoilt}
    assert runner.invoke(args=["check"]).output == sound.output
    assert runner.invoke(args=["tidy"]).output == "Everything is in canonical form.\n"


def days_with_a_time(root: Path) -> list[tuple[str, str]]:
    """Writes whole days as GDAL does; the layers and places where one stood."""
    spoilt = []
    for path in sorted(root.glob("layers/*.geojson")):
        document = json.loads(path.read_bytes())
        before = len(spoilt)
        for properties in (item["properties"] for item in document["features"]):
            if re.fullmatch(r"\d{4}-\d\d-\d\d", properties["opened"]):
                properties["opened"] += "T00:00:00"
                spoilt.append((f"layers/{path.name}", properties["id"]))
        if len(spoilt) > before:
            path.write_text(json.dumps(document), encoding="utf-8")
    return spoilt


def test_the_commands_name_a_file_nobody_can_read(runner: FlaskCliRunner, root: Path) -> None:
    (root / TABLE).write_bytes(PNG)
    tidied = runner.invoke(args=["tidy"])
    assert tidied.output.startswith(f"{TABLE}: left as it is: is no text")
    checked = runner.invoke(args=["check"])
    assert checked.exit_code == 1
    assert checked.output.startswith(f"{TABLE}: line ")
    assert (root / TABLE).read_bytes() == PNG


def test_the_line_of_a_tidied_file_counts_the_lines_that_differ(root: Path) -> None:
    path = root / "edition.json"
    document = json.loads(path.read_bytes())
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    lines = len(json.dumps(document, indent=2).splitlines())
    assert tidy(root) == [
        f"edition.json: brought into canonical form ({lines} lines of {lines} differ)"
    ]
