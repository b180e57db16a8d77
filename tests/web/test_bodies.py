"""Answers from prepared bodies, as RFC 9110 asks: encodings, tags, 304."""

from __future__ import annotations

import gzip

import brotli
import pytest
from flask import Flask, Response
from flask.testing import FlaskClient

from services.exchange.body import body
from services.web.bodies import answer

CONTENT = "Қарағанды еңбекпен түзеу лагері\n".encode() * 100
ADDRESSES = ["/en/map.js", "/kk/cards.json", "/layers/balkhash.geojson", "/static/css/base.css"]
PLAIN = {
    None: lambda data: data,
    "br": brotli.decompress,
    "gzip": gzip.decompress,
}


@pytest.fixture()
def served() -> FlaskClient:
    """An application that serves one body, and the same for a year."""
    made = body(CONTENT, "text/javascript")
    small = Flask(__name__)

    @small.get("/")
    def show() -> Response:
        return answer(made)

    @small.get("/kept")
    def kept() -> Response:
        return answer(made, "public, max-age=31536000, immutable")

    return small.test_client()


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        (None, None),
        ("", None),
        ("identity", None),
        ("deflate, zstd", None),
        ("gzip", "gzip"),
        ("br", "br"),
        ("gzip, deflate, br, zstd", "br"),
        ("GZIP", "gzip"),
        ("*", "br"),
        ("br;q=0", None),
        ("gzip;q=0, br;q=0", None),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.0, *", "gzip"),
        ("*;q=0, gzip", "gzip"),
        ("*;q=0", None),
        ("gzip;q=1.0, br;q=0.5", "gzip"),
        ("gzip;q=0.5, br;q=1.0", "br"),
        ("gzip;q=0.8, br;q=0.8", "br"),
        ("identity, gzip;q=0.5, br;q=0.5", None),
        ("identity;q=0.5, gzip;q=0.5", "gzip"),
        ("identity;q=0, gzip;q=0.1", "gzip"),
    ],
)
def test_the_client_gets_the_encoding_it_likes_best(
    served: FlaskClient, accepted: str | None, expected: str | None
) -> None:
    headers = {} if accepted is None else {"Accept-Encoding": accepted}
    given = served.get("/", headers=headers)
    assert given.status_code == 200
    assert given.headers.get("Content-Encoding") == expected
    assert PLAIN[expected](given.data) == CONTENT
    assert given.headers["Vary"] == "Accept-Encoding"
    assert int(given.headers["Content-Length"]) == len(given.data)


@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_what_the_client_holds_is_not_sent_again(
    client: FlaskClient, address: str, encoding: str
) -> None:
    asked = {"Accept-Encoding": encoding}
    first = client.get(address, headers=asked)
    assert first.status_code == 200
    again = client.get(address, headers=asked | {"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    # What a cache must be told again: RFC 9110, 15.4.5.
    for name in ("ETag", "Vary", "Cache-Control"):
        assert again.headers[name] == first.headers[name]


@pytest.mark.parametrize(
    ("condition", "status"),
    [
        ('"{tag}"', 304),
        ('W/"{tag}"', 304),
        ('"other", "{tag}"', 304),
        ("*", 304),
        ('"other"', 200),
        ('"{tag}-br"', 200),
        ("{tag}x", 200),
    ],
)
def test_a_condition_is_compared_with_the_tag_of_this_encoding(
    served: FlaskClient, condition: str, status: int
) -> None:
    tag = served.get("/").headers["ETag"].strip('"')
    given = served.get("/", headers={"If-None-Match": condition.format(tag=tag)})
    assert given.status_code == status
    assert given.data == (CONTENT if status == 200 else b"")


def test_each_encoding_has_a_strong_tag_of_its_own(served: FlaskClient) -> None:
    tags = {
        served.get("/", headers={"Accept-Encoding": encoding}).headers["ETag"]
        for encoding in ("br", "gzip", "identity")
    }
    assert len(tags) == 3
    assert not any(tag.startswith("W/") for tag in tags)


def test_the_head_of_an_answer_is_that_of_the_whole(served: FlaskClient) -> None:
    asked = {"Accept-Encoding": "gzip"}
    whole, head = served.get("/", headers=asked), served.head("/", headers=asked)
    assert head.data == b""
    for name in ("ETag", "Content-Length", "Content-Encoding", "Content-Type", "Vary"):
        assert head.headers[name] == whole.headers[name]


def test_a_browser_asks_again_unless_it_is_told_otherwise(served: FlaskClient) -> None:
    assert served.get("/").headers["Cache-Control"] == "no-cache"
    assert "max-age=31536000" in served.get("/kept").headers["Cache-Control"]


@pytest.mark.parametrize(
    ("media_type", "expected"),
    [
        ("text/javascript", "text/javascript; charset=utf-8"),
        ("text/css", "text/css; charset=utf-8"),
        ("application/json", "application/json"),
        ("application/geo+json", "application/geo+json"),
        ("image/webp", "image/webp"),
    ],
)
def test_texts_say_their_encoding_and_json_needs_none(media_type: str, expected: str) -> None:
    with Flask(__name__).test_request_context("/"):
        assert answer(body(b"{}", media_type)).headers["Content-Type"] == expected
