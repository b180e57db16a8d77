"""Errors of the OGC API as problem details (RFC 9457), with what OGC asks for beside them."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from flask import Response, jsonify, request

MEDIA_TYPE = "application/problem+json"

LONGEST = 200
"""Letters of what was given that an error repeats."""


def in_api() -> bool:
    """Whether the request is for the OGC API."""
    return request.path.split("/")[1] == "api"


def problem(status: int, message: str, details: Mapping[str, object]) -> Response:
    """An error a program can read: `code` and `description` are those of OGC 17-069r4, 7.5.1."""
    phrase = HTTPStatus(status).phrase
    given = details.get("given")
    shown = {"given": given[:LONGEST]} if isinstance(given, str) else {}
    response = jsonify(
        {
            "type": "about:blank",
            "title": phrase,
            "detail": message[: LONGEST * 2],
            "code": phrase.replace(" ", ""),
            "description": message[: LONGEST * 2],
            **details,
            "error": message[: LONGEST * 2],
            **shown,
        }
    )
    response.status_code = status
    response.mimetype = MEDIA_TYPE
    return response
