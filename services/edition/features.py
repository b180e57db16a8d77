"""Features of the layers: GeoJSON as this atlas or QGIS writes it -> places with geometry."""

from __future__ import annotations

from typing import Any

from services.edition.edition import Feature
from services.edition.files import layer_file
from services.edition.parsing import Reader, json_object
from services.edition.place import LayerEntry, Place
from services.edition.record import fold
from services.edition.validation import validated


def read_features(
    reader: Reader, layers: dict[str, LayerEntry], codes: list[str]
) -> dict[str, Feature]:
    """Features of all layers by id, in catalogue order; ids are unique across layers."""
    found: dict[str, Feature] = {}
    for layer in layers:
        for feature in _layer(reader, layer, codes):
            if feature.id in found:
                other = found[feature.id].layer
                message = f"stands twice, in {layer} and in {other}"
                reader.fault(layer_file(layer), feature.id, "id", message)
            found[feature.id] = feature
    return found


def _layer(reader: Reader, layer: str, codes: list[str]) -> list[Feature]:
    file = layer_file(layer)
    items = json_object(reader, file).get("features")
    if not isinstance(items, list):
        if file not in reader.lost:
            reader.unread(file, "-", "features", "a GeoJSON FeatureCollection is needed")
        return []
    found = []
    for number, item in enumerate(items, start=1):
        feature = _feature(reader, layer, number, item, codes)
        if feature is not None:
            found.append(feature)
    return sorted(found, key=lambda feature: feature.id)


def _feature(
    reader: Reader, layer: str, number: int, item: Any, codes: list[str]
) -> Feature | None:
    file = layer_file(layer)
    properties = item.get("properties") if isinstance(item, dict) else None
    if not isinstance(properties, dict):
        reader.fault(file, f"feature {number}", "properties", "an object {...} is needed")
        return None
    name = str(properties.get("id") or item.get("id") or f"feature {number}")
    if item.get("id", name) != name:
        reader.fault(file, name, "id", f"the feature's id is {item['id']!r}, its property {name!r}")
    # QGIS and GDAL write numbers and null where the table holds text.
    texts = {key: _text(value) for key, value in properties.items()}
    place = validated(reader, file, name, Place, fold(Place, texts, codes))
    return Feature(place, layer, item.get("geometry")) if place else None


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
