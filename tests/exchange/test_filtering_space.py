"""Spatial and temporal predicates of filters, with answers known by drawing them."""

from __future__ import annotations

import json
import math
from typing import Any

import pyproj
import pytest
import shapely

from services.exchange.filtering import FilterFault, Record, read_filter
from services.exchange.filtering.tree import filter_tree

QUERYABLES = {
    "geometry": "geometry",
    "when": "interval",
    "opened": "date",
    "closed": "date",
    "name": "string",
}
SQUARE = "POLYGON((0 0, 10 0, 10 10, 0 10, 0 0))"
TWO = "MULTIPOLYGON(((0 0, 1 0, 1 1, 0 0)), ((4 4, 6 4, 6 6, 4 4)))"
DONUT = "POLYGON((0 0, 10 0, 10 10, 0 10, 0 0), (4 4, 6 4, 6 6, 4 6, 4 4))"


def answer(text: str, record: Record) -> bool | None:
    found = read_filter(text, "cql2-text", QUERYABLES).answer(record)
    tree = json.dumps(filter_tree(text, "cql2-text"))
    assert read_filter(tree, "cql2-json", QUERYABLES).answer(record) is found
    return found


def at(shape: str) -> Record:
    return Record({}, shapely.from_wkt(shape))


def fault(tree: Any) -> str:
    with pytest.raises(FilterFault) as raised:
        if isinstance(tree, str):
            read_filter(tree, "cql2-text", QUERYABLES)
        read_filter(json.dumps(tree), "cql2-json", QUERYABLES)
    return raised.value.message


@pytest.mark.parametrize(
    ("predicate", "shape", "literal", "expected"),
    [
        ("intersects", "POINT(5 5)", SQUARE, True),
        ("intersects", "POINT(10 5)", SQUARE, True),
        ("intersects", "POINT(11 5)", SQUARE, False),
        ("intersects", "POINT(5 5)", DONUT, False),
        ("disjoint", "POINT(5 5)", DONUT, True),
        ("within", "POINT(5 5)", SQUARE, True),
        ("within", "POINT(10 5)", SQUARE, False),
        ("within", "POLYGON((1 1, 2 1, 2 2, 1 1))", SQUARE, True),
        ("contains", SQUARE, "POINT(5 5)", True),
        ("contains", SQUARE, "MULTIPOINT((1 1), (11 1))", False),
        ("contains", SQUARE, "MULTIPOINT(1 1, 2 2)", True),
        ("touches", "POINT(10 5)", SQUARE, True),
        ("touches", SQUARE, "BBOX(10, 0, 20, 10)", True),
        ("touches", SQUARE, "BBOX(9, 0, 20, 10)", False),
        ("overlaps", SQUARE, "BBOX(5, 5, 15, 15)", True),
        ("overlaps", SQUARE, "BBOX(1, 1, 2, 2)", False),
        ("crosses", "LINESTRING(-1 5, 11 5)", SQUARE, True),
        ("crosses", "LINESTRING(1 5, 9 5)", SQUARE, False),
        ("crosses", "LINESTRING(0 0, 2 2)", "LINESTRING(0 2, 2 0)", True),
        ("equals", "POLYGON((10 0, 10 10, 0 10, 0 0, 10 0))", SQUARE, True),
        ("equals", "POINT(1 1)", "BBOX(1, 1, 1, 1)", True),
        ("intersects", "POINT(5 5)", TWO, True),
        ("intersects", "POINT(5 5)", "MULTILINESTRING((0 0, 1 1), (4 4, 6 6))", True),
        ("intersects", "POINT(5 5)", f"GEOMETRYCOLLECTION(POINT(1 1), {SQUARE})", True),
        ("disjoint", "POINT(5 5)", f"GEOMETRYCOLLECTION(POINT(1 1), {DONUT})", True),
        # Heights are left out.
        ("intersects", "POINT(5 5)", "POINT Z(5 5 300)", True),
        ("intersects", "POINT Z(5 5 300)", "BBOX(4, 4, 0, 6, 6, 1)", True),
        # West of a box beyond its east: it spans the antimeridian.
        ("intersects", "POINT(179 5)", "BBOX(170, 0, -170, 10)", True),
        ("intersects", "POINT(-179 5)", "BBOX(170, 0, -170, 10)", True),
        ("intersects", "POINT(0 5)", "BBOX(170, 0, -170, 10)", False),
    ],
)
def test_spatial_predicates(predicate: str, shape: str, literal: str, expected: bool) -> None:
    assert answer(f"S_{predicate.upper()}(geometry, {literal})", at(shape)) is expected


def test_operands_may_change_places_and_be_the_same_property() -> None:
    assert answer(f"s_contains({SQUARE}, geometry)", at("POINT(5 5)")) is True
    assert answer("s_equals(geometry, geometry)", at("POINT(5 5)")) is True
    assert answer(f"s_within(POINT(1 1), {SQUARE})", Record({})) is True


def test_a_place_that_is_not_known_is_neither_inside_nor_outside() -> None:
    for predicate in ("intersects", "disjoint", "within"):
        text = f"s_{predicate}(geometry, BBOX(-180, -90, 180, 90))"
        assert answer(text, Record({})) is None
        assert answer(f"NOT {text}", Record({})) is None


def test_the_examples_of_the_standards_tests() -> None:
    """/conf/basic-spatial-functions of 21-065r2: the third has an invalid coordinate."""
    record = at("POINT(7.02 49.92)")
    assert answer("S_INTERSECTS(geometry,BBOX(-180,-90,180,90))", record) is True
    assert answer("S_INTERSECTS(geometry,POINT(7.02 49.92))", record) is True
    assert "outside longitudes" in fault("S_INTERSECTS(geometry,POINT(90 180))")


def test_coordinates_of_another_system_are_turned_into_degrees() -> None:
    metres = pyproj.Transformer.from_crs("EPSG:3857", "EPSG:4326", always_xy=True)
    # Web Mercator by its definition.
    x = 6378137 * math.radians(73.1)
    y = 6378137 * math.log(math.tan(math.pi / 4 + math.radians(49.8) / 2))
    box = f"BBOX({x - 1}, {y - 1}, {x + 1}, {y + 1})"
    for shape in (
        box,
        f"POLYGON(({x - 9} {y - 9}, {x + 9} {y - 9}, {x} {y + 9}, {x - 9} {y - 9}))",
    ):
        text = f"s_intersects(geometry, {shape})"
        found = read_filter(text, "cql2-text", QUERYABLES, to_lonlat=metres.transform)
        assert found.keeps(at("POINT(73.1 49.8)"))
        assert not found.keeps(at("POINT(73.2 49.8)"))
    with pytest.raises(FilterFault):
        read_filter(f"s_intersects(geometry, {box})", "cql2-text", QUERYABLES)


def test_axes_may_run_latitude_longitude() -> None:
    found = read_filter(
        "s_intersects(geometry, BBOX(49, 73, 50, 74))",
        "cql2-text",
        QUERYABLES,
        to_lonlat=lambda latitude, longitude: (longitude, latitude),
    )
    assert found.keeps(at("POINT(73.1 49.8)"))
    assert not found.keeps(at("POINT(49.8 73.1)"))


@pytest.mark.parametrize(
    ("literal", "said"),
    [
        ({"type": "Point", "coordinates": [1]}, "two numbers"),
        ({"type": "Point", "coordinates": ["1", 2]}, "'1' is not a coordinate"),
        ({"type": "Point", "coordinates": [True, 2]}, "'True' is not a coordinate"),
        ({"type": "Point", "coordinates": [1e300, 2]}, "beyond every coordinate system"),
        ({"type": "Point", "coordinates": [181, 2]}, "outside longitudes"),
        ({"type": "LineString", "coordinates": [[1, 2], [1, 2]]}, "two positions"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [0, 0]]]}, "four positions"),
        (
            {"type": "Polygon", "coordinates": [[[0, 0], [9, 0], [9, 9], [0, 9]]]},
            "the last the first",
        ),
        (
            {"type": "Polygon", "coordinates": [[[0, 0], [9, 9], [9, 0], [0, 9], [0, 0]]]},
            "crosses itself",
        ),
        ({"type": "Polygon", "coordinates": []}, "no coordinates"),
        ({"type": "Circle", "coordinates": [1, 2]}, "'Circle' is not a geometry; allowed: Point"),
        ({"type": "GeometryCollection", "geometries": []}, "list of geometries"),
        (
            {"type": "GeometryCollection", "geometries": [{"type": "GeometryCollection"}]},
            "no collection",
        ),
        ({"bbox": [1, 2, 3]}, "four or six"),
        ({"bbox": [1, 9, 3, 4]}, "second corner of the BBOX"),
        ({"bbox": [1, None, 3, 4]}, "'None' is not a coordinate"),
        ("POINT(1 2)", "is none"),
        ({"property": "name"}, "'name' is none"),
    ],
)
def test_a_faulty_geometry_is_named(literal: Any, said: str) -> None:
    assert said in fault({"op": "s_intersects", "args": [{"property": "geometry"}, literal]})


def test_the_vertices_of_a_filter_are_limited() -> None:
    line = [[x / 100, 0] for x in range(501)]
    shape = {"type": "LineString", "coordinates": line}
    one = {"op": "s_intersects", "args": [{"property": "geometry"}, shape]}
    assert read_filter(json.dumps(one), "cql2-json", QUERYABLES).keeps(at("POINT(1 0)"))
    assert "at most 1000 vertices" in fault({"op": "or", "args": [one, one]})
