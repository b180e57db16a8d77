"""What collections there are, and what the features of one are made of."""

from __future__ import annotations

from typing import Any

from flask import Response
from flask_babel import gettext as _

from services.exchange.features.collection import Collection
from services.exchange.features.documents import Link
from services.exchange.features.moments import iso
from services.exchange.features.reference import CRS84, REFERENCES
from services.exchange.features.schema import queryables, schema
from services.exchange.layer import ATTRIBUTION
from services.web.api.answers import document, sheet, speaker
from services.web.api.blueprint import api
from services.web.api.collections import current_collections, description, require, title
from services.web.api.links import GEOJSON, HTML, JSON, REL, SCHEMA, link, own_links, root, uri
from services.web.api.negotiation import form
from services.web.api.parameters import asked, of_documents
from services.web.api.titles import titles
from services.web.rendering import Voice

FORMS = {"json": JSON, "html": HTML}


@api.get("/collections")
def collections() -> Response:
    """Every collection (17-069r4, 7.13)."""
    said = speaker()
    chosen = form(asked(of_documents(said.edition.info)), JSON)
    own = own_links(chosen, FORMS)
    if chosen == "html":
        shown = [
            (title(said, item), description(said, item), uri(f"/collections/{item.id}"))
            for item in current_collections().values()
        ]
        return sheet(
            "api/collections.html", {"collections": shown, "links": own, "start": uri("/")}
        )
    listed = [_described(said, item) for item in current_collections().values()]
    return document({"links": own, "crs": list(REFERENCES), "collections": listed}, JSON)


@api.get("/collections/<collection>")
def collection(collection: str) -> Response:
    """One collection (17-069r4, 7.14).

    Raises
    ------
    UnknownThing
        when there is none of this id
    """
    said, found = speaker(), require(collection)
    chosen = form(asked(of_documents(said.edition.info)), JSON)
    own = own_links(chosen, FORMS)
    if chosen == "html":
        return sheet("api/collection.html", _shown(said, found) | {"links": own})
    described = _described(said, found)
    others = [item for item in described["links"] if item["rel"] not in ("self", "alternate")]
    return document(described | {"links": [*own, *others]}, JSON)


def _shown(said: Voice, found: Collection) -> dict[str, Any]:
    return {
        "name": found.id,
        "heading": title(said, found),
        "lead": description(said, found),
        "count": len(found.items),
        "licence": found.licence,
        "bbox": found.bbox,
        "interval": _interval(found),
        "references": list(REFERENCES),
        "ways": _ways(found, HTML),
        "start": uri("/"),
        "list": uri("/collections"),
    }


def _described(said: Voice, found: Collection) -> dict[str, Any]:
    extent: dict[str, Any] = {}
    if found.bbox:
        extent["spatial"] = {"bbox": [found.bbox], "crs": CRS84.uri}
    if found.interval:
        extent["temporal"] = {"interval": [_interval(found)]}
    path = f"/collections/{found.id}"
    return {
        "id": found.id,
        "title": title(said, found).text,
        "description": description(said, found).text,
        "attribution": ATTRIBUTION,
        "licence": found.licence,
        "itemType": "feature",
        "extent": extent,
        "crs": list(REFERENCES),
        "storageCrs": CRS84.uri,
        "links": [
            link("self", uri(path, f="json"), JSON),
            link("alternate", uri(path, f="html"), HTML),
            *_ways(found, JSON),
        ],
    }


def _interval(found: Collection) -> list[str | None]:
    """First and last day as RFC 3339 has moments; null where open."""
    first, last = (iso(day) for day in found.interval or (None, None))
    return [first and f"{first}T00:00:00Z", last and f"{last}T23:59:59Z"]


def _ways(found: Collection, media_type: str) -> list[Link]:
    path = f"/collections/{found.id}"
    schema_type = HTML if media_type == HTML else SCHEMA
    form = "html" if media_type == HTML else "json"
    links = [
        link("items", uri(f"{path}/items", f="json"), GEOJSON, _("Features as GeoJSON")),
        link("items", uri(f"{path}/items", f="html"), HTML, _("Features as pages")),
        link(f"{REL}schema", uri(f"{path}/schema", f=form), schema_type, _("What a feature has")),
        link(
            f"{REL}queryables",
            uri(f"{path}/queryables", f=form),
            schema_type,
            _("What features can be chosen by"),
        ),
    ]
    if found.sort == "place":
        whole = f"{root().removesuffix('/api')}/layers/{found.id}.geojson"
        links.append(link("enclosure", whole, GEOJSON, _("The whole layer as one file")))
    return links


@api.get("/collections/<collection>/<any(schema, queryables):kind>")
def properties(collection: str, kind: str) -> Response:
    """The schema of a collection's features, or of what they can be chosen by (23-058r2).

    Raises
    ------
    UnknownThing
        when there is no such collection
    """
    said, found = speaker(), require(collection)
    chosen = form(asked(of_documents(said.edition.info)), SCHEMA)
    # The identifier of a schema has no parameters.
    address = f"{root()}/collections/{found.id}/{kind}"
    heading = title(said, found)
    if kind == "schema":
        made = schema(found, address, heading.text, titles())
    else:
        made = queryables(found, address, heading.text, titles(), {"title": _("Time")})
    if chosen == "json":
        return document(made, SCHEMA)
    context = {
        "kind": kind,
        "heading": heading,
        "properties": made["properties"],
        "links": own_links("html", {"html": HTML, "json": SCHEMA}),
        "start": uri("/"),
        "parent": uri(f"/collections/{found.id}"),
    }
    return sheet("api/schema.html", context)
