"""A faulty edition is refused and the last good one goes on, over HTTP too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app import create_app
from services.edition.faults import FaultyEdition
from services.edition.reading import read_edition
from services.edition.shelf import open_edition
from services.web.atlas import open_atlas

SECOND_EDITION = Path(__file__).resolve().parents[1] / "data" / "norway"


@pytest.fixture()
def root(copy_of_edition: Callable[[Path], Path]) -> Path:
    return copy_of_edition(SECOND_EDITION)


def spoil(root: Path) -> None:
    path = root / "layers" / "camps.geojson"
    path.write_text(path.read_text(encoding="utf-8").replace("1941-08", "1941-13"), "utf-8")


def test_a_sound_edition_is_served_and_kept(root: Path, tmp_path: Path) -> None:
    opened = open_edition(root, tmp_path / "shelf")
    assert opened.faults == ()
    assert opened.edition.hash == read_edition(root).hash
    kept = [path for path in (tmp_path / "shelf").iterdir() if path.is_dir()]
    assert [read_edition(path).hash for path in kept] == [opened.edition.hash]


def test_a_faulty_edition_is_refused_and_the_last_good_one_goes_on(
    root: Path, tmp_path: Path
) -> None:
    good = open_edition(root, tmp_path / "shelf").edition
    spoil(root)
    opened = open_edition(root, tmp_path / "shelf")
    assert opened.edition.hash == good.hash
    assert [(fault.file, fault.record) for fault in opened.faults] == [
        ("layers/camps.geojson", "alpha")
    ]


def test_the_service_says_which_faults_it_refused(root: Path, tmp_path: Path) -> None:
    settings = {"EDITION": root, "SHELF": tmp_path / "shelf"}
    open_atlas(create_app(settings))
    spoil(root)
    client = create_app(settings).test_client()
    health = client.get("/healthz").json
    assert health["status"] == "ok"
    assert len(health["refused"]) == 1
    assert "layers/camps.geojson: alpha: opened" in health["refused"][0]
    assert client.get("/en/places/alpha").status_code == 200


def test_mended_it_is_served_again_and_one_copy_is_kept(root: Path, tmp_path: Path) -> None:
    open_edition(root, tmp_path / "shelf")
    about = root / "texts" / "en" / "about.md"
    about.write_text("Another text.\n", encoding="utf-8")
    opened = open_edition(root, tmp_path / "shelf")
    assert opened.edition.texts["about"]["en"] == "Another text.\n"
    assert len([path for path in (tmp_path / "shelf").iterdir() if path.is_dir()]) == 1


def test_without_a_good_copy_the_faults_come_out(root: Path, tmp_path: Path) -> None:
    spoil(root)
    with pytest.raises(FaultyEdition, match="opened"):
        open_edition(root, tmp_path / "shelf")
