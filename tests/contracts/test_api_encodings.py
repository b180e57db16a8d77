"""Abstract tests of Part 1 for GeoJSON, HTML and OpenAPI 3.0, named as in Annex A.3 to A.6."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from api import Api, links
from elements import elements
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV30SpecValidator, validate

from services.edition.edition import Edition


def resources(api: Api) -> Iterator[tuple[str, str]]:
    """Every resource with the media type of its JSON; the first feature of each collection."""
    yield from (("/", "application/json"), ("/conformance", "application/json"))
    yield "/collections", "application/json"
    yield "/openapi", "application/vnd.oai.openapi+json"
    for name in api.names:
        one = f"/collections/{name}"
        yield one, "application/json"
        yield f"{one}/items", "application/geo+json"
        yield f"{one}/items/{api.ids(name, limit=1)[0]}", "application/geo+json"
        yield f"{one}/schema", "application/schema+json"
        yield f"{one}/queryables", "application/schema+json"


def test_geojson_definition(api: Api) -> None:
    for path, media_type in resources(api):
        for accept in ("", "application/geo+json, application/json;q=0.9", media_type, "*/*"):
            assert api.get(path, accept=accept).mimetype == media_type, (path, accept)


def test_geojson_content(api: Api) -> None:
    """RFC 7946 member by member; a feature has the id it is asked for by."""
    for name in api.names:
        document = api.items(name)
        assert "crs" not in document
        for feature in document["features"]:
            assert feature["type"] == "Feature"
            assert isinstance(feature["properties"], dict)
            geometry = feature["geometry"]
            assert geometry is None or {"type", "coordinates"} == set(geometry)
        some = document["features"][0]["id"]
        assert api.json(f"/collections/{name}/items/{some}")["id"] == some


def test_properties_are_those_of_the_file_of_the_layer(api: Api) -> None:
    client = api.app.test_client()
    for layer in api.edition.layers:
        plain = client.get(f"/layers/{layer}.geojson").json["features"]
        served = api.items(layer)["features"]
        assert [item["id"] for item in served] == [item["id"] for item in plain]
        for one, other in zip(plain, served, strict=True):
            assert one["geometry"] == other["geometry"]
            assert one["properties"].items() <= other["properties"].items()


def test_html_definition(api: Api) -> None:
    for path, _ in resources(api):
        asked = api.get(path, accept="text/html,application/xhtml+xml,*/*;q=0.8")
        assert (asked.status_code, asked.mimetype) == (200, "text/html"), path
        assert api.get(path, f="html").mimetype == "text/html"
        assert api.get(path, accept="text/html", f="json").mimetype != "text/html"


def test_html_content(api: Api) -> None:
    """An HTML 5 document in the language asked for, whose links lead to the other forms."""
    for path, _ in resources(api):
        for code in api.edition.info.codes:
            page = api.get(path, f="html", lang=code)
            assert page.get_data(as_text=True).startswith("<!doctype html>")
            root = elements(page.get_data(as_text=True))
            every = list(root.walk())
            (html,) = [item for item in every if item.tag == "html"]
            assert html.get("lang") == page.headers["Content-Language"] == code
            assert sum(item.tag == "h1" for item in every) == 1
            hrefs = [item.get("href") or "" for item in every if item.tag == "a"]
            assert any("f=json" in href for href in hrefs), path


def test_every_feature_stands_in_its_page_of_html(api: Api) -> None:
    for name in api.names:
        page = api.get(f"/collections/{name}/items", f="html", limit=10000)
        hrefs = {
            (item.get("href") or "").partition("?")[0].rsplit("/")[-1]
            for item in elements(page.get_data(as_text=True)).walk()
            if item.tag == "a"
        }
        assert set(api.ids(name)) <= hrefs


def test_the_page_of_a_feature_holds_every_value(api: Api) -> None:
    for name in api.names:
        for feature in api.items(name)["features"][:3]:
            page = api.get(f"/collections/{name}/items/{feature['id']}", f="html")
            told = elements(page.get_data(as_text=True)).text()
            for key, value in feature["properties"].items():
                if value not in (None, ""):
                    assert key in told
                    assert " ".join(str(value).split()) in told, (name, feature["id"], key)


def test_language_follows_lang_then_the_browser(api: Api) -> None:
    codes = api.edition.info.codes
    client = api.app.test_client()
    layer = next(iter(api.edition.layers))
    titles = api.edition.layers[layer].title
    for code in codes:
        answer = api.get(f"/collections/{layer}", lang=code)
        assert answer.headers["Content-Language"] == code
        assert answer.json["title"] == titles[code]
        for item in answer.json["links"]:
            if "/api/" in item["href"]:
                assert f"lang={code}" in item["href"]
        asked = client.get(f"/api/collections/{layer}", headers={"Accept-Language": code})
        assert (asked.json["title"], asked.headers["Content-Language"]) == (titles[code], code)
        assert {"Accept", "Accept-Language"} <= set(asked.vary)
    assert api.get("/", lang="xx").json["allowed"] == codes


@pytest.mark.parametrize("code", ["kk", "ru", "ky"])
def test_the_words_of_the_api_are_translated(app: object, edition: Edition, code: str) -> None:
    """No property and no operation keeps its English words in another language."""
    api = Api(app)
    for name in api.names:
        here = api.json(f"/collections/{name}/schema", lang=code)["properties"]
        english = api.json(f"/collections/{name}/schema", lang="en")["properties"]
        same = [key for key, item in here.items() if item.get("title") == english[key].get("title")]
        assert set(same) <= {"geometry", "doi"}, name


def test_oas_definition_1_and_2(api: Api) -> None:
    validate(api.json("/openapi"), cls=OpenAPIV30SpecValidator)


def test_oas_impl_every_route_is_described_and_every_description_a_route(api: Api) -> None:
    routes = [rule for rule in api.app.url_map.iter_rules() if rule.endpoint.startswith("api.")]
    described = {path for path, _ in api.operations()}
    assert described - {
        f"/collections/{name}/items{rest}" for name in api.names for rest in ("", "/{featureId}")
    } == {
        "/",
        "/openapi",
        "/conformance",
        "/collections",
        "/collections/{collectionId}",
        "/collections/{collectionId}/schema",
        "/collections/{collectionId}/queryables",
    }
    # The schema and the queryables share a route.
    assert len(routes) == 8
    for name in api.names:
        operation = dict(api.operations())[f"/collections/{name}/items"]
        accepted = api.get(f"/collections/{name}/items", colour="red").json["allowed"]
        assert sorted(api.parameters(operation)) == accepted


def test_completeness_and_exceptions_codes(api: Api) -> None:
    for path, operation in api.operations():
        statuses = set(operation["responses"])
        assert {"200", "304", "400"} <= statuses
        if "{" in path or path.endswith("/items"):
            assert "404" in statuses
        if path.endswith("{featureId}"):
            assert {"301", "410"} <= statuses
        for media_type in operation["responses"]["200"]["content"].values():
            assert media_type["schema"]


def test_security_nothing_is_asked_for_and_nothing_declared(api: Api) -> None:
    document = api.json("/openapi")
    assert "security" not in document
    assert "securitySchemes" not in document["components"]


def test_schemas_describe_every_feature(api: Api) -> None:
    for name in api.names:
        schema = api.json(f"/collections/{name}/schema")
        Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert schema["$id"] == f"http://localhost/api/collections/{name}/schema"
        # The geometry stands beside the properties of a feature, not among them.
        schema["properties"].pop("geometry", None)
        checker = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
        for feature in api.items(name)["features"]:
            assert list(checker.iter_errors(feature["properties"])) == [], feature["id"]


def test_every_queryable_is_a_parameter_that_finds_its_value(api: Api) -> None:
    for name in api.names:
        schema = api.json(f"/collections/{name}/queryables")
        Draft202012Validator.check_schema(schema)
        assert schema["additionalProperties"] is False
        (own,) = links(
            api.json(f"/collections/{name}"), "http://www.opengis.net/def/rel/ogc/1.0/queryables"
        )
        assert own["type"] == "application/schema+json"
        features = api.items(name)["features"]
        for key in set(schema["properties"]) - {"time", "geometry"}:
            assert "type" in schema["properties"][key]
            held = [item["properties"][key] for item in features]
            given = next((value for value in held if value not in (None, "")), None)
            if given is not None:
                expected = [item["id"] for item in features if item["properties"][key] == given]
                assert api.ids(name, **{key: given}) == expected, (name, key, given)
