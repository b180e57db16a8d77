"""What the places of the map can be filtered by: certainty, precision, kind, oblast of the time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args

from flask_babel import gettext as _

from services.edition.edition import Edition, Feature
from services.edition.place import Certainty, Precision
from services.exchange.layer import oblasts
from services.web.cards import said
from services.web.map_lists import listed_layers
from services.web.place_page import certainty_words
from services.web.rendering import Voice
from services.web.words import Fragment

UNSTATED = "not-stated"
"""The choice for places of which no source names the oblast."""

SYMBOLS = get_args(Precision.model_fields["symbol"].annotation)
"""How a position may be drawn, the sharpest first."""


def facet_ids(speaker: Voice) -> dict[str, list[str]]:
    """Ids that listed places have, by facet; in no order of the reader's language yet."""
    edition = speaker.edition
    places = [item for layer in listed_layers(speaker) for item in edition.layer_features(layer)]
    return {
        "certainty": _present(get_args(Certainty), (item.place.certainty for item in places)),
        "precision": _present(_by_sharpness(edition), (item.place.precision for item in places)),
        "kind": _present(edition.kinds, (item.place.kind for item in places)),
        "oblast": _present([*edition.published, UNSTATED], _oblasts(edition, places)),
    }


def facets(speaker: Voice) -> list[dict[str, Any]]:
    """Facets as the page's JavaScript gets them: id, title, choices with id and label."""
    titles = {
        "certainty": _("Certainty"),
        "precision": _("Precision of the position"),
        "kind": _("Kind"),
        "oblast": _("Oblast of the time"),
    }
    return [
        {
            "id": facet,
            "title": titles[facet],
            "choices": [
                {"id": key, "label": said(label)} for key, label in _worded(speaker, facet, keys)
            ],
        }
        for facet, keys in facet_ids(speaker).items()
    ]


def _worded(speaker: Voice, facet: str, keys: list[str]) -> list[tuple[str, Fragment]]:
    """Classes stay in their order, names stand in that of the alphabet; the unstated is last."""
    words = speaker.words
    own = speaker.language
    if facet == "certainty":
        return [(key, Fragment(certainty_words(key), own)) for key in keys]
    if facet == "precision":
        return [(key, words.label("precisions", key)) for key in keys]
    if facet == "kind":
        return words.alphabetical(((key, words.label("kinds", key)) for key in keys), _label)
    named = [(key, words.name(key)) for key in keys if key != UNSTATED]
    unstated = [(UNSTATED, Fragment(_("not named in the sources"), own))] * (UNSTATED in keys)
    return words.alphabetical(named, _label) + unstated


def _label(item: tuple[str, Fragment]) -> Fragment:
    return item[1]


def _present(order: Iterable[str], found: Iterable[str]) -> list[str]:
    known = set(found)
    return [key for key in order if key in known]


def _by_sharpness(edition: Edition) -> list[str]:
    def sharpness(key: str) -> tuple[int, int]:
        precision = edition.precisions[key]
        return SYMBOLS.index(precision.symbol), precision.radius or 0

    return sorted(edition.precisions, key=sharpness)


def _oblasts(edition: Edition, places: Iterable[Feature]) -> Iterable[str]:
    for item in places:
        yield from [key for key, *_years in oblasts(edition, item.id)] or [UNSTATED]
