"""Canonical form: one way to write every file, and mapdata/ is written in it."""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.edition.canonical import geometry, json_text, layer_text, prose_text, table_text
from services.edition.edition import Edition
from services.edition.files import CATALOGUE, CHECKS, INFO, SOURCES, TABLES
from services.edition.reading import read_edition
from services.edition.tidy import tidy


def contents(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def test_the_edition_is_in_canonical_form(
    edition: Edition, copy_of_edition: Callable[[Path], Path]
) -> None:
    root = copy_of_edition(edition.root)
    before = contents(root)
    assert {*TABLES, "edition.json", "datapackage.json"} <= set(before)
    assert tidy(root) == []
    assert contents(root) == before


def test_files_in_any_order_come_back_byte_for_byte(
    edition: Edition, copy_of_edition: Callable[[Path], Path]
) -> None:
    root = copy_of_edition(edition.root)
    before = contents(root)
    shuffled = {file for file in before if scrambled(root, file)}
    layers = {f"layers/{layer}.geojson" for layer in edition.layers}
    assert shuffled >= {*TABLES, *layers, INFO, CATALOGUE, CHECKS, SOURCES}
    told = tidy(root)
    assert {line.split(":")[0] for line in told} == shuffled
    assert contents(root) == before
    assert tidy(root) == []


def scrambled(root: Path, file: str) -> bool:
    """Another order of rows, columns, features and properties; whether the bytes changed."""
    path, chance = root / file, random.Random(file)
    before = path.read_bytes()
    if file in TABLES:
        header, *rows = csv.reader(io.StringIO(before.decode(), newline=""))
        order = chance.sample(range(len(header)), len(header))
        rows = [header, *chance.sample(rows, len(rows))]
        out = io.StringIO(newline="")
        csv.writer(out, quoting=csv.QUOTE_ALL).writerows([row[i] for i in order] for row in rows)
        path.write_bytes(out.getvalue().encode())
    elif path.suffix == ".geojson":
        document = json.loads(before)
        chance.shuffle(document["features"])
        for feature in document["features"]:
            items = list(feature["properties"].items())
            feature["properties"] = dict(chance.sample(items, len(items)))
        path.write_text(json.dumps(document, indent=1), encoding="utf-8")
    elif file in (INFO, CATALOGUE, CHECKS, SOURCES) or file.startswith("stories/"):
        path.write_text(json.dumps(json.loads(before), indent="\t"), encoding="utf-8")
    return path.read_bytes() != before


def test_tables_quote_only_where_needed_and_keep_what_they_do_not_know() -> None:
    rows = [
        {"id": "b", "label_en": 'a "big" farm, old', "zeal": "1", "herd": "2"},
        {"id": "a", "label_kk": "Қой", "label_en": "two\nlines"},
    ]
    assert table_text(TABLES["units.csv"], rows, ["kk", "en"]) == (
        "id,label_kk,label_en,converts_to,factor,herd,zeal\n"
        'a,Қой,"two\nlines",,,,\n'
        'b,,"a ""big"" farm, old",,,2,1\n'
    )


def test_periods_stand_in_the_order_of_their_years() -> None:
    rows = [{"id": "b", "start": "1000"}, {"id": "a", "start": "1000"}, {"id": "z", "start": "900"}]
    written = csv.DictReader(io.StringIO(table_text(TABLES["periods.csv"], rows, ["en"])))
    assert [row["id"] for row in written] == ["z", "a", "b"]


def test_documents_keep_their_order_and_their_letters() -> None:
    assert json_text({"b": "Қарлаг", "a": [1, {}]}) == (
        '{\n  "b": "Қарлаг",\n  "a": [\n    1,\n    {}\n  ]\n}\n'
    )


@pytest.mark.parametrize("text", ["a\r\n\r\nb", "a\r\rb\r", "a\n\nb", "a\n\nb\n\n\n"])
def test_prose_ends_its_lines_in_one_way(text: str) -> None:
    assert prose_text(text) == "a\n\nb\n"


def feature(name: str, **properties: str) -> dict:
    return {"properties": {"id": name, **properties}, "geometry": None}


def test_layers_hold_one_property_a_line_in_the_order_of_the_columns() -> None:
    text = layer_text(
        [feature("b", zeal="1", kind="camp", herd="2", name_en="B"), feature("a")], ["kk", "en"]
    )
    document = json.loads(text)
    assert [item["id"] for item in document["features"]] == ["a", "b"]
    first, second = (item["properties"] for item in document["features"])
    assert list(second)[:4] == ["id", "name_kk", "name_en", "kind"]
    assert list(second) == [*first, "herd", "zeal"]
    assert set(first.values()) == {"a", ""}
    for name, value in second.items():
        assert text.count(f'\n    "{name}": "{value}"') >= 1


def test_every_feature_of_the_edition_has_every_property(edition: Edition) -> None:
    for layer in edition.layers:
        text = (edition.root / "layers" / f"{layer}.geojson").read_text(encoding="utf-8")
        orders = {tuple(item["properties"]) for item in json.loads(text)["features"]}
        assert len(orders) == 1, layer


@pytest.mark.parametrize(
    ("given_shape", "expected"),
    [
        (None, None),
        (
            {"type": "Point", "coordinates": [73.0937654, 49.8000049, 550.0]},
            {"type": "Point", "coordinates": [73.09377, 49.8]},
        ),
        (
            {"type": "LineString", "coordinates": [[70, 50], [71.1234567, 50.0000051]]},
            {"type": "LineString", "coordinates": [[70.0, 50.0], [71.12346, 50.00001]]},
        ),
        (
            {"type": "MultiLineString", "coordinates": [[[70, 50], [71, 50]], [[1, 2], [3, 4]]]},
            {"type": "MultiLineString", "coordinates": [[[70, 50], [71, 50]], [[1, 2], [3, 4]]]},
        ),
    ],
)
def test_positions_are_rounded_to_a_metre_in_two_dimensions(
    given_shape: dict | None, expected: dict | None
) -> None:
    assert geometry(given_shape) == expected


OUTER = [[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]]
HOLE = [[2, 2], [2, 4], [4, 4], [4, 2], [2, 2]]


@pytest.mark.parametrize("turn_outer", [1, -1])
@pytest.mark.parametrize("turn_hole", [1, -1])
def test_outer_rings_turn_left_and_holes_right(turn_outer: int, turn_hole: int) -> None:
    """RFC 7946, 3.1.6, the right-hand rule."""
    rings = [OUTER[::turn_outer], HOLE[::turn_hole]]
    polygon = geometry({"type": "Polygon", "coordinates": rings})
    parts = geometry({"type": "MultiPolygon", "coordinates": [rings, rings]})
    assert parts["coordinates"] == [polygon["coordinates"]] * 2
    outer, hole = polygon["coordinates"]
    assert (twice_the_area(outer), twice_the_area(hole)) == (200, -8)


def twice_the_area(ring: list) -> float:
    """The shoelace formula: positive where the ring runs counter-clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))


POSITIONS = st.tuples(st.floats(-180, 180), st.floats(-90, 90)).map(list)
# Rings a few metres across, where rounding may fold them.
NEAR = st.tuples(st.floats(70, 70.0001), st.floats(50, 50.0001)).map(list)
RINGS = st.lists(POSITIONS | NEAR, min_size=3, max_size=6).map(lambda ring: [*ring, ring[0]])
SHAPES = st.one_of(
    st.builds(lambda c: {"type": "Point", "coordinates": c}, POSITIONS),
    st.builds(lambda c: {"type": "LineString", "coordinates": c}, st.lists(POSITIONS, min_size=2)),
    st.builds(lambda c: {"type": "Polygon", "coordinates": [c]}, RINGS),
    st.builds(lambda c: {"type": "MultiPolygon", "coordinates": [[c], [c[::-1]]]}, RINGS),
)


@given(SHAPES)
def test_a_shape_in_canonical_form_stays_as_it_is(drawn: dict) -> None:
    once = geometry(drawn)
    assert geometry(json.loads(json.dumps(once))) == once


def test_tidying_changes_no_record(
    edition: Edition, copy_of_edition: Callable[[Path], Path]
) -> None:
    root = copy_of_edition(edition.root)
    for file in sorted(contents(root)):
        scrambled(root, file)
    assert read_edition(root).features == edition.features
    tidy(root)
    assert read_edition(root).hash == edition.hash
