"""The edition as the rest of the house sees it: read once, checked, immutable, indexed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from services.edition.changes.log import VersionChanges
from services.edition.evidence import Check, GlossaryTerm, Medium, Review, Source, Story
from services.edition.figures import Indicator, Observation, Period, Theme, Unit
from services.edition.history import DateReading, Event, PlaceName, Relation, Tombstone
from services.edition.info import EditionInfo
from services.edition.place import Kind, LayerEntry, Place, Precision


@dataclass(frozen=True)
class Feature:
    """A place with its layer and geometry (GeoJSON, EPSG:4326 lon/lat; None: no known location)."""

    place: Place
    layer: str
    geometry: dict[str, Any] | None

    @property
    def id(self) -> str:
        """The place's id."""
        return self.place.id


@dataclass(frozen=True)
class Edition:
    """Everything under mapdata/, by id in canonical order.

    `root` is the folder it was read from, `hash` the SHA-256 of all its files; `texts` holds
    prose by text key ('about', 'periods/war') and language, as Markdown; `changes` the change log
    by version, the newest first.
    """

    root: Path
    hash: str
    info: EditionInfo
    layers: dict[str, LayerEntry]
    features: dict[str, Feature]
    kinds: dict[str, Kind]
    precisions: dict[str, Precision]
    themes: dict[str, Theme]
    units: dict[str, Unit]
    indicators: dict[str, Indicator]
    observations: dict[str, Observation]
    periods: dict[str, Period]
    relations: dict[str, Relation]
    dates: dict[str, DateReading]
    names: dict[str, PlaceName]
    events: dict[str, Event]
    sources: dict[str, Source]
    checks: dict[str, Check]
    media: dict[str, Medium]
    tombstones: dict[str, Tombstone]
    glossary: dict[str, GlossaryTerm]
    stories: dict[str, Story]
    reviews: dict[tuple[str, str], Review]
    texts: dict[str, dict[str, str]]
    changes: dict[str, VersionChanges]

    def layer_features(self, layer: str, published: bool = True) -> list[Feature]:
        """Features of a layer in canonical order; the unpublished ones only when asked for."""
        return [
            feature
            for feature in self.features.values()
            if feature.layer == layer and (feature.place.is_published or not published)
        ]

    @cached_property
    def published(self) -> dict[str, Feature]:
        """Features that visitors may see."""
        return {key: item for key, item in self.features.items() if item.place.is_published}

    @cached_property
    def observations_of(self) -> dict[str, list[Observation]]:
        """Observations by place."""
        return _grouped(self.observations.values(), "place")

    @cached_property
    def relations_of(self) -> dict[str, list[Relation]]:
        """Relations by the place they start from."""
        return _grouped(self.relations.values(), "place")

    @cached_property
    def relations_to(self) -> dict[str, list[Relation]]:
        """Relations by the place they point to."""
        return _grouped(self.relations.values(), "target")

    @cached_property
    def names_of(self) -> dict[str, list[PlaceName]]:
        """Further names by place."""
        return _grouped(self.names.values(), "place")

    @cached_property
    def dates_of(self) -> dict[str, list[DateReading]]:
        """Readings of dates by place."""
        return _grouped(self.dates.values(), "place")

    @cached_property
    def events_of(self) -> dict[str, list[Event]]:
        """Events by place."""
        return _grouped(self.events.values(), "place")

    def review_state(self, text: str, language: str) -> str:
        """State of a text in a language: source, translated or reviewed.

        Parameters
        ----------
        text : 'places/alzhir/summary'; the longest prefix that texts/review.csv holds decides
        """
        segments = text.split("/")
        for length in range(len(segments), 0, -1):
            review = self.reviews.get(("/".join(segments[:length]), language))
            if review:
                return review.state
        return "translated"


def _grouped(records: Any, field: str) -> dict[str, list[Any]]:
    groups: dict[str, list[Any]] = defaultdict(list)
    for record in records:
        groups[getattr(record, field)].append(record)
    return groups
