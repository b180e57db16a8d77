"""Days and spans of days in filters.

The edition knows days, not hours: of a TIMESTAMP its day counts. A span is a pair of days, both
included; an end that is open or not known is infinitely far away. A record without any date has
no span: what a filter asks of its time is neither true nor false, and `IS NULL` finds it. (The
parameter `datetime` of the API works otherwise, as its standard says: undated records match any.)
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable
from typing import Any

from services.exchange.filtering.fault import FilterFault, shown
from services.exchange.filtering.record import NOTHING, Record
from services.exchange.filtering.scope import Scope, Term, fixed

Span = tuple[float, float]

_TIMESTAMP = re.compile(
    r"(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?Z", re.ASCII
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_OPEN = ".."


def date_value(text: Any) -> float | None:
    """A date property's ISO string as yyyymmdd."""
    return None if text is None else float(str(text)[:10].replace("-", ""))


def span_value(time: tuple[int | None, int | None] | None) -> Span | None:
    """A record's time as a span; None where it has no date at all."""
    if time is None or time == (None, None):
        return None
    first, last = time
    return (
        -math.inf if first is None else float(first),
        math.inf if last is None else float(last),
    )


def instant(node: dict[str, Any]) -> Term:
    """{"date": ...} or {"timestamp": ...} as a day.

    Raises
    ------
    FilterFault
        when no such day exists
    """
    (name, text), *further = node.items()
    if further or not isinstance(text, str):
        raise FilterFault(f"{name} takes one string")
    return fixed("date", _day(text, name), name.upper())


def interval(node: dict[str, Any], scope: Scope) -> Term:
    """{"interval": [first, last]}: dates, '..' or properties that are dates.

    Raises
    ------
    FilterFault
        when an end is none of these, or the interval ends before it starts
    """
    ends = node["interval"]
    if len(node) > 1 or not isinstance(ends, list) or len(ends) != 2:
        raise FilterFault("INTERVAL takes two ends")
    first, last = (
        _end(end, scope, far) for end, far in zip(ends, (-math.inf, math.inf), strict=True)
    )
    if all(isinstance(end, str) for end in ends) and first(NOTHING) > last(NOTHING):
        raise FilterFault("the interval ends before it starts")

    def value(record: Record) -> Span | None:
        begin, end = first(record), last(record)
        return None if begin is None or end is None or begin > end else (begin, end)

    return Term("interval", value, "INTERVAL")


def _end(end: Any, scope: Scope, far: float) -> Callable[[Record], Any]:
    if end == _OPEN:
        return lambda _: far
    if isinstance(end, str):
        day = _day(end, "timestamp" if "T" in end else "date")
        return lambda _: day
    if isinstance(end, dict) and set(end) == {"property"}:
        name = end["property"]
        if scope.kind_of(name) != "date":
            raise FilterFault(f"an end of INTERVAL is a date; {shown(name)} is not")
        return lambda record: date_value(record.properties.get(name))
    raise FilterFault("an end of INTERVAL is a date, a timestamp, '..' or a property")


def _day(text: str, name: str) -> float:
    match = _TIMESTAMP.fullmatch(text) if name == "timestamp" else _DATE.fullmatch(text)
    form = "'1943-01-31T00:00:00Z'" if name == "timestamp" else "'1943-01-31'"
    try:
        day = datetime.date.fromisoformat(match[0][:10] if match else "")
    except ValueError:
        message = f"{shown(text)} is not a {name}; write it as {form}"
        raise FilterFault(message) from None
    return float(day.year * 10000 + day.month * 100 + day.day)
