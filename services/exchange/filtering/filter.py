"""A filter read once and asked of every record."""

from __future__ import annotations

from collections.abc import Mapping

from services.exchange.filtering.conditions import condition
from services.exchange.filtering.fault import FilterFault
from services.exchange.filtering.record import Record
from services.exchange.filtering.scope import Answer, Scope, ToLonLat
from services.exchange.filtering.tree import filter_tree


class Filter:
    """A condition on records."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        """True, False, or None where a record does not tell."""

    def keeps(self, record: Record) -> bool:
        """Whether the condition holds; a record that does not tell is not kept."""
        return self.answer(record) is True


def read_filter(
    text: str,
    language: str,
    queryables: Mapping[str, str],
    to_lonlat: ToLonLat | None = None,
) -> Filter:
    """Read a filter of a stranger; cheap whatever it is.

    Parameters
    ----------
    language : cql2-text or cql2-json
    queryables : name -> string, number, integer, boolean, date, interval or geometry
    to_lonlat : how coordinates of the filter become degrees, where `filter-crs` says they are
        none; takes and gives arrays, as `pyproj.Transformer.transform` with always_xy

    Raises
    ------
    FilterFault
        when it is no filter, names what is no queryable, or passes a limit
    """
    try:
        return Filter(condition(filter_tree(text, language), Scope(queryables, to_lonlat)))
    except RecursionError:
        raise FilterFault("the filter nests too deep") from None
