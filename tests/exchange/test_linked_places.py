"""All places as a gazetteer takes them: valid records, dates that claim nothing, true matches."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from flask import Flask
from kept import edition, places, table
from linked_places_schema import SCHEMA
from shapely import from_wkt
from shapely.geometry import shape

from app import create_app
from services.edition.when import parse_when
from services.exchange.linked_places.timespans import certainty, when
from services.web.downloads_store import store_of

Taken = tuple[Path, Callable[[str], Path]]


@pytest.fixture()
def kept(taken: Taken) -> tuple[Path, dict[str, dict[str, Any]]]:
    """The edition's folder and its Linked Places records by id."""
    root, take = taken
    info = edition(root)
    document = json.loads(take(f"{info['id']}-{info['version']}.lpf.json").read_text("utf-8"))
    assert document["citation"]
    assert document["edition"]["version"] == info["version"]
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    return root, {item["@id"].rpartition("/")[2]: item for item in document["features"]}


def test_every_place_is_a_valid_record(kept: tuple) -> None:
    root, records = kept
    expected = places(root)
    assert set(records) == set(expected)
    for key, place in expected.items():
        geometry = records[key]["geometry"]
        if place.geometry is None:
            assert geometry is None
        else:
            assert geometry["coordinates"] == place.geometry["coordinates"]
            assert geometry["certainty"] == place.properties["certainty"]
        assert records[key]["properties"]["precision"] == place.properties["precision"]


def test_the_schema_finds_what_is_wrong(kept: tuple) -> None:
    """Else the validation would prove nothing."""
    _, records = kept
    validator = jsonschema.Draft202012Validator(SCHEMA)
    sound = next(iter(records.values()))
    spoilt = [
        sound | {"@id": "karlag"},
        sound | {"names": []},
        sound | {"when": {"timespans": [{"end": {"in": "1931"}}]}},
        sound | {"when": {"timespans": [{"start": {"in": "17.9.1931"}}]}},
        sound | {"properties": {"title": "Karlag"}},
        sound | {"geometry": {"type": "Point", "coordinates": [1, 2], "certainty": "sure"}},
        {key: value for key, value in sound.items() if key != "geometry"},
        {key: value for key, value in sound.items() if key != "when"}
        | {"names": [{"toponym": "Karlag", "lang": "en"}]},
    ]
    collection = {"type": "FeatureCollection", "@context": ["https://example.org"]}
    assert validator.is_valid(collection | {"features": [sound]})
    for record in spoilt:
        assert not validator.is_valid(collection | {"features": [record]}), record


def test_names_stand_with_language_time_and_citation(kept: tuple) -> None:
    root, records = kept
    for key, place in places(root).items():
        own = {
            (text, name.removeprefix("name_"))
            for name, text in place.properties.items()
            if name.startswith("name_") and text
        }
        further = [row for row in table(root, "names").values() if row["place"] == key]
        given = [(name["toponym"], name["lang"]) for name in records[key]["names"]]
        assert set(given) == own | {(row["name"], row["language"]) for row in further}
        assert len(given) == len(own) + len(further)
        assert all(name["citations"] for name in records[key]["names"])


def test_relations_lead_to_places_with_their_dates(kept: tuple) -> None:
    root, records = kept
    partitive = {"part_of", "subordinate_to", "located_in"}
    for key in records:
        rows = [row for row in table(root, "relations").values() if row["place"] == key]
        given = records[key]["relations"]
        assert [item["relationTo"].rpartition("/")[2] for item in given] == [
            row["target"] for row in rows
        ]
        for item, row in zip(given, rows, strict=True):
            assert (item["relationType"] == "gvp:broaderPartitive") == (
                row["relation"] in partitive
            )
            assert item["certainty"] == row["certainty"]
            assert ("when" in item) == bool(row["start"] or row["end"] not in ("", ".."))


def test_a_camp_is_no_match_of_the_town_it_stands_on(kept: tuple) -> None:
    root, records = kept
    with (root / "kinds.csv").open(encoding="utf-8", newline="") as file:
        kinds = {row["id"]: row for row in csv.DictReader(file)}
    for key, place in places(root).items():
        number = place.properties["geonames"]
        matched = any(number and number in link["identifier"] for link in records[key]["links"])
        orients = kinds[place.properties["kind"]]["prison"] == "not-applicable"
        assert matched == (bool(number) and orients), key
        if number and place.geometry:
            cited = records[key]["geometry"]["citations"]
            assert number in cited[0]["@id"]


def test_dates_claim_no_more_than_the_sources() -> None:
    def told(opened: str, closed: str) -> dict | None:
        sides = [parse_when(text) if text else None for text in (opened, closed)]
        found = when(*sides, "2026-11-25")
        return found and found["timespans"][0] | {"certainty": found["certainty"]}

    assert told("", "") is None
    assert told("1931-09-17", "1959-07-27") == {
        "start": {"in": "1931-09-17"},
        "end": {"in": "1959-07-27"},
        "certainty": "certain",
    }
    # Of one end nothing is known: it opened no later than it closed, and the other way round.
    assert told("", "1950") == {
        "start": {"latest": "1950-12-31"},
        "end": {"in": "1950"},
        "certainty": "certain",
    }
    assert told("1943~", "") == {
        "start": {"in": "1943"},
        "end": {"earliest": "1943-01-01"},
        "certainty": "less-certain",
    }
    assert told("1937?", "[1950,1953]") == {
        "start": {"in": "1937"},
        "end": {"earliest": "1950-01-01", "latest": "1953-12-31"},
        "certainty": "uncertain",
    }
    assert told("1931-09", "..") == {
        "start": {"in": "1931-09"},
        "end": {"earliest": "2026-11-25"},
        "certainty": "certain",
    }
    assert told("", "..") is None
    assert certainty(parse_when("193X")) == "less-certain"


def test_identifiers_begin_with_the_address_the_operator_gives(
    second_app: Flask, tmp_path: Path
) -> None:
    given = {"EDITION": second_app.config["EDITION"], "SHELF": tmp_path / "shelf"}
    for address, base in (
        ("https://atlas.example.kz/karlag/", "https://atlas.example.kz/karlag"),
        ("javascript:alert(1)", "https://test-norway.invalid"),
        ("", "https://test-norway.invalid"),
    ):
        store = store_of(create_app(given | {"ADDRESS": address}))
        name = next(name for name in store.downloads if name.endswith(".lpf.json"))
        document = json.loads(store.obtain(name).path.read_text("utf-8"))
        assert {item["@id"].rpartition("/id/")[0] for item in document["features"]} == {base}


def test_lp_tsv_follows_its_rules(taken: Taken) -> None:
    """tsv_0.5.md: one header, tabs, no quotes, fclasses in each row, types and aat_types 1-to-1."""
    root, take = taken
    info = edition(root)
    text = take(f"{info['id']}-{info['version']}.lp.tsv").read_bytes().decode("utf-8")
    head, *lines = [line.split("\t") for line in text.removesuffix("\n").split("\n")]
    assert {"id", "title", "title_source", "fclasses", "aat_types", "start"} <= set(head)
    assert all(len(line) == len(head) for line in lines)
    rows = {line[0]: dict(zip(head, line, strict=True)) for line in lines}
    expected = places(root)
    assert set(rows) == set(expected)
    for key, row in rows.items():
        place = expected[key]
        assert row["title"]
        assert info["version"] in row["title_source"]
        assert info["licence"] in row["title_source"]
        assert re.fullmatch("[AHLPRST]", row["fclasses"])
        assert re.fullmatch(r"(300\d{6})?", row["aat_types"])
        assert not row["aat_types"] or len(row["types"].split(";")) == 1
        assert row["attestation_year"] == info["date"][:4]
        for side in ("start", "end"):
            assert re.fullmatch(r"(\d{4}(-\d\d(-\d\d)?)?)?", row[side])
        assert bool(row["parent_name"]) == bool(row["parent_id"])
        drawn = f"POINT ({row['lon']} {row['lat']})" if row["lon"] else row["geowkt"]
        if place.geometry is None:
            assert not drawn
        else:
            assert from_wkt(drawn).equals(shape(place.geometry))
        for code in (language["code"] for language in info["languages"]):
            name = place.properties[f"name_{code}"]
            assert not name or f"{name.replace(';', ',')}@{code}" in row["variants"].split(";")
