"""/id/<id>: what a figure, a source or an event leads to; the figure's own page and record."""

from __future__ import annotations

from decimal import Decimal

import pytest
from flask import Flask
from flask.testing import FlaskClient

from services.edition.edition import Edition

FIGURE = "karlag-prisoners-1943"


@pytest.mark.parametrize(
    ("record", "accept", "target"),
    [
        (FIGURE, "text/html", f"/ru/figures/{FIGURE}"),
        (FIGURE, "application/json", f"/figures/{FIGURE}.json"),
        ("barnes", "text/html", "/ru/sources/barnes"),
        ("barnes", "application/json", "/cite/source/barnes?format=csl&lang=ru"),
    ],
)
def test_an_id_leads_to_a_page_or_to_data(
    client: FlaskClient, record: str, accept: str, target: str
) -> None:
    answer = client.get(f"/id/{record}", headers={"Accept": accept, "Accept-Language": "ru"})
    assert (answer.status_code, answer.headers["Location"]) == (303, target)
    assert "Accept" in answer.headers["Vary"]
    assert client.get(target).status_code == 200


def test_every_id_stands_for_something(client: FlaskClient, edition: Edition) -> None:
    shown = [key for key, item in edition.observations.items() if item.place in edition.published]
    for key in [*shown, *edition.sources, *edition.published]:
        assert client.get(f"/id/{key}").status_code == 303, key


def test_every_event_leads_to_its_line(client: FlaskClient, edition: Edition) -> None:
    for event in edition.events.values():
        answer = client.get(f"/id/{event.id}", headers={"Accept-Language": "en"})
        if event.place not in edition.published:
            assert answer.status_code == 404
            continue
        place = f"/en/places/{event.place}"
        assert answer.headers["Location"] == f"{place}#event-{event.id}"
        assert f'id="event-{event.id}"' in client.get(place).text


@pytest.mark.parametrize("language", ["kk", "ru", "ky", "en"])
def test_the_page_of_a_figure_says_what_it_rests_on(
    client: FlaskClient, edition: Edition, language: str
) -> None:
    observation = edition.observations[FIGURE]
    page = client.get(f"/{language}/figures/{FIGURE}").text
    assert observation.value == Decimal(45798)
    assert edition.indicators[observation.indicator].label[language] in page
    assert f'href="/{language}/places/karlag#figure-{FIGURE}"' in page
    assert f'href="/{language}/sources/{observation.source}"' in page
    assert observation.locator in page


def test_the_table_of_a_place_leads_to_each_figure(client: FlaskClient, edition: Edition) -> None:
    page = client.get("/en/places/karlag").text
    for observation in edition.observations_of["karlag"]:
        assert f'href="/en/figures/{observation.id}"' in page


def test_a_figure_as_json_is_the_record(client: FlaskClient, edition: Edition) -> None:
    observation = edition.observations[FIGURE]
    told = client.get(f"/figures/{FIGURE}.json").json
    assert Decimal(told["value"]) == observation.value
    assert (told["place"], told["locator"]) == ("karlag", observation.locator)
    assert told["source"]["id"] == observation.source
    assert told["address"] == f"http://localhost/id/{FIGURE}"
    assert told["edition"]["version"] == edition.info.version
    assert client.get(f"/figures/{FIGURE}.json?colour=red").status_code == 400


@pytest.mark.parametrize("address", ["/figures/nowhere.json", "/en/figures/nowhere", "/id/nowhere"])
def test_what_never_was_is_not_found(client: FlaskClient, address: str) -> None:
    answer = client.get(address, headers={"Accept": "application/json"})
    assert answer.status_code == 404
    assert answer.json["exists"]


@pytest.mark.parametrize(
    "address", ["/id/sigma", "/en/figures/sigma", "/en/sources/sigma", "/cite/place/sigma"]
)
def test_what_was_withdrawn_is_gone_with_its_reason(second_app: Flask, address: str) -> None:
    headers = {"Accept": "application/json", "Accept-Language": "en"}
    answer = second_app.test_client().get(address, headers=headers)
    assert (answer.status_code, answer.json["reason"]) == (410, "Never existed.")


def test_what_was_merged_is_cited_as_its_successor(second_app: Flask) -> None:
    told = second_app.test_client().get("/cite/place/alfa?format=apa&lang=en").text
    assert "/id/alpha" in told
