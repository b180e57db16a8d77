"""Linked Places Format 1.3: all published places as GeoJSON that is JSON-LD too.

https://github.com/LinkedPasts/linked-places-format, version of 24 June 2024.
"""

from __future__ import annotations

import json

from services.exchange.downloads.material import Material
from services.exchange.downloads.provenance import provenance
from services.exchange.linked_places.place_record import place_record

CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/"
    "linkedplaces-context-v1.1.jsonld"
)
OWN_TERMS = ("layer", "precision", "precision_radius", "opened", "closed", "citation", "sources")


def linked_places(material: Material) -> bytes:
    """Every place under its permanent address (`/id/<id>` of the atlas's own address)."""
    told = provenance(material.edition)
    own = {"atlas": f"{material.base}/terms#"} | {term: f"atlas:{term}" for term in OWN_TERMS}
    document = {
        "type": "FeatureCollection",
        "@context": [CONTEXT, own],
        "title": told.title,
        **told.document,
        "features": [
            place_record(material, feature, told) for feature in material.edition.published.values()
        ],
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
