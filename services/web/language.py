"""Which language a request is answered in: the address decides, else what the browser prefers."""

from __future__ import annotations

from flask import Blueprint, Flask, Response, g, redirect, request
from flask_babel import Babel

from services.web.atlas import current_atlas
from services.web.errors import UnknownThing

root = Blueprint("root", __name__)


def register(app: Flask) -> None:
    """Choose the language before every request and let Flask-Babel follow it."""
    Babel(app, locale_selector=lambda: g.get("language"))
    app.before_request(_choose)


def _choose() -> None:
    codes = current_atlas().edition.info.codes
    first = request.path.split("/")[1]
    g.language = first if first in codes else preferred(codes)


def preferred(codes: list[str]) -> str:
    """The first of the browser's languages that the edition has, else the edition's first."""
    return request.accept_languages.best_match(codes) or codes[0]


def require(language: str) -> str:
    """The language of an address.

    Raises
    ------
    UnknownThing
        when the edition does not have it
    """
    codes = current_atlas().edition.info.codes
    if language not in codes:
        raise UnknownThing("language", language, codes)
    return language


@root.get("/")
def choose_language() -> Response:
    """Redirect to the map in the preferred language; the view asked for goes along."""
    view = request.query_string.decode("ascii", "replace")
    map_of_language = f"/{preferred(current_atlas().edition.info.codes)}/"
    response = redirect(f"{map_of_language}?{view}" if view else map_of_language)
    response.headers["Vary"] = "Accept-Language"
    return response
