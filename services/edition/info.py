"""What this edition is: title, languages, years, region. Nothing of this stands in code."""

from __future__ import annotations

import unicodedata
from typing import Annotated

from pydantic import Field, field_validator, model_validator

from services.edition.record import Identifier, LayerIdentifier, Record

Degrees = Annotated[float, Field(ge=-180, le=180)]


class Language(Record):
    """A language of the edition and where its missing texts come from.

    `alphabet` is the order of its lists: small letters with a space between, one letter may be of
    several characters ("c ch d"). A letter left out stands with the one it is composed of, as
    Russian dictionaries have ё with е.
    """

    code: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
    name: str
    short: str
    fallback: str | None = None
    mark_unreviewed: bool = False
    alphabet: str = ""

    @field_validator("alphabet")
    @classmethod
    def _letters(cls, alphabet: str) -> str:
        given = unicodedata.normalize("NFC", alphabet).split()
        for letter in given:
            if not letter.isalpha() or letter != letter.casefold():
                raise ValueError(f"{letter!r} is no small letter; write 'a b c'")
            if given.count(letter) > 1:
                raise ValueError(f"{letter!r} stands twice")
        return " ".join(given)

    @property
    def letters(self) -> tuple[str, ...]:
        """The alphabet, letter by letter; empty where the edition gives none."""
        return tuple(self.alphabet.split())


class Years(Record):
    """First and last year of the time axis, both included."""

    first: int
    last: int

    @model_validator(mode="after")
    def _in_order(self) -> Years:
        if self.first > self.last:
            raise ValueError(f"first {self.first} is after last {self.last}")
        return self


class View(Record):
    """Where the map starts: centre lon, lat [EPSG:4326, degrees] and Leaflet zoom."""

    centre: tuple[Degrees, Degrees]
    zoom: Annotated[float, Field(ge=0, le=18)]


class Projection(Record):
    """The equal-area projection of the region, for areas and densities."""

    name: str
    proj: str


class EditionInfo(Record):
    """mapdata/edition.json.

    `home` is the address under which this edition is published; citations begin with it. Without
    one they begin with the address the reader asked.
    """

    id: Identifier
    title: dict[str, str]
    subtitle: dict[str, str] = {}
    publisher: dict[str, str]
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    years: Years
    region: tuple[Degrees, Degrees, Degrees, Degrees]
    start_view: View
    projection: Projection
    default_layers: tuple[LayerIdentifier, ...]
    default_period: Identifier
    version: str
    date: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    licence: str
    logo: str | None = None
    home: Annotated[str, Field(pattern=r"^https?://[^\s/?#]+(/[^\s?#]*)?$")] | None = None

    @field_validator("region")
    @classmethod
    def _box(cls, region: tuple[float, float, float, float]) -> tuple[float, ...]:
        west, south, east, north = region
        if west >= east or south >= north:
            raise ValueError("write west, south, east, north [degrees]")
        return region

    @property
    def codes(self) -> list[str]:
        """Language codes in the order of the edition."""
        return [language.code for language in self.languages]

    def language(self, code: str) -> Language:
        """The language of that code; KeyError where the edition has none."""
        return next(item for item in self.languages if item.code == code)

    def fallbacks(self, code: str) -> list[str]:
        """Languages to look in, the asked one first, then its chain, then all others in order."""
        chain = [code]
        following = self.language(code).fallback
        while following and following not in chain:
            chain.append(following)
            following = self.language(following).fallback
        return chain + [other for other in self.codes if other not in chain]
