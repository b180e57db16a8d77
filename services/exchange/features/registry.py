"""The one list of collections: every layer of the catalogue, then the tables of the edition."""

from __future__ import annotations

from services.edition.edition import Edition
from services.exchange.features.collection import Collection
from services.exchange.features.places import layer_collection
from services.exchange.features.tables import (
    event_collection,
    observation_collection,
    source_collection,
)
from services.exchange.layer import Told, as_written


def collections(edition: Edition, told: Told = as_written) -> dict[str, Collection]:
    """Collections by id; a new layer of the catalogue is one by being there."""
    layers = [layer_collection(edition, layer, told) for layer in edition.layers]
    tables = [
        observation_collection(edition, told),
        event_collection(edition, told),
        source_collection(edition),
    ]
    return {item.id: item for item in (*layers, *tables)}
