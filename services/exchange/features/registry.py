"""The one list of collections: every layer of the catalogue, then the tables of the edition."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from services.edition.edition import Edition
from services.exchange.features.collection import Collection
from services.exchange.features.places import layer_collection
from services.exchange.features.tables import (
    event_collection,
    observation_collection,
    source_collection,
)
from services.exchange.layer import Told, as_written

NOT_WEIGHED: Mapping[str, str] = MappingProxyType({})


def collections(
    edition: Edition, told: Told = as_written, weighed: Mapping[str, str] = NOT_WEIGHED
) -> dict[str, Collection]:
    """Collections by id; a new layer of the catalogue is one by being there.

    Parameters
    ----------
    weighed : by figure the checks that weigh it, as 'check: outcome; check: outcome'
    """
    layers = [layer_collection(edition, layer, told) for layer in edition.layers]
    tables = [
        observation_collection(edition, told, weighed),
        event_collection(edition, told),
        source_collection(edition),
    ]
    return {item.id: item for item in (*layers, *tables)}
