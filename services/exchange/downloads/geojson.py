"""GeoJSON (RFC 7946) that says what it is: edition, citation, sources as foreign members."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from services.exchange.downloads.material import Material
from services.exchange.downloads.provenance import provenance
from services.exchange.layer import layer_document


def geojson(material: Material, layers: Sequence[str], whole: bool) -> bytes:
    """Published places of some layers as one FeatureCollection; lon/lat, EPSG:4326.

    Parameters
    ----------
    whole : whether they are the whole edition; each feature then names its layer
    """
    features = [
        _named(feature, layer) if whole else feature
        for layer in layers
        for feature in layer_document(material.edition, layer, material.told)["features"]
    ]
    told = provenance(material.edition, () if whole else layers)
    document = {
        "type": "FeatureCollection",
        "title": told.title,
        **told.document,
        "features": features,
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def _named(feature: dict[str, Any], layer: str) -> dict[str, Any]:
    return feature | {"properties": {"layer": layer} | feature["properties"]}
