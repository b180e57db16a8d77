"""Layers as collections: every published place, those without a position included."""

from __future__ import annotations

from typing import Any

from services.edition.edition import Edition, Feature
from services.edition.place import Place
from services.edition.when import Bounds
from services.exchange.features.collection import Collection, Item
from services.exchange.features.field import Field, dates, model_fields
from services.exchange.features.moments import iso
from services.exchange.layer import Told, geojson_feature
from services.statistics.presence import presence

BOUNDS = ("opened_earliest", "opened_latest", "closed_earliest", "closed_latest")
"""Days as yyyymmdd, as the file of the layer has them."""

YEARS = ("possible_from", "certain_from", "certain_to", "possible_to")
"""Years in which the map shows the place, those it is sure of within."""


def layer_collection(edition: Edition, layer: str, told: Told) -> Collection:
    """A layer of the edition."""
    entry, codes = edition.layers[layer], edition.info.codes
    fields = [
        *model_fields(Place, codes, blank=""),
        *(Field(name, "integer", name) for name in BOUNDS),
        *dates(),
        *(Field(name, "integer", name) for name in YEARS),
    ]
    return Collection(
        id=layer,
        sort="place",
        title=entry.title,
        description=entry.description,
        licence=entry.licence,
        fields=tuple(fields),
        items=tuple(_item(edition, found, told) for found in edition.layer_features(layer)),
    )


def _item(edition: Edition, feature: Feature, told: Told) -> Item:
    document = geojson_feature(edition, feature, told)
    time = place_time(feature.place)
    first, last = time or (None, None)
    properties = document["properties"] | {"start_date": iso(first), "end_date": iso(last)}
    return Item(
        id=feature.id,
        properties=properties | _years(edition, feature),
        geometry=feature.geometry,
        time=time,
        title=feature.place.name,
    )


def place_time(place: Place) -> Bounds | None:
    """From the first possible day of opening to the last possible day of closing.

    An end nobody knows is open; None where neither is known.
    """
    if place.opened is None and place.closed is None:
        return None
    return (
        place.opened.earliest if place.opened else None,
        place.closed.latest if place.closed else None,
    )


def _years(edition: Edition, feature: Feature) -> dict[str, Any]:
    found = presence(edition, feature.id)
    if found is None:
        return dict.fromkeys(YEARS)
    first, last = found.possible
    certain = found.certain or (None, None)
    return dict(zip(YEARS, (first, *certain, last), strict=True))
