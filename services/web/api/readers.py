"""Reads the texts of parameters: each takes a text, and says what is wrong with it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from services.exchange.features.field import Field

DEFAULT_LIMIT, MOST = 100, 10_000

_WHOLE = re.compile(r"\d+", re.ASCII)
_SIGNED = re.compile(r"[+-]?\d{1,18}", re.ASCII)
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_DIGITS = 18
"""A longer number is more than any collection holds."""


def one_of(values: Sequence[str]) -> Callable[[str], str]:
    """A reader of one of these words."""

    def read(text: str) -> str:
        if text not in values:
            raise ValueError("it is none of the values allowed")
        return text

    return read


def limit(text: str) -> int:
    """A whole number from one; what is above the most counts as the most."""
    number = offset(text)
    if number == 0:
        raise ValueError("it is not above zero")
    return min(number, MOST)


def offset(text: str) -> int:
    """A whole number from zero."""
    if not _WHOLE.fullmatch(text):
        raise ValueError("it is no whole number from zero")
    return int(text) if len(text) <= _DIGITS else 10**_DIGITS


def value(field: Field) -> Callable[[str], Any]:
    """A reader of a property's value; an empty text stands for a missing value."""

    def read(text: str) -> Any:
        enum, pattern = field.constraints.get("enum"), field.constraints.get("pattern")
        if enum and text not in enum:
            raise ValueError("it is none of the values allowed")
        if pattern and not re.search(pattern, text):
            raise ValueError("it is not of the form allowed")
        return _KINDS[field.kind](text)

    return read


def _integer(text: str) -> int:
    if not _SIGNED.fullmatch(text):
        raise ValueError("it is no whole number")
    return int(text)


def _number(text: str) -> float:
    if not _NUMBER.fullmatch(text) or not math.isfinite(float(text)):
        raise ValueError("it is no number")
    return float(text)


def _date(text: str) -> str:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        raise ValueError("it is no date")
    return date.fromisoformat(text).isoformat()


_KINDS: dict[str, Callable[[str], Any]] = {
    "string": lambda text: text or None,
    "integer": _integer,
    "number": _number,
    "date": _date,
}
