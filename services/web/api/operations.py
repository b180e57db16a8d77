"""The operations of the API: address, words, parameters, what may be answered."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _

from services.edition.info import EditionInfo
from services.web.api.links import GEOJSON, JSON, OPENAPI, SCHEMA
from services.web.api.parameters import Parameter, of_documents, of_item, of_items


@dataclass(frozen=True)
class Operation:
    """What can be asked at one address.

    Parameters
    ----------
    path : below the API; {collectionId} and {featureId} stand for ids
    id : its name in the OpenAPI document
    words : what it answers
    parameters : of the query
    media_type : of the JSON form
    schema : name of the answer's schema
    statuses : that may be answered beside success and a bad request
    """

    path: str
    id: str
    words: str
    parameters: tuple[Parameter, ...]
    media_type: str
    schema: str
    statuses: tuple[int, ...] = ()


def operations(info: EditionInfo) -> tuple[Operation, ...]:
    """Every operation once, whatever the collection."""
    plain = of_documents(info)
    return (
        Operation("/", "landing", _("The entrance: links to all else."), plain, JSON, "landing"),
        Operation(
            "/openapi", "openapi", _("What can be asked, and how."), plain, OPENAPI, "openapi"
        ),
        Operation(
            "/conformance",
            "conformance",
            _("The parts of the standards that are kept."),
            plain,
            JSON,
            "conformance",
        ),
        Operation(
            "/collections",
            "collections",
            _("Every collection: the layers of the map, the figures, the events, the sources."),
            plain,
            JSON,
            "collections",
        ),
        *_of_one_collection(info),
    )


def _of_one_collection(info: EditionInfo) -> tuple[Operation, ...]:
    plain, one = of_documents(info), "/collections/{collectionId}"
    return (
        Operation(one, "collection", _("One collection."), plain, JSON, "collection", (404,)),
        *(
            Operation(f"{one}/{name}", name, words, plain, SCHEMA, "schema", (404,))
            for name, words in (
                ("schema", _("What a feature has, as JSON Schema.")),
                ("queryables", _("What features can be chosen by, as JSON Schema.")),
            )
        ),
        Operation(
            f"{one}/items",
            "items",
            _("The features that match, page by page."),
            of_items(info),
            GEOJSON,
            "items",
            (404,),
        ),
        Operation(
            f"{one}/items/{{featureId}}",
            "item",
            _("One feature."),
            of_item(info),
            GEOJSON,
            "item",
            (301, 404, 410),
        ),
    )
