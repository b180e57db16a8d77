"""A layer as plain GeoJSON (RFC 7946): what QGIS, a script or the map page loads."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from services.edition.edition import Edition, Feature
from services.edition.figures import Observation
from services.edition.record import localised_fields, unfold
from services.edition.when import When
from services.exchange.body import Body, body
from services.statistics.hierarchy import parents
from services.statistics.presence import Presence, labour_presences, presence

HeadCounts = Mapping[str, Mapping[int, Observation]]
"""{place: {year: head-count}}."""

Told = Callable[[str, str], str]
"""(text, language) -> the text with the figures it mentions in words."""


def as_written(text: str, _: str) -> str:
    """A text as the edition holds it, references unresolved."""
    return text


MEDIA_TYPE = "application/geo+json"
ATTRIBUTION = "Positions partly from GeoNames (CC BY 4.0)"


def layer_document(edition: Edition, layer: str, told: Told = as_written) -> dict[str, Any]:
    """The published features of a layer, EPSG:4326 lon/lat, with what edition they are from."""
    return {
        "type": "FeatureCollection",
        "title": edition.layers[layer].title,
        **_provenance(edition, layer),
        "features": [
            geojson_feature(edition, item, told) for item in edition.layer_features(layer)
        ],
    }


def feature_document(edition: Edition, feature: Feature, told: Told = as_written) -> dict[str, Any]:
    """One place by itself, with what edition it is from."""
    return geojson_feature(edition, feature, told) | _provenance(edition, feature.layer)


def _provenance(edition: Edition, layer: str) -> dict[str, Any]:
    info = edition.info
    return {
        "licence": edition.layers[layer].licence,
        "attribution": ATTRIBUTION,
        "edition": {
            "id": info.id,
            "version": info.version,
            "date": info.date,
            "hash": edition.hash,
        },
    }


def map_document(edition: Edition, layer: str, counts: HeadCounts) -> dict[str, Any]:
    """What the map page needs of a layer: ids, positions, years, what places are filtered by.

    The words stand in the cards of the page's own language, so that a visitor does not load
    four languages to read one.
    """
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": item.id,
                "properties": _map_properties(edition, item) | _counts(counts.get(item.id, {})),
                "geometry": item.geometry,
            }
            for item in edition.layer_features(layer)
        ],
    }


def _counts(counts: Mapping[int, Observation]) -> dict[str, Any]:
    """{'counts': [[year, head-count, accepted], ...]} in order; nothing where none is known."""
    found = [
        [year, float(str(item.value)), item.status == "accepted"]
        for year, item in sorted(counts.items())
    ]
    return {"counts": found} if found else {}


def _map_properties(edition: Edition, item: Feature) -> dict[str, Any]:
    """Years and classes; `labour` is null for camps, `orients` true for towns and areas.

    `oblasts` is there only where a source names one.
    """
    kind = edition.kinds[item.place.kind]
    found = presence(edition, item.id)
    worked = [_years(span) for span in labour_presences(edition, item.id)]
    lay_in = oblasts(edition, item.id)
    return {
        "certainty": item.place.certainty,
        "kind": item.place.kind,
        "precision": item.place.precision,
        "rank": item.place.rank or 1,
        "years": _years(found) if found else None,
        "labour": worked if kind.prison == "no" else None,
        "orients": kind.prison == "not-applicable",
    } | ({"oblasts": lay_in} if lay_in else {})


def oblasts(edition: Edition, place: str) -> list[list[str | int | None]]:
    """Oblasts a place lay in: id, first and last year [null: not known], in the order of time."""
    return [
        [
            relation.target,
            relation.start.first_year if relation.start else None,
            relation.end.last_year if relation.end else None,
        ]
        for relation in parents(edition, place)
        if relation.relation == "located_in" and relation.target in edition.published
    ]


def _years(found: Presence) -> list[int | None]:
    first, last = found.possible
    certain = found.certain or (None, None)
    return [first, *certain, last]


def feature_body(edition: Edition, feature: Feature, told: Told = as_written) -> Body:
    """One place, serialised as it is asked for."""
    return body(_serialised(feature_document(edition, feature, told)), MEDIA_TYPE)


def map_bodies(edition: Edition, counts: HeadCounts) -> dict[str, Body]:
    """Every layer as the map page loads it."""
    return {
        layer: body(_serialised(map_document(edition, layer, counts)), MEDIA_TYPE)
        for layer in edition.layers
    }


def layer_bodies(edition: Edition, told: Told = as_written) -> dict[str, Body]:
    """Every layer of the catalogue, serialised and compressed once."""
    return {
        layer: body(_serialised(layer_document(edition, layer, told)), MEDIA_TYPE)
        for layer in edition.layers
    }


def _serialised(document: dict[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def geojson_feature(edition: Edition, feature: Feature, told: Told = as_written) -> dict[str, Any]:
    """A place as its layer holds it: flat properties, texts in every language, four bounds."""
    place = feature.place
    properties = {key: _plain(value) for key, value in unfold(place, edition.info.codes).items()}
    for field in localised_fields(type(place)):
        properties |= {
            f"{field}_{code}": told(x, code) for code, x in getattr(place, field).items()
        }
    return {
        "type": "Feature",
        "id": feature.id,
        "properties": properties
        | _bounds("opened", place.opened)
        | _bounds("closed", place.closed),
        "geometry": feature.geometry,
    }


def _plain(value: Any) -> str:
    return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _bounds(name: str, when: When | None) -> dict[str, int | None]:
    """First and last possible day as yyyymmdd, so that programs need not read EDTF."""
    return {
        f"{name}_earliest": when.earliest if when else None,
        f"{name}_latest": when.latest if when else None,
    }
