"""The spatial distribution for programs: JSON, tables as CSV, points and hexagons as GeoJSON."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, Response, g, jsonify, request
from flask_babel import force_locale

from services.web.atlas import current_atlas
from services.web.distribution.choice import NAMES, Choice, read_choice
from services.web.distribution.document import document_of
from services.web.distribution.shapes import SHAPES, shapes_of
from services.web.distribution.tables import TABLES, csv_text
from services.web.distribution.task import computed
from services.web.errors import BadParameter, UnknownThing
from services.web.parameters import refuse_unknown
from services.web.rendering import voice

distribution_api = Blueprint("distribution_api", __name__, url_prefix="/api")


@distribution_api.get("/distribution")
def whole() -> Response:
    """Every result of a selection.

    Raises
    ------
    BadParameter
        for a parameter that is not known, repeated, or of a value that is not allowed
    """
    return _shared(jsonify(_document()))


@distribution_api.get("/distribution/<table>.csv")
def table(table: str) -> Response:
    """One table of the results as CSV (RFC 4180, UTF-8 with its mark).

    Raises
    ------
    UnknownThing
        when there is no such table
    BadParameter
        as above
    """
    if table not in TABLES:
        raise UnknownThing("table", table, list(TABLES))
    response = Response(csv_text(_document(), table), mimetype="text/csv")
    name = f"distribution-{table}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return _shared(response)


@distribution_api.get("/distribution/<name>.geojson")
def shapes(name: str) -> Response:
    """The chosen points, the hexagons or the ellipse (RFC 7946).

    Raises
    ------
    UnknownThing
        when there are no such shapes
    BadParameter
        as above
    """
    if name not in SHAPES:
        raise UnknownThing("table", name, list(SHAPES))
    choice, language = _asked()
    g.language = language
    with force_locale(language):
        speaker = voice(language)
        done = computed(speaker.edition, choice)
        response = jsonify(shapes_of(document_of(speaker, done), done, name))
    response.mimetype = "application/geo+json"
    return _shared(response)


def _document() -> dict:
    choice, language = _asked()
    g.language = language
    with force_locale(language):
        speaker = voice(language)
        return document_of(speaker, computed(speaker.edition, choice))


def _asked() -> tuple[Choice, str]:
    edition = current_atlas().edition
    refuse_unknown((*NAMES, "lang"))
    for name, values in request.args.lists():
        if len(values) > 1:
            raise BadParameter(name, values[1], ["once"])
    language = request.args.get("lang", g.language)
    if language not in edition.info.codes:
        raise BadParameter("lang", language, edition.info.codes)
    given = {name: value for name, value in request.args.items() if name != "lang"}
    return read_choice(edition, given, _refuse), language


def _refuse(name: str, given: str, allowed: Sequence[str]) -> None:
    raise BadParameter(name, given[:80], list(allowed))


def _shared(response: Response) -> Response:
    """An answer that scripts of any page may read."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Vary"] = "Accept-Language"
    response.headers["Content-Language"] = g.language
    response.headers["Cache-Control"] = "no-cache"
    return response
