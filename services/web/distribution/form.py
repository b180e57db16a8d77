"""The form of the spatial distribution: what can be chosen, in words, and what is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from flask_babel import gettext as _

from services.edition.place import Certainty
from services.web.distribution.choice import (
    ALL_RAILWAYS,
    CHOICES,
    Choice,
    buffer_places,
    labour_layers,
    railway_lines,
)
from services.web.place_page import certainty_words
from services.web.rendering import Voice
from services.web.words import Fragment


@dataclass(frozen=True)
class Field:
    """A closed choice: its parameter, its title, (value, words, whether chosen) each."""

    name: str
    title: str
    options: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True)
class Form:
    """Everything the form offers."""

    layers: tuple[tuple[str, Fragment, bool], ...]
    certainties: tuple[tuple[str, str, bool], ...]
    fields: dict[str, Field]
    around: tuple[tuple[str, tuple[tuple[str, Fragment], ...]], ...]


def form_of(speaker: Voice, choice: Choice) -> Form:
    """The form with a choice filled in."""
    edition, words = speaker.edition, speaker.words
    return Form(
        layers=tuple(
            (
                layer,
                words.say(edition.layers[layer].title, f"catalogue/{layer}/title"),
                layer in choice.layers,
            )
            for layer in labour_layers(edition)
        ),
        certainties=tuple(
            (key, certainty_words(key), key in choice.certainty) for key in get_args(Certainty)
        ),
        fields={name: _field(speaker, choice, name) for name in CHOICES},
        around=_around(speaker),
    )


def _field(speaker: Voice, choice: Choice, name: str) -> Field:
    titles, said = _titles()[name], _said()
    options = tuple(
        (value, said.get((name, value)) or _kilometres(speaker, value), value == chosen)
        for value in _ordered(name)
        for chosen in [choice.values[name]]
    )
    return Field(name, titles, options)


def _ordered(name: str) -> list[str]:
    """Numbers by size, words as they stand."""
    values = list(CHOICES[name])
    return sorted(values, key=lambda value: int(value) if value.isdigit() else 0)


def _kilometres(speaker: Voice, value: str) -> str:
    return _("%(distance)s km", distance=speaker.wording.number(int(value)))


def _titles() -> dict[str, str]:
    return {
        "relation": _("Relation to the years"),
        "presence": _("How sure the years are"),
        "undated": _("Records without dates"),
        "labour": _("Works, farms, building sites"),
        "weight": _("Weight"),
        "repeat": _("Records on one point"),
        "cell": _("Width of a hexagon"),
        "window": _("Study window"),
        "bandwidth": _("Bandwidth of the smoothing"),
    }


def _said() -> dict[tuple[str, str], str]:
    return {
        ("relation", "intersects"): _("there at some time in them"),
        ("relation", "within"): _("there only within them"),
        ("relation", "throughout"): _("there throughout"),
        ("presence", "possible"): _("certainly or possibly there"),
        ("presence", "certain"): _("only certainly there"),
        ("undated", "yes"): _("count them too"),
        ("undated", "no"): _("leave them out"),
        ("labour", "any"): _("all of the layer"),
        ("labour", "attested"): _("only with prison labour in these years"),
        ("weight", "none"): _("every place counts the same"),
        ("weight", "headcount"): _("head-count of the year (for one year)"),
        ("repeat", "once"): _("count once"),
        ("repeat", "each"): _("count each"),
        ("window", "republic"): _("the republic, border of today"),
        ("window", "region"): _("rectangle of the region"),
        ("window", "hull"): _("convex hull of the places"),
        ("bandwidth", "rule"): _("by the rule for normal data"),
    }


def _around(speaker: Voice) -> tuple[tuple[str, tuple[tuple[str, Fragment], ...]], ...]:
    """What a buffer may lie around, in groups: railways, then layer by layer."""
    edition, words = speaker.edition, speaker.words
    groups = []
    if lines := railway_lines(edition):
        every = (ALL_RAILWAYS, Fragment(_("all railways"), speaker.language))
        groups.append((_("Railways"), (every, *((key, words.name(key)) for key in lines))))
    by_layer: dict[str, list[tuple[str, Fragment]]] = {}
    for key in buffer_places(edition):
        by_layer.setdefault(edition.features[key].layer, []).append((key, words.name(key)))
    for layer, places in by_layer.items():
        title = words.say(edition.layers[layer].title, f"catalogue/{layer}/title").text
        groups.append((title, tuple(words.alphabetical(places, lambda item: item[1]))))
    return tuple(groups)
