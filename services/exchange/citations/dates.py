"""Dates of a CSL item: parts of it, and how each style writes them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton

from services.exchange.citations.text import clean


def parts(item: Mapping[str, Any], name: str = "issued") -> tuple[int, ...]:
    """Year, month, day as far as they are known; () where the item has no such date."""
    given = item.get(name)
    found = given.get("date-parts") if isinstance(given, Mapping) else None
    if not isinstance(found, list | tuple) or not found or not isinstance(found[0], list | tuple):
        return ()
    numbers: list[int] = []
    for part in found[0][:3]:
        text = clean(part)
        if not text.isascii() or not text.isdigit():
            break
        numbers.append(int(text))
    return _sound(numbers)


def _sound(numbers: list[int]) -> tuple[int, ...]:
    """As many of the parts as make a date of the calendar."""
    for length in range(len(numbers), 0, -1):
        try:
            date(*[*numbers[:length], 1, 1][:3])
        except ValueError:
            continue
        return tuple(numbers[:length])
    return ()


def year(item: Mapping[str, Any]) -> str:
    """The year of issue, or the words that stand for it ('circa 1950'); '' where there is none."""
    found = parts(item)
    if found:
        return str(found[0])
    given = item.get("issued")
    told = given if isinstance(given, Mapping) else {}
    return clean(told.get("literal")) or clean(told.get("raw"))


def dotted(found: tuple[int, ...]) -> str:
    """25.11.2026, 11.2026 or 2026, as GOST writes it."""
    if not found:
        return ""
    return ".".join([f"{part:02}" for part in found[:0:-1]] + [str(found[0])])


def written(found: tuple[int, ...], language: str) -> str:
    """November 25, 2026; November 2026; 2026; in the language's own order and words."""
    if len(found) == 3:
        return clean(format_date(date(*found), format="long", locale=_locale(language)))
    if len(found) == 2:
        return clean(format_skeleton("yMMMM", date(*found, 1), locale=_locale(language)))
    return str(found[0]) if found else ""


def within_year(found: tuple[int, ...], language: str) -> str:
    """May 30, or May; '' where only the year is known."""
    if len(found) == 3:
        return clean(format_skeleton("MMMMd", date(*found), locale=_locale(language)))
    if len(found) == 2:
        return clean(format_date(date(*found, 1), "LLLL", locale=_locale(language)))
    return ""


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")
