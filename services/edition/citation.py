"""Citations: which source, and where in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator

UNPAGED = "unpaged"
"""The locator of a text that has no pages, record numbers or headings."""

_CITATION = re.compile(r"\s*(?P<key>[a-z0-9]+(?:-[a-z0-9]+)*)\[(?P<locator>(?:\\.|[^\]\\])+)\]\s*")


@dataclass(frozen=True)
class Citation:
    """A source's key and the locator that was seen in it ('camp 195', '1.2', 'unpaged')."""

    source: str
    locator: str

    def __str__(self) -> str:
        locator = re.sub(r"([\\;\]])", r"\\\1", self.locator)
        return f"{self.source}[{locator}]"


def parse_citations(text: Any) -> tuple[Citation, ...]:
    r"""'key[locator]; key2[locator]' -> citations; \; and \] inside a locator are literal.

    Raises
    ------
    ValueError
        when anything but citations separated by ';' stands in the text
    """
    if isinstance(text, tuple | list):
        return tuple(text)
    found: list[Citation] = []
    position, text = 0, str(text)
    while position < len(text):
        match = _CITATION.match(text, position)
        if not match:
            rest = text[position : position + 40]
            raise ValueError(f"'{rest}' is not a citation; write key[locator]; key2[locator]")
        locator = re.sub(r"\\(.)", r"\1", match["locator"]).strip()
        found.append(Citation(match["key"], locator))
        position = match.end()
        if position < len(text):
            if text[position] != ";":
                raise ValueError(f"';' expected before '{text[position : position + 40]}'")
            position += 1
    return tuple(found)


Citations = Annotated[tuple[Citation, ...], BeforeValidator(parse_citations)]
