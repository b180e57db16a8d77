"""The `datetime` of a query: an instant or interval of RFC 3339 as whole days."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from services.edition.when import Bounds

_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d:)(\d\d)(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII)
_OPEN = ("", "..")


def iso(day: int | None) -> str | None:
    """yyyymmdd as yyyy-mm-dd."""
    if day is None:
        return None
    return f"{day // 10000:04}-{day // 100 % 100:02}-{day % 100:02}"


def read_datetime(text: str) -> Bounds:
    """First and last day as yyyymmdd, None where open; a time of day counts as its day in UTC.

    Raises
    ------
    ValueError
        when it is neither a date, a date with time and zone, nor an interval of them with at
        most one open end, or when it ends before it starts

    References
    ----------
    OGC 17-069r4, requirement /req/core/fc-time-definition
    """
    start, slash, end = text.partition("/")
    if not slash:
        day = _day(start)
        return day, day
    if start in _OPEN and end in _OPEN:
        raise ValueError("an interval needs a start or an end")
    first = None if start in _OPEN else _day(start)
    last = None if end in _OPEN else _day(end)
    if first is not None and last is not None and first > last:
        raise ValueError("it ends before it starts")
    return first, last


def meet(one: Bounds, other: Bounds) -> bool:
    """Whether two intervals have a day in common."""
    (start, end), (first, last) = one, other
    return (start is None or last is None or start <= last) and (
        end is None or first is None or first <= end
    )


def _day(text: str) -> int:
    found = _TIME.fullmatch(text)
    if found:
        date, minute, second, _, zone = found.groups()
        # Python knows no leap second; the day is the same without it.
        second = "59" if second == "60" else second
        zone = "+00:00" if zone in "Zz" else zone
        try:
            moment = datetime.fromisoformat(f"{date}T{minute}{second}{zone}").astimezone(UTC)
        except OverflowError as problem:
            raise ValueError("the year is out of range") from problem
    elif _DATE.fullmatch(text):
        moment = datetime.fromisoformat(text)
    else:
        raise ValueError("it is no date of RFC 3339")
    return moment.year * 10000 + moment.month * 100 + moment.day
