"""Machine addresses: layers as plain GeoJSON, and whether the atlas is well."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from services.web.atlas import current_atlas
from services.web.bodies import answer
from services.web.errors import UnknownThing
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
    layers = current_atlas().map_layers if view == "map" else current_atlas().layers
    if layer not in layers:
        raise UnknownThing("layer", layer, list(layers))
    response = answer(layers[layer])
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
