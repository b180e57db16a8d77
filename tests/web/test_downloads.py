"""Downloads over HTTP: names, tags, ranges, refusals, the wait for a long one, the page."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from pathlib import Path

import pyogrio
import pytest
from elements import elements
from flask import Flask
from flask.testing import FlaskClient
from kept import layer_names

from app import create_app
from services.exchange.downloads.listing import Download
from services.exchange.downloads.material import Material, Progress
from services.web.downloads_store import store_of
from services.web.folder import page_paths

FORMS = ("geojson", "csv", "gpkg", "parquet", "kml")
WHOLE = ("gpkg", "zip", "xlsx", "lpf.json", "lp.tsv", "geojson", "csv", "parquet", "kml")


@pytest.fixture(params=["app", "second_app"])
def atlas_app(request: pytest.FixtureRequest) -> Flask:
    """Each edition in turn."""
    return request.getfixturevalue(request.param)


@pytest.fixture()
def slow(second_app: Flask, tmp_path: Path) -> tuple[Flask, threading.Event, list[str]]:
    """An atlas that waits for nothing and whose GeoPackage waits for the test."""
    given = {"EDITION": second_app.config["EDITION"], "SHELF": tmp_path / "shelf", "PATIENCE": 0}
    made = create_app(given)
    opened, tries = threading.Event(), []

    def make(path: Path, material: Material, progress: Progress) -> None:
        tries.append(path.name)
        progress(2, 5)
        assert opened.wait(30)
        if len(tries) == 1 and material.address == "fails":
            raise OSError("disk full")
        path.write_bytes(b"SQLite format 3\x00")

    store = store_of(made)
    store.downloads["slow.gpkg"] = Download("slow.gpkg", "saved.gpkg", "gpkg", make)
    return made, opened, tries


def test_the_edition_and_each_layer_can_be_taken_in_every_form(atlas_app: Flask) -> None:
    store = store_of(atlas_app)
    info, client = store.material.edition.info, atlas_app.test_client()
    stem = f"{info.id}-{info.version}"
    layers = layer_names(store.material.edition.root)
    names = {f"{stem}.{form}": f"{stem}.{form}" for form in WHOLE}
    names |= {f"{layer}.{form}": f"{stem}-{layer}.{form}" for layer in layers for form in FORMS}
    for name, saved_as in names.items():
        answer = client.get(f"/downloads/{name}")
        assert answer.status_code == 200, name
        assert answer.headers["Content-Disposition"] == f"attachment; filename={saved_as}"
        assert int(answer.headers["Content-Length"]) == len(answer.data) > 0
        assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_a_new_layer_has_downloads_by_existing(
    second_app: Flask, copy_of_edition: Callable[[Path], Path], tmp_path: Path
) -> None:
    """Even one that bears the name of a table."""
    root = copy_of_edition(second_app.config["EDITION"])
    catalogue = json.loads((root / "catalogue.json").read_text(encoding="utf-8"))
    catalogue["layers"].append(catalogue["layers"][0] | {"id": "sources"})
    (root / "catalogue.json").write_text(json.dumps(catalogue), encoding="utf-8")
    layer = json.loads((root / "layers" / "camps.geojson").read_text(encoding="utf-8"))
    feature = layer["features"][0]
    feature["id"] = feature["properties"]["id"] = "new-camp"
    text = json.dumps({"type": "FeatureCollection", "features": [feature]})
    (root / "layers" / "sources.geojson").write_text(text, encoding="utf-8")
    client = create_app({"EDITION": root, "SHELF": tmp_path / "shelf"}).test_client()
    page = client.get("/en/downloads").get_data(as_text=True)
    for form in FORMS:
        assert f'"/downloads/sources.{form}"' in page
        assert client.get(f"/downloads/sources.{form}").status_code == 200
    whole = tmp_path / "whole.gpkg"
    whole.write_bytes(client.get("/downloads/test-norway-0.0.1.gpkg").data)
    assert pyogrio.read_dataframe(whole, layer="sources")["id"].tolist() == ["new-camp"]
    assert "made-up" in pyogrio.read_dataframe(whole, layer="table_sources")["id"].tolist()


def test_what_a_client_holds_is_not_sent_again(client: FlaskClient) -> None:
    for name in ("balkhash.csv", "balkhash.gpkg"):
        address = f"/downloads/{name}"
        whole, head = client.get(address), client.head(address)
        assert (head.status_code, head.data) == (200, b"")
        for header in ("ETag", "Content-Length", "Content-Type", "Content-Disposition"):
            assert head.headers[header] == whole.headers[header]
        again = client.get(address, headers={"If-None-Match": whole.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")
        part = client.get(address, headers={"Range": "bytes=0-9"})
        assert (part.status_code, part.data) == (206, whole.data[:10])
        assert client.post(address).status_code == 405


@pytest.mark.parametrize(
    ("form", "media_type"),
    [
        ("geojson", "application/geo+json"),
        ("csv", "text/csv"),
        ("gpkg", "application/geopackage+sqlite3"),
        ("parquet", "application/vnd.apache.parquet"),
        ("kml", "application/vnd.google-earth.kml+xml"),
    ],
)
def test_each_form_says_what_it_is(client: FlaskClient, form: str, media_type: str) -> None:
    answer = client.get(f"/downloads/waters.{form}")
    assert answer.mimetype == media_type
    assert form != "csv" or "charset=utf-8" in answer.headers["Content-Type"]


@pytest.mark.parametrize(
    "name",
    [
        "nothing.gpkg",
        "balkhash",
        "balkhash.shp",
        "karlag-atlas-9.9.9.gpkg",
        "..",
        "...gpkg",
        "..%2f..%2fapp.py",
        "%2e%2e/%2e%2e/etc/passwd",
        "....//app.py",
        "balkhash.csv%00.gpkg",
        "new-abc",
        "balkhash.csv.sha256",
        "x" * 5000,
        "<script>alert(1)</script>",
    ],
)
def test_what_there_is_not_says_what_there_is(client: FlaskClient, name: str) -> None:
    client.get("/downloads/balkhash.csv")
    for address in (f"/downloads/{name}", f"/downloads/{name}/progress"):
        answer = client.get(address, headers={"Accept": "application/json"})
        assert answer.status_code == 404, address
        assert b"import" not in answer.data
        reader = client.get(address, headers={"Accept": "text/html"})
        assert reader.status_code == 404
        assert b"<script>alert" not in reader.data
    # A program that says nothing of what it likes gets what it can read.
    told = client.get("/downloads/balkhsh.gpkg", headers={"Accept": "*/*"}).json
    assert told["given"] == "balkhsh.gpkg"
    assert "balkhash.gpkg" in told["exists"]


def test_unknown_parameters_are_refused(client: FlaskClient) -> None:
    for address in ("/downloads/balkhash.csv", "/downloads/balkhash.gpkg/progress"):
        answer = client.get(f"{address}?year=1943", headers={"Accept": "application/json"})
        assert answer.status_code == 400
        assert answer.json["parameter"] == "year"
        assert answer.json["allowed"] == []


def test_a_long_file_tells_how_far_it_is(slow: tuple[Flask, threading.Event, list]) -> None:
    made, opened, tries = slow
    client = made.test_client()
    program = {"Accept": "*/*"}
    first = client.get("/downloads/slow.gpkg", headers=program)
    assert first.status_code == 202
    assert int(first.headers["Retry-After"]) > 0
    assert first.headers["Cache-Control"] == "no-store"
    assert first.json["progress"] == "/downloads/slow.gpkg/progress"
    told = client.get(first.json["progress"], headers=program)
    assert told.status_code == 202
    assert (told.json["done"], told.json["total"]) in ((0, 0), (2, 5))
    # Other pages and files are answered meanwhile.
    assert client.get("/en/about").status_code == 200
    assert client.get("/downloads/camps.csv").status_code == 200
    opened.set()
    store_of(made).wait("slow.gpkg", 30)
    ready = client.get(told.json["progress"], headers=program)
    assert (ready.status_code, ready.headers["Location"]) == (303, "/downloads/slow.gpkg")
    file = client.get("/downloads/slow.gpkg", headers=program)
    assert (file.status_code, file.data) == (200, b"SQLite format 3\x00")
    assert tries == ["slow.gpkg"]


def test_a_reader_waits_without_a_script(slow: tuple[Flask, threading.Event, list]) -> None:
    made, opened, _ = slow
    browser = {"Accept": "text/html,*/*;q=0.8", "Accept-Language": "nb"}
    answer = made.test_client().get("/downloads/slow.gpkg", headers=browser)
    opened.set()
    assert answer.status_code == 202
    assert answer.headers["Refresh"].endswith("; url=/downloads/slow.gpkg/progress")
    root = elements(answer.get_data(as_text=True))
    assert [item.get("href") for item in root.walk() if "button" in item.classes] == [
        "/downloads/slow.gpkg/progress",
        "/nb/downloads",
    ]
    assert sum(item.tag == "progress" for item in root.walk()) == 1
    assert not [item for item in root.walk() if item.tag == "script"]


def test_two_who_ask_at_once_get_one_file(slow: tuple[Flask, threading.Event, list]) -> None:
    made, opened, tries = slow
    made.config["PATIENCE"] = 30
    answers = []

    def ask() -> None:
        answers.append(made.test_client().get("/downloads/slow.gpkg").status_code)

    askers = [threading.Thread(target=ask) for _ in range(2)]
    for asker in askers:
        asker.start()
    opened.set()
    for asker in askers:
        asker.join(30)
    # One waits for it, the other is told to come again unless it is there by then.
    assert 200 in answers
    assert set(answers) <= {200, 202}
    assert tries == ["slow.gpkg"]


def test_what_cannot_be_made_is_no_fault_of_the_reader(second_app: Flask, tmp_path: Path) -> None:
    blocked = tmp_path / "downloads"
    blocked.write_text("a file where a folder is needed", encoding="utf-8")
    given = {"EDITION": second_app.config["EDITION"], "SHELF": tmp_path / "shelf"}
    client = create_app(given | {"DOWNLOADS": blocked}).test_client()
    for name in ("camps.csv", "camps.gpkg"):
        answer = client.get(f"/downloads/{name}", headers={"Accept": "application/json"})
        assert answer.status_code == 503
        assert int(answer.headers["Retry-After"]) > 0
    blocked.unlink()
    # Told once; the next who asks gets another try.
    assert client.get("/downloads/camps.csv").status_code == 200
    assert client.get("/downloads/camps.gpkg").status_code == 200


@pytest.mark.parametrize("language", ["kk", "ru", "ky", "en"])
def test_the_page_offers_every_file(app: Flask, language: str) -> None:
    client = app.test_client()
    page = client.get(f"/{language}/downloads")
    assert page.status_code == 200
    links = [item.get("href") for item in elements(page.get_data(as_text=True)).walk()]
    offered = [link for link in links if link and link.startswith("/downloads/")]
    assert sorted(offered) == sorted(f"/downloads/{name}" for name in store_of(app).downloads)
    about = client.get(f"/{language}/about").get_data(as_text=True)
    assert f'href="/{language}/downloads"' in about


def test_the_page_says_the_size_of_what_is_made(second_app: Flask, tmp_path: Path) -> None:
    given = {"EDITION": second_app.config["EDITION"], "SHELF": tmp_path / "shelf"}
    client = create_app(given).test_client()
    before = client.get("/en/downloads").get_data(as_text=True)
    assert " KB" not in before
    assert " MB" not in before
    size = int(client.head("/downloads/test-norway-0.0.1.kml").headers["Content-Length"])
    after = client.get("/en/downloads").get_data(as_text=True)
    assert f"{max(1, round(size / 1000))} KB" in after


def test_a_folder_without_a_server_offers_none(second_app: Flask) -> None:
    from services.web.atlas import open_atlas

    assert "downloads" not in page_paths(open_atlas(second_app))
