"""Old units in today's, beside the printed value and never instead of it."""

from __future__ import annotations

import re
from decimal import Decimal
from html import unescape

import pytest
from flask.testing import FlaskClient

from services.edition.edition import Edition
from services.web.wording import Wording


def cell(client: FlaskClient, edition: Edition, figure: str) -> str:
    page = client.get(f"/en/places/{edition.observations[figure].place}").get_data(as_text=True)
    row = page.split(f'id="figure-{figure}"')[1].split('class="value"')[1].split("</td>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", f"<td {row}")).split())


def test_poods_are_given_in_tonnes_too(client: FlaskClient, edition: Edition) -> None:
    # 7.8 million poods of 16.38 kg are 127,764 tonnes.
    wheat = cell(client, edition, "wheat-5-years")
    assert "7,800,000 poods" in wheat
    assert "≈ 128,000 tonnes" in wheat


def test_units_still_in_use_stand_alone(client: FlaskClient, edition: Edition) -> None:
    for figure in (
        "ploughland",
        "karlag-prisoners-1949",
        "kustanai-oblast-kolkhoz-land-1956-11-01",
    ):
        assert "≈" not in cell(client, edition, figure)


@pytest.mark.parametrize("language", ["kk", "ru", "ky"])
def test_in_every_language(client: FlaskClient, edition: Edition, language: str) -> None:
    page = client.get(f"/{language}/places/karlag").get_data(as_text=True)
    row = page.split('id="figure-wheat-5-years"')[1].split("</tr>")[0]
    tonnes = edition.units["tonne"].label[language].split("|")[-1]
    assert re.search(rf"≈ 128\s?000\s{tonnes}", unescape(row))


@pytest.mark.parametrize(
    ("language", "value", "forms", "expected"),
    [
        ("ru", "21", "лагерь|лагеря|лагерей", "лагерь"),
        ("ru", "22", "лагерь|лагеря|лагерей", "лагеря"),
        ("ru", "53", "колония|колонии|колоний", "колонии"),
        ("ru", "11", "лагерь|лагеря|лагерей", "лагерей"),
        ("ru", "3182", "рубль|рубля|рублей", "рубля"),
        ("ru", "2.5", "пуд|пуда|пудов", "пуда"),
        ("en", "1", "camp|camps", "camp"),
        ("en", "22", "camp|camps", "camps"),
        ("kk", "22", "лагерь", "лагерь"),
        ("ky", "22", "лагерь", "лагерь"),
    ],
)
def test_a_unit_agrees_with_its_number(
    language: str, value: str, forms: str, expected: str
) -> None:
    assert Wording(language).counted(Decimal(value), forms) == expected


def test_without_a_number_the_form_of_many_stands() -> None:
    assert Wording("ru").counted(None, "пуд|пуда|пудов") == "пудов"
