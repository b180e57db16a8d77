"""From the parameters of a request to the query of a collection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from services.exchange.features.boxes import read_bbox
from services.exchange.features.collection import Collection
from services.exchange.features.reference import CRS84, REFERENCES
from services.exchange.features.selection import Query
from services.exchange.filtering import Filter, FilterFault, read_filter
from services.web.api.parameters import BBOX, Parameter
from services.web.errors import BadParameter


def query(
    collection: Collection, given: Mapping[str, Any], parameters: Sequence[Parameter]
) -> Query:
    """What is asked of a collection.

    Raises
    ------
    BadParameter
        when the box or the filter cannot be read in the reference system that is named
    """
    own = {item.name for item in parameters if item.field is not None}
    reference = REFERENCES[given.get("bbox-crs", CRS84.uri)]
    boxes: Any = ()
    if "bbox" in given:
        try:
            boxes = read_bbox(given["bbox"], reference)
        except ValueError as problem:
            raise BadParameter("bbox", given["bbox"], BBOX.allowed, str(problem)) from problem
    return Query(
        boxes=boxes,
        reference=reference,
        time=given.get("datetime"),
        equal={name: value for name, value in given.items() if name in own},
        filter=_filter(collection, given) if "filter" in given else None,
    )


def _filter(collection: Collection, given: Mapping[str, Any]) -> Filter:
    reference = REFERENCES[given.get("filter-crs", CRS84.uri)]
    turn = None if reference is CRS84 else reference.to_lonlat
    language = given.get("filter-lang", "cql2-text")
    try:
        return read_filter(given["filter"], language, collection.filterables, turn)
    except FilterFault as fault:
        names = sorted(collection.filterables)
        raise BadParameter("filter", given["filter"], names, str(fault)) from fault
