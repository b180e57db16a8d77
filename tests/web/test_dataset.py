"""schema.org/Dataset in the head of the pages about the atlas."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from spoiling import replaced

from app import create_app
from services.edition.edition import Edition

SECOND_EDITION = Path(__file__).resolve().parents[1] / "data" / "norway"


def described(page: str) -> dict[str, Any]:
    found = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', page.split("</head>")[0], re.DOTALL
    )
    assert len(found) == 1
    return json.loads(found[0])


@pytest.mark.parametrize("path", ["about", "cite"])
@pytest.mark.parametrize("language", ["kk", "ru", "ky", "en"])
def test_the_edition_is_described(
    client: FlaskClient, edition: Edition, language: str, path: str
) -> None:
    told, info = described(client.get(f"/{language}/{path}").text), edition.info
    assert (told["@context"], told["@type"]) == ("https://schema.org", "Dataset")
    assert {item["@language"]: item["@value"] for item in told["name"]} == info.title
    assert [item["@language"] for item in told["description"]] == info.codes
    assert all(len(item["@value"]) > 50 for item in told["description"])
    assert not [item for item in told["description"] if "{" in item["@value"]]
    assert (told["version"], told["datePublished"]) == (info.version, info.date)
    assert told["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert told["publisher"]["name"] == info.publisher[language]
    assert told["temporalCoverage"] == "1929/1959"
    assert told["spatialCoverage"]["geo"]["box"] == "40.0 46.0 56.0 88.0"
    assert told["url"] == f"http://localhost/{language}/about"
    assert info.version in told["citation"] and info.title[language] in told["citation"]


def test_what_can_be_downloaded_is_there(client: FlaskClient, edition: Edition) -> None:
    found = described(client.get("/en/about").text)["distribution"]
    addresses = [item["contentUrl"].removeprefix("http://localhost") for item in found]
    assert {f"/layers/{layer}.geojson" for layer in edition.layers} <= set(addresses)
    for item, address in zip(found, addresses, strict=True):
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer.mimetype == item["encodingFormat"]


def test_no_title_closes_the_element(
    copy_of_edition: Callable[[Path], Path], tmp_path: Path
) -> None:
    root = copy_of_edition(SECOND_EDITION)
    hostile = "</script><script>alert(1)</script> <!-- & \\u2028"
    replaced("edition.json", '"Test edition: Northern Norway"', json.dumps(hostile))(root)
    client = create_app({"EDITION": root, "SHELF": tmp_path / "shelf"}).test_client()
    page = client.get("/en/about").text
    names = {item["@language"]: item["@value"] for item in described(page)["name"]}
    assert names["en"] == hostile
    assert "<script>alert" not in page


@pytest.mark.parametrize("language", ["kk", "en"])
def test_a_register_finds_what_it_must_have(
    client: FlaskClient, edition: Edition, language: str
) -> None:
    """The mandatory properties of DataCite 4, the identifier apart, which a register gives."""
    answer, info = client.get(f"/cite/edition?format=datacite&lang={language}"), edition.info
    assert answer.headers["Content-Disposition"].endswith('"karlag-atlas.datacite.json"')
    told = json.loads(answer.text)
    assert told["creators"][0]["name"] == info.publisher[language]
    assert told["titles"][0] == {"title": info.title[language], "lang": language}
    assert {item["lang"] for item in told["titles"]} == set(info.codes)
    assert told["publisher"]["name"] == info.publisher[language]
    assert told["publicationYear"] == "2026"
    assert told["types"]["resourceTypeGeneral"] == "Dataset"
    assert {"date": "2026-11-25", "dateType": "Issued"} in told["dates"]
    assert told["version"] == info.version
    assert told["geoLocations"][0]["geoLocationBox"]["northBoundLatitude"] == 56
    assert told["rightsList"][0]["rightsUri"].startswith("https://creativecommons.org/")
    refused = client.get("/cite/place/alzhir?format=datacite")
    assert (refused.status_code, refused.json["parameter"]) == (400, "format")
