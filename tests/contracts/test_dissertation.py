"""The figures of the dissertation: all there, beside their printed wording, as in the text."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from services.edition.edition import Edition

ROOT = Path(__file__).resolve().parents[2]
TEXT = ROOT.parent / "shared" / "source" / "akhmetov-dissertation-abstract.txt"
"""The abstract itself is not ours to commit; where it lies beside the project it is compared."""

with (ROOT / "tests" / "data" / "dissertation.csv").open(encoding="utf-8", newline="") as file:
    FIGURES = {row["id"]: row for row in csv.DictReader(file)}


def plain(text: str) -> str:
    return " ".join(text.split())


def test_all_of_them_stand_in_the_edition(edition: Edition) -> None:
    assert len(FIGURES) == 74
    held = {
        key: (item.value, item.locator)
        for key, item in edition.observations.items()
        if item.source == "akhmetov" and item.value is not None
    }
    assert set(held) == set(FIGURES)
    for key, row in FIGURES.items():
        value, locator = held[key]
        assert value == Decimal(row["value"]), key
        assert row["section"] in locator, key


@pytest.mark.parametrize("language", ["kk", "ru", "ky", "en"])
def test_each_stands_on_a_page_beside_its_printed_wording_and_source(
    client: FlaskClient, edition: Edition, language: str
) -> None:
    pages: dict[str, str] = {}
    for key in FIGURES:
        item = edition.observations[key]
        address = f"/{language}/places/{item.place}"
        if address not in pages:
            pages[address] = client.get(address).get_data(as_text=True)
        row = pages[address].split(f'id="figure-{key}"')[1].split("</tr>")[0]
        words = plain(unescape(re.sub(r"<[^>]+>", " ", row)))
        assert item.printed and plain(item.printed) in words, key
        assert f'href="/{language}/sources/akhmetov"' in row, key
        assert item.locator in words, key
        digits = re.sub(r"\D", "", f"{item.value.normalize():f}")
        assert digits in re.sub(r"\D", "", row.split('class="value"')[1].split("</td>")[0]), key


def test_the_one_without_a_period_and_the_one_without_a_unit_say_so(
    client: FlaskClient, edition: Edition
) -> None:
    undated = [key for key in FIGURES if edition.observations[key].when is None]
    unitless = [key for key in FIGURES if not edition.observations[key].unit_stated]
    assert len(undated) == len(unitless) == 1
    for keys, words in ((undated, "the source gives no period"), (unitless, "gives no unit")):
        place = edition.observations[keys[0]].place
        page = client.get(f"/en/places/{place}").get_data(as_text=True)
        row = page.split(f'id="figure-{keys[0]}"')[1].split("</tr>")[0]
        assert words in row
    # A figure without a period stands on every period page, apart from the period's own.
    page = client.get("/en/periods/war").get_data(as_text=True)
    assert f'id="figure-{undated[0]}"' in page.split('id="undated-title"')[1]


def test_printed_wording_is_that_of_the_text(edition: Edition) -> None:
    assert all(edition.observations[key].printed for key in FIGURES)
    if not TEXT.is_file():
        return
    text = plain(TEXT.read_text(encoding="utf-8"))
    missing = [key for key in FIGURES if plain(str(edition.observations[key].printed)) not in text]
    assert missing == []
