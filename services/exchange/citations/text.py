"""Pieces of a citation: cleaned texts, sentences, italics that HTML shows and plain text drops."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Signs of private use around what a style sets in italics; no text of a record keeps them."""

_ENDS = ".?!…"
_CLOSING = f"»”’\"'{_CLOSE}"
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ue000\ue001\s]+")


def clean(value: Any) -> str:
    """A field of a CSL item as one line of text; '' for what is no text or number."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return _UNSEEN.sub(" ", str(value)).strip()


def field(item: Mapping[str, Any], name: str) -> str:
    """A text field of an item; '' where it has none."""
    return clean(item.get(name))


def italic(text: str) -> str:
    """A text that the style sets in italics."""
    return f"{_OPEN}{text}{_CLOSE}" if text else ""


def quoted(text: str) -> str:
    """A title in quotation marks, its full stop inside as Chicago has it."""
    return f"“{text if _ended(text) else text + '.'}”" if text else ""


def ended(text: str) -> str:
    """A text that ends with a full stop, unless it ends with such a sign already."""
    return text if not text or _ended(text) else f"{text}."


def sentences(*parts: str) -> str:
    """The parts there are, each ended, with a space between."""
    return " ".join(ended(part) for part in parts if part)


def listed(*parts: str, joint: str = ", ") -> str:
    """The parts there are, joined."""
    return joint.join(part for part in parts if part)


def _ended(text: str) -> bool:
    return text.rstrip(_CLOSING)[-1:] in tuple(_ENDS)


def plain(text: str) -> str:
    """A citation as plain text."""
    return text.replace(_OPEN, "").replace(_CLOSE, "")


def runs(text: str) -> list[tuple[str, bool]]:
    """A citation as runs of text, each with whether it is in italics."""
    found: list[tuple[str, bool]] = []
    for number, part in enumerate(re.split(f"[{_OPEN}{_CLOSE}]", text)):
        if part:
            found.append((part, number % 2 == 1))
    return found
