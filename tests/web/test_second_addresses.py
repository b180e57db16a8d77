"""Addresses over the second edition: what exists is what that edition holds, and nothing else."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

EXISTING = {
    "language": ["nb", "en"],
    "layer": ["camps", "works", "roads", "areas"],
    "place": [
        *("alpha", "beta", "delta", "gamma"),
        *("harbour", "mill"),
        "coast-road",
        *("ministry", "north"),
    ],
    "period": ["early", "late"],
    "source": ["copy-of-made-up", "made-up"],
}
UNKNOWN = [
    ("/kk/", "language", "kk"),
    ("/layers/karlag_departments.geojson", "layer", "karlag_departments"),
    ("/nb/places/karlag", "place", "karlag"),
    ("/nb/periods/war", "period", "war"),
    ("/en/sources/akhmetov", "source", "akhmetov"),
]
PAGES = [
    "",
    "places/alpha",
    "periods/late",
    "statistics",
    "sources",
    "sources/made-up",
    "about",
    "checks",
    "glossary",
    "unknown",
]


@pytest.fixture()
def second(second_app: Flask) -> FlaskClient:
    """A client of the second edition."""
    return second_app.test_client()


@pytest.mark.parametrize(("address", "kind", "given"), UNKNOWN)
def test_programs_learn_what_exists(
    second: FlaskClient, address: str, kind: str, given: str
) -> None:
    answer = second.get(address, headers={"Accept": "application/json"})
    assert answer.status_code == 404
    assert (answer.json["kind"], answer.json["given"]) == (kind, given)
    assert answer.json["exists"] == EXISTING[kind]


@pytest.mark.parametrize(
    ("address", "kind", "given"),
    # A machine address answers machines, whatever they accept.
    [case for case in UNKNOWN if case[1] != "layer"],
)
def test_visitors_learn_what_exists(
    second: FlaskClient, address: str, kind: str, given: str
) -> None:
    answer = second.get(address, headers={"Accept": "text/html"})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 404
    assert answer.mimetype == "text/html"
    assert given in page
    assert [thing for thing in EXISTING[kind] if thing not in page] == []


@pytest.mark.parametrize("address", ["/en/places/omega", "/id/omega"])
def test_a_hidden_place_is_not_there(second: FlaskClient, address: str) -> None:
    answer = second.get(address, headers={"Accept": "application/json"})
    assert answer.status_code == 404
    assert "omega" not in answer.json["exists"]


@pytest.mark.parametrize("address", ["/en/places/sigma", "/id/sigma"])
def test_a_withdrawn_place_is_gone_and_says_why(second: FlaskClient, address: str) -> None:
    programs = {"Accept": "application/json", "Accept-Language": "en"}
    answer = second.get(address, headers=programs)
    assert answer.status_code == 410
    assert answer.json["reason"] == "Never existed."
    assert (answer.json["id"], answer.json["date"]) == ("sigma", "2026-11-25")
    answer = second.get(address, headers={"Accept": "text/html", "Accept-Language": "en"})
    assert (answer.status_code, answer.mimetype) == (410, "text/html")
    assert "Never existed." in answer.get_data(as_text=True)


def test_a_merged_place_leads_to_its_successor(second: FlaskClient) -> None:
    answer = second.get("/nb/places/alfa")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/nb/places/alpha")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_page_names_a_parameter_it_does_not_know(
    second: FlaskClient, language: str, path: str
) -> None:
    answer = second.get(f"/{language}/{path}?colour=red")
    page = answer.get_data(as_text=True)
    assert answer.status_code == 200
    assert "colour" in page.split('class="notices"')[1].split("</div>")[0]
    assert 'class="notices"' not in second.get(f"/{language}/{path}").get_data(as_text=True)


@pytest.mark.parametrize("layer", EXISTING["layer"])
def test_every_layer_refuses_what_it_does_not_know(second: FlaskClient, layer: str) -> None:
    unknown = second.get(f"/layers/{layer}.geojson?bbox=1,2,3,4")
    assert (unknown.status_code, unknown.json["parameter"]) == (400, "bbox")
    assert unknown.json["allowed"] == ["view"]
    bad = second.get(f"/layers/{layer}.geojson?view=huge")
    assert (bad.status_code, bad.json["given"]) == (400, "huge")
    assert bad.json["allowed"] == ["full", "map"]
