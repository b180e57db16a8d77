"""Answers as JSON text, joined from prepared fragments: GeoJSON (RFC 7946) and JSON-FG 1.0."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from services.exchange.features.collection import Collection, compact
from services.exchange.features.reference import CRS84, Reference

Link = dict[str, str]

JSONFG = "jsonfg"
PROFILES = {
    "rfc7946": "http://www.opengis.net/def/profile/OGC/0/rfc7946",
    JSONFG: "http://www.opengis.net/def/profile/OGC/0/jsonfg",
}
"""Profiles of GeoJSON by their id in the register of OGC, the default first."""

CONFORMS = [
    "http://www.opengis.net/spec/json-fg-1/1.0/conf/core",
    "http://www.opengis.net/spec/json-fg-1/1.0/conf/types-schemas",
]


def items_document(
    collection: Collection,
    positions: Sequence[int],
    matched: int,
    links: list[Link],
    stamp: str,
    profile: str,
    reference: Reference,
) -> str:
    """A page of a collection's features.

    Parameters
    ----------
    positions : features of this page
    matched : how many features match on all pages
    stamp : when the answer was made, RFC 3339
    """
    fragments = collection.fragments(profile, reference)
    head: dict[str, Any] = {"type": "FeatureCollection"} | _root(profile, reference)
    if profile == JSONFG:
        head["featureType"] = collection.id
    tail = {
        "numberMatched": matched,
        "numberReturned": len(positions),
        "timeStamp": stamp,
        "links": links,
    }
    features = ",".join(fragments[n] for n in positions)
    return f'{compact(head)[:-1]},"features":[{features}],{compact(tail)[1:]}'


def item_document(
    collection: Collection, position: int, links: list[Link], profile: str, reference: Reference
) -> str:
    """One feature by itself."""
    fragment = collection.fragments(profile, reference)[position]
    rest = {"links": links} | _root(profile, reference)
    return f"{fragment[:-1]},{compact(rest)[1:]}"


def _root(profile: str, reference: Reference) -> dict[str, Any]:
    if profile != JSONFG:
        return {}
    found: dict[str, Any] = {"conformsTo": CONFORMS}
    if reference is not CRS84:
        found["coordRefSys"] = reference.uri
    return found
