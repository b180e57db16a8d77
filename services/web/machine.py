"""Machine addresses: layers as plain GeoJSON, and whether the atlas is well."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from services.exchange.body import Body
from services.exchange.layer import feature_body, layer_bodies
from services.web.atlas import current_atlas
from services.web.bodies import answer
from services.web.errors import UnknownThing
from services.web.mentions import plain
from services.web.parameters import one_of, refuse_unknown

machine = Blueprint("machine", __name__)


@machine.get("/layers/<layer>.geojson")
def layer(layer: str) -> Response:
    """A layer of the edition (RFC 7946), prepared once, with ETag and 304.

    `?view=map` is the same layer with what the map page needs: positions, precision, rank, years.

    Raises
    ------
    UnknownThing
        when the edition has no such layer
    BadParameter
        for another parameter or another view
    """
    refuse_unknown(("view",))
    view = one_of("view", ("full", "map"))
    layers = current_atlas().map_layers if view == "map" else _layers()
    if layer not in layers:
        raise UnknownThing("layer", layer, list(layers))
    return _shared(layers[layer])


@machine.get("/layers/<layer>/<place>.geojson")
def record(layer: str, place: str) -> Response:
    """One place of a layer (RFC 7946).

    Raises
    ------
    UnknownThing
        when the edition has no such layer, or the layer no such place
    BadParameter
        for any parameter
    """
    refuse_unknown(())
    edition = current_atlas().edition
    if layer not in edition.layers:
        raise UnknownThing("layer", layer, list(edition.layers))
    places = {item.id: item for item in edition.layer_features(layer)}
    if place not in places:
        raise UnknownThing("place", place, list(places))
    return _shared(feature_body(edition, places[place], plain))


def _layers() -> dict[str, Body]:
    atlas = current_atlas()
    if not atlas.layers:
        atlas.layers.update(layer_bodies(atlas.edition, plain))
    return atlas.layers


def _shared(body: Body) -> Response:
    """A body that scripts of any page may read."""
    response = answer(body)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@machine.get("/healthz")
def health() -> Response:
    """Which edition is served, and the faults of a newer one that was refused."""
    refuse_unknown(())
    atlas = current_atlas()
    info = atlas.edition.info
    return jsonify(
        status="ok",
        edition={"id": info.id, "version": info.version, "hash": atlas.edition.hash},
        refused=[str(fault) for fault in atlas.refused],
    )
