"""The lists beside the map: layers with their symbols, the same places by layer."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from services.edition.edition import Feature
from services.edition.place import LayerEntry
from services.maps.styles import STYLES
from services.web.rendering import Voice


def layer_groups(speaker: Voice, shown: set[str]) -> list[dict[str, Any]]:
    """Layers for the panel, mission before context, each with what the legend needs."""
    groups = [("mission", _("Places of forced labour")), ("context", _("Context"))]
    return [
        {
            "title": title,
            "layers": [
                {
                    "id": key,
                    "title": speaker.words.say(entry.title, f"catalogue/{key}/title"),
                    "style": entry.style,
                    "shown": key in shown,
                    "count": len(speaker.edition.layer_features(key)),
                }
                for key, entry in speaker.edition.layers.items()
                if entry.group == group and speaker.address.offers(key)
            ],
        }
        for group, title in groups
    ]


def place_groups(speaker: Voice, shown: set[str]) -> list[dict[str, Any]]:
    """Places for the list beside the map, layer by layer, in alphabetical order."""
    return [
        {
            "id": key,
            "title": speaker.words.say(entry.title, f"catalogue/{key}/title"),
            "shown": key in shown,
            "places": speaker.words.alphabetical(
                (_listed(speaker, item) for item in speaker.edition.layer_features(key)),
                lambda place: place["name"],
            ),
        }
        for key, entry in listed_layers(speaker).items()
    ]


def listed_layers(speaker: Voice) -> dict[str, LayerEntry]:
    """Layers whose places are listed and filtered; the others are there for orientation."""
    return {
        key: entry
        for key, entry in speaker.edition.layers.items()
        if STYLES[entry.style].listed and speaker.address.offers(key)
    }


def _listed(speaker: Voice, feature: Feature) -> dict[str, Any]:
    place = feature.place
    return {
        "id": place.id,
        "name": speaker.words.name(place.id),
        "years": speaker.wording.years(place.opened, place.closed),
        "located": feature.geometry is not None,
        "href": speaker.address.place(place.id),
    }
