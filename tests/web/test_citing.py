"""Cite this: every place, source and figure, a view and the whole, as page and as file."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from bibtex import read_bibtex
from flask import Flask
from flask.testing import FlaskClient
from spoiling import replaced

from app import create_app
from services.edition.edition import Edition

LANGUAGES = ("kk", "ru", "ky", "en")
ACCESSED = {
    "kk": "қаралған күні: ",
    "ru": "дата обращения: ",
    "ky": "кайрылган күнү: ",
    "en": "accessed: ",
}
SECOND_EDITION = Path(__file__).resolve().parents[1] / "data" / "norway"


def shown(page: str) -> tuple[dict[str, str], str, str]:
    """The citations of a page by style, its BibTeX, its CSL-JSON: the first of each."""
    part = page.split('<div class="citation">')[1].split("</details>")[0]
    styles = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", part, re.DOTALL)
    told = {name: html.unescape(re.sub(r"</?i>", "", text)) for name, text in styles}
    forms = re.findall(r"<pre[^>]*>(.*?)</pre>", part, re.DOTALL)
    assert len(forms) == 2
    return told, html.unescape(forms[0]), html.unescape(forms[1])


def today() -> str:
    return date.today().strftime("%d.%m.%Y")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_can_be_cited(client: FlaskClient, edition: Edition, language: str) -> None:
    info = edition.info
    for place in edition.published.values():
        told, bibtex, csl = shown(client.get(f"/{language}/places/{place.id}").text)
        name = " ".join(place.place.name[language].split())
        address = f"http://localhost/id/{place.id}"
        assert len(told) == 3
        for citation in told.values():
            assert name in citation and address in citation
            assert info.version in citation and info.title[language] in citation
        gost = next(iter(told.values()))
        assert gost.endswith(f"URL: {address} ({ACCESSED[language]}{today()}).")
        assert "25.11.2026" in gost
        (entry,) = read_bibtex(bibtex)
        assert entry.text("title") == name
        assert (entry.fields["url"], entry.fields["version"]) == (address, info.version)
        assert entry.fields["urldate"] == date.today().isoformat()
        (item,) = json.loads(csl)
        assert (item["title"], item["URL"], item["version"]) == (name, address, info.version)
        assert item["container-title"] == info.title[language]
        assert item["issued"] == {"date-parts": [[2026, 11, 25]]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_source_can_be_cited(client: FlaskClient, edition: Edition, language: str) -> None:
    recorded = json.loads((edition.root / "sources.json").read_text("utf-8"))
    assert len(recorded) == len(edition.sources)
    for source in recorded:
        told, bibtex, csl = shown(client.get(f"/{language}/sources/{source['id']}").text)
        title = " ".join(source["title"].split())
        for citation in told.values():
            assert title in citation
            assert source.get("URL", "") in citation or "doi.org" in citation
        (entry,) = read_bibtex(bibtex)
        assert (entry.key, entry.text("title")) == (source["id"], title)
        assert ("author" in entry.fields) == bool(source.get("author"))
        assert json.loads(csl) == [{k: v for k, v in source.items() if k != "custom"}]


def test_every_figure_can_be_cited_with_what_it_is_after(
    client: FlaskClient, edition: Edition
) -> None:
    for figure in edition.observations.values():
        if figure.place not in edition.published:
            continue
        answer = client.get(f"/cite/figure/{figure.id}?format=csl&lang=en")
        (item,) = answer.json if answer.is_json else json.loads(answer.text)
        source = edition.sources[figure.source]
        assert item["URL"] == f"http://localhost/id/{figure.id}"
        assert item["title"].startswith(
            " ".join(edition.features[figure.place].place.name["en"].split())
        )
        assert item["note"].startswith("After: ")
        assert " ".join(source.title.split()) in item["note"]
        locator = "unpaged" if figure.locator == "unpaged" else " ".join(figure.locator.split())
        assert item["note"].endswith(f", {locator}")


def test_a_figure_is_cited_with_its_value_in_words(client: FlaskClient) -> None:
    told = client.get("/cite/figure/karlag-prisoners-1943?format=chicago&lang=en").text
    assert "prisoners, 1943: 45,798 people" in told
    assert "camp 195" in told


@pytest.mark.parametrize(
    ("form", "media_type", "ending"),
    [
        ("bibtex", "application/x-bibtex", "bib"),
        ("csl", "application/vnd.citationstyles.csl+json", "json"),
        ("gost", "text/plain", "gost.txt"),
        ("chicago", "text/plain", "chicago.txt"),
        ("apa", "text/plain", "apa.txt"),
    ],
)
@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("place/alzhir", "alzhir"),
        ("source/barnes", "barnes"),
        ("figure/karlag-prisoners-1943", "karlag-prisoners-1943"),
        ("edition", "karlag-atlas"),
        ("view", "karlag-atlas-map"),
    ],
)
def test_files_say_what_they_are(
    client: FlaskClient, path: str, name: str, form: str, media_type: str, ending: str
) -> None:
    answer = client.get(f"/cite/{path}?format={form}&lang=ru")
    assert answer.status_code == 200
    assert answer.mimetype == media_type
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}.{ending}"'
    assert answer.headers["Content-Language"] == "ru"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_and_the_file_say_the_same(client: FlaskClient, language: str) -> None:
    told, bibtex, csl = shown(client.get(f"/{language}/places/alzhir").text)
    address = f"/cite/place/alzhir?lang={language}&format="
    assert [client.get(address + form).text.strip() for form in ("gost", "chicago", "apa")] == [
        *told.values()
    ]
    assert client.get(address + "bibtex").text.strip() == bibtex.strip()
    assert json.loads(client.get(address + "csl").text) == json.loads(csl)


@pytest.mark.parametrize(
    ("address", "parameter"),
    [
        ("/cite/place/alzhir?colour=red", "colour"),
        ("/cite/place/alzhir?format=word", "format"),
        ("/cite/place/alzhir?lang=xx", "lang"),
        ("/cite/edition?year=1943", "year"),
        ("/cite/view?colour=red", "colour"),
        ("/cite/view?year=1850", "year"),
        ("/cite/view?at=here", "at"),
        ("/cite/view?layers=karlag_departments,atlantis", "layers"),
        ("/cite/view?compare=<script>", "compare"),
        ("/cite/view?from=1945&to=1941", "from, to"),
    ],
)
def test_files_refuse_what_they_do_not_know(
    client: FlaskClient, address: str, parameter: str
) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.json["parameter"]) == (400, parameter)
    assert answer.json["allowed"]


@pytest.mark.parametrize("kind", ["place", "figure", "source"])
@pytest.mark.parametrize("given", ["nowhere", "%00", "a" * 3000, "..%2f..", "%3Cscript%3E"])
def test_what_does_not_exist_cannot_be_cited(client: FlaskClient, kind: str, given: str) -> None:
    assert client.get(f"/cite/{kind}/{given}").status_code in (400, 404)


def test_a_view_is_cited_as_far_as_it_can_be_shown(client: FlaskClient) -> None:
    page = client.get(
        "/ru/cite?year=1943&place=alzhir&layers=balkhash,atlantis&at=6/95/70&colour=red"
    ).text
    notices = page.split('class="notices"')[1].split("</div>")[0]
    for refused in ("atlantis", "6/95/70", "colour"):
        assert refused in notices
    told, _, csl = shown(page)
    (item,) = json.loads(csl)
    assert item["URL"] == "http://localhost/ru/?layers=balkhash&place=alzhir&year=1943"
    assert item["type"] == "map"
    assert "1943" in item["title"] and "АЛЖИР" in item["title"] and "Балхаш" in item["title"]
    assert all(item["URL"] in citation for citation in told.values())


@pytest.mark.parametrize("query", ["", "?at=here", "?year=1943&year=1944", "?layers="])
def test_the_page_never_fails_and_cites_the_edition(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/kk/cite{query}")
    assert answer.status_code == 200
    assert "Карлаг атласы: Қазақстандағы мәжбүрлі еңбек, 1930–1956" in answer.text


HOSTILE = r"Alpha {camp} \\input & </script><b>%_$#~^"


def test_a_hostile_title_is_text_in_every_form(
    copy_of_edition: Callable[[Path], Path], tmp_path: Path
) -> None:
    root = copy_of_edition(SECOND_EDITION)
    replaced("sources.json", '"A made-up copy"', json.dumps(HOSTILE))(root)
    client = create_app({"EDITION": root, "SHELF": tmp_path / "shelf"}).test_client()
    page = client.get("/en/sources/copy-of-made-up").text
    assert "<b>%" not in page
    told, bibtex, csl = shown(page)
    assert all(HOSTILE in citation for citation in told.values())
    (entry,) = read_bibtex(bibtex)
    assert entry.text("title") == HOSTILE
    assert json.loads(csl)[0]["title"] == HOSTILE


def test_a_published_edition_is_cited_where_it_is_published(
    copy_of_edition: Callable[[Path], Path], tmp_path: Path
) -> None:
    root = copy_of_edition(SECOND_EDITION)
    licence = '"licence": "CC0-1.0"'
    replaced("edition.json", licence, f'{licence}, "home": "https://atlas.example/no/"')(root)
    client = create_app({"EDITION": root, "SHELF": tmp_path / "shelf"}).test_client()
    page = client.get("/en/places/alpha").text
    told, _, _ = shown(page)
    assert all("https://atlas.example/no/id/alpha" in citation for citation in told.values())
    assert "one computer" not in page


def test_a_copy_on_one_computer_says_so(second_app: Flask) -> None:
    client = second_app.test_client()
    assert "one computer" in client.get("/en/places/alpha").text
    page = client.get("/en/places/alpha", base_url="https://atlas.example").text
    assert "one computer" not in page
    assert "https://atlas.example/id/alpha" in page
