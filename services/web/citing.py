"""How a place, a figure, a source, a view or the whole edition is cited, in every style."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from flask import request
from flask_babel import gettext as _

from services.exchange.citations.bibtex import bibtex
from services.exchange.citations.items import (
    Occasion,
    csl_json,
    edition_item,
    part_item,
    short_reference,
    source_item,
)
from services.exchange.citations.styles import STYLES
from services.exchange.citations.text import runs
from services.web.addresses import Addresses
from services.web.figure_rows import value_words
from services.web.rendering import Voice
from services.web.style_words import style_titles, style_words

LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Citing:
    """One thing in every form it can be cited in.

    Parameters
    ----------
    styles : name of each style with its citation as runs of text, each with whether in italics
    files : what each form for programs is called, its text, its address ('' without a server)
    is_local : whether the address in the citation serves nobody but this computer
    """

    styles: list[tuple[str, list[tuple[str, bool]]]]
    files: list[tuple[str, str, str]]
    is_local: bool = False


def citing(
    speaker: Voice,
    item: Mapping[str, Any],
    kind: str,
    record: str = "",
    view: Mapping[str, str] | None = None,
) -> Citing:
    """Every form of a CSL item.

    Parameters
    ----------
    kind, record, view : what the machine address of the citation names (`/cite/<kind>/<record>`)
    """
    words = style_words(speaker.language)
    forms = {"bibtex": ("BibTeX", bibtex(item)), "csl": ("CSL-JSON", csl_json(item))}
    return Citing(
        styles=[(title, runs(STYLES[key](item, words))) for key, title in style_titles().items()],
        files=[
            (*told, speaker.address.citation(kind, record, form, view or {}))
            for form, told in forms.items()
        ],
        is_local="accessed" in item and urlsplit(str(item.get("URL", ""))).hostname in LOOPBACK,
    )


def place_item(speaker: Voice, place: str) -> dict[str, Any]:
    """A place of the edition."""
    occasion = _occasion(speaker, Addresses(speaker.language).identifier(place))
    return part_item(speaker.edition.info, occasion, place, speaker.words.name(place).text)


def figure_item(speaker: Voice, figure: str) -> dict[str, Any]:
    """A figure: its value as the page words it, and what it is after."""
    observation = speaker.edition.observations[figure]
    name = speaker.words.name(observation.place).text
    label = speaker.words.label("indicators", observation.indicator).text
    counted = ", ".join(filter(None, (label, speaker.wording.period(observation))))
    title = ": ".join((name, counted, value_words(speaker, observation)))
    source = source_item(speaker.edition.sources[observation.source])
    locator = observation.locator
    reference = short_reference(source, _("unpaged") if locator == "unpaged" else locator)
    note = _("After: %(source)s", source=reference)
    occasion = _occasion(speaker, Addresses(speaker.language).identifier(figure))
    return part_item(speaker.edition.info, occasion, figure, title, note=note)


def view_item(speaker: Voice, view: Mapping[str, str]) -> dict[str, Any]:
    """A view of the map, called after the years, the place and the layers it shows."""
    occasion = _occasion(speaker, Addresses(speaker.language).map(**view))
    title = ": ".join(filter(None, [_("Map"), "; ".join(_shown(speaker, view))]))
    return part_item(speaker.edition.info, occasion, "map", title, sort="map")


def whole_item(speaker: Voice) -> dict[str, Any]:
    """The edition."""
    info, words = speaker.edition.info, speaker.words
    occasion = _occasion(speaker, Addresses(speaker.language).map())
    subtitle = words.say(info.subtitle, "edition/subtitle").text
    title = ": ".join(filter(None, (occasion.title, subtitle)))
    return edition_item(info, replace(occasion, title=title))


def recorded_item(speaker: Voice, source: str) -> dict[str, Any]:
    """A source as it is recorded; when its editors read it, not when this page is read."""
    return source_item(speaker.edition.sources[source])


def _shown(speaker: Voice, view: Mapping[str, str]) -> list[str]:
    words, layers = speaker.words, speaker.edition.layers
    span = view.get("year") or "–".join(filter(None, (view.get("from"), view.get("to"))))
    place = view.get("place")
    titles = [
        words.say(layers[key].title, f"catalogue/{key}/title").text
        for key in view.get("layers", "").split(",")
        if key in layers
    ]
    return [part for part in (span, place and words.name(place).text, ", ".join(titles)) if part]


def _occasion(speaker: Voice, path: str) -> Occasion:
    info, words = speaker.edition.info, speaker.words
    address = stable(speaker, path)
    # A copy on a stick is not read over the net: nobody can say when its address was seen.
    online = address and not speaker.address.bundled
    return Occasion(
        title=words.say(info.title, "edition/title").text,
        publisher=words.say(info.publisher, "edition/publisher").text,
        language=speaker.language,
        address=address,
        accessed=date.today() if online else None,
    )


def stable(speaker: Voice, path: str) -> str:
    """An address in full: where the edition is published, else where it was asked for.

    '' in a folder that knows no place of publication.
    """
    home = speaker.edition.info.home
    if home:
        return f"{home.rstrip('/')}{path}"
    return "" if speaker.address.bundled else f"{request.url_root.rstrip('/')}{path}"
