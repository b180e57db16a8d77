"""The spatial distribution: its machine form and page, what they refuse, what can be repeated."""

from __future__ import annotations

import csv
import io
import re
import sys
from subprocess import run
from typing import Any
from xml.etree import ElementTree

import pytest
from browsing import serve
from elements import Element, elements
from flask import Flask
from flask.testing import FlaskClient

from services.web.distribution.numbers import Numbers
from services.web.distribution.tables import TABLES, cell

LANGUAGES = ("kk", "ru", "ky", "en")
RESULTS = (
    *("oblasts", "grid", "centre", "path", "ellipse", "neighbours", "ripley", "kernel"),
    *("railway", "settlement"),
)
FEW = "year=1932&undated=no"
"""A selection far below the least number of places."""


@pytest.fixture(scope="module")
def told(app: Flask) -> dict[str, Any]:
    return app.test_client().get("/api/distribution?lang=en").json


def test_every_result_begins_with_what_the_list_is(told: dict[str, Any], client: Any) -> None:
    assert "not a census" in told["statement"]
    for name in RESULTS:
        assert told[name]["statement"] == told["statement"]
        assert told[name]["records"] <= told[name]["of"]
    assert len(set(told["statements"].values())) == len(LANGUAGES)
    ground = client.get("/api/distribution?around=railways&lang=en").json["ground"]
    assert ground["statement"] == told["statement"]
    left = sum(len(ids) for ids in told["coverage"]["left_out"].values())
    assert told["coverage"]["records"] + left == told["coverage"]["of"]
    assert {row["class"] for row in told["precision"]["classes"]} >= {"settlement", "district"}
    assert sum(row["records"] for row in told["precision"]["classes"]) == told["grid"]["records"]


def test_the_machine_form_may_be_read_from_anywhere_and_says_its_language(
    client: FlaskClient,
) -> None:
    answer = client.get("/api/distribution?lang=ru")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Content-Language"] == "ru"
    assert answer.json["statement"] == answer.json["statements"]["ru"]
    again = client.get("/api/distribution", headers={"Accept-Language": "ky"})
    assert again.json["statement"] == again.json["statements"]["ky"]


def test_below_twenty_places_counts_stay_and_statistics_are_refused(client: FlaskClient) -> None:
    few = client.get(f"/api/distribution?{FEW}&lang=en").json
    assert 0 < few["coverage"]["places"] < few["minimum_places"] == 20
    for name in ("grid", "centre", "ellipse", "neighbours", "ripley", "kernel"):
        refused = few[name]["refused"]
        assert refused["reason"] == "too-few"
        assert (refused["bound"], "few places" in refused["message"]) == (20, True)
    for name in ("railway", "settlement"):
        assert few[name]["refused"]["reason"] == "too-few"
        assert "mean_km" not in few[name] and "median_km" not in few[name]
    assert "half_major_km" not in few["ellipse"] and "ratio" not in few["neighbours"]
    assert sum(cell["count"] for cell in few["grid"]["cells"]) == few["coverage"]["places"]
    assert {cell["density"] for cell in few["grid"]["cells"]} == {None}
    assert sum(row["records"] for row in few["oblasts"]["rows"]) >= few["coverage"]["records"]
    assert len(few["places"]) == few["coverage"]["places"]
    page = elements(client.get(f"/en/distribution?{FEW}").get_data(as_text=True))
    shown = [item.get("data-refused") for item in page.walk() if item.get("data-refused")]
    assert shown.count("too-few") >= 6


def test_no_place_at_all_is_an_answer_too(client: FlaskClient) -> None:
    query = "year=1929&undated=no&layers=special_camps"
    answer = client.get(f"/api/distribution?{query}&around=karlag&km=5&area=60 45,61 45,61 46")
    assert answer.json["coverage"]["places"] == 0
    assert answer.json["grid"]["cells"] == answer.json["places"] == []
    assert client.get(f"/en/distribution?{query}&around=railways").status_code == 200
    for figure in ("grid", "oblasts", "ground"):
        assert client.get(f"/en/distribution/{figure}.svg?{query}").status_code == 200


HOSTILE = {
    "layers": ["", "settlements", "areas", "atlantis", "karlag_departments,atlantis", ","],
    "year": ["1850", "01943", "١٩٤٣", "1943.5", "NaN", "-1", "1e3", ""],
    "from": ["1850", "x", "99999999999999999999"],
    "to": ["1999", "inf"],
    "certainty": ["", "sure", "certain,sure"],
    "relation": ["", "touches"],
    "presence": ["", "absent"],
    "undated": ["", "perhaps"],
    "labour": ["", "all"],
    "weight": ["", "deaths", "headcount"],
    "repeat": ["", "twice"],
    "cell": ["", "0", "-100", "1", "NaN", "1e9", "100000"],
    "window": ["", "world"],
    "bandwidth": ["", "0", "inf", "1"],
    "around": ["", "atlantis", "<script>", "settlements"],
    "km": ["", "0", "-5", "NaN", "1e9", "99999999999", "5.5", "٥٠"],
    "area": [
        *("", "x", "60 45", "60 45,61 46", "NaN NaN,61 45,61 46", "inf 45,61 45,61 46"),
        *("60 45,62 47,62 45,60 47", "60 45,61 45,62 45"),
        *("200 45,61 45,61 46", "60 95,61 45,61 46"),
        *("-170 0,170 0,0 80", "0.00001 0.00001,1 0,0 1"),
        ",".join(f"{60 + n / 1000:g} {45 + n % 7 / 10:g}" for n in range(10_000)),
        *("60,45,61,45,61,46", "60 45;61 45;61 46", "60 45,61 45,61 46\x00", "(60 45,61 45,61 46)"),
    ],
    "lang": ["", "xx", "../en"],
    "colour": ["red"],
}


def test_a_railway_counts_from_the_year_it_was_there(client: FlaskClient) -> None:
    query = "around=railways&km=90&undated=no"
    before, later = (
        client.get(f"/api/distribution?year={year}&{query}").json["ground"] for year in (1929, 1953)
    )
    # None of the edition's railways was there in 1929, nothing can lie beside one.
    assert (before["lines"], before["rows"], before["points"]["value"]) == ([], [], 0)
    assert len(later["lines"]) > 1 and later["points"]["value"] > 1


def test_an_area_keeps_its_corners(client: FlaskClient) -> None:
    small = "73.00001 48.00001,73.00002 48.00001,73.00002 48.00002"
    answer = client.get("/api/distribution", query_string={"area": small})
    assert answer.status_code == 200
    assert f"area={small.replace(' ', '+')}" in answer.json["query"].replace("%20", "+")
    assert client.get("/en/distribution", query_string={"area": small}).status_code in (200, 302)


@pytest.mark.parametrize(
    ("name", "given"),
    [(name, given) for name, all_of in HOSTILE.items() for given in all_of],
    ids=lambda text: text[:24],
)
def test_programs_get_a_400_and_pages_a_notice(client: FlaskClient, name: str, given: str) -> None:
    answer = client.get("/api/distribution", query_string={name: given})
    assert answer.status_code == 400, answer.get_data()[:200]
    assert answer.json["parameter"] == name
    assert answer.json["allowed"] or name == "colour"
    assert len(answer.get_data()) < 20_000
    if name == "lang":
        return
    page = client.get("/en/distribution", query_string={name: given}, follow_redirects=True)
    assert page.status_code == 200
    if given:
        assert 'class="notices"' in page.get_data(as_text=True)
    assert "<script>" not in page.get_data(as_text=True)


@pytest.mark.parametrize(
    "query",
    ["year=1943&from=1940", "from=1950&to=1940", "year=1943&year=1944", "year=1943&colour=red"],
)
def test_what_contradicts_itself_is_refused(client: FlaskClient, query: str) -> None:
    assert client.get(f"/api/distribution?{query}").status_code == 400
    assert client.get(f"/en/distribution?{query}", follow_redirects=True).status_code == 200


def test_unknown_tables_and_figures_are_404_with_what_exists(client: FlaskClient) -> None:
    for path in ("/api/distribution/deaths.csv", "/api/distribution/deaths.geojson"):
        answer = client.get(path)
        assert (answer.status_code, answer.json["given"]) == (404, "deaths")
        assert "places" in answer.json["exists"]
    for path in ("/en/distribution/deaths.svg", f"/en/distribution/kernel.svg?{FEW}"):
        assert client.get(path).status_code == 404


def test_a_form_without_script_comes_to_the_one_address_of_its_view(client: FlaskClient) -> None:
    sent = "layers=zhezkazgan&layers=balkhash&from=1943&to=1943&cell=100&around=&km=50&area="
    answer = client.get(f"/ru/distribution?{sent}")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/ru/distribution?layers=zhezkazgan,balkhash&year=1943"
    page = client.get(answer.headers["Location"])
    assert page.status_code == 200
    assert 'class="notices"' not in page.get_data(as_text=True)


def computed(root: Element) -> list[Element]:
    return [item for item in root.walk() if item.get("data-result")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("query", ["", "?year=1943&around=karaganda&km=200&weight=headcount"])
def test_every_number_of_the_page_is_in_the_machine_form(
    client: FlaskClient, language: str, query: str
) -> None:
    root = elements(client.get(f"/{language}/distribution{query}").get_data(as_text=True))
    (article,) = [item for item in root.walk() if item.get("data-selection") is not None]
    given = article.get("data-selection")
    assert set((given or "?")[1:].split("&")) == set(query[1:].split("&"))
    numbers = Numbers(client.get(f"/api/distribution{given}").json, None)  # type: ignore[arg-type]
    found = computed(root)
    assert len(found) > 300
    for item in found:
        assert float(item.get("value") or "x") == pytest.approx(
            numbers.raw(item.get("data-result") or "")
        )
        assert re.search(r"\d", item.text())


def test_towns_are_never_places_of_forced_labour(client: FlaskClient, told: dict) -> None:
    page = client.get("/en/distribution").get_data(as_text=True)
    offered = set(re.findall(r'name="layers" value="([a-z_]+)"', page))
    assert "settlements" not in offered and "areas" not in offered and "waters" not in offered
    assert set(told["selection"]["layers"]) < offered


@pytest.mark.parametrize("table", list(TABLES))
def test_tables_are_the_numbers_as_csv(client: FlaskClient, told: dict, table: str) -> None:
    answer = client.get(f"/api/distribution/{table}.csv?lang=en&around=railways&km=40")
    assert answer.mimetype == "text/csv"
    assert "attachment" in answer.headers["Content-Disposition"]
    text = answer.get_data(as_text=True)
    assert text.startswith("\ufeff")
    held = list(csv.DictReader(io.StringIO(text[1:])))
    assert held and all(row["statement"] == told["statement"] for row in held)
    assert all("0.2.0" in row["edition"] for row in held)
    if table == "grid":
        assert [float(row["density"]) for row in held] == [
            cell["density"] for cell in told["grid"]["cells"]
        ]
    if table == "oblasts":
        assert [row["oblast"] for row in held] == [
            row["oblast"] or "" for row in told["oblasts"]["rows"]
        ]


@pytest.mark.parametrize("text", ["=1+1", "+1*2", "-1+2", "@SUM(A1)", "\t=1", " =1", "＝1"])
def test_no_cell_is_run_by_a_spreadsheet(text: str) -> None:
    assert cell(text) == f"'{text}"
    assert cell(-1.5) == -1.5


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("figure", ["grid", "oblasts", "centre", "ripley", "kernel", "railway"])
def test_figures_carry_caption_coverage_sources_and_date(
    client: FlaskClient, told: dict, language: str, figure: str
) -> None:
    answer = client.get(f"/{language}/distribution/{figure}.svg?from=1930&to=1959")
    assert answer.mimetype == "image/svg+xml"
    root = ElementTree.fromstring(answer.get_data(as_text=True))
    words = " ".join("".join(item.itertext()) for item in root)
    told_words = " ".join(words.split())
    texts = " ".join(
        "".join(item.itertext()) for item in root.iter("{http://www.w3.org/2000/svg}text")
    )
    folded = " ".join(texts.split())
    assert told["statements"][language] in folded
    assert "1930–1959" in folded and "2026-11-25" in folded and "0.2.0" in folded
    assert f"/{language}/distribution?from=1930&to=1959" in folded
    assert "Natural Earth" in folded and ("+proj=aea" in folded) == (figure != "oblasts")
    assert told_words
    for row in told["sources"][:5]:
        title = client.get(f"/api/distribution?lang={language}").json["sources"]
        assert title[told["sources"].index(row)]["title"] in folded


def test_hexagons_and_points_open_as_geojson(client: FlaskClient, told: dict) -> None:
    import geopandas

    cells = geopandas.read_file(io.BytesIO(client.get("/api/distribution/grid.geojson").data))
    places = geopandas.read_file(io.BytesIO(client.get("/api/distribution/places.geojson").data))
    assert len(places) == told["coverage"]["points"]
    assert cells["count"].sum() == len(places)
    area = cells.to_crs(told["projection"]).area / 1e6
    assert area.to_numpy() == pytest.approx(told["grid"]["cell_km2"], rel=1e-5)
    inside = cells.sjoin(places, predicate="contains").groupby("cell").size()
    assert inside.to_dict() == {
        row["cell"]: row["count"] for row in told["grid"]["cells"] if row["count"]
    }


GROUNDS = (
    "?around=railways&km=60",
    "?around=karaganda&km=150",
    "?area=70+49,76+49,75+52",
)


def printed(lines: str) -> list[float]:
    """Numbers that a program prints."""
    done = run([sys.executable, "-c", lines], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return [float(text) for text in re.findall(r"-?\d+\.\d+(?:e-?\d+)?", done.stdout)]


def test_the_lines_of_geopandas_repeat_the_results(app: Flask, told: dict) -> None:
    """They are run as they stand on the page, against the served atlas."""
    origin, stop = serve(app)
    try:
        from urllib.request import urlopen

        lines = {}
        for query in ("", *GROUNDS):
            with urlopen(f"{origin}/en/distribution{query}") as answer:
                root = elements(answer.read().decode())
            lines |= {
                query if item.get("data-code") == "ground" else item.get("data-code"): "".join(
                    str(part) for part in item.held
                )
                for item in root.walk()
                if item.get("data-code") and (item.get("data-code") == "ground") == bool(query)
            }
        named = {"grid", "oblasts", "centre", "ripley", "kernel", "railway"}
        assert set(lines) == named | set(GROUNDS)
        found = {name: printed(text) for name, text in lines.items() if name != "oblasts"}
        counted = run([sys.executable, "-c", lines["oblasts"]], capture_output=True, text=True)
    finally:
        stop()
    densities = sorted(row["density"] for row in told["grid"]["cells"] if row["count"])
    assert found["grid"] == pytest.approx(densities, rel=1e-3)
    ellipse, centre = told["ellipse"], told["centre"]
    assert found["centre"][:2] == pytest.approx(
        [centre["lon"]["value"], centre["lat"]["value"]], rel=1e-4
    )
    assert found["centre"][2:4] == pytest.approx(
        [ellipse["half_major_km"]["value"] * 1e3, ellipse["half_minor_km"]["value"] * 1e3], rel=1e-3
    )
    want = [step[key] for step in told["ripley"]["steps"] for key in ("distance_km", "k_km2")]
    assert found["ripley"] == pytest.approx(want, rel=1e-3)
    assert found["kernel"][0] == pytest.approx(told["kernel"]["peak"]["value"], rel=1e-3)
    for query in GROUNDS:
        ground = app.test_client().get(f"/api/distribution{query}").json["ground"]
        assert found[query] == [ground["points"]["value"]]
    for row in told["oblasts"]["rows"]:
        assert f"('{row['oblast'] or 'not stated'}', {row['records']})" in counted.stdout
    assert found["railway"][0] == pytest.approx(told["railway"]["mean_km"]["value"], rel=1e-3)


def test_results_are_kept_and_bounded(app: Flask, client: FlaskClient) -> None:
    first = client.get("/api/distribution?year=1950").data
    assert client.get("/api/distribution?year=1950").data == first
    for year in range(1930, 1958):
        small = f"/api/distribution/oblasts.csv?year={year}&layers=balkhash"
        assert client.get(small).status_code == 200
    assert len(app.extensions["distributions"]) == 24
    kept = list(app.extensions["distributions"].values())
    client.get("/api/distribution/oblasts.csv?year=1957&layers=balkhash")
    assert all(a is b for a, b in zip(kept, app.extensions["distributions"].values(), strict=True))


def test_another_edition_has_its_own_distribution(second_app: Flask) -> None:
    """Made up and tiny: no outline, few places; everything statistical is refused in words."""
    client = second_app.test_client()
    told = client.get("/api/distribution?lang=nb").json
    assert told["coverage"]["places"] < 20
    assert told["ripley"]["window"]["name"] == "region"
    assert told["neighbours"]["refused"]["reason"] == "too-few"
    for language in ("nb", "en"):
        assert client.get(f"/{language}/distribution").status_code == 200


def test_an_exported_folder_has_no_link_to_what_only_a_server_calculates(app: Flask) -> None:
    from flask import g

    from services.web.addresses import FolderAddresses

    with app.test_request_context("/en/statistics"):
        app.preprocess_request()
        g.address = FolderAddresses("en", [], 0, ["en"])
        page = app.dispatch_request()
    assert "distribution" not in str(page)
    served = app.test_client().get("/en/statistics").get_data(as_text=True)
    assert 'href="/en/distribution"' in served
