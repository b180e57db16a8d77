"""Renders a page: the words, formats and addresses every template gets, in one place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Flask, g, render_template, request

from services.edition.edition import Edition
from services.web.addresses import Addresses
from services.web.atlas import current_atlas
from services.web.language import require
from services.web.sections import section_names, section_title
from services.web.wording import Wording
from services.web.words import Words


@dataclass(frozen=True)
class Voice:
    """How one edition speaks one language: texts, formats, addresses."""

    edition: Edition
    language: str
    words: Words
    wording: Wording
    address: Addresses


def voice(language: str) -> Voice:
    """The voice of this request's edition in a language.

    Raises
    ------
    UnknownThing
        when the edition does not have that language
    """
    edition = current_atlas().edition
    require(language)
    address = g.get("address") or Addresses(language)
    return Voice(edition, language, Words(edition, language), Wording(language), address)


def page(template: str, speaker: Voice, notices: Sequence[str] = (), **context: Any) -> str:
    """Render a page template with what every page needs."""
    return render_template(template, notices=notices, **shared(speaker), **context)


def shared(speaker: Voice) -> dict[str, Any]:
    """What base.html needs; error pages, which no view renders, get it too."""
    info = speaker.edition.info
    names = section_names(speaker.edition)
    # Files are made by a server; an exported folder has none behind it.
    names += [] if speaker.address.bundled else ["downloads"]
    abouts = [(name, section_title(name)) for name in names]
    query = request.query_string.decode("utf-8", "replace")
    is_map = request.path == f"/{speaker.language}/"
    return {
        "edition": speaker.edition,
        "language": speaker.language,
        "words": speaker.words,
        "wording": speaker.wording,
        "address": speaker.address,
        "languages": speaker.address.languages(info, request.path, query),
        "title_of_atlas": speaker.words.say(info.title, "edition/title"),
        "subtitle_of_atlas": speaker.words.say(info.subtitle, "edition/subtitle"),
        "abouts": abouts,
        "cite_address": speaker.address.view("cite", query if is_map else ""),
        "interface_unreviewed": speaker.words.interface_unreviewed(),
    }


def register(app: Flask) -> None:
    """Give error pages the shared context."""

    @app.context_processor
    def _shared() -> dict[str, Any]:
        return shared(voice(g.language)) if "language" in g else {}
