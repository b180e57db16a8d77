"""Evidence: sources, declared checks, media, the review state of texts."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from services.edition.record import Identifier, Localised, Record
from services.edition.when import Date


class SourceNote(Record):
    """What this edition knows of a source beyond the bibliography (CSL `custom`).

    `label` is the short name that stands beside figures, in the languages of the edition.
    """

    kind: Literal["thesis", "book", "article", "dataset", "museum", "press", "web", "memoir", "law"]
    licence: str
    read: Literal["whole", "part", "excerpt", "data", "citation-only"]
    read_note: dict[str, str] = {}
    label: dict[str, str] = {}
    depends_on: tuple[Identifier, ...] = ()


class Source(BaseModel):
    """A CSL-JSON item (sources.json); CSL's own fields are kept as they are."""

    model_config = ConfigDict(frozen=True, extra="allow")

    id: Identifier
    type: str
    title: Annotated[str, Field(min_length=1)]
    language: str | None = None
    author: tuple[dict[str, Any], ...] = ()
    issued: dict[str, Any] | None = None
    custom: SourceNote


class CheckTerm(Record):
    """One figure, line, camp or source in a check: factor times value, in a role.

    `observation` brings a figure's value, `place` a route's length or a camp's dates, `source`
    what rests on what; exactly one of them is given. Roles: part, total; numerator, denominator,
    result; value, bound, side (sides are multiplied); route; claim; camp; source.
    """

    observation: Identifier | None = None
    place: Identifier | None = None
    source: Identifier | None = None
    factor: Decimal = Decimal(1)
    role: Literal[
        "part",
        "total",
        "numerator",
        "denominator",
        "result",
        "value",
        "bound",
        "side",
        "route",
        "claim",
        "camp",
        "source",
    ]

    @model_validator(mode="after")
    def _one_thing(self) -> CheckTerm:
        if [self.observation, self.place, self.source].count(None) != 2:
            raise ValueError("observation: give one of observation, place, source")
        return self


ROLES: dict[str, tuple[set[str], ...]] = {
    "sum": ({"part"}, {"total"}),
    "ratio": ({"numerator"}, {"denominator"}, {"result"}),
    "bound": ({"value"}, {"bound", "side"}),
    "length": ({"value"}, {"route"}),
    "agreement": ({"claim"},),
    "independence": ({"source"},),
    "overlap": ({"value"}, {"camp"}),
    "repetition": ({"claim"},),
}
"""Roles that each kind of check needs: one of every set, and no other."""


class Check(Record):
    """Declared source criticism (checks.json)."""

    id: Identifier
    kind: Literal[
        "sum", "ratio", "bound", "length", "agreement", "independence", "overlap", "repetition"
    ]
    terms: Annotated[tuple[CheckTerm, ...], Field(min_length=1)]
    tolerance: Annotated[Decimal, Field(ge=0)] = Decimal(0)
    title: dict[str, str]
    text: dict[str, str] = {}

    @model_validator(mode="after")
    def _has_its_roles(self) -> Check:
        given = {term.role for term in self.terms}
        for needed in ROLES[self.kind]:
            if not given & needed:
                raise ValueError(f"terms: a {self.kind} needs a term in the role {_either(needed)}")
        allowed = set().union(*ROLES[self.kind])
        if given - allowed:
            strange = ", ".join(sorted(given - allowed))
            raise ValueError(f"terms: a {self.kind} knows no {strange}; {_either(allowed)} it does")
        return self


def _either(roles: set[str]) -> str:
    return " or ".join(sorted(roles))


class Medium(Record):
    """A picture, document or sound of a place or event (media.csv, file under media/)."""

    id: Identifier
    file: Annotated[str, Field(pattern=r"^[\w.-]+$")]
    place: Identifier | None = None
    event: Identifier | None = None
    date: Date | None = None
    caption: Localised
    description: Localised
    author: str
    holder: str
    licence: str
    source: Identifier | None = None
    advisory: Literal["deaths", "children", "violence", "none"] = "none"

    @model_validator(mode="after")
    def _credited(self) -> Medium:
        if not self.description:
            raise ValueError("description: a medium is described in words")
        if self.place is None and self.event is None:
            raise ValueError("place: give the place or the event it belongs to")
        return self


class Review(Record):
    """The state of a text in a language (texts/review.csv).

    `text` is a path of segments: `places`, `places/alzhir`, `places/alzhir/summary`,
    `interface`, `texts/about`. The most specific row that matches a text decides.
    """

    text: Annotated[str, Field(pattern=r"^[a-z0-9_-]+(/[a-z0-9_-]+)*$")]
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
    state: Literal["source", "translated", "reviewed"]
    reviewer: str | None = None
    date: Date | None = None

    @model_validator(mode="after")
    def _names_the_reviewer(self) -> Review:
        if self.state == "reviewed" and not (self.reviewer and self.date):
            raise ValueError("reviewer: a reviewed text names who reviewed it and when")
        return self


class GlossaryTerm(Record):
    """A term of the period (glossary.csv).

    `forms` are further beginnings under which texts use it, with `; ` between: forms whose stem
    differs from the label's (область: области; областей), and the word alone where the label
    needs a bracket.
    """

    id: Identifier
    label: Localised
    forms: Localised = {}
    text: Localised

    def written(self, language: str) -> tuple[str, ...]:
        """The label, unless it holds a bracket, and the further forms in a language."""
        label = self.label.get(language, "")
        further = self.forms.get(language, "").split(";")
        alone = [] if "(" in label else [label]
        return tuple(filter(None, map(str.strip, [*alone, *further])))


class StoryStep(Record):
    """One step of a guided story: a view (the query of a map address) and its words."""

    view: str
    title: dict[str, str]
    text: dict[str, str]
    notes: dict[str, str] = {}


class Story(Record):
    """A guided story (stories/<id>.json)."""

    id: Identifier
    title: dict[str, str]
    steps: Annotated[tuple[StoryStep, ...], Field(min_length=1)]
