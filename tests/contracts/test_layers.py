"""Every layer of every edition, as programs get it: a new layer is tested by existing."""

from __future__ import annotations

import io
import json

import geopandas
import pytest
from flask import Flask

from services.exchange.layer import layer_bodies, layer_document
from services.web.atlas import open_atlas


@pytest.fixture(params=["app", "second_app"])
def atlas_app(request: pytest.FixtureRequest) -> Flask:
    """Each edition in turn."""
    return request.getfixturevalue(request.param)


def test_geopandas_reads_the_same_places_back(atlas_app: Flask) -> None:
    edition = open_atlas(atlas_app).edition
    client = atlas_app.test_client()
    assert edition.layers
    for layer in edition.layers:
        answer = client.get(f"/layers/{layer}.geojson")
        assert answer.mimetype == "application/geo+json"
        expected = edition.layer_features(layer)
        assert [item["id"] for item in answer.json["features"]] == [item.id for item in expected]
        if any(item.geometry for item in expected):
            frame = geopandas.read_file(io.BytesIO(answer.data))
            assert len(frame) == len(expected)
            assert frame.crs.to_epsg() == 4326
            assert frame.geometry.notna().sum() == sum(bool(item.geometry) for item in expected)


def test_positions_lie_inside_the_region(atlas_app: Flask) -> None:
    edition = open_atlas(atlas_app).edition
    west, south, east, north = edition.info.region
    for layer in edition.layers:
        for feature in layer_document(edition, layer)["features"]:
            for lon, lat in positions(feature["geometry"]):
                assert west <= lon <= east and south <= lat <= north, feature["id"]


def positions(geometry: dict | None) -> list[tuple[float, float]]:
    if geometry is None:
        return []
    found: list[tuple[float, float]] = []
    pending = [geometry["coordinates"]]
    while pending:
        part = pending.pop()
        if isinstance(part[0], int | float):
            found.append((part[0], part[1]))
        else:
            pending.extend(part)
    return found


def test_unpublished_places_stay_inside(atlas_app: Flask) -> None:
    edition = open_atlas(atlas_app).edition
    hidden = {key for key, item in edition.features.items() if not item.place.is_published}
    served = {
        feature["id"]
        for layer in edition.layers
        for feature in layer_document(edition, layer)["features"]
    }
    assert served == set(edition.features) - hidden


def test_dates_come_with_four_integers(app: Flask) -> None:
    edition = open_atlas(app).edition
    document = layer_document(edition, edition.features["karlag"].layer)
    karlag = next(item for item in document["features"] if item["id"] == "karlag")["properties"]
    # The handbook's founding day and the closing of 1959, from the research notes.
    assert (karlag["opened_earliest"], karlag["opened_latest"]) == (19310917, 19310917)
    assert (karlag["closed_earliest"], karlag["closed_latest"]) == (19590727, 19590727)
    unknown = [
        item["properties"]
        for layer in edition.layers
        for item in layer_document(edition, layer)["features"]
        if item["properties"]["opened"] == ""
    ]
    assert unknown
    assert all(item["opened_earliest"] is None for item in unknown)


def test_two_openings_give_the_same_bytes(app: Flask) -> None:
    edition = open_atlas(app).edition
    first, second = layer_bodies(edition), layer_bodies(edition)
    assert {key: item.etag for key, item in first.items()} == {
        key: item.etag for key, item in second.items()
    }
    for key, item in first.items():
        assert item.gzip == second[key].gzip
        assert json.loads(item.identity)["edition"]["hash"] == edition.hash
