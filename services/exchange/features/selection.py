"""Which features of a collection a query keeps: look-ups over what is prepared, no frame is built.

Features without geometry match every box and features without time every date: what is not known
is not ruled out (OGC 17-069r4, fc-bbox-response C and fc-time-response C).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from services.edition.when import Bounds
from services.exchange.features.boxes import Box, shape_of
from services.exchange.features.collection import Collection
from services.exchange.features.moments import meet
from services.exchange.features.reference import CRS84, Reference

if TYPE_CHECKING:
    from services.exchange.filtering import Filter


@dataclass(frozen=True)
class Query:
    """What is asked of a collection; everything given must hold.

    Parameters
    ----------
    boxes : one of them must meet the geometry; none are given where any place will do
    equal : value by property; None stands for a missing one
    """

    boxes: tuple[Box, ...] = ()
    reference: Reference = CRS84
    time: Bounds | None = None
    equal: Mapping[str, Any] = field(default_factory=dict)
    filter: Filter | None = None


def select(collection: Collection, query: Query) -> list[int]:
    """Positions of the features that match, in the order of the collection."""
    found = _in_boxes(collection, query) if query.boxes else range(len(collection.items))
    if query.time is not None:
        found = [n for n in found if _in_time(collection.items[n].time, query.time)]
    for name, value in query.equal.items():
        found = [n for n in found if collection.records[n].properties[name] == value]
    if query.filter is not None:
        found = [n for n in found if query.filter.keeps(collection.records[n])]
    return list(found)


def _in_boxes(collection: Collection, query: Query) -> list[int]:
    tree = collection.tree(query.reference)
    found = set(collection.unplaced)
    for box in query.boxes:
        found.update(map(int, tree.query(shape_of(box), predicate="intersects")))
    return sorted(found)


def _in_time(time: Bounds | None, asked: Bounds) -> bool:
    return time is None or meet(time, asked)
