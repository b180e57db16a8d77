"""What is wrong with a filter, said to the one who wrote it."""

from __future__ import annotations

SHOWN = 60
"""Characters of a filter that a message repeats."""


class FilterFault(ValueError):
    """A filter that cannot be answered; the message says why and what is allowed."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def shown(part: object) -> str:
    """A part of the filter as a message repeats it: short, on one line, in quotes."""
    if isinstance(part, float) and part.is_integer() and abs(part) < 1e15:
        part = int(part)
    text = " ".join("".join(x if x.isprintable() else " " for x in str(part)).split())
    return f"'{text[:SHOWN]}...'" if len(text) > SHOWN else f"'{text}'"
