"""Linked Places Format 1.3 as a JSON Schema, written from its specification.

https://github.com/LinkedPasts/linked-places-format (README, 24 June 2024). Stricter than the
format where the atlas promises more: every record has types, every name a language.
"""

from __future__ import annotations

from typing import Any

CERTAINTY = {"enum": ["certain", "less-certain", "uncertain"]}
ADDRESS = {"type": "string", "pattern": r"^https?://\S+$"}
LANGUAGE = {"type": "string", "pattern": "^[a-z]{2,3}$"}
MOMENT = {"type": "string", "pattern": r"^-?\d{4}(-\d{2}(-\d{2})?)?$"}
TERM = {"type": "string", "pattern": r"^(gvp:[a-zA-Z0-9_]+|https?://\S+)$"}


def record(required: list[str], further: bool = False, **properties: Any) -> dict[str, Any]:
    """An object of these members."""
    return {
        "type": "object",
        "required": required,
        "properties": properties,
        "additionalProperties": further,
    }


def many(items: dict[str, Any], least: int = 0) -> dict[str, Any]:
    """A list."""
    return {"type": "array", "items": items, "minItems": least}


SIDE = record([], **{"in": MOMENT}, earliest=MOMENT, latest=MOMENT) | {"minProperties": 1}
WHEN = record(
    ["timespans"],
    timespans=many(record(["start"], start=SIDE, end=SIDE), 1),
    certainty=CERTAINTY,
)
CITATION = record(["label"], label={"type": "string", "minLength": 1}, year={"type": "integer"}) | {
    "properties": {
        "label": {"type": "string", "minLength": 1},
        "year": {"type": "integer"},
        "@id": {"type": "string", "format": "iri", "pattern": "^https?://"},
    }
}
NAME = record(
    ["toponym", "lang"],
    toponym={"type": "string", "minLength": 1},
    lang=LANGUAGE,
    citations=many(CITATION, 1),
    when=WHEN,
)
TYPE = record(
    ["label", "sourceLabels"],
    identifier={"type": "string", "pattern": r"^aat:300\d{6}$"},
    label={"type": "string", "minLength": 1},
    sourceLabels=many(record(["label", "lang"], label={"type": "string"}, lang=LANGUAGE), 1),
)
GEOMETRY = record(
    ["type", "coordinates", "certainty"],
    type={"enum": ["Point", "LineString", "MultiLineString", "Polygon", "MultiPolygon"]},
    coordinates={"type": "array", "minItems": 1},
    certainty=CERTAINTY,
    citations=many(CITATION, 1),
    when=WHEN,
)
RELATION = record(
    ["relationType", "relationTo", "label"],
    relationType=TERM,
    relationTo=ADDRESS,
    label={"type": "string", "minLength": 1},
    when=WHEN,
    citations=many(CITATION, 1),
    certainty=CERTAINTY,
)
LINK = record(
    ["type", "identifier"],
    type={"enum": ["closeMatch", "exactMatch", "primaryTopicOf", "subjectOf", "seeAlso"]},
    identifier=ADDRESS,
)
DESCRIPTION = record(["value"], value={"type": "string", "minLength": 1}, lang=LANGUAGE)
DESCRIPTION["properties"]["@id"] = ADDRESS
DEPICTION = record(["title", "license"], title={"type": "string"}, license={"type": "string"})
DEPICTION["properties"]["@id"] = ADDRESS
DATED = {
    "anyOf": [
        {"required": ["when"]},
        {
            "properties": {
                "names": {
                    "contains": {
                        "properties": {"citations": {"contains": {"required": ["year"]}}},
                        "required": ["citations"],
                    }
                }
            }
        },
    ]
}
"""A record has a `when` of its own or a citation year for at least one of its names."""

PLACE = record(
    ["@id", "type", "properties", "names", "types", "geometry"],
    type={"const": "Feature"},
    properties=record(
        ["title", "fclasses"],
        further=True,
        title={"type": "string", "minLength": 1},
        fclasses=many({"enum": list("AHLPRST")}, 1),
    ),
    when=WHEN,
    names=many(NAME, 1),
    types=many(TYPE, 1),
    geometry={"anyOf": [{"type": "null"}, GEOMETRY]},
    links=many(LINK),
    relations=many(RELATION),
    descriptions=many(DESCRIPTION),
    depictions=many(DEPICTION),
)
PLACE["properties"]["@id"] = ADDRESS

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["type", "@context", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "@context": many({"type": ["string", "object"]}, 1),
        "features": many(PLACE | DATED, 1),
    },
}
