"""What a reader asks of the spatial distribution: read from an address, written back to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args
from urllib.parse import urlencode

import shapely

from services.edition.edition import Edition
from services.edition.place import Certainty
from services.spatial.distribution.ground import CORNERS, BadArea, area_text, read_area
from services.spatial.neighbours import point_of

CHOICES: dict[str, tuple[str, ...]] = {
    "relation": ("intersects", "within", "throughout"),
    "presence": ("possible", "certain"),
    "undated": ("yes", "no"),
    "labour": ("any", "attested"),
    "weight": ("none", "headcount"),
    "repeat": ("once", "each"),
    "cell": ("100", "50", "75", "150", "200", "300"),
    "window": ("republic", "region", "hull"),
    "bandwidth": ("rule", "25", "50", "75", "100", "150", "200", "300"),
}
"""Parameters with a closed list of values; the first is taken where nothing is said."""

NAMES = (
    *("layers", "year", "from", "to", "certainty"),
    *CHOICES,
    *("around", "km", "area"),
)
"""Every parameter, in the order in which addresses write them."""

KILOMETRES = (1, 1000)
"""Shortest and longest radius of a buffer [km]."""

BEYOND = 10
"""How far an area may reach beyond the edition's region [degrees]."""

ALL_RAILWAYS = "railways"

_YEAR = re.compile(r"\d{4}", re.ASCII)
_NUMBER = re.compile(r"\d{1,4}", re.ASCII)

Refuse = Callable[[str, str, Sequence[str]], None]
"""(parameter, what was given, what is allowed): raises, or says so and lets the default stand."""


@dataclass(frozen=True)
class Choice:
    """A selection and how it is measured; whole years, both included.

    Parameters
    ----------
    values : the closed choices by parameter
    around : id of a place or line, or ALL_RAILWAYS; None without a buffer
    km : radius of the buffer
    area : 'lon lat, lon lat, ...'; None without one
    """

    layers: tuple[str, ...]
    first: int
    last: int
    certainty: tuple[str, ...]
    values: Mapping[str, str]
    around: str | None
    km: int
    area: str | None

    @property
    def year(self) -> int | None:
        """The one year chosen; None where several are."""
        return self.first if self.first == self.last else None


def labour_layers(edition: Edition) -> list[str]:
    """Layers with point places that exist as or beside a place of forced labour; no towns."""
    return [
        layer
        for layer in edition.layers
        if any(
            edition.kinds[item.place.kind].prison != "not-applicable" and point_of(item)
            for item in edition.layer_features(layer)
        )
    ]


def default_layers(edition: Edition) -> list[str]:
    """Those of them that the map shows first; all of them where it shows none."""
    offered = labour_layers(edition)
    return [layer for layer in offered if layer in edition.info.default_layers] or offered


def railway_lines(edition: Edition) -> list[str]:
    """Ids of the railways that have a line."""
    return [
        item.id
        for layer, entry in edition.layers.items()
        if entry.style == "railway"
        for item in edition.layer_features(layer)
        if item.geometry and item.geometry["type"] in ("LineString", "MultiLineString")
    ]


def buffer_places(edition: Edition) -> list[str]:
    """What a buffer may lie around: places with a point, in the order of the edition."""
    return [key for key, item in edition.published.items() if point_of(item)]


def read_choice(edition: Edition, given: Mapping[str, str], refuse: Refuse) -> Choice:
    """The choice that an address makes; every part it cannot read is refused by itself."""
    reader = _Reader(edition, given, refuse)
    first, last = reader.years()
    values = {name: reader.one_of(name, allowed) for name, allowed in CHOICES.items()}
    if values["weight"] == "headcount" and first != last:
        refuse("weight", "headcount", ["none; headcount goes with one year"])
        values["weight"] = "none"
    return Choice(
        layers=reader.several("layers", labour_layers(edition), default_layers(edition)),
        first=first,
        last=last,
        certainty=reader.several("certainty", get_args(Certainty), get_args(Certainty)),
        values=values,
        around=reader.around(),
        km=reader.radius(),
        area=reader.area(),
    )


@dataclass(frozen=True)
class _Reader:
    edition: Edition
    given: Mapping[str, str]
    refuse: Refuse

    def one_of(self, name: str, allowed: Sequence[str]) -> str:
        given = self.given.get(name, allowed[0])
        if given in allowed:
            return given
        self.refuse(name, given, allowed)
        return allowed[0]

    def several(
        self, name: str, allowed: Sequence[str], otherwise: Sequence[str]
    ) -> tuple[str, ...]:
        if name not in self.given:
            return tuple(otherwise)
        parts = list(dict.fromkeys(self.given[name].split(",")))
        unknown = [part for part in parts if part not in allowed]
        # A reader needs not a thousand notices to see what is wrong.
        for part in unknown[:5]:
            self.refuse(name, part, allowed)
        return tuple(item for item in allowed if item in parts) or tuple(otherwise)

    def years(self) -> tuple[int, int]:
        whole = self.edition.info.years
        if "year" in self.given:
            for name in {"from", "to"} & self.given.keys():
                self.refuse(name, self.given[name], ["only without year"])
            year = self.year("year")
            return (year, year) if year else (whole.first, whole.last)
        first, last = self.year("from") or whole.first, self.year("to") or whole.last
        if first <= last:
            return first, last
        self.refuse("from, to", f"{first}–{last}", ["from no later than to"])
        return whole.first, whole.last

    def year(self, name: str) -> int | None:
        given, whole = self.given.get(name), self.edition.info.years
        if given is None:
            return None
        if _YEAR.fullmatch(given) and whole.first <= int(given) <= whole.last:
            return int(given)
        self.refuse(name, given, [f"{whole.first}-{whole.last}"])
        return None

    def around(self) -> str | None:
        given = self.given.get("around")
        if given is None:
            return None
        lines = railway_lines(self.edition)
        allowed = [*([ALL_RAILWAYS] if lines else []), *lines, *buffer_places(self.edition)]
        if given in allowed:
            return given
        self.refuse("around", given, allowed)
        return None

    def radius(self) -> int:
        given = self.given.get("km", "50")
        low, high = KILOMETRES
        if _NUMBER.fullmatch(given) and low <= int(given) <= high:
            return int(given)
        self.refuse("km", given, [f"whole kilometres from {low} to {high}"])
        return 50

    def area(self) -> str | None:
        given = self.given.get("area")
        if given is None:
            return None
        try:
            polygon = read_area(given)
        except BadArea as fault:
            wanted = {
                "corners": f"3 to {CORNERS} corners",
                "numbers": "lon lat, lon lat, ... in degrees",
                "crossing": "an outline that does not cross itself",
                "empty": "an outline with ground inside",
            }
            self.refuse("area", given[:80], [wanted[str(fault)]])
            return None
        west, south, east, north = self.edition.info.region
        allowed = shapely.box(west - BEYOND, south - BEYOND, east + BEYOND, north + BEYOND)
        if not allowed.contains(polygon):
            self.refuse("area", given[:80], [f"corners within {BEYOND} degrees of the region"])
            return None
        return area_text(polygon)


def written(edition: Edition, choice: Choice) -> dict[str, str]:
    """The parameters of a choice that differ from what stands without them."""
    whole = edition.info.years
    told: dict[str, str] = {}
    if list(choice.layers) != default_layers(edition):
        told["layers"] = ",".join(choice.layers)
    if choice.year is not None:
        told["year"] = str(choice.year)
    elif (choice.first, choice.last) != (whole.first, whole.last):
        told |= {"from": str(choice.first), "to": str(choice.last)}
    if choice.certainty != get_args(Certainty):
        told["certainty"] = ",".join(choice.certainty)
    told |= {name: value for name, value in choice.values.items() if value != CHOICES[name][0]}
    if choice.around:
        told |= {"around": choice.around, "km": str(choice.km)}
    if choice.area:
        told["area"] = choice.area
    return told


def query_of(told: Mapping[str, str]) -> str:
    """'?year=1943&...', or nothing."""
    return f"?{urlencode(told, safe=',/')}" if told else ""
