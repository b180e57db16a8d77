"""Answers from prepared bodies: the compressed form the client takes, ETag, 304."""

from __future__ import annotations

from flask import Response, request

from services.exchange.body import Body


def answer(body: Body, cache: str = "no-cache") -> Response:
    """A response from a prepared body.

    Parameters
    ----------
    cache : Cache-Control; the default lets a browser keep the body but ask whether it changed
    """
    encoding, data = _choose(body)
    response = Response(data, mimetype=body.media_type)
    if body.media_type.startswith(("text/", "application/")):
        response.headers["Content-Type"] = _with_charset(body.media_type)
    if encoding:
        response.headers["Content-Encoding"] = encoding
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = cache
    # Each encoding is a representation of its own and needs a tag of its own.
    response.set_etag(f"{body.etag}-{encoding}" if encoding else body.etag)
    return response.make_conditional(request)


def _choose(body: Body) -> tuple[str | None, bytes]:
    accepted = request.accept_encodings
    # Of encodings the client likes equally, the smaller body; what it does not name is liked least.
    liked = {"br": accepted["br"], "gzip": accepted["gzip"], None: accepted["identity"]}
    best = max(liked, key=liked.__getitem__) if any(liked.values()) else None
    return best, {"br": body.brotli, "gzip": body.gzip, None: body.identity}[best]


def _with_charset(media_type: str) -> str:
    texts = media_type.startswith("text/") or media_type == "application/javascript"
    return f"{media_type}; charset=utf-8" if texts else media_type
