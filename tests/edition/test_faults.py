"""Every fault a curator may make is named with file, record and field; all of them in one run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from seeded import SEEDED
from spoiling import Seeded

from app import create_app
from services.edition.faults import Fault, FaultyEdition
from services.edition.reading import read_edition

SECOND_EDITION = Path(__file__).resolve().parents[1] / "data" / "norway"
TOGETHER = [seed for seed in SEEDED if not seed.alone]
RIVALS = {
    # Two faults in one record or file of which the first keeps the second from being seen.
    "value and missing both",
    "duplicate id in a layer",
    "no name",
    "works without labour",
    "unknown property",
    "closed before opened",
    "column missing",
    "source of a place unknown",
    "circle of parts",
    "circle of relations",
    "part above its whole",
    "another date than the preferred",
    "check with a strange role",
}


@pytest.fixture()
def root(copy_of_edition: Callable[[Path], Path]) -> Path:
    """A sound copy that the test may spoil."""
    return copy_of_edition(SECOND_EDITION)


def faults(root: Path) -> list[Fault]:
    """Faults of an edition; nothing but FaultyEdition may come."""
    with pytest.raises(FaultyEdition) as problem:
        read_edition(root)
    return problem.value.faults


def named(found: list[Fault], seed: Seeded) -> bool:
    return any(
        fault.file == seed.file
        and seed.record in ("*", fault.record)
        and fault.field == seed.field
        and fault.message
        for fault in found
    )


def test_the_copy_is_sound_before_it_is_spoiled(root: Path) -> None:
    assert read_edition(root).info.id == "test-norway"


@pytest.mark.parametrize("seed", SEEDED, ids=lambda seed: seed.name)
def test_each_fault_is_named_where_it_is(root: Path, seed: Seeded) -> None:
    seed.spoil(root)
    found = faults(root)
    assert named(found, seed), [str(fault) for fault in found]


def test_all_faults_are_named_in_one_run(root: Path, tmp_path: Path) -> None:
    seeds = [seed for seed in TOGETHER if seed.name not in RIVALS]
    assert len(seeds) >= 25
    for seed in seeds:
        seed.spoil(root)
    app = create_app({"EDITION": root, "SHELF": tmp_path / "shelf"})
    result = app.test_cli_runner().invoke(args=["check"])
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    missed = [
        seed.name
        for seed in seeds
        if not any(
            line.startswith(f"{seed.file}: {seed.record}: {seed.field}: ")
            for line in result.output.splitlines()
        )
    ]
    assert missed == []


def test_a_file_that_cannot_be_read_is_not_blamed_on_what_refers_to_it(root: Path) -> None:
    (root / "units.csv").write_bytes(b"\xff\xfe\x00broken")
    found = faults(root)
    assert not [fault for fault in found if fault.message.startswith("unknown units")]
    assert {fault.file for fault in found} == {"units.csv"}
