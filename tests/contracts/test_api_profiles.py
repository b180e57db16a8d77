"""Part 2 (reference systems by URI) and JSON-FG 1.0, over every collection of two editions."""

from __future__ import annotations

import re

import pytest
from api import CRS84, EPSG4326, EPSG8857, Api, links
from numpy import column_stack
from pyproj import Geod, Transformer
from shapely import transform
from shapely.geometry import mapping, shape

JSONFG = "http://www.opengis.net/spec/json-fg-1/1.0/conf/"
PROFILES = "http://www.opengis.net/def/profile/OGC/0/"
REAL_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def test_every_collection_offers_three_systems_and_stores_the_default(api: Api) -> None:
    for item in api.collections:
        assert item["crs"] == [CRS84, EPSG4326, EPSG8857]
        assert item["storageCrs"] == CRS84


def test_coordinates_come_in_the_system_that_is_asked_for(api: Api) -> None:
    to_metres = Transformer.from_crs("EPSG:4326", "EPSG:8857", always_xy=True).transform

    def projected(points):
        return column_stack(to_metres(points[:, 0], points[:, 1]))

    for name in api.names:
        plain = api.items(name)["features"]
        swapped = api.items(name, crs=EPSG4326)["features"]
        metres = api.items(name, crs=EPSG8857)["features"]
        for one, other, third in zip(plain, swapped, metres, strict=True):
            if one["geometry"] is None:
                assert other["geometry"] is third["geometry"] is None
                continue
            here = shape(one["geometry"])
            assert shape(other["geometry"]) == transform(here, lambda points: points[:, ::-1])
            expected = transform(here, projected)
            assert shape(third["geometry"]).hausdorff_distance(expected) < 0.02
        for system in (CRS84, EPSG4326, EPSG8857):
            answer = api.get(f"/collections/{name}/items", crs=system, limit=1)
            assert answer.headers["Content-Crs"] == f"<{system}>"
            one = answer.json["features"][0]
            alone = api.get(f"/collections/{name}/items/{one['id']}", crs=system)
            assert alone.json["geometry"] == one["geometry"]
            assert alone.headers["Content-Crs"] == f"<{system}>"


def test_the_equal_area_system_keeps_areas(api: Api) -> None:
    """Against the area on the ellipsoid, of the polygons there are."""
    ellipsoid, found = Geod(ellps="WGS84"), 0
    for name in api.names:
        plain, metres = (api.items(name, crs=system)["features"] for system in (CRS84, EPSG8857))
        for one, other in zip(plain, metres, strict=True):
            if one["geometry"] and one["geometry"]["type"].endswith("Polygon"):
                # A straight side on the plane is none on the ellipsoid, so it is cut fine first.
                here = shape(one["geometry"]).segmentize(0.01)
                area = abs(ellipsoid.geometry_area_perimeter(here)[0])
                assert shape(other["geometry"]).area == pytest.approx(area, rel=0.01)
                found += 1
    if "karlag_territory" in api.names:
        assert found


def test_a_box_means_the_same_in_every_system(api: Api) -> None:
    west, south, east, north = api.edition.info.region
    west, north = (west + east) / 2, (south + north) / 2
    for name in api.names:
        expected = api.ids(name, bbox=f"{west},{south},{east},{north}")
        swapped = f"{south},{west},{north},{east}"
        assert api.ids(name, bbox=swapped, bbox_crs=EPSG4326) == expected
        metres = api.items(name, crs=EPSG8857)["features"]
        sides = [shape(item["geometry"]).bounds for item in metres if item["geometry"]]
        if sides:
            whole = ",".join(
                str(value)
                for value in (
                    min(s[0] for s in sides) - 1,
                    min(s[1] for s in sides) - 1,
                    max(s[2] for s in sides) + 1,
                    max(s[3] for s in sides) + 1,
                )
            )
            assert api.ids(name, bbox=whole, bbox_crs=EPSG8857) == api.ids(name)
            nowhere = api.ids(name, bbox="0,0,1,1", bbox_crs=EPSG8857)
            assert nowhere == [item["id"] for item in metres if item["geometry"] is None]


def test_a_condition_means_the_same_in_every_system(api: Api) -> None:
    layer = next(item["id"] for item in api.collections if "spatial" in item["extent"])
    west, south, east, north = api.json(f"/collections/{layer}")["extent"]["spatial"]["bbox"][0]
    plain = api.ids(layer, filter=f"S_INTERSECTS(geometry,BBOX({west},{south},{east},{north}))")
    assert plain
    swapped = f"S_INTERSECTS(geometry,BBOX({south},{west},{north},{east}))"
    assert api.ids(layer, filter=swapped, filter_crs=EPSG4326) == plain
    one = next(item for item in api.items(layer, crs=EPSG8857)["features"] if item["geometry"])
    point = shape(one["geometry"]).representative_point()
    near = f"S_INTERSECTS(geometry,POLYGON(({ring(point.buffer(5))})))"
    assert one["id"] in api.ids(layer, filter=near, filter_crs=EPSG8857)


def ring(polygon: object) -> str:
    return ",".join(f"{x} {y}" for x, y in mapping(polygon)["coordinates"][0])


@pytest.mark.parametrize("asked", [{"f": "jsonfg"}, {"profile": "jsonfg"}])
def test_features_in_jsonfg_say_when_and_what_they_are(api: Api, asked: dict[str, str]) -> None:
    for name in api.names:
        answer = api.get(f"/collections/{name}/items", limit=10000, **asked)
        assert answer.mimetype == "application/geo+json"
        document = answer.json
        assert {JSONFG + "core", JSONFG + "types-schemas"} <= set(document["conformsTo"])
        assert document["featureType"] == name
        assert "coordRefSys" not in document
        assert [item["href"] for item in links(document, "profile")] == [PROFILES + "jsonfg"]
        assert answer.headers["Link"] == f'<{PROFILES}jsonfg>; rel="profile"'
        for feature, plain in zip(document["features"], api.items(name)["features"], strict=True):
            assert feature["place"] is None
            assert feature["geometry"] == plain["geometry"]
            assert feature["properties"] == plain["properties"]
            start, end = (plain["properties"][key] for key in ("start_date", "end_date"))
            if feature["time"] is None:
                assert start is end is None
            else:
                assert feature["time"]["interval"] == [start or "..", end or ".."]
                assert all(REAL_DATE.fullmatch(day) for day in (start, end) if day)


def test_jsonfg_in_another_system_has_it_in_place(api: Api) -> None:
    for name in api.names:
        document = api.items(name, f="jsonfg", crs=EPSG8857)
        assert document["coordRefSys"] == EPSG8857
        plain = api.items(name, crs=EPSG8857)["features"]
        degrees = api.items(name)["features"]
        for feature, one, other in zip(document["features"], plain, degrees, strict=True):
            assert feature["place"] == one["geometry"]
            assert feature["geometry"] == other["geometry"]
        some = document["features"][0]
        alone = api.json(f"/collections/{name}/items/{some['id']}", f="jsonfg", crs=EPSG8857)
        assert alone["coordRefSys"] == EPSG8857
        assert alone["conformsTo"] == document["conformsTo"]
        assert {key: alone[key] for key in some} == some


def test_plain_geojson_is_the_default_and_an_unknown_profile_changes_nothing(api: Api) -> None:
    for name in api.names:
        for asked in ({}, {"profile": "rfc7946"}, {"profile": "something-else"}):
            document = api.items(name, **asked)
            assert "conformsTo" not in document
            assert "place" not in document["features"][0]
            assert [item["href"] for item in links(document, "profile")] == [PROFILES + "rfc7946"]
