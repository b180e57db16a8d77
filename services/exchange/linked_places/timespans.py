"""Dates as Linked Places write them: timespans with in, earliest, latest, and how sure they are.

Nothing is filled in. Linked Places wants a start in every timespan and takes one without an end
for the start alone: so a side that no source names says what follows of itself, that a place opened
no later than it closed and closed no earlier than it opened.
"""

from __future__ import annotations

import re
from typing import Any

from services.edition.when import When
from services.exchange.downloads.texts import iso_day

PLAIN = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
"""A year, month or day, without a doubt."""

ONGOING = ".."
"""A closing that has not come."""


def when(opened: When | None, closed: When | None, today: str) -> dict[str, Any] | None:
    """The `when` of something that lasted; None where nothing is known of either end.

    Parameters
    ----------
    today : the edition's date, which what goes on has reached
    """
    if opened is None and closed is None:
        return None
    start, end = _side(opened), _side(closed)
    if closed is not None and closed.text == ONGOING:
        end = {"earliest": today}
    start = start or _only("latest", closed.latest if closed else None)
    end = end or _only("earliest", opened.earliest if opened else None)
    if not start:
        return None
    span = {"start": start} | ({"end": end} if end else {})
    return {"timespans": [span], "certainty": certainty(opened, closed)}


def moment(given: When) -> dict[str, Any]:
    """The `when` of one date."""
    return {"timespans": [{"start": _side(given)}], "certainty": certainty(given)}


def certainty(*dates: When | None) -> str:
    """certain, less-certain (about a time, or one of several) or uncertain (doubted)."""
    known = [date for date in dates if date is not None]
    if any(date.uncertain for date in known):
        return "uncertain"
    loose = any(date.approximate or date.alternatives or "X" in date.text for date in known)
    return "less-certain" if loose else "certain"


def plain(given: When | None) -> str:
    """A date as ISO 8601 where it is a year, month or day without a doubt; else nothing."""
    return given.text if given is not None and PLAIN.fullmatch(given.text) else ""


def _side(given: When | None) -> dict[str, str]:
    if given is None:
        return {}
    bare = given.text.rstrip("?~%")
    if PLAIN.fullmatch(bare):
        return {"in": bare}
    return _only("earliest", given.earliest) | _only("latest", given.latest)


def _only(name: str, day: int | None) -> dict[str, str]:
    return {} if day is None else {name: iso_day(day)}
