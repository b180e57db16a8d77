"""What tests of the API share: its answers, collection by collection, over one application."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from services.edition.edition import Edition
from services.web.atlas import open_atlas

OGC = "http://www.opengis.net/def/crs"
CRS84, EPSG4326, EPSG8857 = f"{OGC}/OGC/1.3/CRS84", f"{OGC}/EPSG/0/4326", f"{OGC}/EPSG/0/8857"

HYPHENED = {name.replace("-", "_"): name for name in ("bbox-crs", "filter-crs", "filter-lang")}
"""Parameters that Python cannot write as names."""


class Api:
    """The API of an application, as a client meets it."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.edition: Edition = open_atlas(app).edition

    def get(self, path: str, accept: str = "", **query: Any) -> TestResponse:
        """Ask for a path below /api, or for an address a link gave."""
        address = path.removeprefix("http://localhost") if "://" in path else f"/api{path}"
        headers = {"Accept": accept} if accept else {}
        asked = {HYPHENED.get(name, name): str(value) for name, value in query.items()}
        return self.app.test_client().get(address, headers=headers, query_string=asked or None)

    def json(self, path: str, **query: Any) -> dict[str, Any]:
        """The JSON of a path that exists."""
        answer = self.get(path, **query)
        assert answer.status_code == 200, (path, query, answer.get_data(as_text=True)[:300])
        return answer.json

    @property
    def collections(self) -> list[dict[str, Any]]:
        """Every collection as the API describes it."""
        return self.json("/collections")["collections"]

    @property
    def names(self) -> list[str]:
        """Ids of all collections."""
        return [item["id"] for item in self.collections]

    def items(self, name: str, **query: Any) -> dict[str, Any]:
        """Features of a collection, all on one page unless asked otherwise."""
        return self.json(f"/collections/{name}/items", **({"limit": 10000} | query))

    def ids(self, name: str, **query: Any) -> list[str]:
        """Ids of the features that match."""
        return [item["id"] for item in self.items(name, **query)["features"]]

    def operations(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Paths of the OpenAPI document with what GET does there."""
        for path, item in self.json("/openapi")["paths"].items():
            yield path, item["get"]

    def parameters(self, operation: dict[str, Any]) -> dict[str, dict[str, Any]]:
        """Query parameters of an operation, references resolved."""
        shared = self.json("/openapi")["components"]["parameters"]
        found = [
            shared[item["$ref"].rsplit("/")[-1]] if "$ref" in item else item
            for item in operation["parameters"]
        ]
        return {item["name"]: item for item in found if item["in"] == "query"}


def links(document: dict[str, Any], rel: str) -> list[dict[str, str]]:
    """Links of a document with this relation."""
    return [item for item in document["links"] if item["rel"] == rel]
