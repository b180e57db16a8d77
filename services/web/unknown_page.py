"""What is not known: generated from the missing codes and from what records lack."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint

from services.edition.edition import Feature
from services.statistics.gaps import (
    SilentYears,
    missing_figures,
    silent_years,
    without_dates,
    without_figure,
    without_position,
)
from services.web.figure_rows import row
from services.web.parameters import PageParameters
from services.web.rendering import Voice, page, voice
from services.web.wording import missing_words
from services.web.words import Fragment

unknown_page = Blueprint("unknown_page", __name__, url_prefix="/<language>")


@dataclass(frozen=True)
class Silence:
    """A place's silent years in words."""

    name: Fragment
    href: str
    label: Fragment
    years: str
    known: int
    total: int


@unknown_page.get("/unknown")
def show(language: str) -> str:
    """Missing figures, silent years, places without a position, date or figure."""
    speaker = voice(language)
    parameters = PageParameters()
    return page("unknown.html", speaker, parameters.finish(), **unknown_context(speaker))


def unknown_context(speaker: Voice) -> dict[str, Any]:
    """What unknown.html shows."""
    edition = speaker.edition
    return {
        "intro": speaker.words.prose("unknown"),
        "missing": [
            (
                missing_words(code),
                [(_place(speaker, item.place), row(speaker, item)) for item in observations],
            )
            for code, observations in missing_figures(edition).items()
        ],
        "silences": speaker.words.alphabetical(
            (_silence(speaker, item) for item in silent_years(edition)), lambda item: item.name
        ),
        "unlocated": _places(speaker, without_position(edition)),
        "undated": _places(speaker, without_dates(edition)),
        "unfigured": _places(speaker, without_figure(edition)),
    }


def _silence(speaker: Voice, item: SilentYears) -> Silence:
    spans = (str(a) if a == b else f"{a}–{b}" for a, b in item.spans)
    name, href = _place(speaker, item.place)
    label = speaker.words.label("indicators", item.indicator)
    return Silence(name, href, label, ", ".join(spans), item.known, item.total)


def _places(speaker: Voice, features: Iterable[Feature]) -> list[tuple[Fragment, str]]:
    listed = (_place(speaker, item.id) for item in features)
    return speaker.words.alphabetical(listed, lambda item: item[0])


def _place(speaker: Voice, place: str) -> tuple[Fragment, str]:
    return speaker.words.name(place), speaker.address.place(place)
