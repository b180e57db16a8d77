"""Puts the map together: an OfflineMap, our elements on it, rendered once into two slots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from services.edition.edition import Edition
from services.maps import elements
from services.maps.offline_map import OfflineMap
from services.maps.styles import style_config

CONTROLS = (
    "PlacePopup",
    "LayerPanel",
    "PlaceSearch",
    "PlaceFilter",
    "PlaceList",
    "PlaceTable",
    "TimeControl",
    "Comparison",
    "ZoomControl",
    "ViewAddress",
)
"""Elements beside the layers; the zoom control comes when the others have taken their room."""


@dataclass(frozen=True)
class MapSlots:
    """Folium's slots: `html` goes into our page, `script` is served as a module of its own."""

    html: str
    script: str


def compose(edition: Edition, layers: Sequence[str], config: dict[str, dict[str, Any]]) -> MapSlots:
    """Build, render and discard a map of the given layers.

    Parameters
    ----------
    layers : ids of layers in display order, those the page offers
    config : per element class name what the web room hands over (addresses, words);
        `EditionLayer` holds one such dictionary per layer id
    """
    info = edition.info
    atlas = OfflineMap(info.start_view.centre, info.start_view.zoom, info.region)
    elements.Basemap("base", config["Basemap"]).add_to(atlas)
    for name in CONTROLS:
        getattr(elements, name)(name.lower(), config[name]).add_to(atlas)
    for layer in layers:
        _layer_element(edition, layer, config["EditionLayer"][layer]).add_to(atlas)
    return _slots(atlas)


def _layer_element(edition: Edition, layer: str, config: dict[str, Any]) -> elements.EditionLayer:
    entry = edition.layers[layer]
    radii = {key: item.radius for key, item in edition.precisions.items()}
    symbols = {key: item.symbol for key, item in edition.precisions.items()}
    prisons = [key for key, kind in edition.kinds.items() if kind.prison == "yes"]
    described = {
        "id": layer,
        "style": style_config(entry.style),
        "radii": radii,
        "symbols": symbols,
        "prisons": prisons,
    }
    return elements.EditionLayer(f"layer_{layer}", described | config)


def _slots(atlas: OfflineMap) -> MapSlots:
    figure = atlas.get_root()
    figure.render()
    html = "\n".join(child.render() for child in figure.html._children.values())
    script = "\n".join(child.render() for child in figure.script._children.values())
    return MapSlots(html=html, script=script)
