"""The one table of the API's parameters: routes read by it, the OpenAPI document prints it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from flask import request
from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from services.edition.info import EditionInfo
from services.exchange.features.collection import Collection
from services.exchange.features.documents import PROFILES
from services.exchange.features.field import Field
from services.exchange.features.moments import read_datetime
from services.exchange.features.reference import CRS84, REFERENCES
from services.web.api import readers
from services.web.errors import BadParameter


@dataclass(frozen=True)
class Parameter:
    """A query parameter.

    Parameters
    ----------
    told : what it does, in the reader's language
    schema : JSON Schema of its value, as OpenAPI has it
    read : text -> value; ValueError says what is wrong
    allowed : what may be given, for the answer to a bad value
    field : the property of a collection that it stands for; other parameters have none
    """

    name: str
    told: LazyString | str
    schema: dict[str, Any]
    read: Callable[[str], Any]
    allowed: tuple[str, ...]
    field: Field | None = None


def _one_of(name: str, told: LazyString, values: Sequence[str], **schema: Any) -> Parameter:
    schema = {"type": "string", "enum": list(values)} | schema
    return Parameter(name, told, schema, readers.one_of(values), tuple(values))


FORMS = ("json", "html")
F = _one_of("f", _("The form of the answer; it goes before the Accept header."), FORMS)
F_FEATURES = _one_of(
    "f",
    _("The form of the answer; it goes before the Accept header. jsonfg is GeoJSON with time."),
    (*FORMS, "jsonfg"),
)
LIMIT = Parameter(
    "limit",
    _(
        "How many features one answer holds at most: one hundred unless asked otherwise. "
        "A number above ten thousand counts as ten thousand."
    ),
    {"type": "integer", "minimum": 1, "default": readers.DEFAULT_LIMIT},
    readers.limit,
    (f"1..{readers.MOST}",),
)
OFFSET = Parameter(
    "offset",
    _("How many matching features to pass over; the links next and prev use it."),
    {"type": "integer", "minimum": 0, "default": 0},
    readers.offset,
    ("0..",),
)
BBOX = Parameter(
    "bbox",
    _(
        "Features that meet this box: west, south, east, north. A west beyond its east crosses "
        "the antimeridian. Features without a position match every box."
    ),
    {
        "type": "array",
        "items": {"type": "number"},
        "oneOf": [{"minItems": 4, "maxItems": 4}, {"minItems": 6, "maxItems": 6}],
    },
    str,
    ("west,south,east,north", "west,south,lowest,east,north,highest"),
)
DATETIME = Parameter(
    "datetime",
    _(
        "Features that exist on this day or in this interval; an end that is left open is "
        "written with two dots. Features without a date match every day."
    ),
    {"type": "string", "example": "1943-01-01/1943-12-31"},
    read_datetime,
    ("yyyy-mm-dd", "yyyy-mm-ddThh:mm:ssZ", "start/end", "../end", "start/.."),
)
CRS = _one_of(
    "crs",
    _("The reference system of the coordinates in the answer."),
    list(REFERENCES),
    format="uri",
    default=CRS84.uri,
)
BBOX_CRS = _one_of(
    "bbox-crs",
    _("The reference system in which the box is given."),
    list(REFERENCES),
    format="uri",
    default=CRS84.uri,
)
FILTER = Parameter(
    "filter",
    _(
        "A condition in the Common Query Language on the queryables of the collection; "
        "all else that is given holds too."
    ),
    {"type": "string", "example": "certain_from <= 1943 AND certain_to >= 1943"},
    str,
    (),
)
FILTER_LANG = _one_of(
    "filter-lang",
    _("The form in which the condition is written."),
    ("cql2-text", "cql2-json"),
    default="cql2-text",
)
FILTER_CRS = _one_of(
    "filter-crs",
    _("The reference system of the coordinates in the condition."),
    list(REFERENCES),
    format="uri",
    default=CRS84.uri,
)
PROFILE = Parameter(
    "profile",
    _("The profile of GeoJSON: the plain one, or jsonfg for features with their time."),
    {"type": "array", "items": {"type": "string"}, "example": list(PROFILES)},
    lambda text: tuple(text.split(",")),
    tuple(PROFILES),
)


def lang(info: EditionInfo) -> Parameter:
    """The language of titles and pages."""
    told = _("The language of titles and pages; it goes before the Accept-Language header.")
    return _one_of("lang", told, info.codes)


@cache
def property_parameter(field: Field) -> Parameter:
    """A queryable as a parameter: the features that have this very value."""
    allowed = field.constraints.get("enum") or [field.constraints.get("pattern") or field.kind]
    told = _("Features in which this property has this value.")
    return Parameter(field.name, told, field.asked(), readers.value(field), tuple(allowed), field)


def of_documents(info: EditionInfo) -> tuple[Parameter, ...]:
    """Parameters of everything that is no feature."""
    return F, lang(info)


def of_item(info: EditionInfo) -> tuple[Parameter, ...]:
    """Parameters of one feature."""
    return F_FEATURES, lang(info), CRS, PROFILE


def of_items(info: EditionInfo) -> tuple[Parameter, ...]:
    """Parameters of the features of any collection."""
    chosen = (BBOX, BBOX_CRS, DATETIME, FILTER, FILTER_LANG, FILTER_CRS)
    return LIMIT, OFFSET, *chosen, *of_item(info)


def of_collection(info: EditionInfo, collection: Collection) -> tuple[Parameter, ...]:
    """Parameters of the features of one collection, its queryables included."""
    shared = of_items(info)
    taken = {item.name for item in shared}
    own = [f for name, f in collection.queryables.items() if name not in taken]
    return *shared, *map(property_parameter, own)


def asked(parameters: Sequence[Parameter]) -> dict[str, Any]:
    """Values of the parameters that this request gives.

    Raises
    ------
    BadParameter
        for a parameter that is not among them, one given twice, or a value it cannot have
    """
    known = {item.name: item for item in parameters}
    found = {}
    for name, given in request.args.lists():
        if name not in known:
            raise BadParameter(name, None, sorted(known))
        parameter = known[name]
        if len(given) > 1:
            reason = "it is given more than once"
            raise BadParameter(name, " ".join(given), parameter.allowed, reason)
        try:
            found[name] = parameter.read(given[0])
        except ValueError as problem:
            raise BadParameter(name, given[0], parameter.allowed, str(problem)) from problem
    return found
