"""What a stranger may send to the API: a clear refusal, never a fault of the server."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest
from api import Api
from flask import Flask

ITEMS = "/collections/observations/items"

BAD = {
    "bbox": [
        "",
        "1,2,3",
        "NaN,40,70,50",
        "60,40,inf,50",
        "60,40,1e999,50",
        "60,50,70,40",
        "60,40,9,70,50,1",
        "49.8,73.1,50.2,95",
        "60,40,200,50",
        "60,40,70,50,",
        "a,b,c,d",
        "٦٠,40,70,50",
        "0x10,40,70,50",
        "1_0,40,70,50",
        " 60,40,70,50",
        "60;40;70;50",
    ],
    "datetime": [
        "",
        "..",
        "/",
        "../..",
        "1943",
        "1943-13-01",
        "1943-02-30",
        "1943-01-01/1942-01-01",
        "1943-01-01T00:00:00",
        "1943-01-01T25:00:00Z",
        "0000-00-00",
        "9999-12-31T23:59:59-12:00",
        "0001-01-01T00:00:00+12:00",
        "yesterday",
        "1943-01-01/1944-01-01/1945-01-01",
        "١٩٤٣-01-01",
        "1943-01-01" * 1000,
    ],
    "limit": ["", "0", "-1", "1e3", "99999999999999999999x", "NaN", "-0", "0x10"],
    "offset": ["", "-1", "1.5", "NaN"],
    "crs": ["", "EPSG:4326", "http://www.opengis.net/def/crs/EPSG/0/99999"],
    "bbox-crs": ["", "nonsense"],
    "filter-crs": ["nonsense"],
    "filter-lang": ["sql", ""],
    "f": ["", "xml", "../../etc/passwd"],
    "lang": ["", "xx", "KK"],
    "value": ["", "NaN", "1e999", "twelve", "--1"],
    "start_date": ["1943", "1943-02-30", "today"],
    "status": ["perhaps", ""],
    "filter": [
        "",
        "kind",
        "value >",
        "nothing = 1",
        "(" * 10_000 + "value > 1" + ")" * 10_000,
        "NOT " * 10_000 + "value > 1",
        "value > 1 OR " * 80_000 + "value > 1",
        "a" * 1_000_000,
        "value = 1; DROP TABLE x",
        "S_INTERSECTS(geometry, POINT(NaN NaN))",
        "T_INTERSECTS(time, INTERVAL('1943-13-01','..'))",
        "\x00",
    ],
}


@pytest.mark.parametrize(
    ("name", "given"),
    [(name, given) for name, every in BAD.items() for given in every],
    ids=lambda text: text[:24],
)
def test_a_bad_value_is_refused_by_name(app: Flask, name: str, given: str) -> None:
    answer = app.test_client().get(f"/api{ITEMS}", query_string={name: given})
    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"
    assert answer.json["parameter"] == name
    assert answer.json["given"] == given[:200]
    assert answer.json["allowed"]
    assert len(answer.data) < 5000


@pytest.mark.parametrize(
    "given",
    [
        "[" * 10_000,
        '{"op":"not","args":[' * 10_000 + "true" + "]}" * 10_000,
        '{"op":"and","args":[]}',
        "null",
        "{}",
        json.dumps({"op": "=", "args": [{"property": "value"}, 1]})[:-1],
        json.dumps({"op": "casei", "args": ["a"] * 100_000}),
    ],
    ids=lambda text: text[:24],
)
def test_json_filters_are_refused_too(app: Flask, given: str) -> None:
    query = {"filter": given, "filter-lang": "cql2-json"}
    answer = app.test_client().get(f"/api{ITEMS}", query_string=query)
    assert (answer.status_code, answer.json["parameter"]) == (400, "filter")
    assert answer.json["reason"]


@pytest.mark.parametrize(
    "query",
    [
        "limit=1&limit=2",
        "bbox=60,40,70,50&bbox=60,40,70,50",
        "lang=ru&lang=kk",
        "f=json&f=html",
        "%FF=1",
        "limit=%FF",
        "limit=%zz",
        "%00",
        "=",
        "&&x",
        "status[]=accepted",
        "place=%C3%28&place=a",
        "LIMIT=1",
    ],
)
def test_repeated_and_broken_parameters_are_refused(app: Flask, query: str) -> None:
    answer = app.test_client().get(f"/api{ITEMS}?{query}")
    assert answer.status_code == 400, query
    assert answer.json["parameter"] is not None


@pytest.mark.parametrize(
    "text",
    ["%00", "%FF", "..%2f..%2fapp.py", "a" * 5000, "%3Cscript%3E", "%F0%9F%98%80", "%25", "'"],
)
@pytest.mark.parametrize(
    "path",
    [
        "/{}",
        "/collections/{}",
        "/collections/{}/items",
        "/collections/{}/schema",
        "/collections/observations/{}",
        "/collections/observations/items/{}",
    ],
)
def test_hostile_paths_lead_nowhere(app: Flask, path: str, text: str) -> None:
    answer = app.test_client().get(f"/api{path.replace('{}', text)}")
    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"


def test_a_limit_without_measure_is_the_most(app: Flask) -> None:
    api = Api(app)
    everything = api.ids("observations")
    assert 400 < len(everything) < 10_000
    for given in (10**9, "9" * 5000):
        assert api.ids("observations", limit=given) == everything
    document = api.items("observations", limit=1, offset="9" * 5000)
    assert (document["numberReturned"], document["numberMatched"]) == (0, len(everything))


def test_a_fair_filter_of_the_greatest_length_is_answered(app: Flask) -> None:
    api = Api(app)
    some = api.ids("observations")[:300]
    listed = ",".join(f"'{key}'" for key in some)
    assert api.ids("observations", filter=f"id IN ({listed})"[:16_000]) == some


def test_nothing_of_a_page_comes_from_the_request_unescaped(app: Flask) -> None:
    spell = quote('"><script>alert(1)</script>')
    for query in (f"place={spell}", f"filter={quote('id')}%3D'{spell}'", f"offset=0&title={spell}"):
        answer = app.test_client().get(f"/api{ITEMS}?f=html&{query}")
        if answer.mimetype == "text/html":
            assert "<script>alert" not in answer.get_data(as_text=True)
