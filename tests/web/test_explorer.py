"""The explorer's page without its script, its data, its links, and what hostile hands type."""

from __future__ import annotations

import re
from html import unescape

import pytest
import sheet
from flask import Flask
from flask.testing import FlaskClient

from services.edition.edition import Edition
from services.web.addresses import Addresses, FolderAddresses

ROWS = re.compile(r'<tr id="figure-([^"]+)" data-observation="([^"]+)"')


def shown(client: FlaskClient, address: str) -> list[str]:
    answer = client.get(address)
    assert answer.status_code == 200
    return [row for row, _ in ROWS.findall(answer.get_data(as_text=True))]


def notices(client: FlaskClient, address: str) -> str:
    page = client.get(address).get_data(as_text=True)
    return unescape(page.split('class="notices"')[1].split("</div>")[0])


@pytest.mark.parametrize("language", ["kk", "ru", "ky", "en"])
def test_the_server_alone_shows_what_the_address_asks(client: FlaskClient, language: str) -> None:
    query = "places=karlag,steplag&indicators=prisoners&from=1934&to=1953"
    rows = sheet.chosen(["karlag", "steplag"], ["prisoners"], 1934, 1953)
    found = shown(client, f"/{language}/statistics?{query}")
    assert sorted(found) == sorted(row["id"] for row in rows)


def test_without_a_choice_the_edition_leads(client: FlaskClient) -> None:
    rows = sheet.chosen(["karlag"], ["prisoners"], 1929, 1959)
    assert sorted(shown(client, "/en/statistics")) == sorted(row["id"] for row in rows)


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("places=atlantis", "atlantis"),
        ("places=karlag,atlantis", "atlantis"),
        ("indicators=unicorns", "unicorns"),
        ("from=1850", "1850"),
        ("from=1950&to=1940", "1950–1940"),
        ("year=1943", "'year'"),
        ("places=%3Cscript%3Ealert(1)%3C/script%3E", "<script>alert(1)</script>"),
        (f"places={'a' * 10_000}", "a" * 80),
        (f"indicators={'a,' * 5_000}", "'a'"),
        (f"{'b' * 10_000}=1", "b" * 80),
    ],
    ids=lambda text: text[:30],
)
def test_what_is_not_known_is_named_and_the_page_goes_on(
    client: FlaskClient, query: str, named: str
) -> None:
    address = f"/en/statistics?{query}"
    told = notices(client, address)
    assert named in told
    assert told.count("<p>") == 1
    assert len(told) < 300
    page = client.get(address).get_data(as_text=True)
    assert "<script>" not in page
    assert shown(client, address)


def test_nothing_chosen_is_said_in_words(client: FlaskClient) -> None:
    page = client.get("/en/statistics?places=&indicators=prisoners").get_data(as_text=True)
    assert ROWS.findall(page) == []
    assert "Choose at least one place" in page
    assert 'class="notices"' not in page


def test_the_data_hold_every_published_figure_in_words(
    client: FlaskClient, edition: Edition
) -> None:
    data = client.get("/ru/statistics.json").json
    published = [row for row in sheet.figures() if row["place"] in edition.published]
    held = {item["id"]: item for item in data["figures"]}
    assert sorted(held) == sorted(row["id"] for row in published)
    for row in published:
        item = held[row["id"]]
        for name in ("value", "missing", "unit", "qualifier", "rate", "source", "locator"):
            assert item.get(name, "") == row[name], (row["id"], name)
        assert item["words"] and item["when"]
    assert {item["place"] for item in data["figures"]} == {item["id"] for item in data["places"]}
    assert set(data["sources"]) == {row["source"] for row in published}


def test_period_and_place_pages_lead_to_the_explorer(client: FlaskClient) -> None:
    links = {
        "/ru/places/karlag": "/ru/statistics?places=karlag",
        "/ru/periods/war": "/ru/statistics?from=1941&to=1945",
        "/ru/periods/war?place=alzhir": "/ru/statistics?places=alzhir&from=1941&to=1945",
        "/ru/statistics": "/ru/periods/war",
    }
    for page, link in links.items():
        text = unescape(client.get(page).get_data(as_text=True))
        assert f'href="{link}"' in text, page


def test_a_place_without_a_figure_offers_no_choice(client: FlaskClient, edition: Edition) -> None:
    silent = set(edition.published) - {row["place"] for row in sheet.figures()}
    assert silent
    page = client.get(f"/en/places/{min(silent)}").get_data(as_text=True)
    assert "/en/statistics?places" not in page


def test_addresses_of_server_and_folder() -> None:
    asked = (["karlag", "steplag"], ["prisoners"], (1934, 1953))
    query = "?places=karlag,steplag&indicators=prisoners&from=1934&to=1953"
    assert Addresses("kk").statistics(*asked) == f"/kk/statistics{query}"
    assert Addresses("kk").statistics(language="ru") == "/ru/statistics"
    folder = FolderAddresses("kk", [], depth=1)
    assert folder.statistics(*asked) == f"../statistics.html{query}"


def test_the_second_edition_has_its_own_explorer(second_app: Flask) -> None:
    client = second_app.test_client()
    data = client.get("/nb/statistics.json").json
    assert data["figures"]
    assert {item["id"] for item in data["places"]} <= set(data["leading"] or {}) | {
        item["place"] for item in data["figures"]
    }
    assert client.get("/nb/statistics").status_code == 200
    assert client.get("/kk/statistics").status_code == 404
