"""Headers of every kind of answer, and layers that answer 304."""

from __future__ import annotations

import gzip
import re

import brotli
import pytest
from flask.testing import FlaskClient

from services.edition.edition import Edition

ADDRESSES = [
    "/",
    "/kk/",
    "/en/map.js",
    "/en/cards.json",
    "/ru/places/karlag",
    "/ky/periods/war",
    "/en/sources",
    "/layers/karlag_departments.geojson",
    "/static/css/base.css",
    "/static/vendor/leaflet/leaflet.js",
    "/healthz",
    "/xx/",
    "/layers/nowhere.geojson",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_carries_the_policy(client: FlaskClient, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy
    assert "frame-ancestors" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize("address", [a for a in ADDRESSES if a.startswith(("/kk", "/ru", "/ky"))])
def test_pages_hold_nothing_the_policy_would_block(client: FlaskClient, address: str) -> None:
    page = client.get(address).get_data(as_text=True)
    assert not re.search(r"<script(?![^>]*\bsrc=)[^>]*>", page)
    assert "<style" not in page
    assert not re.search(r"<[^>]+\sstyle=", page)
    assert not re.search(r"<[^>]+\son[a-z]+=", page)


def test_layers_carry_an_etag_and_answer_304(client: FlaskClient, edition: Edition) -> None:
    for layer in edition.layers:
        for encoding in ("br", "gzip", "identity"):
            headers = {"Accept-Encoding": encoding}
            first = client.get(f"/layers/{layer}.geojson", headers=headers)
            assert first.status_code == 200
            etag = first.headers["ETag"]
            again = client.get(
                f"/layers/{layer}.geojson", headers=headers | {"If-None-Match": etag}
            )
            assert again.status_code == 304
            assert again.data == b""
            other = client.get(
                f"/layers/{layer}.geojson", headers=headers | {"If-None-Match": '"other"'}
            )
            assert other.status_code == 200


def test_each_encoding_holds_the_same_layer(client: FlaskClient) -> None:
    bodies = {
        encoding: client.get(
            "/layers/karlag_departments.geojson", headers={"Accept-Encoding": encoding}
        )
        for encoding in ("br", "gzip", "identity")
    }
    plain = bodies["identity"].data
    assert brotli.decompress(bodies["br"].data) == plain
    assert gzip.decompress(bodies["gzip"].data) == plain
    assert len({answer.headers["ETag"] for answer in bodies.values()}) == 3
