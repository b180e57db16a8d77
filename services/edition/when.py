"""Dates as the sources give them: EDTF (ISO 8601-2, levels 0 and 1 and one-of sets), with bounds.

Bounds are decided here once: a year reaches from its 1 January to its 31 December; `~` and `?`
change the drawing, never the bounds; an open side has no bound.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args

from pydantic import BeforeValidator

NOT_STATED = "not-stated"
"""Stands where a source gives no period or no unit; it is said, never filled."""

_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(-(?P<month>\d{2}))?(-(?P<day>\d{2}))?[?~%]?", re.ASCII
)
_ALLOWED = "1931, 1931-09, 1931-09-17, 193X, 1943~, 1937?, 1931/1945, ../1956, [1950,1953]"
Bounds = tuple[int | None, int | None]


@dataclass(frozen=True)
class When:
    """An EDTF expression with its bounds.

    Parameters
    ----------
    text : the expression as written
    earliest, latest : first and last possible day as yyyymmdd; None where that side is open
    approximate, uncertain : whether `~` or `?` stands in the text (`%` is both)
    """

    text: str
    earliest: int | None
    latest: int | None
    approximate: bool = False
    uncertain: bool = False

    @property
    def first_year(self) -> int | None:
        """Year of the earliest day; None where open."""
        return None if self.earliest is None else self.earliest // 10000

    @property
    def last_year(self) -> int | None:
        """Year of the latest day; None where open."""
        return None if self.latest is None else self.latest // 10000

    @property
    def alternatives(self) -> list[str]:
        """The members of a one-of set, runs of days as they are written; else empty."""
        if not self.text.startswith("["):
            return []
        return [part.strip() for part in self.text[1:-1].split(",")]

    def overlaps(self, first_year: int, last_year: int) -> bool:
        """Whether any day of first_year..last_year lies within the bounds."""
        starts = self.first_year is None or self.first_year <= last_year
        ends = self.last_year is None or self.last_year >= first_year
        return starts and ends

    def __str__(self) -> str:
        return self.text


@cache
def parse_when(text: str) -> When:
    """Read one EDTF expression.

    Raises
    ------
    ValueError
        when the text is not of a form this edition uses, names a day that does not exist,
        or ends before it starts
    """
    earliest, latest = _bounds(text)
    if earliest is not None and latest is not None and earliest > latest:
        raise ValueError(f"'{text}' ends before it starts")
    return When(
        text,
        earliest,
        latest,
        approximate="~" in text or "%" in text,
        uncertain="?" in text or "%" in text,
    )


def _bounds(text: str) -> Bounds:
    if text == "..":
        return None, None
    if text.startswith("[") and text.endswith("]"):
        return _set_bounds(text)
    start, slash, end = text.partition("/")
    if not slash:
        return _date_bounds(text, text)
    if not start and not end:
        raise ValueError(f"'{text}' names no date; write one of {_ALLOWED}")
    first = None if start in ("..", "") else _date_bounds(start, text)[0]
    last = None if end in ("..", "") else _date_bounds(end, text)[1]
    return first, last


def _set_bounds(text: str) -> Bounds:
    members = [member.strip() for member in text[1:-1].split(",")]
    bounds = [_member_bounds(member, text) for member in members]
    firsts = [first for first, _ in bounds]
    lasts = [last for _, last in bounds]
    return (
        None if None in firsts else min(first for first in firsts if first is not None),
        None if None in lasts else max(last for last in lasts if last is not None),
    )


def _member_bounds(member: str, text: str) -> Bounds:
    start, dots, end = member.partition("..")
    if not dots:
        return _date_bounds(member, text)
    if not start and not end:
        raise ValueError(f"'{text}' names no date; write one of {_ALLOWED}")
    first = _date_bounds(start, text)[0] if start else None
    last = _date_bounds(end, text)[1] if end else None
    if first is not None and last is not None and first > last:
        raise ValueError(f"'{text}' ends before it starts")
    return first, last


def _date_bounds(part: str, text: str) -> tuple[int, int]:
    match = _DATE.fullmatch(part)
    if not match:
        raise ValueError(f"'{text}' is not a date this edition reads; write one of {_ALLOWED}")
    low, high = (int(match["year"].replace("X", digit)) for digit in "09")
    month, day = match["month"], match["day"]
    if month is None:
        return low * 10000 + 101, high * 10000 + 1231
    if "X" in match["year"] or not 1 <= int(month) <= 12:
        raise ValueError(f"'{text}' has no month {month}; months run from 01 to 12")
    stem = low * 10000 + int(month) * 100
    length = calendar.monthrange(low, int(month))[1]
    if day is None:
        return stem + 1, stem + length
    if not 1 <= int(day) <= length:
        raise ValueError(f"'{text}' has no day {day}; that month has {length} days")
    return stem + int(day), stem + int(day)


def _read(value: Any) -> Any:
    return value if value is None or isinstance(value, When) else parse_when(str(value).strip())


def _read_or_not_stated(value: Any) -> Any:
    return value if value == NOT_STATED else _read(value)


Date = Annotated[When, BeforeValidator(_read)]
"""A When, read from its EDTF text."""

DateOrNotStated = Annotated[When | str, BeforeValidator(_read_or_not_stated)]
"""A When, or the word not-stated."""


def holds_date(annotation: Any) -> bool:
    """Whether a model's field of this annotation is a date."""
    return annotation is When or any(holds_date(part) for part in get_args(annotation))
