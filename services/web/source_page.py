"""Sources: the list, and what each one says in this edition."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from services.edition.evidence import Source
from services.web.atlas import current_atlas
from services.web.citing import citing, recorded_item
from services.web.figure_rows import row, source_title
from services.web.identity import standing
from services.web.parameters import PageParameters
from services.web.rendering import Voice, page, voice
from services.web.words import Fragment

source_page = Blueprint("source_page", __name__, url_prefix="/<language>/sources")


@source_page.get("")
def index(language: str) -> str:
    """All sources with how much of each was read, by title."""
    speaker = voice(language)
    parameters = PageParameters()
    listed = [_described(speaker, source) for source in speaker.edition.sources.values()]
    ordered = speaker.words.alphabetical(listed, lambda source: source["title"])
    return page("sources.html", speaker, parameters.finish(), sources=ordered)


@source_page.get("/<source>")
def show(language: str, source: str) -> str | Response:
    """One source: bibliography, dependence, places and figures that rest on it.

    Raises
    ------
    UnknownThing, Withdrawn
        when the edition has no such source
    """
    speaker = voice(language)
    sources = current_atlas().edition.sources
    kept = standing(speaker, source, "source", list(sources))
    if kept != source:
        return redirect(speaker.address.identifier(kept), 301)
    parameters = PageParameters()
    return page("source.html", speaker, parameters.finish(), **source_context(speaker, source))


def source_context(speaker: Voice, key: str) -> dict[str, Any]:
    """What source.html shows."""
    edition = speaker.edition
    places = [
        (speaker.words.name(item.id), speaker.address.place(item.id), citation.locator)
        for item in edition.published.values()
        for citation in item.place.sources
        if citation.source == key
    ]
    rows = [
        (row(speaker, item), speaker.words.name(item.place), speaker.address.place(item.place))
        for item in edition.observations.values()
        if item.source == key and item.place in edition.published
    ]
    return {
        "citing": citing(speaker, recorded_item(speaker, key), "source", key),
        "item": _described(speaker, edition.sources[key]),
        "places": speaker.words.alphabetical(places, lambda place: place[0]),
        "rows": speaker.words.alphabetical(rows, lambda item: item[1]),
    }


def _described(speaker: Voice, source: Source) -> dict[str, Any]:
    extra = source.model_extra or {}
    return {
        "id": source.id,
        "href": speaker.address.source(source.id),
        "title": Fragment(source.title, source.language or speaker.language, is_name=True),
        "short": source_title(speaker, source.id),
        "authors": "; ".join(_author(person) for person in source.author),
        "issued": _issued(source),
        "publisher": extra.get("publisher", ""),
        "container": extra.get("container-title", ""),
        "url": extra.get("URL", ""),
        "kind": kind_words(source.custom.kind),
        "read": read_words(source.custom.read),
        "read_note": speaker.words.say(source.custom.read_note, f"sources/{source.id}/read_note"),
        "licence": source.custom.licence,
        "depends_on": [
            (source_title(speaker, key), speaker.address.source(key))
            for key in source.custom.depends_on
        ],
    }


def _author(person: dict[str, Any]) -> str:
    if "literal" in person:
        return str(person["literal"])
    return ", ".join(str(person[key]) for key in ("family", "given") if person.get(key))


def _issued(source: Source) -> str:
    parts = (source.issued or {}).get("date-parts", [[]])
    return str(parts[0][0]) if parts and parts[0] else ""


def kind_words(kind: str) -> str:
    """What sort of source it is."""
    return {
        "thesis": _("thesis"),
        "book": _("book"),
        "article": _("article"),
        "dataset": _("data set"),
        "museum": _("museum"),
        "press": _("press"),
        "web": _("web page"),
        "memoir": _("memoir"),
        "law": _("legal act"),
    }[kind]


def read_words(read: str) -> str:
    """How much of it was really read."""
    return {
        "whole": _("read whole"),
        "part": _("read in part"),
        "excerpt": _("read as an excerpt"),
        "data": _("read as data"),
        "citation-only": _("known only through other sources"),
    }[read]
