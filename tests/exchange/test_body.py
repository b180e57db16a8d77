"""Prepared bodies: three encodings of one content, the same on every machine and day."""

from __future__ import annotations

import gzip
import hashlib
import zlib

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.edition.edition import Edition
from services.exchange.body import body
from services.exchange.layer import layer_bodies

CONTENTS = {
    "nothing": b"",
    "one byte": b"\x00",
    "text": "Қарағанды еңбекпен түзеу лагері".encode(),
    "what repeats": b"Karlag " * 10_000,
    "what does not fit a letter": bytes(range(256)),
    # On both sides of the size from which brotli works faster.
    "just small": b"0123456789" * 19_999 + b"123456789",
    "just large": b"0123456789" * 20_000,
}


@pytest.mark.parametrize("name", CONTENTS)
def test_each_encoding_decodes_to_the_content(name: str) -> None:
    content = CONTENTS[name]
    made = body(content, "text/plain")
    assert made.identity == content
    assert gzip.decompress(made.gzip) == content
    assert brotli.decompress(made.brotli) == content
    assert made.media_type == "text/plain"


@given(st.binary(max_size=2000))
def test_any_bytes_come_back(content: bytes) -> None:
    made = body(content, "application/octet-stream")
    assert gzip.decompress(made.gzip) == brotli.decompress(made.brotli) == content


def test_the_tag_follows_the_content_alone() -> None:
    made = body(b"Karlag", "text/plain")
    # sha256sum of the six letters.
    assert made.etag == hashlib.sha256(b"Karlag").hexdigest()[:32]
    assert len(made.etag) == 32
    assert body(b"Karlag", "text/css").etag == made.etag
    assert body(b"karlag", "text/plain").etag != made.etag


@pytest.mark.parametrize("name", CONTENTS)
def test_the_same_content_gives_the_same_bytes(name: str) -> None:
    assert body(CONTENTS[name], "text/plain") == body(CONTENTS[name], "text/plain")


def test_gzip_says_no_time_and_no_name() -> None:
    """RFC 1952: no flags, so no file name, and a time of zero, which means none is given."""
    header = body(b"Karlag", "text/plain").gzip[:10]
    assert header[:2] == b"\x1f\x8b"
    assert header[3] == 0
    assert header[4:8] == bytes(4)


def test_what_repeats_gets_smaller_and_brotli_beats_gzip_on_layers(edition: Edition) -> None:
    for layer, made in layer_bodies(edition).items():
        assert len(made.brotli) < len(made.gzip) < len(made.identity), layer
        assert zlib.decompress(made.gzip, wbits=31) == made.identity
