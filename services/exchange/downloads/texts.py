"""Texts as a format can hold them: no control characters, nothing a spreadsheet would run."""

from __future__ import annotations

import re

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?", re.ASCII)


def legal(text: str) -> str:
    """A text without the characters that XML 1.0 forbids or discourages; each becomes U+FFFD."""
    return _ILLEGAL.sub("\ufffd", text)


def inert(text: str) -> str:
    """A text that no spreadsheet runs: one that begins like a formula gets an apostrophe.

    A number stays a number: -5 is no formula.
    """
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def iso_day(day: int) -> str:
    """A day of the edition (19310917) as ISO 8601 writes it."""
    return f"{day // 10000:04d}-{day // 100 % 100:02d}-{day % 100:02d}"
