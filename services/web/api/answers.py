"""Answers of the API: JSON or a page, with language, tag, 304 and compression."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from typing import Any

import brotli
from flask import Flask, Response, g, render_template, request

from services.exchange.features.collection import compact
from services.web.api.links import here
from services.web.language import preferred
from services.web.rendering import Voice, shared, voice

SMALLEST, QUALITY = 1000, 4
"""Bytes below which compression is not worth it; brotli's quality for what is made at once."""

EXPOSED = "Content-Crs, Content-Language, ETag, Link"
METHODS = "GET, HEAD, OPTIONS"


def speaker() -> Voice:
    """The voice of the language this request is answered in."""
    return voice(g.language)


def choose_language(codes: list[str]) -> str:
    """The language asked for, where there is such a one, else the browser's."""
    given = request.args.get("lang")
    return given if given in codes else preferred(codes)


def document(value: Any, media_type: str, tag: str = "") -> Response:
    """A JSON answer.

    Parameters
    ----------
    value : what to write, or JSON text
    tag : what decides whether the answer changed; the text itself by default
    """
    data = (value if isinstance(value, str) else compact(value)).encode()
    encoding, body = _compressed(data)
    response = Response(body)
    response.headers["Content-Type"] = media_type
    if encoding:
        response.headers["Content-Encoding"] = encoding
    return _finished(response, tag.encode() or data)


def sheet(template: str, context: Mapping[str, Any]) -> Response:
    """A page about a resource; the list of languages leads to this very page."""
    said = speaker()
    languages = [(item, here(lang=item.code)) for item in said.edition.info.languages]
    html = render_template(
        template, **(shared(said) | {"notices": (), "languages": languages} | dict(context))
    )
    return _finished(Response(html, mimetype="text/html"), html.encode())


def _finished(response: Response, tagged: bytes) -> Response:
    response.headers["Content-Language"] = g.language
    response.headers["Cache-Control"] = "no-cache"
    response.vary.update(["Accept", "Accept-Language", "Accept-Encoding"])
    response.set_etag(hashlib.sha256(tagged).hexdigest()[:32], weak=True)
    return response.make_conditional(request)


def _compressed(data: bytes) -> tuple[str | None, bytes]:
    accepted = request.accept_encodings
    if len(data) >= SMALLEST and accepted["br"] > 0:
        return "br", brotli.compress(data, quality=QUALITY)
    if len(data) >= SMALLEST and accepted["gzip"] > 0:
        return "gzip", gzip.compress(data, compresslevel=6, mtime=0)
    return None, data


def register(app: Flask) -> None:
    """Let scripts of any page read the API, its errors included."""

    @app.after_request
    def _share(response: Response) -> Response:
        if request.path.split("/")[1] == "api":
            headers = response.headers
            headers["Access-Control-Allow-Origin"] = "*"
            headers["Access-Control-Expose-Headers"] = EXPOSED
            if request.method == "OPTIONS":
                headers["Access-Control-Allow-Methods"] = METHODS
                headers["Access-Control-Allow-Headers"] = "Accept, Accept-Language, If-None-Match"
        return response
