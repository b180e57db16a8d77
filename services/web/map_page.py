"""The map of one language: the page, its script and its cards."""

from __future__ import annotations

import json

from flask import Blueprint, Response, current_app

from services.exchange.body import Body, body
from services.maps.composition import MapSlots, compose
from services.web.atlas import current_atlas
from services.web.bodies import answer
from services.web.cards import cards
from services.web.fonts import fonts_for
from services.web.map_config import default_layers, element_config
from services.web.map_lists import layer_groups, place_groups
from services.web.modules import imported
from services.web.parameters import PageParameters, refuse_unknown
from services.web.rendering import Voice, page, voice
from services.web.view_parameters import read_view
from services.web.words import Fragment

map_page = Blueprint("map_page", __name__, url_prefix="/<language>")


@map_page.get("/")
def show(language: str) -> str:
    """The map: layers and place as the address says, the edition's defaults otherwise."""
    speaker = voice(language)
    parameters = PageParameters()
    chosen = read_view(speaker, parameters)
    shown = set(default_layers(speaker) if chosen is None else chosen)
    return page(
        "map.html",
        speaker,
        parameters.finish(),
        slots=slots(speaker),
        fonts=fonts(speaker),
        modules=modules(speaker),
        preloaded=preloaded(speaker),
        groups=layer_groups(speaker, shown),
        counted=counted(speaker),
        places=place_groups(speaker, shown),
    )


def counted(speaker: Voice) -> Fragment | None:
    """What the discs of the map count; None where the edition has no such series."""
    indicator = current_atlas().counted_indicator
    return speaker.words.label("indicators", indicator) if indicator else None


@map_page.get("/map.js")
def script(language: str) -> Response:
    """Folium's script slot as a module, so that the policy needs no inline script."""
    return answer(_prepared("map.js", language, "text/javascript"))


@map_page.get("/cards.json")
def card_file(language: str) -> Response:
    """What the map says of each place."""
    return answer(_prepared("cards.json", language, "application/json"))


def _prepared(name: str, language: str, media_type: str) -> Body:
    refuse_unknown(())
    prepared = current_atlas().prepared
    key = (name, language)
    if key not in prepared:
        speaker = voice(language)
        text = slots(speaker).script if name == "map.js" else card_text(speaker)
        prepared[key] = body(text.encode(), media_type)
    return prepared[key]


def card_text(speaker: Voice) -> str:
    """The cards as JSON, keys in a fixed order."""
    return json.dumps(cards(speaker), ensure_ascii=False, sort_keys=True)


def slots(speaker: Voice) -> MapSlots:
    """Folium's slots for the layers that can be reached from here; on a server once a language."""
    if speaker.address.bundled:
        return _composed(speaker)
    kept = current_atlas().slots
    if speaker.language not in kept:
        kept[speaker.language] = _composed(speaker)
    return kept[speaker.language]


def _composed(speaker: Voice) -> MapSlots:
    offered = [key for key in speaker.edition.layers if speaker.address.offers(key)]
    return compose(speaker.edition, offered, element_config(speaker, offered))


def fonts(speaker: Voice) -> list[str]:
    """Fonts the map is written in: without them its text is laid out twice."""
    if speaker.address.bundled:
        return []
    sheet = current_app.config["STATIC"].resolve() / "vendor" / "fonts" / "fonts.css"
    alphabet = speaker.edition.info.language(speaker.language).alphabet
    return [f"vendor/fonts/{name}" for name in fonts_for(sheet, alphabet)]


def modules(speaker: Voice) -> list[str]:
    """Scripts the page will import, so that the browser need not find them one by one.

    What is fetched when somebody opens it (the comparison, the table) is not among them.
    """
    if speaker.address.bundled:
        return []
    folder = current_app.config["STATIC"].resolve()
    scripts = imported(folder / "js" / "atlas.js")
    return sorted(path.relative_to(folder).as_posix() for path in scripts)


def preloaded(speaker: Voice) -> list[str]:
    """Data the page will ask for first: the cards, its largest file.

    Announcing the layers and the base map as well made the first picture come later, not the map
    sooner: the browser works through every announcement before it shows anything.
    """
    return [] if speaker.address.bundled else [speaker.address.cards()]
