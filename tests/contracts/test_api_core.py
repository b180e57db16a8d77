"""Abstract tests of OGC API - Features - Part 1: Core 1.0.1, Annex A.2, named as there."""

from __future__ import annotations

from datetime import UTC, datetime
from http.client import HTTPConnection
from itertools import pairwise

import pytest
from api import Api, links
from browsing import serve
from shapely import box
from shapely.geometry import shape

CORE = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/"


def test_http(api: Api) -> None:
    origin, stop = serve(api.app)
    line = HTTPConnection(origin.removeprefix("http://"), timeout=30)
    for method in ("GET", "HEAD", "OPTIONS"):
        line.request(method, "/api/conformance")
        answer = line.getresponse()
        body = answer.read()
        assert (answer.version, answer.status) == (11, 200), method
        assert bool(body) == (method == "GET")
    line.request("POST", "/api/conformance", body="{}")
    answer = line.getresponse()
    answer.read()
    assert (answer.status, set(answer.headers["Allow"].split(", "))) == (
        405,
        {"GET", "HEAD", "OPTIONS"},
    )
    line.close()
    stop()


def test_root_op_and_root_success(api: Api) -> None:
    landing = api.json("/")
    rels = {item["rel"] for item in landing["links"]}
    assert {"service-desc", "service-doc", "conformance", "data"} <= rels
    assert all(item["type"] for item in landing["links"])
    for item in landing["links"]:
        answer = api.get(item["href"])
        assert answer.status_code == 200
        assert answer.content_type.partition("; charset")[0] == item["type"]


def test_api_definition_op_and_success(api: Api) -> None:
    (desc,) = links(api.json("/"), "service-desc")
    (doc,) = links(api.json("/"), "service-doc")
    assert desc["type"] == "application/vnd.oai.openapi+json;version=3.0"
    assert api.get(desc["href"]).json["openapi"].startswith("3.0.")
    assert api.get(doc["href"]).mimetype == "text/html"


def test_conformance_op_and_success(api: Api) -> None:
    declared = api.json("/conformance")["conformsTo"]
    assert {CORE + name for name in ("core", "oas30", "html", "geojson")} <= set(declared)
    assert len(set(declared)) == len(declared)


def test_query_param_invalid_and_unknown(api: Api) -> None:
    paths = ["/", "/openapi", "/conformance", "/collections"]
    for name in api.names:
        one = f"/collections/{name}"
        paths += [one, f"{one}/schema", f"{one}/queryables", f"{one}/items"]
        paths.append(f"{one}/items/{api.ids(name, limit=1)[0]}")
    for path in paths:
        unknown = api.get(path, colour="red")
        assert unknown.status_code == 400, path
        assert unknown.mimetype == "application/problem+json"
        assert unknown.json["parameter"] == "colour"
        assert {"f", "lang"} <= set(unknown.json["allowed"])
        invalid = api.get(path, f="pdf")
        assert (invalid.status_code, invalid.json["given"]) == (400, "pdf")
        assert "html" in invalid.json["allowed"]
        assert invalid.json["code"] and invalid.json["description"]


def test_fc_md_op_success_and_links(api: Api) -> None:
    document = api.json("/collections")
    types = {item["rel"]: item["type"] for item in document["links"]}
    assert types == {"self": "application/json", "alternate": "text/html"}
    (own,) = links(document, "self")
    assert api.get(own["href"]).json == document


def test_fc_md_items_holds_every_collection(api: Api) -> None:
    """Layers as the catalogue has them, in its order; then the tables."""
    assert api.names == [*api.edition.layers, "observations", "events", "sources"]
    for item in api.collections:
        assert item["title"] and item["description"]
        assert item["itemType"] == "feature"


def test_fc_md_items_links(api: Api) -> None:
    for item in api.collections:
        found = links(item, "items")
        assert {link["type"] for link in found} == {"application/geo+json", "text/html"}
        for link in found:
            answer = api.get(link["href"])
            assert (answer.status_code, answer.mimetype) == (200, link["type"])


def test_fc_md_extent_and_extent_multi(api: Api) -> None:
    for item in api.collections:
        features = api.items(item["id"], f="jsonfg")["features"]
        shapes = [shape(found["geometry"]) for found in features if found["geometry"]]
        assert ("spatial" in item["extent"]) == bool(shapes)
        if shapes:
            (extent,) = item["extent"]["spatial"]["bbox"]
            assert all(box(*extent).covers(found) for found in shapes)
            sides = list(zip(*(found.bounds for found in shapes), strict=True))
            assert extent == [min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3])]
        times = [found["time"]["interval"] for found in features if found["time"]]
        if times:
            ((first, last),) = item["extent"]["temporal"]["interval"]
            assert not first or all(start >= first[:10] for start, _ in times if start != "..")
            assert not last or all(end <= last[:10] for _, end in times if end != "..")
            assert (first is None) == any(start == ".." for start, _ in times)
            assert (last is None) == any(end == ".." for _, end in times)


def test_sfc_md_op_and_success(api: Api) -> None:
    for item in api.collections:
        document = api.json(f"/collections/{item['id']}")
        assert {rel: len(links(document, rel)) for rel in ("self", "alternate")} == {
            "self": 1,
            "alternate": 1,
        }
        for name in ("id", "title", "description", "extent", "crs"):
            assert document[name] == item[name]


def test_fc_op_fc_response_and_crs84(api: Api) -> None:
    """Nothing asked: every feature the edition publishes, in lon/lat inside its region."""
    west, south, east, north = api.edition.info.region
    region = box(west, south, east, north)
    for name in api.names:
        answer = api.get(f"/collections/{name}/items", limit=10000)
        assert answer.mimetype == "application/geo+json"
        assert answer.headers["Content-Crs"] == ("<http://www.opengis.net/def/crs/OGC/1.3/CRS84>")
        document = answer.json
        assert document["type"] == "FeatureCollection"
        assert all(item["type"] == "Feature" for item in document["features"])
        for item in document["features"]:
            assert item["geometry"] is None or region.covers(shape(item["geometry"]))
        if name in api.edition.layers:
            expected = [item.id for item in api.edition.layer_features(name)]
            assert [item["id"] for item in document["features"]] == expected


def test_fc_links(api: Api) -> None:
    for name in api.names:
        document = api.items(name)
        assert all(item["rel"] and item["type"] for item in document["links"])
        (own,) = links(document, "self")
        assert own["type"] == "application/geo+json"
        assert {item["type"] for item in links(document, "alternate")} == {
            "text/html",
            "application/geo+json",
        }
        for item in document["links"]:
            if item["rel"] != "profile":
                assert api.get(item["href"]).status_code == 200


def test_fc_number_matched_number_returned_and_time_stamp(api: Api) -> None:
    for name in api.names:
        before = datetime.now(UTC).replace(microsecond=0)
        document = api.items(name, limit=3)
        assert document["numberMatched"] == len(api.ids(name))
        assert document["numberReturned"] == len(document["features"])
        stamp = datetime.fromisoformat(document["timeStamp"])
        assert before <= stamp <= datetime.now(UTC)


def test_the_api_is_found_without_its_last_slash(api: Api) -> None:
    answer = api.app.test_client().get("/api", follow_redirects=True)
    assert (answer.status_code, answer.request.path) == (200, "/api/")


def test_fc_limit_definition_and_response(api: Api) -> None:
    for path, operation in api.operations():
        if path.endswith("/items"):
            parameter = api.parameters(operation)["limit"]
            assert parameter["schema"]["type"] == "integer"
            assert (parameter["schema"]["minimum"], parameter["schema"]["default"]) == (1, 100)
            assert parameter["explode"] is False
    for name in api.names:
        everything = api.ids(name)
        assert api.ids(name, limit=2) == everything[:2]
        # Above the most there is no error, only no more than the most.
        assert api.ids(name, limit=10**9) == everything
        for bad in ("0", "-1", "ten", "1.5", "", "+3", "٣"):
            answer = api.get(f"/collections/{name}/items", limit=bad)
            assert (answer.status_code, answer.json["parameter"]) == (400, "limit")


def test_pages_follow_one_another_and_lead_back(api: Api) -> None:
    for name in api.names:
        everything, walked, pages = api.ids(name), [], []
        address = f"/collections/{name}/items?limit=7"
        while address:
            document = api.json(address)
            pages.append(document)
            walked += [item["id"] for item in document["features"]]
            following = links(document, "next")
            address = following[0]["href"] if following else ""
        assert walked == everything
        for earlier, later in pairwise(pages):
            (back,) = links(later, "prev")
            assert api.json(back["href"])["features"] == earlier["features"]


def test_fc_bbox_and_time_definitions(api: Api) -> None:
    """As the fragments of the standard have them, member by member."""
    sizes = [{"minItems": 4, "maxItems": 4}, {"minItems": 6, "maxItems": 6}]
    box_of_numbers = {"type": "array", "items": {"type": "number"}, "oneOf": sizes}
    for path, operation in api.operations():
        if path.endswith("/items"):
            found = api.parameters(operation)
            assert found["bbox"]["schema"] == box_of_numbers
            assert found["datetime"]["schema"]["type"] == "string"
            for name in ("bbox", "datetime"):
                assert found[name]["in"] == "query"
                assert found[name]["required"] is False
                assert (found[name]["style"], found[name]["explode"]) == ("form", False)


def test_fc_bbox_response(api: Api) -> None:
    west, south, east, north = api.edition.info.region
    third = west + (east - west) / 3
    boxes = [(west, south, third, north), (third, south, east, (south + north) / 2)]
    for name in api.names:
        features = api.items(name)["features"]
        for sides in boxes:
            expected = [
                item["id"]
                for item in features
                if item["geometry"] is None or shape(item["geometry"]).intersects(box(*sides))
            ]
            assert api.ids(name, bbox=",".join(map(str, sides))) == expected
            x, y, a, b = sides
            assert api.ids(name, bbox=f"{x},{y},-10,{a},{b},9000") == expected


def test_a_box_across_the_antimeridian_holds_both_sides(api: Api) -> None:
    """From the middle of the region eastward around the world to just short of it."""
    west, south, east, north = api.edition.info.region
    middle = (west + east) / 2
    for name in api.names:
        features = api.items(name)["features"]
        around = [box(middle, south, 180, north), box(-180, south, west - 1, north)]
        expected = [
            item["id"]
            for item in features
            if item["geometry"] is None
            or any(shape(item["geometry"]).intersects(side) for side in around)
        ]
        assert api.ids(name, bbox=f"{middle},{south},{west - 1},{north}") == expected


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("1943-01-01", "1943-01-01", "1943-01-01"),
        ("1943-06-30T23:30:00-05:00", "1943-07-01", "1943-07-01"),
        ("1941-06-22/1945-05-09", "1941-06-22", "1945-05-09"),
        ("1941-06-22T00:00:00Z/1945-05-09T23:59:60Z", "1941-06-22", "1945-05-09"),
        ("../1942-01-01", "0000", "1942-01-01"),
        ("/1942-01-01", "0000", "1942-01-01"),
        ("1944-01-01/..", "1944-01-01", "9999"),
        ("1944-01-01/", "1944-01-01", "9999"),
    ],
)
def test_fc_time_response(api: Api, asked: str, first: str, last: str) -> None:
    for name in api.names:
        expected = [
            item["id"]
            for item in api.items(name, f="jsonfg")["features"]
            if item["time"] is None or meets(item["time"]["interval"], first, last)
        ]
        assert api.ids(name, datetime=asked) == expected


def meets(interval: list[str], first: str, last: str) -> bool:
    start, end = interval
    return (start == ".." or start <= last) and (end == ".." or end >= first)


def test_f_op_success_and_links(api: Api) -> None:
    for name in api.names:
        features = api.items(name)["features"]
        for feature in [features[0], features[-1]]:
            document = api.json(f"/collections/{name}/items/{feature['id']}")
            assert {key: document[key] for key in feature} == feature
            assert all(item["rel"] and item["type"] for item in document["links"])
            assert {item["rel"] for item in document["links"]} >= {
                "self",
                "alternate",
                "collection",
            }
            (parent,) = links(document, "collection")
            assert api.json(parent["href"])["id"] == name


def test_unknown_collections_and_features_are_404_with_what_exists(api: Api) -> None:
    answer = api.get("/collections/nowhere/items")
    assert (answer.status_code, answer.json["exists"]) == (404, api.names)
    for name in api.names:
        answer = api.get(f"/collections/{name}/items/nowhere")
        assert (answer.status_code, answer.json["exists"]) == (404, api.ids(name))


def test_merged_places_move_and_withdrawn_ones_say_why(api: Api) -> None:
    layer = next(iter(api.edition.layers))
    for name in ("observations", "events", "sources"):
        gone = next(key for key, stone in api.edition.tombstones.items() if not stone.successor)
        assert api.get(f"/collections/{name}/items/{gone}").status_code == 410
    for stone in api.edition.tombstones.values():
        answer = api.get(f"/collections/{layer}/items/{stone.id}")
        if stone.successor in api.edition.published:
            assert answer.status_code == 301
            assert api.json(answer.headers["Location"])["id"] == stone.successor
        elif stone.successor:
            # It became a place that nobody may see yet.
            assert answer.status_code == 404
        else:
            assert (answer.status_code, answer.json["id"]) == (410, stone.id)
            assert answer.json["reason"]


def test_every_answer_may_be_read_by_scripts_of_other_pages(api: Api) -> None:
    for path in ("/", "/collections/sources/items", "/collections/nowhere", "/nowhere", "/?x=1"):
        assert api.get(path).headers["Access-Control-Allow-Origin"] == "*"
    client = api.app.test_client()
    asked = client.options("/api/collections", headers={"Origin": "https://example.org"})
    assert asked.status_code == 200
    assert asked.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    exposed = api.get("/collections/sources/items").headers["Access-Control-Expose-Headers"]
    assert {"Content-Crs", "Link", "ETag"} <= set(exposed.split(", "))
    refused = client.post("/api/collections")
    assert (refused.status_code, refused.mimetype) == (405, "application/problem+json")
    assert "GET" in refused.headers["Allow"]


def test_an_answer_that_did_not_change_is_not_sent_again(api: Api) -> None:
    for path in ("/", "/collections", "/collections/sources/items?limit=5", "/openapi"):
        answer = api.get(path)
        again = api.app.test_client().get(
            f"/api{path}", headers={"If-None-Match": answer.headers["ETag"]}
        )
        assert (again.status_code, again.data) == (304, b""), path
        head = api.app.test_client().head(f"/api{path}")
        assert (head.status_code, head.data) == (200, b"")
