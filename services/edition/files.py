"""Which file of an edition holds which records: the one place that knows file names."""

from __future__ import annotations

from dataclasses import dataclass

from services.edition.evidence import GlossaryTerm, Medium, Review
from services.edition.figures import Indicator, Observation, Period, Theme, Unit
from services.edition.history import DateReading, Event, PlaceName, Relation, Tombstone
from services.edition.place import Kind, Precision
from services.edition.record import Record


@dataclass(frozen=True)
class Table:
    """A CSV table: its file, its records, the columns that tell records apart and order them."""

    field: str
    model: type[Record]
    key: tuple[str, ...] = ("id",)
    order: tuple[str, ...] = ("id",)


TABLES: dict[str, Table] = {
    "kinds.csv": Table("kinds", Kind),
    "precisions.csv": Table("precisions", Precision),
    "themes.csv": Table("themes", Theme),
    "units.csv": Table("units", Unit),
    "indicators.csv": Table("indicators", Indicator),
    "observations.csv": Table("observations", Observation),
    "periods.csv": Table("periods", Period, order=("start", "id")),
    "relations.csv": Table("relations", Relation),
    "dates.csv": Table("dates", DateReading),
    "names.csv": Table("names", PlaceName),
    "events.csv": Table("events", Event),
    "media.csv": Table("media", Medium),
    "tombstones.csv": Table("tombstones", Tombstone),
    "glossary.csv": Table("glossary", GlossaryTerm),
    "texts/review.csv": Table("reviews", Review, ("text", "language"), ("text", "language")),
}

INFO = "edition.json"
CATALOGUE = "catalogue.json"
SOURCES = "sources.json"
CHECKS = "checks.json"
PACKAGE = "datapackage.json"


def layer_file(layer: str) -> str:
    """The file of a layer."""
    return f"layers/{layer}.geojson"
