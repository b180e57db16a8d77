"""The edition as a Data Package: frictionless, which knows nothing of this code, validates it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import frictionless
import pytest

from services.edition.edition import Edition
from services.edition.files import PACKAGE, TABLES
from services.edition.package import package_text
from services.edition.tidy import tidy


@pytest.fixture()
def root(edition: Edition, copy_of_edition: Callable[[Path], Path]) -> Path:
    """A copy of the edition that a test may spoil."""
    return copy_of_edition(edition.root)


def test_frictionless_finds_the_edition_sound(edition: Edition) -> None:
    report = frictionless.Package(str(edition.root / PACKAGE)).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])
    read = {task.place: task.stats.get("rows") or 0 for task in report.tasks}
    counted = {file: len(getattr(edition, table.field)) for file, table in TABLES.items()}
    assert {file: read[file] for file in TABLES} == counted
    assert {f"layers/{layer}.geojson" for layer in edition.layers} == set(read) - set(TABLES)


def test_frictionless_reads_the_same_figures(edition: Edition) -> None:
    package = frictionless.Package(str(edition.root / PACKAGE))
    read = {row["id"]: row for row in package.get_resource("observations").read_rows()}
    assert list(read) == list(edition.observations)
    for key, item in edition.observations.items():
        row = read[key]
        assert row["value"] == item.value, key
        assert (row["missing"], row["unit"], row["source"]) == (
            item.missing,
            item.unit,
            item.source,
        )


SEEDED = [
    ("observations.csv", "indicator", "sheep-and-goats", "foreign-key"),
    ("observations.csv", "part_of", "no-such-figure", "foreign-key"),
    ("indicators.csv", "theme", "weather", "foreign-key"),
    ("indicators.csv", "unit", "pound", "foreign-key"),
    ("units.csv", "converts_to", "pound", "foreign-key"),
    ("observations.csv", "status", "certain", "constraint-error"),
    ("observations.csv", "missing", "unknown", "constraint-error"),
    ("observations.csv", "rate", "per-moon", "constraint-error"),
    ("relations.csv", "relation", "near", "constraint-error"),
    ("relations.csv", "certainty", "sure", "constraint-error"),
    ("events.csv", "id", "Kengir Rising", "constraint-error"),
    ("observations.csv", "source", "", "constraint-error"),
    ("observations.csv", "value", "many", "type-error"),
    ("themes.csv", "rank", "first", "type-error"),
    ("periods.csv", "start", "1930.5", "type-error"),
]


@pytest.mark.parametrize(("file", "column", "value", "kind"), SEEDED)
def test_frictionless_catches_a_fault(
    root: Path, file: str, column: str, value: str, kind: str
) -> None:
    header, *rows = csv.reader(io.StringIO((root / file).read_text(encoding="utf-8"), newline=""))
    rows[0][header.index(column)] = value
    write(root / file, [header, *rows])
    found = faults(root)
    assert found
    # An id that is renamed may be missed by the rows that refer to it.
    assert [kind] == [given for given, name, row in found if (name, row) == (Path(file).stem, 2)]


def test_frictionless_catches_what_stands_twice_or_is_gone(root: Path) -> None:
    header, *rows = csv.reader(
        io.StringIO((root / "themes.csv").read_text(encoding="utf-8"), newline="")
    )
    write(root / "themes.csv", [header, *rows, rows[0]])
    assert ("primary-key", "themes", len(rows) + 2) in faults(root)
    write(root / "themes.csv", [header[:-1], *(row[:-1] for row in rows)])
    assert "missing-label" in {kind for kind, name, _ in faults(root) if name == "themes"}
    (root / "themes.csv").unlink()
    assert "themes" in {name for _, name, _ in faults(root)}


def write(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows(rows)


def faults(root: Path) -> list[tuple[str, str, int | None]]:
    """Kind of error, table and row."""
    report = frictionless.Package(str(root / PACKAGE)).validate()
    return [
        (error.type, task.name, getattr(error, "row_number", None))
        for task in report.tasks
        for error in task.errors
    ]


def test_the_descriptor_is_what_tidy_generates(edition: Edition, root: Path) -> None:
    written = (edition.root / PACKAGE).read_text(encoding="utf-8")
    info = json.loads((edition.root / "edition.json").read_bytes())
    assert package_text(info, edition.info.codes, edition.root) == written
    (root / PACKAGE).unlink()
    assert tidy(root) == [f"{PACKAGE}: written anew"]
    assert (root / PACKAGE).read_text(encoding="utf-8") == written


def test_the_descriptor_says_what_the_edition_is(edition: Edition) -> None:
    """The required and the constrained properties of Data Package 2.0."""
    package = json.loads((edition.root / PACKAGE).read_bytes())
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert (package["name"], package["version"]) == (edition.info.id, edition.info.version)
    assert package["created"].startswith(edition.info.date)
    assert package["licenses"][0]["name"] == edition.info.licence
    names = [resource["name"] for resource in package["resources"]]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9._-]+", name) for name in names)
    for resource in package["resources"]:
        assert (edition.root / resource["path"]).is_file()


@pytest.mark.parametrize(
    ("licence", "path"),
    [
        ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("LicenseRef-museum", None),
    ],
)
def test_the_licence_is_that_of_the_edition(root: Path, licence: str, path: str | None) -> None:
    info = json.loads((root / "edition.json").read_bytes()) | {"licence": licence}
    (given,) = json.loads(package_text(info, ["en"], root))["licenses"]
    assert given["name"] == licence
    assert given.get("path") == path


def test_a_new_layer_and_a_new_language_are_described(root: Path) -> None:
    (root / "layers" / "new_camps.geojson").write_text('{"features": []}', encoding="utf-8")
    info = json.loads((root / "edition.json").read_bytes())
    package = json.loads(package_text(info, ["de", "en"], root))
    resources = {resource["name"]: resource for resource in package["resources"]}
    assert resources["layer-new-camps"]["path"] == "layers/new_camps.geojson"
    names = [field["name"] for field in resources["units"]["schema"]["fields"]]
    assert names == ["id", "label_de", "label_en", "converts_to", "factor"]
