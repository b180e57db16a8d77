"""JSON Schema of a collection: what its features have, and what they can be chosen by.

OGC API - Features - Part 5: Schemas 1.0 (23-058r2).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from services.exchange.features.collection import Collection
from services.exchange.features.field import Field

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Titled = Callable[[Field], dict[str, str]]
"""Title and, where needed, description of a field in the reader's language."""

ROLES = {"id": "id", "start_date": "primary-interval-start", "end_date": "primary-interval-end"}


INTERVAL = {"type": "array", "format": "interval-array", "items": {"type": "string"}}
"""A filter names the whole time of a feature; no single value of it can be asked for."""


def schema(collection: Collection, uri: str, title: str, titled: Titled) -> dict[str, Any]:
    """What `properties` of every feature hold, and its geometry."""
    described = {
        item.name: titled(item) | item.schema() | _role(item) | {"x-ogc-propertySeq": number}
        for number, item in enumerate(collection.fields, start=1)
    }
    return _document(uri, title, described | _geometry(collection)) | {
        "required": [item.name for item in collection.fields]
    }


def queryables(
    collection: Collection, uri: str, title: str, titled: Titled, time: dict[str, str]
) -> dict[str, Any]:
    """What features can be chosen by.

    Parameters
    ----------
    time : title of the interval of a feature
    """
    described = {
        item.name: titled(item) | item.asked() | _role(item)
        for item in collection.queryables.values()
    }
    described["time"] = time | INTERVAL
    return _document(uri, title, described | _geometry(collection))


def _document(uri: str, title: str, properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "$schema": DIALECT,
        "$id": uri,
        "type": "object",
        "title": title,
        "properties": properties,
        "additionalProperties": False,
    }


def _role(item: Field) -> dict[str, str]:
    return {"x-ogc-role": ROLES[item.name]} if item.name in ROLES else {}


def _geometry(collection: Collection) -> dict[str, Any]:
    if not collection.is_spatial:
        return {}
    kinds = {item.geometry["type"] for item in collection.items if item.geometry}
    form = f"geometry-{kinds.pop().lower()}" if len(kinds) == 1 else "geometry-any"
    return {"geometry": {"format": form, "x-ogc-role": "primary-geometry"}}
