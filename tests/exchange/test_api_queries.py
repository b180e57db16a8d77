"""Two hundred seeded queries against a computation of the test's own over the edition's files."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest
from api import Api
from bounds import days, overlap
from flask import Flask
from published_files import Entry, records
from shapely import box
from shapely.geometry import shape

SEED, QUERIES = 20261125, 100
COLUMNS = {
    "observations": ("place", "indicator", "source", "status", "unit", "missing"),
    "events": ("place", "kind", "source"),
}
LAYER_COLUMNS = ("kind", "precision", "certainty", "labour", "opened")

Query = dict[str, Any]


@pytest.fixture(scope="module")
def files(app: Flask) -> dict[str, list[Entry]]:
    return records(Api(app).edition.root)


def drawn(chance: random.Random, files: dict[str, list[Entry]], region: Any) -> tuple[str, Query]:
    """A collection and up to three conditions: a box, a span, the value of a record's property."""
    name = chance.choice(sorted(files))
    asked: Query = {}
    if chance.random() < 0.7:
        west, east = sorted(round(chance.uniform(region[0], region[2]), 4) for _ in "ab")
        south, north = sorted(round(chance.uniform(region[1], region[3]), 4) for _ in "ab")
        asked["box"] = (west, south, east, north)
    if chance.random() < 0.7:
        first, last = sorted(date(1928, 1, 1) + timedelta(chance.randrange(12_000)) for _ in "ab")
        ends = [(first, last), (first, first), (None, last), (first, None)]
        asked["span"] = chance.choice(ends)
    if chance.random() < 0.6 or not asked:
        column = chance.choice(COLUMNS.get(name, LAYER_COLUMNS))
        held = sorted({item.properties[column] for item in files[name]} - {""})
        if held:
            asked["equal"] = (column, chance.choice(held))
    return name, asked


def kept(item: Entry, asked: Query, unknown: bool) -> bool:
    """Whether a record meets a query; `unknown` is whether what is not known is kept."""
    if "box" in asked:
        if item.geometry is None:
            if not unknown:
                return False
        elif not shape(item.geometry).intersects(box(*asked["box"])):
            return False
    if "span" in asked:
        if not unknown and item.days in (None, (None, None)):
            return False
        if not overlap(item.days, *asked["span"]):
            return False
    if "equal" in asked:
        column, value = asked["equal"]
        return item.properties[column] == value
    return True


def parameters(asked: Query) -> dict[str, str]:
    found = {}
    if "box" in asked:
        found["bbox"] = ",".join(map(str, asked["box"]))
    if "span" in asked:
        first, last = asked["span"]
        found["datetime"] = (
            first.isoformat() if first == last else f"{first or '..'}/{last or '..'}"
        )
    if "equal" in asked:
        found[asked["equal"][0]] = asked["equal"][1]
    return found


def condition(asked: Query) -> str:
    """The same in CQL2, which keeps only what is known to meet it."""
    found = []
    if "box" in asked:
        sides = ",".join(map(str, asked["box"]))
        found.append(f"S_INTERSECTS(geometry, BBOX({sides}))")
    if "span" in asked:
        first, last = (day.isoformat() if day else ".." for day in asked["span"])
        found.append(f"T_INTERSECTS(time, INTERVAL('{first}','{last}'))")
    if "equal" in asked:
        column, value = asked["equal"]
        found.append(f"\"{column}\" = '{value}'")
    return " AND ".join(found)


def test_what_parameters_find_is_what_the_files_say(
    app: Flask, files: dict[str, list[Entry]]
) -> None:
    api, chance, found = Api(app), random.Random(SEED), 0
    for _ in range(QUERIES):
        name, asked = drawn(chance, files, api.edition.info.region)
        expected = sorted(item.id for item in files[name] if kept(item, asked, unknown=True))
        assert sorted(api.ids(name, **parameters(asked))) == expected, (name, asked)
        found += bool(expected)
    assert QUERIES / 2 < found < QUERIES


def test_what_filters_find_is_what_the_files_say(app: Flask, files: dict[str, list[Entry]]) -> None:
    api, chance, found = Api(app), random.Random(SEED + 1), 0
    for _ in range(QUERIES):
        name, asked = drawn(chance, files, api.edition.info.region)
        if not asked:
            continue
        expected = sorted(item.id for item in files[name] if kept(item, asked, unknown=False))
        assert sorted(api.ids(name, filter=condition(asked))) == expected, (name, asked)
        found += bool(expected)
    assert QUERIES / 4 < found < QUERIES


def test_a_filter_and_parameters_hold_together(app: Flask, files: dict[str, list[Entry]]) -> None:
    api, chance = Api(app), random.Random(SEED + 2)
    for _ in range(20):
        name, one = drawn(chance, files, api.edition.info.region)
        _, other = drawn(chance, {name: files[name]}, api.edition.info.region)
        if not other:
            continue
        expected = sorted(
            item.id
            for item in files[name]
            if kept(item, one, unknown=True) and kept(item, other, unknown=False)
        )
        given = parameters(one) | {"filter": condition(other)}
        assert sorted(api.ids(name, **given)) == expected, (name, given)


def test_the_years_of_the_map_can_be_asked_for(app: Flask) -> None:
    """What the map shows in a year is a filter away: the same places, by the four years."""
    api = Api(app)
    client = app.test_client()
    for layer in api.edition.layers:
        drawn_places = client.get(f"/layers/{layer}.geojson?view=map").json["features"]
        for year in (1931, 1943, 1955):
            expected = [
                item["id"]
                for item in drawn_places
                if item["properties"]["years"]
                and item["properties"]["years"][0] <= year <= item["properties"]["years"][3]
            ]
            asked = f"possible_from <= {year} AND possible_to >= {year}"
            assert api.ids(layer, filter=asked) == expected


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1931-09-17", date(1931, 9, 17), date(1931, 9, 17)),
        ("1943~", date(1943, 1, 1), date(1943, 12, 31)),
        ("1948-02", date(1948, 2, 1), date(1948, 2, 29)),
        ("193X", date(1930, 1, 1), date(1939, 12, 31)),
        ("[1950,1953]", date(1950, 1, 1), date(1953, 12, 31)),
        ("1931/1945", date(1931, 1, 1), date(1945, 12, 31)),
        ("../1956", None, date(1956, 12, 31)),
        ("1931/..", date(1931, 1, 1), None),
        ("[..1936]", None, date(1936, 12, 31)),
        ("..", None, None),
    ],
)
def test_the_yardstick_itself(text: str, first: date | None, last: date | None) -> None:
    assert days(text) == (first, last)
