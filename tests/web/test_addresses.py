"""Unknown things and bad values: a clear answer in HTML and JSON, never a 500."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from services.edition.edition import Edition

UNKNOWN = [
    ("/xx/", "language"),
    ("/layers/nowhere.geojson", "layer"),
    ("/en/places/nowhere", "place"),
    ("/en/periods/nowhere", "period"),
    ("/en/sources/nowhere", "source"),
    ("/en/nowhere", "page"),
]

HOSTILE = ["%00", "..%2f..%2fetc%2fpasswd", "%F0%9F%98%80", "a" * 5000, "%3Cscript%3E", "(", "%25"]


def existing(edition: Edition, kind: str) -> list[str]:
    return {
        "language": edition.info.codes,
        "layer": list(edition.layers),
        "place": list(edition.published),
        "period": list(edition.periods),
        "source": list(edition.sources),
        "page": [f"/{code}/" for code in edition.info.codes],
    }[kind]


@pytest.mark.parametrize(("address", "kind"), UNKNOWN)
def test_unknown_is_404_with_what_exists_in_json(
    client: FlaskClient, edition: Edition, address: str, kind: str
) -> None:
    answer = client.get(address, headers={"Accept": "application/json"})
    assert answer.status_code == 404
    assert answer.is_json
    assert answer.json["status"] == 404
    assert answer.json["exists"] == existing(edition, kind)
    assert answer.json["given"] in address


@pytest.mark.parametrize(("address", "kind"), UNKNOWN)
def test_unknown_is_404_with_what_exists_in_html(
    client: FlaskClient, edition: Edition, address: str, kind: str
) -> None:
    answer = client.get(address, headers={"Accept": "text/html"})
    assert answer.status_code == 404
    if kind == "layer":  # a machine address answers machines, whatever they accept
        assert answer.is_json
        return
    page = answer.get_data(as_text=True)
    assert answer.mimetype == "text/html"
    for thing in existing(edition, kind):
        assert thing in page


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("/layers/karlag_departments.geojson", ["view"]),
        ("/layers/karlag_departments/alzhir.geojson", []),
        ("/healthz", []),
        ("/id/karlag", []),
        ("/kk/map.js", []),
        ("/kk/cards.json", []),
        ("/kk/statistics.json", []),
    ],
)
def test_machine_addresses_refuse_unknown_parameters(
    client: FlaskClient, address: str, allowed: list[str]
) -> None:
    answer = client.get(f"{address}?colour=red")
    assert answer.status_code == 400
    assert answer.json["parameter"] == "colour"
    assert answer.json["allowed"] == allowed


@pytest.mark.parametrize("given", ["", "everything", "<script>"])
def test_machine_addresses_refuse_unknown_values(client: FlaskClient, given: str) -> None:
    answer = client.get("/layers/zhezkazgan.geojson", query_string={"view": given})
    assert answer.status_code == 400
    assert answer.json["parameter"] == "view"
    assert answer.json["given"] == given
    assert answer.json["allowed"] == ["full", "map"]


def test_the_map_loads_every_place_of_a_layer_without_its_words(client: FlaskClient) -> None:
    full = client.get("/layers/zhezkazgan.geojson").json["features"]
    lean = client.get("/layers/zhezkazgan.geojson?view=map").json["features"]
    assert [(item["id"], item["geometry"]) for item in lean] == [
        (item["id"], item["geometry"]) for item in full
    ]
    needed = {"certainty", "kind", "precision", "rank", "years", "labour", "orients"}
    where_known = {"oblasts", "counts"}
    assert all(set(item["properties"]) - where_known == needed for item in lean)


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("/en/?layers=karlag_departments,atlantis", "atlantis"),
        ("/en/?place=atlantis", "atlantis"),
        ("/en/?at=here", "here"),
        ("/en/?at=6/95/70", "6/95/70"),
        ("/en/?at=6/50/500", "6/50/500"),
        ("/en/?year=1850", "1850"),
        ("/en/?year=01943", "01943"),
        ("/en/?year=١٩٤٣", "١٩٤٣"),
        ("/en/?from=1943", "1943"),
        ("/en/?from=1950&to=1940", "1950–1940"),
        ("/en/?colour=red", "colour"),
        ("/en/periods/war?place=atlantis", "atlantis"),
        ("/en/sources?sort=up", "sort"),
        ("/en/places/karlag?v=1", "&#39;v&#39;"),
    ],
)
def test_pages_go_on_with_a_notice(client: FlaskClient, address: str, named: str) -> None:
    answer = client.get(address)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 200
    notice = page.split('class="notices"')[1].split("</div>")[0]
    assert named in notice


def test_a_page_without_fault_has_no_notice(client: FlaskClient) -> None:
    page = client.get(
        "/en/?layers=karlag_departments&place=karlag&at=6/49.5/-72.5&from=1930&to=1945"
    )
    assert 'class="notices"' not in page.get_data(as_text=True)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:20])
@pytest.mark.parametrize(
    "address",
    [
        "/{}/",
        "/en/places/{}",
        "/en/periods/{}",
        "/en/sources/{}",
        "/layers/{}.geojson",
        "/static/{}",
        "/en/?layers={}",
        "/en/?place={}&at={}",
        "/en/?{}={}",
        "/en/statistics?places={}&indicators={}&from={}&to={}",
        "/healthz?{}",
        "/id/{}",
        "/layers/balkhash/{}.geojson",
        "/?{}",
    ],
)
def test_hostile_text_gets_a_calm_answer(client: FlaskClient, address: str, text: str) -> None:
    answer = client.get(address.replace("{}", text))
    assert answer.status_code in (200, 302, 308, 400, 404)
    if not answer.is_json:  # nosniff keeps JSON from ever being read as a page
        assert "<script>" not in answer.get_data(as_text=True)


def test_the_root_chooses_the_readers_language(client: FlaskClient, edition: Edition) -> None:
    for header, language in [("ky-KG,ky;q=0.9", "ky"), ("de,ru;q=0.5", "ru"), ("de", "kk")]:
        answer = client.get("/", headers={"Accept-Language": header})
        assert answer.status_code == 302
        assert answer.headers["Location"] == f"/{language}/"
        view = client.get("/?year=1943&at=6/50/70", headers={"Accept-Language": header})
        assert view.headers["Location"] == f"/{language}/?year=1943&at=6/50/70"
    assert edition.info.codes[0] == "kk"


def test_a_merged_place_leads_to_its_successor(client: FlaskClient, edition: Edition) -> None:
    merged = [item for item in edition.tombstones.values() if item.successor]
    assert merged
    for stone in merged:
        answer = client.get(f"/ru/places/{stone.id}")
        assert answer.status_code == 301
        assert answer.headers["Location"] == f"/ru/places/{stone.successor}"
        answer = client.get(f"/id/{stone.id}")
        assert answer.status_code == 301
        assert answer.headers["Location"] == f"/id/{stone.successor}"


def test_an_identifier_leads_readers_to_the_page_and_programs_to_the_record(
    client: FlaskClient,
) -> None:
    answer = client.get("/id/alzhir", headers={"Accept": "text/html", "Accept-Language": "ky"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/ky/places/alzhir")
    assert client.get("/id/alzhir").headers["Location"].endswith("/places/alzhir")
    for form in ("application/json", "application/geo+json"):
        answer = client.get("/id/alzhir", headers={"Accept": form})
        assert answer.status_code == 303
        record = client.get(answer.headers["Location"])
        assert record.mimetype == "application/geo+json"
        assert record.json["id"] == "alzhir"
        assert record.json["geometry"]["type"] == "Point"
        assert record.json["licence"] and record.json["edition"]["hash"]


def test_only_whole_names_are_machine_addresses(client: FlaskClient) -> None:
    answer = client.get("/identity/", headers={"Accept": "text/html"})
    assert (answer.status_code, answer.mimetype) == (404, "text/html")
