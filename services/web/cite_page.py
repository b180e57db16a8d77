"""How to cite: a page for the edition or a view of its map, and every citation as a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, g

from services.exchange.citations.bibtex import MEDIA_TYPE as BIBTEX
from services.exchange.citations.bibtex import bibtex
from services.exchange.citations.datacite import MEDIA_TYPE as DATACITE
from services.exchange.citations.items import MEDIA_TYPE as CSL
from services.exchange.citations.items import csl_json
from services.exchange.citations.styles import STYLES
from services.exchange.citations.text import plain
from services.web.atlas import current_atlas
from services.web.citing import (
    citing,
    figure_item,
    place_item,
    recorded_item,
    view_item,
    whole_item,
)
from services.web.dataset import datacite_text, dataset
from services.web.errors import BadParameter, UnknownThing
from services.web.identity import standing, visible
from services.web.parameters import PageParameters, one_of, refuse_unknown
from services.web.rendering import Voice, page, voice
from services.web.style_words import style_words
from services.web.view_parameters import read_view, view_names

cite_page = Blueprint("cite_page", __name__)

FORMS = ("bibtex", "csl", *STYLES)
"""Values of `format`."""

ITEMS: dict[str, Callable[[Voice, str], dict[str, Any]]] = {
    "place": place_item,
    "figure": figure_item,
    "source": recorded_item,
}
"""What can be cited by id."""


@cite_page.get("/<language>/cite")
def show(language: str) -> str:
    """The edition, or the view of the map whose parameters the address carries."""
    speaker = voice(language)
    parameters = PageParameters()
    read_view(speaker, parameters)
    notices, view = parameters.finish(), parameters.sound
    whole = citing(speaker, whole_item(speaker), "edition")
    described = ("DataCite", datacite_text(speaker), _described(speaker))
    whole = replace(whole, files=[*whole.files, described])
    seen = citing(speaker, view_item(speaker, view), "view", view=view) if view else None
    return page(
        "cite.html",
        speaker,
        notices,
        whole=whole,
        seen=seen,
        view=speaker.address.map(**view),
        dataset=dataset(speaker),
    )


@cite_page.get("/cite/<any(place, figure, source):kind>/<record>")
def record_file(kind: str, record: str) -> Response:
    """The citation of a place, figure or source; `?format=bibtex|csl|gost|chicago|apa&lang=kk`.

    Raises
    ------
    UnknownThing, Withdrawn
        when the edition has no such record
    BadParameter
        for another parameter or value
    """
    refuse_unknown(("format", "lang"))
    speaker, form = _asked()
    exists = visible(speaker.edition, kind)
    kept = standing(speaker, record, kind, exists)
    if kept not in exists:
        raise UnknownThing(kind, record, exists)
    return _file(ITEMS[kind](speaker, kept), form, kept)


@cite_page.get("/cite/edition")
def edition_file() -> Response:
    """The citation of the edition as a whole; `?format=datacite` describes it for a register.

    Raises
    ------
    BadParameter
        for a parameter or value it does not know
    """
    refuse_unknown(("format", "lang"))
    speaker, form = _asked((*FORMS, "datacite"))
    name = speaker.edition.info.id
    if form == "datacite":
        return _answer(datacite_text(speaker), DATACITE, f"{name}.datacite.json")
    return _file(whole_item(speaker), form, name)


def _described(speaker: Voice) -> str:
    return speaker.address.citation("edition", "", "datacite", {})


@cite_page.get("/cite/view")
def view_file() -> Response:
    """The citation of a view of the map, with the view's own parameters.

    Raises
    ------
    BadParameter
        for a parameter or value that neither the map nor this address knows
    """
    refuse_unknown(("format", "lang", *view_names(voice(g.language))))
    speaker, form = _asked()
    parameters = PageParameters()
    read_view(speaker, parameters)
    for name, given, allowed in parameters.refused:
        raise BadParameter(name, given, allowed)
    name = f"{speaker.edition.info.id}-map"
    return _file(view_item(speaker, parameters.sound), form, name)


def _asked(forms: tuple[str, ...] = FORMS) -> tuple[Voice, str]:
    """The language and the form asked for; words of the interface follow the language."""
    codes = current_atlas().edition.info.codes
    preferred = g.language
    g.language = one_of("lang", [preferred, *(code for code in codes if code != preferred)])
    return voice(g.language), one_of("format", forms)


def _file(item: dict[str, Any], form: str, name: str) -> Response:
    if form == "bibtex":
        return _answer(bibtex(item), BIBTEX, f"{name}.bib")
    if form == "csl":
        return _answer(csl_json(item), CSL, f"{name}.json")
    text = plain(STYLES[form](item, style_words(g.language)))
    return _answer(f"{text}\n", "text/plain", f"{name}.{form}.txt")


def _answer(body: str, media_type: str, file: str) -> Response:
    response = Response(body)
    response.headers["Content-Type"] = f"{media_type}; charset=utf-8"
    response.headers["Content-Disposition"] = f'attachment; filename="{file}"'
    response.headers["Content-Language"] = g.language
    response.headers["Access-Control-Allow-Origin"] = "*"
    # It names the day of access: tomorrow's is another one.
    response.headers["Cache-Control"] = "no-store"
    response.headers["Vary"] = "Accept-Language"
    return response
