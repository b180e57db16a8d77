"""flask report: its numbers, counted once more from the files themselves."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from sheets import table

from services.edition.edition import Edition
from services.edition.reading import read_edition
from services.edition.report import report

Run = Callable[..., Result]
LANGUAGES = ("kk", "ru", "ky", "en")


@pytest.fixture()
def edition(root: Path) -> Edition:
    """The edition of the copy."""
    return read_edition(root)


def properties(root: Path) -> list[tuple[str, dict[str, str], bool]]:
    """(layer, properties, has a geometry) of every feature."""
    found = []
    for path in sorted((root / "layers").glob("*.geojson")):
        for item in json.loads(path.read_text(encoding="utf-8"))["features"]:
            found.append((path.stem, item["properties"], item["geometry"] is not None))
    return found


def test_places_by_layer_precision_and_state(root: Path, edition: Edition) -> None:
    places = properties(root)
    rows = report(edition)["places"]
    by_class = Counter((layer, given["precision"]) for layer, given, _ in places)
    assert {(row["layer"], row["precision"]): row["places"] for row in rows} == by_class
    for row in rows:
        own = [
            (given, located)
            for layer, given, located in places
            if (layer, given["precision"]) == (row["layer"], row["precision"])
        ]
        assert row["published"] == sum(given["published"] == "yes" for given, _ in own)
        assert row["unpublished"] == sum(given["published"] != "yes" for given, _ in own)
        assert row["located"] == sum(located for _, located in own)
        assert row["not located"] == sum(not located for _, located in own)
        for word in ("attested", "claimed", "not-attested"):
            assert row[f"labour {word}"] == sum(given["labour"] == word for given, _ in own)


def test_figures_by_source_status_and_missing(root: Path, edition: Edition) -> None:
    figures = table(root / "observations.csv")
    counts = Counter((row["source"], row["missing"] or row["status"]) for row in figures)
    rows = report(edition)["figures"]
    assert {row["source"] for row in rows} == {row["source"] for row in figures}
    for row in rows:
        own = {name: number for name, number in row.items() if name not in ("source", "figures")}
        assert own == {name: counts[row["source"], name] for name in own}
        assert row["figures"] == sum(own.values())
    assert sum(row["figures"] for row in rows) == len(figures)


def test_locators_that_name_no_page(root: Path, edition: Edition) -> None:
    rows = {row["records"]: row for row in report(edition)["locators"]}
    for name in ("observations", "relations", "dates", "names", "events", "periods"):
        cited = [row["locator"] for row in table(root / f"{name}.csv") if row["source"]]
        assert (rows[name]["locators"], rows[name]["unpaged"]) == (
            len(cited),
            cited.count("unpaged"),
        )
    texts = [given["sources"] for _, given, _ in properties(root)]
    assert rows["places"]["unpaged"] == sum(text.count("[unpaged]") for text in texts)


def test_texts_by_language_and_state(root: Path, edition: Edition) -> None:
    rows = {row["language"]: row for row in report(edition)["texts"]}
    assert list(rows) == edition.info.codes
    for row in rows.values():
        assert row["texts"] == row["source"] + row["translated"] + row["reviewed"]
    reviewed = {
        row["language"]
        for row in table(root / "texts" / "review.csv")
        if row["state"] == "reviewed"
    }
    assert {code for code, row in rows.items() if row["reviewed"]} == reviewed
    # Every text in one language that a file of the edition holds is counted once.
    for code in LANGUAGES:
        cells = sum(
            bool(text)
            for path in root.glob("*.csv")
            for row in table(path)
            for name, text in row.items()
            if name.endswith(f"_{code}")
        )
        cells += sum(
            bool(text)
            for _, given, _ in properties(root)
            for name, text in given.items()
            if name.endswith(f"_{code}")
        )
        pages = len(list((root / "texts" / code).rglob("*.md")))
        assert rows[code]["texts"] >= cells + pages


def test_the_command_prints_every_section_and_the_sums(run: Run, edition: Edition) -> None:
    result = run("report")
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert [line for line in lines if line in report(edition)] == list(report(edition))
    sums = [line.split() for line in lines if line.startswith("  all ")]
    assert len(sums) == 4
    assert sums[0][1] == str(len(edition.features))
    assert sums[1][-1] == str(len(edition.observations))


def test_a_faulty_edition_is_not_counted(root: Path, run: Run) -> None:
    (root / "units.csv").write_text("id\n", encoding="utf-8")
    result = run("report")
    assert result.exit_code == 1
    assert "flask check lists them" in result.output
