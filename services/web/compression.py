"""Pages are compressed as they are rendered; prepared bodies bring their own encodings."""

from __future__ import annotations

import gzip

import brotli
from flask import Flask, Response, request

SMALLEST = 1_000
"""Answers shorter than this gain nothing [bytes]."""

QUALITY = 5
"""Brotli quality for what is compressed at every request: a few milliseconds for a long page."""


def register(app: Flask) -> None:
    """Compress every page for clients that take it."""
    app.after_request(_compressed)


def _compressed(response: Response) -> Response:
    if response.mimetype != "text/html" or response.direct_passthrough:
        return response
    response.vary.add("Accept-Encoding")
    data = response.get_data()
    accepted = request.accept_encodings
    if len(data) < SMALLEST or "Content-Encoding" in response.headers:
        return response
    if accepted["br"] > 0:
        response.set_data(brotli.compress(data, quality=QUALITY))
        response.headers["Content-Encoding"] = "br"
    elif accepted["gzip"] > 0:
        response.set_data(gzip.compress(data, compresslevel=6, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response
