"""Schemas of the API's answers, as OpenAPI 3.0 has them."""

from __future__ import annotations

from typing import Any

from services.exchange.features.collection import Collection
from services.exchange.features.schema import Titled

Shape = dict[str, Any]

TEXT: Shape = {"type": "string"}
LINKS: Shape = {"type": "array", "items": {"$ref": "#/components/schemas/link"}}
TEXTS: Shape = {"type": "array", "items": TEXT}


def _object(required: dict[str, Shape], optional: dict[str, Shape] | None = None) -> Shape:
    found: Shape = {"type": "object", "properties": required | (optional or {})}
    # OpenAPI wants no empty list of what is required.
    return found | ({"required": list(required)} if required else {})


_EXTENT = _object(
    {},
    {
        "spatial": _object(
            {
                "bbox": {
                    "type": "array",
                    "minItems": 1,
                    "items": {"type": "array", "minItems": 4, "items": {"type": "number"}},
                },
                "crs": TEXT,
            }
        ),
        "temporal": _object(
            {
                "interval": {
                    "type": "array",
                    "minItems": 1,
                    "items": {
                        "type": "array",
                        "minItems": 2,
                        "maxItems": 2,
                        "items": TEXT | {"format": "date-time", "nullable": True},
                    },
                }
            }
        ),
    },
)

_GEOMETRY: Shape = {
    "nullable": True,
    **_object(
        {
            "type": TEXT
            | {"enum": ["Point", "LineString", "MultiLineString", "Polygon", "MultiPolygon"]},
            "coordinates": {"type": "array", "minItems": 1, "items": {}},
        }
    ),
}

_TIME: Shape = {
    "nullable": True,
    **_object({"interval": {"type": "array", "minItems": 2, "maxItems": 2, "items": TEXT}}),
}

_PROBLEM = _object(
    {
        "type": TEXT,
        "title": TEXT,
        "status": {"type": "integer"},
        "detail": TEXT,
        "code": TEXT,
        "description": TEXT,
    },
    {
        "parameter": TEXT,
        "given": TEXT | {"nullable": True},
        "allowed": TEXTS,
        "reason": TEXT,
        "exists": TEXTS,
    },
)

SHAPES: dict[str, Shape] = {
    "link": _object({"href": TEXT, "rel": TEXT}, {"type": TEXT, "title": TEXT, "hreflang": TEXT}),
    "landing": _object({"links": LINKS}, {"title": TEXT, "description": TEXT, "attribution": TEXT}),
    "conformance": _object({"conformsTo": TEXTS}, {"links": LINKS}),
    "openapi": _object({"openapi": TEXT, "info": {"type": "object"}, "paths": {"type": "object"}}),
    "collections": _object(
        {
            "links": LINKS,
            "collections": {
                "type": "array",
                "items": {"$ref": "#/components/schemas/collection"},
            },
        },
        {"crs": TEXTS},
    ),
    "collection": _object(
        {"id": TEXT, "links": LINKS},
        {
            "title": TEXT,
            "description": TEXT,
            "attribution": TEXT,
            "licence": TEXT,
            "itemType": TEXT | {"enum": ["feature"]},
            "extent": _EXTENT,
            "crs": TEXTS,
            "storageCrs": TEXT,
        },
    ),
    "schema": _object(
        {"$schema": TEXT, "$id": TEXT, "type": TEXT, "properties": {"type": "object"}},
        {"title": TEXT, "required": TEXTS, "additionalProperties": {"type": "boolean"}},
    ),
    "geometry": _GEOMETRY,
    "time": _TIME,
    "problem": _PROBLEM,
}

_JSONFG: dict[str, Shape] = {
    "conformsTo": TEXTS,
    "coordRefSys": TEXT,
    "featureType": TEXT,
    "place": {"$ref": "#/components/schemas/geometry"},
    "time": {"$ref": "#/components/schemas/time"},
}
"""What JSON-FG adds to GeoJSON."""


def feature_shape(collection: Collection, titled: Titled) -> Shape:
    """A feature of a collection: every property is there, a missing value is said."""
    properties = {item.name: titled(item) | _nullable(item.schema()) for item in collection.fields}
    return _object(
        {
            "type": TEXT | {"enum": ["Feature"]},
            "id": TEXT,
            "properties": _object(properties) | {"additionalProperties": False},
            "geometry": {"$ref": "#/components/schemas/geometry"},
        },
        {"links": LINKS} | _JSONFG,
    )


def features_shape(collection: Collection) -> Shape:
    """A page of features of a collection."""
    count = {"type": "integer", "minimum": 0}
    feature = {"$ref": f"#/components/schemas/{collection.id}_item"}
    return _object(
        {
            "type": TEXT | {"enum": ["FeatureCollection"]},
            "features": {"type": "array", "items": feature},
            "numberMatched": count,
            "numberReturned": count,
            "timeStamp": TEXT | {"format": "date-time"},
            "links": LINKS,
        },
        {name: _JSONFG[name] for name in ("conformsTo", "coordRefSys", "featureType")},
    )


def _nullable(schema: Shape) -> Shape:
    """JSON Schema's list of types as OpenAPI 3.0 writes it."""
    kind = schema["type"]
    if isinstance(kind, str):
        return schema
    return schema | {"type": kind[0], "nullable": True}
