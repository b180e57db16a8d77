"""Places: the features of the layers, and the vocabularies that describe them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from services.edition.citation import Citations
from services.edition.record import Identifier, LayerIdentifier, Localised, Record
from services.edition.when import Date

Certainty = Literal["certain", "less-certain", "uncertain"]
Labour = Literal["attested", "claimed", "not-attested"]
Advisory = Literal["deaths", "children", "violence"]
StyleKey = Literal[
    *("karlag", "zhezkazgan", "balkhash", "sovkhoz", "defence", "special-camp", "other-camp"),
    *("railway", "trial", "area", "territory", "settlement", "water"),
]
"""How a layer may be drawn; the maps room holds a style for each."""


def _split(value: Any) -> Any:
    return [part.strip() for part in value.split(";")] if isinstance(value, str) else value


class Kind(Record):
    """A kind of place (kinds.csv).

    `prison` is yes for what exists only as a place of imprisonment (a camp, a department), no
    for works, farms and railways, which existed without prisoners too and need `labour`, and
    not-applicable for towns, areas and organisations.
    """

    id: Identifier
    label: Localised
    prison: Literal["yes", "no", "not-applicable"]
    aat: str | None = None


class Precision(Record):
    """A class of precision of a position (precisions.csv).

    `symbol` says how such a position may be drawn; `radius` [m] belongs to the class, since no
    source states one; `reason` says why that radius.
    """

    id: Identifier
    symbol: Literal["point", "disc", "area", "line", "none"]
    radius: Annotated[int, Field(gt=0)] | None = None
    label: Localised
    sentence: Localised
    reason: Localised


class Place(Record):
    """One feature of a layer: flat properties, so that QGIS can edit them.

    `opened` and `closed` hold the preferred reading; blank is unknown, never 'always'.
    `labour` is empty for kinds that are prisons. `rank` is for orientation only: 1 is named on
    the smallest map, 3 on a close one; blank stands for 1. The hierarchy, the oblast and camp
    labour stand in relations.csv alone.
    """

    id: Identifier
    name: Localised
    kind: Identifier
    published: Annotated[str, Field(pattern=r"^(yes|no: .+)$")]
    opened: Date | None = None
    closed: Date | None = None
    labour: Labour | None = None
    precision: Identifier
    basis: Localised
    certainty: Certainty
    advisory: Annotated[tuple[Advisory, ...], BeforeValidator(_split)] = ()
    summary: Localised
    note: Localised
    sources: Annotated[Citations, Field(min_length=1)]
    geonames: Annotated[str, Field(pattern=r"^\d+$")] | None = None
    wikidata: Annotated[str, Field(pattern=r"^Q\d+$")] | None = None
    rank: Annotated[int, Field(ge=1, le=3)] | None = None

    @property
    def is_published(self) -> bool:
        """Whether the place is shown; the reason for 'no' stays in the record."""
        return self.published == "yes"


class LayerEntry(Record):
    """A layer as the catalogue announces it (catalogue.json)."""

    id: LayerIdentifier
    group: Literal["mission", "context"]
    title: dict[str, str]
    description: dict[str, str]
    style: StyleKey
    shown: bool
    licence: str
