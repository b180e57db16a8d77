"""Bounds of an EDTF text by the test's own way: every day it may mean, the first and the last.

It knows nothing of `services.edition.when`; it reads what stands in the files of an edition.
"""

from __future__ import annotations

import calendar
import re
from datetime import date

Days = tuple[date | None, date | None]


def days(text: str) -> Days | None:
    """First and last day of an EDTF text, None for an open side; None for a blank one."""
    if text in ("", "not-stated"):
        return None
    if text == "..":
        return None, None
    plain = re.sub(r"[?~%]", "", text).strip("[]")
    starts, ends = [], []
    for member in plain.split(","):
        first, separator, last = re.split(r"(\.\.|/)", member.strip(), maxsplit=1) + [""] * (
            0 if re.search(r"\.\.|/", member) else 2
        )
        if separator == "/" or separator == "..":
            # '../1956' splits at its dots: what is left of the separator is '/1956'.
            last = last.lstrip("/")
            last = "" if last == ".." else last
            starts.append(_first(first) if first else None)
            ends.append(_last(last) if last else None)
        else:
            starts.append(_first(first))
            ends.append(_last(first))
    return (
        None if None in starts else min(starts),
        None if None in ends else max(ends),
    )


def existence(opened: str, closed: str) -> Days | None:
    """Days on which something with these dates may exist; None where nothing is known."""
    start, end = days(opened), days(closed)
    if start is None and end is None:
        return None
    return (start[0] if start else None, end[1] if end else None)


def overlap(found: Days | None, first: date | None, last: date | None) -> bool:
    """Whether the days meet a span; what is undated meets every one."""
    if found is None:
        return True
    start, end = found
    return (start or date.min) <= (last or date.max) and (end or date.max) >= (first or date.min)


def _first(text: str) -> date:
    parts = [int(part) for part in text.replace("X", "0").split("-")]
    return date(*[*parts, 1, 1][:3])


def _last(text: str) -> date:
    parts = [int(part) for part in text.replace("X", "9").split("-")]
    if len(parts) == 3:
        return date(*parts)
    month = parts[1] if len(parts) == 2 else 12
    return date(parts[0], month, calendar.monthrange(parts[0], month)[1])
