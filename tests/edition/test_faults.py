"""Every fault a curator may make is named with file, record and field; all of them in one run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from seeded_files import IN_DOCUMENTS, IN_PLACES, MARKED, POINT, SOUND_PLACE, UNREADABLE
from seeded_records import IN_RECORDS, SOUND, with_gate
from spoiling import Seeded, with_place, with_row

from app import create_app
from services.edition.faults import Fault, FaultyEdition
from services.edition.files import CATALOGUE, CHECKS, SOURCES, TABLES
from services.edition.reading import read_edition

SECOND_EDITION = Path(__file__).resolve().parents[1] / "data" / "norway"
TOGETHER = [*IN_DOCUMENTS, *IN_RECORDS, *IN_PLACES, MARKED]
LAYERS = sorted(f"layers/{path.name}" for path in SECOND_EDITION.glob("layers/*.geojson"))


@pytest.fixture()
def root(copy_of_edition: Callable[[Path], Path]) -> Path:
    """A sound copy that the test may spoil."""
    return copy_of_edition(SECOND_EDITION)


def faults(root: Path) -> list[Fault]:
    """Faults of an edition; nothing but FaultyEdition may come."""
    with pytest.raises(FaultyEdition) as problem:
        read_edition(root)
    return problem.value.faults


def where(fault: Fault | Seeded) -> tuple[str, str, str]:
    return fault.file, fault.record, fault.field


def test_records_are_sound_before_they_are_spoiled(root: Path) -> None:
    """Else the seeded faults below would prove nothing."""
    with_gate(root)
    for file, values in SOUND.items():
        further = {"value": "7"} if file == "observations.csv" else {}
        # Captions and the like need a state in the review table: here nothing may be missing.
        with_row(file, id=f"sound-{file.partition('.')[0]}", **values, **further)(root)
    with_row("texts/review.csv", text="media", language="en", state="source")(root)
    with_place("camps", {"id": "sound-camp"} | SOUND_PLACE, POINT)(root)
    edition = read_edition(root)
    assert edition.observations["sound-observations"].value == 7
    assert edition.features["sound-camp"].layer == "camps"


@pytest.mark.parametrize("seed", [*TOGETHER, *UNREADABLE], ids=lambda seed: seed.name)
def test_each_fault_is_named_where_it_is(root: Path, seed: Seeded) -> None:
    seed.spoil(root)
    found = faults(root)
    assert where(seed) in map(where, found), [str(fault) for fault in found]


def test_all_faults_are_named_in_one_run(root: Path, tmp_path: Path) -> None:
    for seed in TOGETHER:
        seed.spoil(root)
    app = create_app({"EDITION": root, "SHELF": tmp_path / "shelf"})
    result = app.test_cli_runner().invoke(args=["check"])
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    *lines, last = result.output.splitlines()
    missed = [
        seed.name
        for seed in TOGETHER
        if not any(line.startswith(f"{': '.join(where(seed))}: ") for line in lines)
    ]
    assert missed == []
    assert last.startswith(f"{len(lines)} faults")


@pytest.mark.parametrize("seed", UNREADABLE, ids=lambda seed: seed.name)
def test_a_file_that_cannot_be_read_is_the_only_fault(root: Path, seed: Seeded) -> None:
    """What refers into it would bury the one thing that is to be mended."""
    seed.spoil(root)
    assert list(map(where, faults(root))) == [where(seed)]


@pytest.mark.parametrize("file", [*TABLES, *LAYERS, SOURCES, CATALOGUE, CHECKS])
def test_any_file_may_be_binary(root: Path, file: str) -> None:
    (root / file).write_bytes(b"\x89PNG\r\n\x1a\n\x00\xff")
    assert list(map(where, faults(root))) == [(file, "line 1", "-")]


@pytest.mark.parametrize(
    ("one", "other"),
    [("byte order mark", "unknown unit"), ("table of quotes", "unknown indicator")],
)
def test_one_fault_hides_no_other(root: Path, one: str, other: str) -> None:
    seeds = {seed.name: seed for seed in [*TOGETHER, *UNREADABLE]}
    for name in (one, other):
        seeds[name].spoil(root)
    assert set(map(where, faults(root))) == {where(seeds[one]), where(seeds[other])}


def test_swapped_coordinates_are_told_from_distant_ones(root: Path) -> None:
    for seed in IN_PLACES:
        if seed.name in ("far outside", "longitude and latitude swapped"):
            seed.spoil(root)
    told = {fault.record: fault.message for fault in faults(root)}
    assert "swapped" in told["longitude-and-latitude-swapped"]
    assert "swapped" not in told["far-outside"]
