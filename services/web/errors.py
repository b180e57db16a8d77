"""Every error a visitor can meet, and the one table of their HTTP status."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from flask import Flask, Response, g, jsonify, make_response, render_template, request
from flask_babel import gettext as _
from werkzeug.exceptions import HTTPException

from services.web.atlas import current_atlas


class UnknownThing(Exception):
    """What was asked for does not exist; says what does.

    Parameters
    ----------
    kind : language, layer, place, period, source or page
    given : what was asked for
    exists : ids that exist
    """

    def __init__(self, kind: str, given: str, exists: Sequence[str]) -> None:
        super().__init__(kind, given)
        self.kind, self.given, self.exists = kind, given, list(exists)


class BadParameter(Exception):
    """A machine address got a parameter or value it does not know.

    Parameters
    ----------
    given : the value; None where the parameter itself is unknown
    """

    def __init__(self, name: str, given: str | None, allowed: Sequence[str]) -> None:
        super().__init__(name, given)
        self.name, self.given, self.allowed = name, given, list(allowed)


STATUS: dict[type[Exception], int] = {UnknownThing: 404, BadParameter: 400}

MACHINE_PATHS = ("/layers", "/healthz", "/api", "/id")


def wants_json() -> bool:
    """Whether the answer is for a program: a machine address, or JSON preferred by Accept."""
    if request.path.startswith(MACHINE_PATHS) or request.path.endswith(".json"):
        return True
    best = request.accept_mimetypes.best_match(["text/html", "application/json"])
    return best == "application/json"


def register(app: Flask) -> None:
    """Attach a handler for each error of the table and for what Flask raises itself."""
    for error in STATUS:
        app.register_error_handler(error, _answer_ours)
    app.register_error_handler(HTTPException, _answer_http)


def _answer_ours(error: Exception) -> Response:
    status = STATUS[type(error)]
    if isinstance(error, BadParameter):
        message = _("'%(name)s' cannot be '%(given)s'.", name=error.name, given=error.given)
        if error.given is None:
            message = _("There is no parameter '%(name)s' here.", name=error.name)
        details = {"parameter": error.name, "given": error.given, "allowed": error.allowed}
        return _answer(status, message, details, error.allowed, [])
    assert isinstance(error, UnknownThing)
    details = {"kind": error.kind, "given": error.given, "exists": error.exists}
    close = get_close_matches(error.given, error.exists, n=5, cutoff=0.5)
    return _answer(status, _missing_words(error), details, error.exists, close, error.kind)


def _missing_words(error: UnknownThing) -> str:
    words = {
        "language": _("There is no language '%(given)s' in this atlas.", given=error.given),
        "layer": _("There is no layer '%(given)s' in this atlas.", given=error.given),
        "place": _("There is no place '%(given)s' in this atlas.", given=error.given),
        "period": _("There is no period '%(given)s' in this atlas.", given=error.given),
        "source": _("There is no source '%(given)s' in this atlas.", given=error.given),
    }
    return words.get(error.kind, _("There is no page at %(given)s.", given=error.given))


def _answer_http(error: HTTPException) -> Response:
    if error.code is None or error.code < 400:
        return error.get_response()
    if error.code == 404:
        return _answer_ours(UnknownThing("page", request.path, addresses_that_exist()))
    message = error.description or error.name
    return _answer(error.code, message, {}, [], [])


def addresses_that_exist() -> list[str]:
    """Starting points a lost visitor can go to."""
    edition = current_atlas().edition
    return [f"/{code}/" for code in edition.info.codes]


def _answer(
    status: int,
    message: str,
    details: dict[str, object],
    exists: list[str],
    close: list[str],
    kind: str = "",
) -> Response:
    if wants_json():
        body = {"error": message, "status": status, **details}
        response = jsonify(body)
    else:
        page = render_template(
            "error.html", status=status, message=message, exists=exists, close=close, kind=kind
        )
        response = make_response(page)
    response.status_code = status
    response.headers["Vary"] = "Accept"
    if "language" in g:
        response.headers["Content-Language"] = g.language
    return response
