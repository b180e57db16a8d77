"""The API as OpenAPI 3.0, written from the operations and parameters that the routes read by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from flask_babel import gettext as _

from services.exchange.features.collection import Collection
from services.exchange.features.schema import Titled
from services.web.api.collections import current_collections, title
from services.web.api.links import HTML, root
from services.web.api.operations import Operation, operations
from services.web.api.parameters import Parameter, of_collection
from services.web.api.shapes import SHAPES, feature_shape, features_shape
from services.web.api.titles import titles
from services.web.problem import MEDIA_TYPE
from services.web.rendering import Voice

VERSION = "3.0.3"
NOT_EXPLODED = {"style": "form", "explode": False}


def openapi_document(said: Voice) -> dict[str, Any]:
    """The document in one language.

    References
    ----------
    https://spec.openapis.org/oas/v3.0.3, OGC 17-069r4, 9.
    """
    info = said.edition.info
    every, titled = operations(info), titles()
    shared = {item.name: item for one in every for item in one.parameters if item.name != "f"}
    return {
        "openapi": VERSION,
        "info": {
            "title": said.words.say(info.title, "edition/title").text,
            "description": said.words.say(info.subtitle, "edition/subtitle").text,
            "version": info.version,
            "license": {"name": info.licence},
        },
        "servers": [{"url": root()}],
        "tags": [{"name": name} for name in ("capabilities", "data")],
        "paths": dict(_paths(said, every, titled)),
        "components": {
            "parameters": {name: _parameter(item) for name, item in shared.items()},
            "responses": _responses(),
            "schemas": SHAPES | dict(_feature_shapes(titled)),
        },
    }


def _feature_shapes(titled: Titled) -> Iterator[tuple[str, dict[str, Any]]]:
    for found in current_collections().values():
        yield f"{found.id}_item", feature_shape(found, titled)
        yield f"{found.id}_items", features_shape(found)


def _paths(
    said: Voice, every: Iterable[Operation], titled: Titled
) -> Iterator[tuple[str, dict[str, Any]]]:
    for operation in every:
        if operation.schema not in ("items", "item"):
            yield operation.path, {"get": _operation(operation, _ids(operation))}
            continue
        for found in current_collections().values():
            path = operation.path.replace("{collectionId}", found.id)
            yield path, {"get": _features(said, operation, found, titled)}


def _features(
    said: Voice, operation: Operation, found: Collection, titled: Titled
) -> dict[str, Any]:
    """What is asked of one collection: with its own properties, and its own answer."""
    of_one = operation.schema == "item"
    ids = [_id("featureId", {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}, found)] if of_one else []
    made = _operation(operation, ids, f"{found.id}_{operation.schema}")
    made["operationId"] = f"{operation.id}.{found.id}"
    made["summary"] = f"{title(said, found).text}: {operation.words}"
    if not of_one:
        own = [item for item in of_collection(said.edition.info, found) if item.field]
        made["parameters"] += [_parameter(item) | _words_of(item, titled) for item in own]
    return made


def _operation(operation: Operation, ids: list[dict[str, Any]], shape: str = "") -> dict[str, Any]:
    schema = {"$ref": f"#/components/schemas/{shape or operation.schema}"}
    answers: dict[str, Any] = {
        "200": {
            "description": operation.words,
            "headers": _headers(operation),
            "content": {
                operation.media_type: {"schema": schema},
                HTML: {"schema": {"type": "string"}},
            },
        }
    }
    for status in (304, 400, *operation.statuses):
        answers[str(status)] = {"$ref": f"#/components/responses/{status}"}
    return {
        "operationId": operation.id,
        "tags": ["data" if operation.schema in ("items", "item") else "capabilities"],
        "summary": operation.words,
        "parameters": [*ids, *map(_reference, operation.parameters)],
        "responses": dict(sorted(answers.items())),
    }


def _headers(operation: Operation) -> dict[str, Any]:
    names = ["Content-Language", "ETag"]
    names += ["Content-Crs"] if operation.schema in ("items", "item") else []
    return {name: {"schema": {"type": "string"}} for name in names}


def _reference(parameter: Parameter) -> dict[str, Any]:
    """The forms of an answer differ from one resource to the next; all else is shared."""
    if parameter.name == "f":
        return _parameter(parameter)
    return {"$ref": f"#/components/parameters/{parameter.name}"}


def _parameter(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "in": "query",
        "required": False,
        "description": str(parameter.told),
        "schema": parameter.schema,
        **NOT_EXPLODED,
    }


def _words_of(parameter: Parameter, titled: Titled) -> dict[str, str]:
    if parameter.field is None:
        return {}
    return {"description": f"{titled(parameter.field)['title']}. {parameter.told}"}


def _ids(operation: Operation) -> list[dict[str, Any]]:
    if "{collectionId}" not in operation.path:
        return []
    return [_id("collectionId", {"enum": list(current_collections())})]


def _id(name: str, form: dict[str, Any], found: Collection | None = None) -> dict[str, Any]:
    made = {
        "name": name,
        "in": "path",
        "required": True,
        "description": _("The id of a feature.") if found else _("The id of a collection."),
        "schema": {"type": "string"} | form,
    }
    return made | ({"example": found.items[0].id} if found and found.items else {})


def _responses() -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/problem"}
    problems = {
        "400": _("A parameter is not known, or its value cannot be."),
        "404": _("There is no such thing; what exists is listed."),
        "410": _("It was withdrawn; the reason is given."),
    }
    return {
        "301": {
            "description": _("It was merged into another, which stands at the address given."),
            "headers": {"Location": {"schema": {"type": "string", "format": "uri"}}},
        },
        "304": {"description": _("Nothing has changed.")},
        **{
            status: {"description": words, "content": {MEDIA_TYPE: {"schema": schema}}}
            for status, words in problems.items()
        },
    }
