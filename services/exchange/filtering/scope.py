"""What a filter may name, and what its parts are once read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from services.exchange.filtering.fault import FilterFault, shown
from services.exchange.filtering.record import Record

KINDS = ("string", "number", "integer", "boolean", "date", "interval", "geometry")
"""What a queryable may be; in a term an integer is a number."""

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
    """

    kind: str
    value: Callable[[Record], Any]
    name: str


@dataclass
class Scope:
    """The queryables of a collection, by name, and what geometries were spent already."""

    queryables: Mapping[str, str]
    to_lonlat: ToLonLat | None = None
    vertices: int = field(default=0)

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


def constant(value: Any) -> Callable[[Record], Any]:
    """A value that is the same for every record."""
    return lambda _: value


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
