"""flask edition-diff: what differs between two states of an edition, and ids that vanish."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from spoiling import replaced, with_row

from app import create_app
from services.edition.changes.comparing import compare
from services.edition.changes.telling import document, lines
from services.edition.faults import FaultyEdition
from services.edition.reading import read_edition
from services.edition.tidy import tidy
from services.edition.tidying import Unreadable

SECOND_EDITION = Path(__file__).resolve().parents[1] / "data" / "norway"


@pytest.fixture()
def root(copy_of_edition: Callable[[Path], Path]) -> Path:
    return copy_of_edition(SECOND_EDITION)


def without(root: Path, file: str, start: str) -> None:
    """Take the row of a table out that starts so."""
    path = root / file
    kept = [line for line in path.read_text("utf-8").splitlines() if not line.startswith(start)]
    path.write_text("\n".join(kept) + "\n", "utf-8")


def next_version(root: Path) -> None:
    replaced("edition.json", '"version": "0.0.1"', '"version": "0.0.2"')(root)


def test_the_same_state_differs_in_nothing(root: Path) -> None:
    changes, faults = compare(SECOND_EDITION, root)
    assert (changes.records, faults) == ({}, [])


def test_every_difference_is_told_old_and_new(root: Path) -> None:
    next_version(root)
    replaced("layers/camps.geojson", "Made up: Alpha camp.", "Made up anew.")(root)
    with_row("glossary.csv", id="works", label_en="works", text_en="Made up.")(root)
    (root / "texts/en/about.md").write_text("More.", "utf-8")
    changes, faults = compare(SECOND_EDITION, root)
    told = document(changes)
    assert faults == []
    assert (told["since"], told["version"]) == ("0.0.1", "0.0.2")
    assert set(told["records"]) == {"places", "glossary", "edition", "texts"}
    alpha = told["records"]["places"]["changed"]["alpha"]
    assert [pair for pair in alpha.values() if pair[1] == "Made up anew."]
    assert told["records"]["glossary"] == {"added": ["works"]}
    assert told["records"]["edition"]["changed"]["edition"] == {"version": ["0.0.1", "0.0.2"]}
    text = "\n".join(lines(changes))
    assert "glossary: 1 added, 0 removed, 0 changed" in text
    assert "version: 0.0.1 -> 0.0.2" in text


def test_an_id_that_vanishes_is_a_fault_until_it_has_a_stone(root: Path) -> None:
    without(root, "observations.csv", "harbour-fish,")
    without(root, "events.csv", "alpha-built,")
    without(root, "tombstones.csv", "sigma,")
    _, faults = compare(SECOND_EDITION, root)
    assert [(fault.file, fault.record) for fault in faults] == [
        ("observations.csv", "harbour-fish"),
        ("events.csv", "alpha-built"),
        ("tombstones.csv", "sigma"),
    ]
    for key in ("harbour-fish", "alpha-built"):
        with_row("tombstones.csv", id=key, reason_en="Wrong.", date="2026-12-01")(root)
    with_row("tombstones.csv", id="sigma", reason_en="Never existed.", date="2026-11-25")(root)
    assert compare(SECOND_EDITION, root)[1] == []


def test_a_place_that_moves_to_another_layer_stays_itself(root: Path) -> None:
    camps = json.loads((root / "layers/camps.geojson").read_text("utf-8"))
    works = json.loads((root / "layers/works.geojson").read_text("utf-8"))
    beta = next(item for item in camps["features"] if item["id"] == "beta")
    camps["features"].remove(beta)
    works["features"].append(beta)
    for name, held in (("camps", camps), ("works", works)):
        (root / f"layers/{name}.geojson").write_text(json.dumps(held), "utf-8")
    changes, faults = compare(SECOND_EDITION, root)
    assert faults == []
    assert changes.records["places"].changed == {"beta": {"layer": ("camps", "works")}}


def invoke(root: Path, shelf: Path, *args: str):
    app = create_app({"EDITION": root, "SHELF": shelf})
    return app.test_cli_runner().invoke(args=["edition-diff", *args])


def test_the_command_writes_the_log_and_keeps_what_people_wrote(root: Path, tmp_path: Path) -> None:
    next_version(root)
    tidy(root)
    file = root / "changes/0.0.2.json"
    assert invoke(root, tmp_path, str(SECOND_EDITION), str(root), "--log").exit_code == 0
    told = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps(told | {"summary": {"en": "Two words."}}), "utf-8")
    assert invoke(root, tmp_path, str(SECOND_EDITION), str(root), "--log").exit_code == 0
    assert json.loads(file.read_text("utf-8"))["summary"] == {"en": "Two words."}
    assert tidy(root) == []
    edition = read_edition(root)
    assert edition.changes["0.0.2"].since == "0.0.1"
    assert edition.changes["0.0.2"].summary == {"en": "Two words."}


def test_the_command_refuses_a_vanished_id_and_writes_nothing(root: Path, tmp_path: Path) -> None:
    next_version(root)
    without(root, "observations.csv", "harbour-fish,")
    result = invoke(root, tmp_path, str(SECOND_EDITION), str(root), "--log")
    assert result.exit_code == 1
    assert "harbour-fish" in result.output
    assert not (root / "changes").exists()


def test_without_a_version_of_its_own_nothing_is_written(root: Path, tmp_path: Path) -> None:
    result = invoke(root, tmp_path, str(SECOND_EDITION), str(root), "--log")
    assert result.exit_code == 1
    assert "version of its own" in result.output
    assert not (root / "changes").exists()


def test_the_copy_served_last_is_compared_unless_another_is_named(
    root: Path, tmp_path: Path
) -> None:
    shelf = tmp_path / "shelf"
    assert "was served yet" in invoke(root, shelf).output
    app = create_app({"EDITION": root, "SHELF": shelf})
    assert app.test_client().get("/healthz").status_code == 200
    next_version(root)
    result = invoke(root, shelf, "--json")
    assert result.exit_code == 0
    changed = json.loads(result.output)["records"]["edition"]["changed"]["edition"]
    assert changed == {"version": ["0.0.1", "0.0.2"]}


@pytest.mark.parametrize("spoiled", ["sources.json", "layers/camps.geojson", "observations.csv"])
def test_a_folder_that_cannot_be_read_is_named(root: Path, tmp_path: Path, spoiled: str) -> None:
    (root / spoiled).write_bytes(b'{"\x00')
    with pytest.raises(Unreadable, match=spoiled.split("/")[-1]):
        compare(SECOND_EDITION, root)
    result = invoke(root, tmp_path, str(SECOND_EDITION), str(root))
    assert (result.exit_code, result.output.startswith("Error: ")) == (1, True)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("0.0.2.json", '{"version": "0.0.3", "date": "2026-01-01"}'),
        ("0.0.2.json", '{"version": "0.0.2"}'),
        ("0.0.2.json", "[]"),
        ("0.0.2.json", "no json"),
    ],
)
def test_a_faulty_log_is_a_fault_of_the_edition(root: Path, name: str, text: str) -> None:
    (root / "changes").mkdir()
    (root / "changes" / name).write_text(text, "utf-8")
    with pytest.raises(FaultyEdition, match=f"changes/{name}"):
        read_edition(root)


def test_versions_stand_in_the_order_of_their_numbers(root: Path) -> None:
    (root / "changes").mkdir()
    for version in ("0.9.0", "0.10.0", "0.2.0"):
        told = json.dumps({"version": version, "date": "2026-01-01"})
        (root / "changes" / f"{version}.json").write_text(told, "utf-8")
    assert list(read_edition(root).changes) == ["0.10.0", "0.9.0", "0.2.0"]
