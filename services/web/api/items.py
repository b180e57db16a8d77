"""Features of a collection: chosen, paged, in the form and reference system that is asked for."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from flask import Response, redirect, request
from werkzeug.wrappers import Response as Answer

from services.exchange.features.collection import Collection
from services.exchange.features.documents import (
    JSONFG,
    PROFILES,
    Link,
    item_document,
    items_document,
)
from services.exchange.features.reference import CRS84, REFERENCES, Reference
from services.exchange.features.selection import select
from services.web.api import pages
from services.web.api.answers import document, sheet, speaker
from services.web.api.blueprint import api
from services.web.api.collections import current_collections, require, title
from services.web.api.links import GEOJSON, HTML, JSON, REL, here, link, own_links, uri
from services.web.api.negotiation import form, profile
from services.web.api.parameters import asked, of_collection, of_item
from services.web.api.query import query
from services.web.api.readers import DEFAULT_LIMIT
from services.web.errors import UnknownThing
from services.web.identity import standing

FORMS = {"json": GEOJSON, "html": HTML, "jsonfg": GEOJSON}


@api.get("/collections/<collection>/items")
def items(collection: str) -> Response:
    """A page of the features that match (17-069r4, 7.15).

    Raises
    ------
    UnknownThing
        when there is no such collection
    BadParameter
        for a parameter it does not have, or a bad value
    """
    said, found = speaker(), require(collection)
    parameters = of_collection(said.edition.info, found)
    given = asked(parameters)
    chosen, layout = form(given, GEOJSON), profile(given)
    matched = select(found, query(found, given, parameters))
    offset, limit = given.get("offset", 0), given.get("limit", DEFAULT_LIMIT)
    page = matched[offset : offset + limit]
    links = [*_own(chosen, layout), *_paging(chosen, offset, limit, len(matched)), *_up(found)]
    if chosen == "html":
        return sheet("api/items.html", pages.items(said, found, page, len(matched), links))
    reference = _reference(given)
    stamp = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    text = items_document(found, page, len(matched), links, stamp, layout, reference)
    # The moment of the answer is no reason to send it again.
    return _located(document(text, GEOJSON, tag=text.replace(stamp, "", 1)), layout, reference)


@api.get("/collections/<collection>/items/<feature>")
def item(collection: str, feature: str) -> Response | Answer:
    """One feature (17-069r4, 7.16); that of a merged place has moved to its successor.

    Raises
    ------
    UnknownThing, Withdrawn
        when there is no such collection, or no such feature any more
    BadParameter
        for a parameter it does not have, or a bad value
    """
    said, found = speaker(), require(collection)
    given = asked(of_item(said.edition.info))
    chosen, layout = form(given, GEOJSON), profile(given)
    if feature not in found.position:
        if address := _successor(feature):
            asked_too = request.query_string.decode()
            return redirect(f"{address}?{asked_too}" if asked_too else address, 301)
        raise UnknownThing("feature", feature, list(found.position))
    position = found.position[feature]
    parent = uri(f"/collections/{found.id}")
    links = [
        *_own(chosen, layout),
        link("collection", parent, JSON, title(said, found).text),
    ]
    if chosen == "html":
        return sheet("api/item.html", pages.item(said, found, position, links))
    reference = _reference(given)
    text = item_document(found, position, links, layout, reference)
    return _located(document(text, GEOJSON), layout, reference)


def _successor(feature: str) -> str | None:
    """The address of what a merged record became, where it can be seen.

    Raises
    ------
    Withdrawn
        when it was taken out, with the reason
    """
    said = speaker()
    if feature not in said.edition.tombstones:
        return None
    kept = standing(said, feature, "feature", [])
    holding = (item for item in current_collections().values() if kept in item.position)
    return next((uri(f"/collections/{item.id}/items/{kept}") for item in holding), None)


def _reference(given: dict[str, Any]) -> Reference:
    return REFERENCES[given.get("crs", CRS84.uri)]


def _own(chosen: str, layout: str) -> list[Link]:
    """This answer in every form; a profile of GeoJSON is said by a link of its own."""
    current = JSONFG if chosen == "json" and layout == JSONFG else chosen
    links = own_links(current, FORMS)
    if chosen == "json":
        links.append(link("profile", PROFILES[layout], HTML))
    return links


def _paging(chosen: str, offset: int, limit: int, matched: int) -> list[Link]:
    media_type = FORMS[chosen]
    links = []
    if offset + limit < matched:
        links.append(link("next", here(offset=str(offset + limit)), media_type))
    if offset > 0:
        before = max(0, min(offset, matched) - limit)
        links.append(link("prev", here(offset=str(before) if before else None), media_type))
    return links


def _up(found: Collection) -> list[Link]:
    path = f"/collections/{found.id}"
    return [
        link("collection", uri(path), JSON),
        link(f"{REL}queryables", uri(f"{path}/queryables", f="json"), "application/schema+json"),
    ]


def _located(response: Response, layout: str, reference: Reference) -> Response:
    response.headers["Content-Crs"] = f"<{reference.uri}>"
    response.headers["Link"] = f'<{PROFILES[layout]}>; rel="profile"'
    return response
