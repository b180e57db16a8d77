"""What a filter may name, and what its parts are once read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from services.exchange.filtering.fault import FilterFault, shown
from services.exchange.filtering.record import Record

VERTICES = 1000
MOST_OPERATIONS = 256

ToLonLat = Callable[[Any, Any], tuple[Any, Any]]
"""Arrays of x and y of the filter's coordinate system -> longitude and latitude in degrees."""

Answer = Callable[[Record], bool | None]
"""A condition: None where it is not known whether it holds."""


class Term(NamedTuple):
    """A part of a filter that has a value.

    Parameters
    ----------
    kind : string, number, boolean, date, interval or geometry
    value : its value for a record, None where not known: a text in NFC, a finite float, a bool,
        a day as yyyymmdd, a pair of days (floats, infinite where open), a geometry
    name : how a message calls it
    is_fixed : whether it is the same for every record
    """

    kind: str
    value: Callable[[Record], Any]
    name: str
    is_fixed: bool = False


def fixed(kind: str, value: Any, name: str) -> Term:
    """A term that is the same for every record."""
    return Term(kind, lambda _: value, name, is_fixed=True)


@dataclass
class Scope:
    """The queryables of a collection, by name, and what of the limits was spent already."""

    queryables: Mapping[str, str]
    to_lonlat: ToLonLat | None = None
    vertices: int = field(default=0)
    operations: int = field(default=0)

    def spend_vertices(self, count: int) -> None:
        """Count vertices of geometries, which may be 1,000 in all; then FilterFault."""
        self.vertices += count
        if self.vertices > VERTICES:
            raise FilterFault(f"the geometries of a filter may have at most {VERTICES} vertices")

    def spend_operation(self) -> None:
        """Count an operation, of which there may be 256 in all; then FilterFault."""
        self.operations += 1
        if self.operations > MOST_OPERATIONS:
            raise FilterFault(
                f"a filter may have at most {MOST_OPERATIONS} operations; "
                "IN takes a list of any length"
            )

    def kind_of(self, name: Any) -> str:
        """The kind of a queryable.

        Raises
        ------
        FilterFault
            when the collection has none of that name
        """
        kind = self.queryables.get(name) if isinstance(name, str) else None
        if kind is None:
            allowed = ", ".join(sorted(self.queryables))
            raise FilterFault(f"{shown(name)} is not a queryable here; allowed: {allowed}")
        return "number" if kind == "integer" else kind


def arguments(node: Mapping[str, Any], least: int, most: int | None = None) -> list[Any]:
    """The arguments of an operation, as many as it takes.

    Raises
    ------
    FilterFault
        when there are fewer or more, or something beside them
    """
    found = node.get("args")
    if set(node) != {"op", "args"} or not isinstance(found, list):
        raise FilterFault(f"{shown(node.get('op'))} has an op, a list of args, and nothing else")
    if len(found) < least or (most is not None and len(found) > most):
        wanted = str(least) if most == least else f"{least} or more"
        message = f"arguments of {shown(node['op'])}: given {len(found)}, it takes {wanted}"
        raise FilterFault(message)
    return found
