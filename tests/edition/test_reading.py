"""What a sound edition holds once it is read, by the files themselves."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from services.edition.edition import Edition
from services.edition.files import TABLES
from services.edition.reading import folder_hash, read_edition

ROOT = Path(__file__).resolve().parents[2]
EDITIONS = [ROOT / "mapdata", ROOT / "tests" / "data" / "norway"]


@pytest.fixture(scope="module", params=EDITIONS, ids=lambda root: root.name)
def sound(request: pytest.FixtureRequest) -> Edition:
    """Each sound edition in turn."""
    return read_edition(request.param)


@pytest.fixture()
def root(copy_of_edition: Callable[[Path], Path]) -> Path:
    """A copy of the second edition."""
    return copy_of_edition(EDITIONS[1])


@pytest.fixture(scope="module")
def second() -> Edition:
    """The second edition."""
    return read_edition(EDITIONS[1])


def test_every_row_of_every_table_arrives(sound: Edition) -> None:
    for file, table in TABLES.items():
        with (sound.root / file).open(encoding="utf-8", newline="") as opened:
            rows = list(csv.DictReader(opened))
        keys = [tuple(row[column] for column in table.key) for row in rows]
        expected = {key[0] if len(key) == 1 else key for key in keys}
        assert set(getattr(sound, table.field)) == expected, file


def test_every_feature_arrives_in_its_layer(sound: Edition) -> None:
    catalogue = json.loads((sound.root / "catalogue.json").read_text(encoding="utf-8"))
    assert list(sound.layers) == [entry["id"] for entry in catalogue["layers"]]
    for layer in sound.layers:
        path = sound.root / "layers" / f"{layer}.geojson"
        document = json.loads(path.read_text(encoding="utf-8"))
        given = {item["id"]: item["geometry"] for item in document["features"]}
        held = sound.layer_features(layer, published=False)
        assert {feature.id: feature.geometry for feature in held} == given


def test_every_text_arrives_in_its_language(sound: Edition) -> None:
    paths = sorted(sound.root.glob("texts/*/**/*.md"))
    assert paths
    for path in paths:
        language, *parts = path.relative_to(sound.root / "texts").with_suffix("").parts
        assert sound.texts["/".join(parts)][language] == path.read_text(encoding="utf-8")


def test_an_unpublished_place_is_kept_but_not_shown(second: Edition) -> None:
    assert second.features["omega"].place.published == "no: nobody read of it twice"
    assert "omega" not in second.published
    assert [item.id for item in second.layer_features("camps")] == [
        "alpha",
        "beta",
        "delta",
        "gamma",
    ]


def test_missing_is_not_zero(second: Edition) -> None:
    figure = second.observations["alpha-people-1944"]
    assert figure.value is None
    assert figure.missing == "not-in-source"


def test_what_the_source_does_not_state_is_said(second: Edition) -> None:
    assert second.observations["harbour-fish"].when is None
    assert not second.observations["north-people"].unit_stated
    assert second.observations["north-people"].value == Decimal(5)


def test_records_are_found_by_their_place(second: Edition) -> None:
    assert [item.id for item in second.relations_of["alpha"]] == [
        "alpha-in-north",
        "alpha-under-office",
    ]
    assert [item.id for item in second.relations_to["alpha"]] == [
        "beta-of-alpha",
        "harbour-by-alpha",
    ]
    assert [item.date.text for item in second.dates_of["alpha"]] == ["1944", "1945"]


def test_reading_twice_gives_the_same(sound: Edition) -> None:
    assert read_edition(sound.root) == sound


@pytest.mark.parametrize("file", ["edition.json", "units.csv", "texts/nb/about.md"])
def test_the_hash_follows_every_file(root: Path, file: str) -> None:
    before = read_edition(root).hash
    content = (root / file).read_bytes()
    (root / file).write_bytes(content + b"\n")
    assert folder_hash(root) != before
    (root / file).write_bytes(content)
    assert folder_hash(root) == before


def test_the_hash_follows_names_of_files(root: Path) -> None:
    before = folder_hash(root)
    (root / "units.csv").rename(root / "measures.csv")
    assert folder_hash(root) != before


def test_the_hash_does_not_depend_on_where_the_edition_lies(root: Path, second: Edition) -> None:
    assert read_edition(root).hash == second.hash


def test_blank_lines_of_a_table_are_no_rows(root: Path, second: Edition) -> None:
    path = root / "units.csv"
    path.write_text(path.read_text(encoding="utf-8") + "\n,,,,\n", encoding="utf-8")
    assert read_edition(root).units == second.units


def test_a_new_layer_needs_a_file_and_an_entry(root: Path) -> None:
    catalogue = json.loads((root / "catalogue.json").read_text(encoding="utf-8"))
    catalogue["layers"].append(catalogue["layers"][0] | {"id": "canals"})
    (root / "catalogue.json").write_text(json.dumps(catalogue), encoding="utf-8")
    empty = {"type": "FeatureCollection", "features": []}
    (root / "layers" / "canals.geojson").write_text(json.dumps(empty), encoding="utf-8")
    assert list(read_edition(root).layers)[-1] == "canals"
