"""A museum adds a picture: popup, place page, its file; announced where it shows suffering."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from PIL import Image

from app import create_app
from services.edition.faults import FaultyEdition
from services.edition.reading import read_edition
from services.web.atlas import open_atlas

ROOT = Path(__file__).resolve().parents[2]
PICTURE = {
    "id": "works-gate",
    "file": "gate.png",
    "place": "karsakpai-works",
    "date": "1955",
    "caption_ru": "Ворота завода",
    "caption_en": "Gate of the works",
    "description_ru": "Рисунок: ворота из кирпича.",
    "description_en": "A drawing: a gate of brick.",
    "author": "Drawn for this test",
    "holder": "Nobody",
    "licence": "CC0-1.0",
    "advisory": "none",
}


def add(root: Path, row: dict[str, str]) -> None:
    """Put a picture into an edition as a curator does: the file, and a row of media.csv."""
    (root / "media").mkdir(exist_ok=True)
    Image.new("RGB", (40, 30), "grey").save(root / "media" / row["file"])
    with (root / "media.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        columns, rows = list(reader.fieldnames or []), list(reader)
    with (root / "media.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows([*rows, row])
    review = root / "texts" / "review.csv"
    states = "media,en,source,,\nmedia,ru,source,,\n"
    review.write_text(review.read_text(encoding="utf-8") + states, encoding="utf-8")


@pytest.fixture()
def root(copy_of_edition: Callable[[Path], Path]) -> Path:
    """A copy of the edition that a test may change."""
    return copy_of_edition(ROOT / "mapdata")


def opened(root: Path, tmp_path: Path) -> Flask:
    app = create_app({"EDITION": root, "SHELF": tmp_path / "shelf"})
    open_atlas(app)
    return app


def test_a_picture_stands_on_page_and_popup_with_its_credit(root: Path, tmp_path: Path) -> None:
    add(root, PICTURE)
    client = opened(root, tmp_path).test_client()
    page = client.get("/en/places/karsakpai-works").get_data(as_text=True)
    figure = page.split('data-medium="works-gate"')[1].split("</figure>")[0]
    for text in ("Gate of the works", "A drawing: a gate of brick.", "Nobody", "CC0-1.0", "1955"):
        assert text in figure
    assert 'src="/media/gate.png"' in figure
    card = client.get("/en/cards.json").json["places"]["karsakpai-works"]
    assert card["picture"]["src"] == "/media/gate.png"
    assert card["picture"]["alt"] == "A drawing: a gate of brick."
    with client.get("/media/gate.png") as served:
        assert served.mimetype == "image/png"
        assert served.data == (root / "media" / "gate.png").read_bytes()


def test_what_needs_an_announcement_is_announced_before_it_is_shown(
    root: Path, tmp_path: Path
) -> None:
    add(root, PICTURE | {"advisory": "deaths"})
    client = opened(root, tmp_path).test_client()
    page = client.get("/en/places/karsakpai-works").get_data(as_text=True)
    before = page.split('data-medium="works-gate"')[0]
    assert before.rstrip().endswith('<figure class="exhibit"')
    assert "deaths</summary>" in before
    assert client.get("/en/cards.json").json["places"]["karsakpai-works"]["picture"] is None


@pytest.mark.parametrize("name", ["gone.png", "../media.csv", "media.csv", "%00", "x" * 300])
def test_only_named_files_are_served(root: Path, tmp_path: Path, name: str) -> None:
    add(root, PICTURE)
    assert opened(root, tmp_path).test_client().get(f"/media/{name}").status_code == 404


@pytest.mark.parametrize("column", ["licence", "author", "holder"])
def test_a_picture_without_credit_is_a_fault(root: Path, column: str) -> None:
    add(root, PICTURE | {column: ""})
    with pytest.raises(FaultyEdition) as problem:
        read_edition(root)
    assert ("media.csv", "works-gate", column) in {
        (fault.file, fault.record, fault.field) for fault in problem.value.faults
    }
