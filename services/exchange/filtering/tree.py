"""A filter as the tree of CQL2's JSON encoding, within limits of size and depth."""

from __future__ import annotations

import json
import re
from typing import Any

from services.exchange.filtering.fault import FilterFault
from services.exchange.filtering.groups import LEVELS, text_tree

BYTES = 16 * 1024
LANGUAGES = ("cql2-text", "cql2-json")

_JSON_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)


def filter_tree(text: str, language: str) -> Any:
    """Read a filter in one of its two encodings.

    Raises
    ------
    FilterFault
        when it is longer than 16 KB, deeper than 50 levels, not UTF-8 or not CQL2
    """
    if language not in LANGUAGES:
        raise FilterFault(f"the language of a filter is one of {', '.join(LANGUAGES)}")
    _bounded(text)
    return text_tree(text) if language == "cql2-text" else _json_tree(text)


def _bounded(text: str) -> None:
    if len(text) > BYTES:
        raise FilterFault(f"a filter may have at most {BYTES} bytes")
    try:
        size = len(text.encode())
    except UnicodeEncodeError:
        size = 0
    # Frameworks put U+FFFD where bytes were no UTF-8.
    if (not size and text) or "\ufffd" in text or "\0" in text:
        raise FilterFault("a filter is UTF-8 text without NUL")
    if size > BYTES:
        raise FilterFault(f"a filter may have at most {BYTES} bytes")
    if not text.strip():
        raise FilterFault("the filter is empty")


def _json_tree(text: str) -> Any:
    depth = 0
    for sign in _JSON_STRING.sub("", text):
        depth += (sign in "[{") - (sign in "]}")
        if depth > LEVELS:
            raise FilterFault(f"a filter may have at most {LEVELS} levels of JSON")
    try:
        tree = json.loads(text, object_pairs_hook=_members, parse_constant=_no_number)
        # A surrogate written as an escape could be answered, but not repeated in a message.
        json.dumps(tree, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        if isinstance(error, FilterFault):
            raise
        raise FilterFault("the filter is not JSON") from error
    return tree


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise FilterFault("an object of the filter names a member twice")
    return members


def _no_number(name: str) -> Any:
    raise FilterFault(f"{name} is not a number a filter can hold")
