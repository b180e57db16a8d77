"""A text names a figure by its id: the page words it, links its row, and cannot say another."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from flask import Flask
from spoiling import replaced, together

from app import create_app
from services.web.atlas import open_atlas

SECOND_EDITION = Path(__file__).resolve().parents[1] / "data" / "norway"
FIGURE = "{figure:alpha-people-1942}"
CHECK = "{check:alpha-men-and-women}"


@pytest.fixture()
def mentioning(copy_of_edition: Callable[[Path], Path], tmp_path: Path) -> Flask:
    """The second edition, with texts that mention its thousand prisoners and a check."""
    root = copy_of_edition(SECOND_EDITION)
    camps = "layers/camps.geojson"
    together(
        replaced(camps, "The year of closing is disputed.", f"One text has {FIGURE}."),
        replaced(camps, "Stengt året er omstridt.", f"Én tekst har {FIGURE}."),
        replaced("texts/en/about.md", "for tests", f"**for** {FIGURE}. {CHECK}, in 1942"),
        replaced("texts/nb/about.md", "for prøver", f"for {FIGURE}. {CHECK}"),
    )(root)
    made = create_app({"EDITION": root, "SHELF": tmp_path / "shelf"})
    open_atlas(made)
    return made


def link(page: str, kind: str, key: str) -> tuple[str, str]:
    """Address and words of the link that stands for a reference."""
    found = re.search(rf'<a data-{kind}="{key}" href="([^"]+)">([^<]+)</a>', page)
    assert found, page
    return found[1], unescape(found[2]).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "thousand"), [("en", "1,000 people"), ("nb", "1 000 personer")]
)
def test_a_figure_is_worded_in_the_readers_language_and_leads_to_its_row(
    mentioning: Flask, language: str, thousand: str
) -> None:
    client = mentioning.test_client()
    for path in ("about", "places/alpha"):
        page = client.get(f"/{language}/{path}").get_data(as_text=True)
        href, words = link(page, "observation", "alpha-people-1942")
        assert words == thousand
        address, row = href.split("#")
        assert f'id="{row}"' in client.get(address).get_data(as_text=True)


def test_a_check_is_its_arithmetic_and_leads_to_its_table(mentioning: Flask) -> None:
    client = mentioning.test_client()
    page = client.get("/en/about").get_data(as_text=True)
    href, words = link(page, "check", "alpha-men-and-women")
    # 900 men and 90 women are added; a thousand is printed.
    assert words == "The parts come to 990; printed is 1,000"
    assert "<strong>for</strong>" in page
    assert "<time>1942</time>" in page
    address, row = href.split("#")
    assert f'id="{row}"' in client.get(address).get_data(as_text=True)


def test_programs_get_the_words_without_a_link(mentioning: Flask) -> None:
    client = mentioning.test_client()
    layer = client.get("/layers/camps.geojson").json["features"]
    alone = client.get("/layers/camps/alpha.geojson").json
    for alpha in (next(item for item in layer if item["id"] == "alpha"), alone):
        assert alpha["properties"]["note_en"] == "One text has 1,000\u00a0people."
        assert alpha["properties"]["note_nb"] == "Én tekst har 1\u00a0000\u00a0personer."
