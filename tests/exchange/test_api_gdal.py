"""GDAL's OAPIF client, as QGIS and GeoPandas use it, reads what stands in the files."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from api import EPSG8857, Api
from browsing import serve
from flask import Flask
from oapif import read
from published_files import Entry, records
from pyproj import Transformer
from shapely import box, from_wkt
from shapely.geometry import shape

BOX = (60.5, 46.5, 74.5, 51.5)
"""West, south, east, north [degrees] in the middle of the country."""


@pytest.fixture(scope="module")
def origin(app: Flask) -> Iterator[str]:
    address, stop = serve(app)
    yield address
    stop()


@pytest.fixture(scope="module")
def files(app: Flask) -> dict[str, list[Entry]]:
    return records(Api(app).edition.root)


def test_it_reads_every_collection_whole(
    app: Flask, origin: str, files: dict[str, list[Entry]]
) -> None:
    api = Api(app)
    got = dict(zip(api.names, read(origin, [{"layer": name} for name in api.names]), strict=True))
    assert set(got) == {*files, "sources"}
    assert got["sources"]["ids"] == list(api.edition.sources)
    for name, expected in files.items():
        found = got[name]
        assert sorted(found["ids"]) == sorted(item.id for item in expected)
        wkt = dict(zip(found["ids"], found["wkt"], strict=True))
        values = {item["id"]: item for item in found["values"]}
        for item in expected:
            if item.geometry is None:
                assert wkt[item.id] is None
            else:
                assert from_wkt(wkt[item.id]).equals_exact(shape(item.geometry), 1e-9)
            for key in ("kind", "precision", "source", "locator", "indicator", "status"):
                if key in item.properties:
                    assert values[item.id][key] == item.properties[key], (name, item.id, key)


def test_figures_arrive_as_the_source_prints_them(
    app: Flask, origin: str, files: dict[str, list[Entry]]
) -> None:
    (found,) = read(origin, [{"layer": "observations"}])
    values = {item["id"]: item["value"] for item in found["values"]}
    for item in files["observations"]:
        printed = item.properties["value"]
        assert values[item.id] == (float(printed) if printed else None), item.id


def test_a_box_and_small_pages_give_the_same(
    app: Flask, origin: str, files: dict[str, list[Entry]]
) -> None:
    names = sorted(files)
    boxed = read(origin, [{"layer": name, "bbox": BOX} for name in names])
    paged = read(origin, [{"layer": name, "PAGE_SIZE": "9"} for name in names])
    for name, in_box, by_page in zip(names, boxed, paged, strict=True):
        # The client itself passes over what has no position.
        expected = [
            item.id
            for item in files[name]
            if item.geometry and shape(item.geometry).intersects(box(*BOX))
        ]
        assert sorted(in_box["ids"]) == sorted(expected), name
        assert sorted(by_page["ids"]) == sorted(item.id for item in files[name]), name


def test_it_asks_the_server_for_a_property_and_for_equal_area(
    origin: str, files: dict[str, list[Entry]]
) -> None:
    mines, projected = read(
        origin,
        [
            {"layer": "zhezkazgan", "where": "kind = 'mine'"},
            {"layer": "zhezkazgan", "CRS": EPSG8857},
        ],
    )
    expected = [item.id for item in files["zhezkazgan"] if item.properties["kind"] == "mine"]
    assert sorted(mines["ids"]) == sorted(expected)
    assert projected["crs"] == "EPSG:8857"
    to_metres = Transformer.from_crs("EPSG:4326", "EPSG:8857", always_xy=True).transform
    places = {item.id: item.geometry for item in files["zhezkazgan"]}
    assert len(projected["ids"]) == len(places)
    for key, wkt in zip(projected["ids"], projected["wkt"], strict=True):
        if places[key]:
            x, y = to_metres(*places[key]["coordinates"])
            assert from_wkt(wkt).distance(shape({"type": "Point", "coordinates": (x, y)})) < 0.02
