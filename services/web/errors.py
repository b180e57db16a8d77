"""Every error a visitor can meet, and the one table of their HTTP status."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from flask import Flask, Response, g, jsonify, make_response, render_template, request
from flask_babel import gettext as _
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from services.web.atlas import current_atlas
from services.web.problem import in_api, problem
from services.web.words import Fragment


class UnknownThing(Exception):
    """What was asked for does not exist; says what does.

    Parameters
    ----------
    kind : language, layer, place, period, source, figure, download, collection,
        feature, table, version or page
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
    reason : what is wrong with the value, for values that are more than one of a list
    """

    def __init__(
        self, name: str, given: str | None, allowed: Sequence[str], reason: str = ""
    ) -> None:
        super().__init__(name, given)
        self.name, self.given, self.allowed = name, given, list(allowed)
        self.reason = reason


class Withdrawn(Exception):
    """A place that was in an edition and is no more; says why.

    Parameters
    ----------
    reason : why, in the reader's language or the one that stands in for it
    date : day of the withdrawal, as the edition writes it
    """

    def __init__(self, place: str, reason: Fragment, date: str) -> None:
        super().__init__(place)
        self.place, self.reason, self.date = place, reason, date


class NotMade(Exception):
    """What could not be made just now, a file or a result; another try may succeed."""


STATUS: dict[type[Exception], int] = {
    UnknownThing: 404,
    BadParameter: 400,
    Withdrawn: 410,
    NotMade: 503,
}

MACHINE_ROOMS = ("layers", "healthz", "api", "cite")
MACHINE_ENDINGS = (".json", ".js", ".geojson")


def wants_json() -> bool:
    """Whether the answer is for a program: a machine address, or JSON preferred by Accept."""
    room = request.path.split("/")[1]
    if room in MACHINE_ROOMS or request.path.endswith(MACHINE_ENDINGS):
        return True
    # Of two forms liked equally the first is taken: programs ask for identifiers and files.
    program, reader = "application/json", "text/html"
    forms = [program, reader] if room in ("id", "downloads") else [reader, program]
    return request.accept_mimetypes.best_match(forms, default=forms[0]) == program


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
        details |= {"reason": error.reason} if error.reason else {}
        return _answer(status, message, details, error.allowed)
    if isinstance(error, Withdrawn):
        message = _("The record '%(given)s' was withdrawn.", given=error.place)
        reason = error.reason
        details = {"id": error.place, "date": error.date}
        details |= {"reason": reason.text, "language": reason.lang}
        return _answer(status, message, details, reason=reason)
    if isinstance(error, NotMade):
        message = _("This could not be made just now; please try again in a moment.")
        response = _answer(status, message, {"name": str(error)})
        response.headers["Retry-After"] = "30"
        return response
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
        "collection": _("There is no collection '%(given)s' here.", given=error.given),
        "feature": _("There is no feature '%(given)s' in this collection.", given=error.given),
        "download": _("There is no download '%(given)s' in this atlas.", given=error.given),
        "figure": _("There is no figure '%(given)s' in this atlas.", given=error.given),
        "table": _("There is no table '%(given)s' here.", given=error.given),
        "version": _("There is no version '%(given)s' in the change log.", given=error.given),
    }
    return words.get(error.kind, _("There is no page at %(given)s.", given=error.given))


def _answer_http(error: HTTPException) -> Response:
    if error.code is None or error.code < 400:
        return error.get_response()
    if error.code == 404:
        return _answer_ours(UnknownThing("page", request.path, addresses_that_exist()))
    message = error.description or error.name
    response = _answer(error.code, message, {})
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(error.valid_methods)
    return response


def addresses_that_exist() -> list[str]:
    """Starting points a lost visitor can go to."""
    if in_api():
        return ["/api/"]
    edition = current_atlas().edition
    return [f"/{code}/" for code in edition.info.codes]


def _answer(
    status: int,
    message: str,
    details: dict[str, object],
    exists: Sequence[str] = (),
    close: Sequence[str] = (),
    kind: str = "",
    reason: Fragment | None = None,
) -> Response:
    if wants_json():
        body = {"error": message, "status": status, **details}
        response = problem(status, message, body) if in_api() else jsonify(body)
    else:
        page = render_template(
            "error.html",
            status=status,
            message=message,
            exists=exists,
            close=close,
            kind=kind,
            reason=reason,
        )
        response = make_response(page)
    response.status_code = status
    response.headers["Vary"] = "Accept"
    if "language" in g:
        response.headers["Content-Language"] = g.language
    return response
