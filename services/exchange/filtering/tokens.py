"""The words and signs of CQL2 text, so that brackets inside quotes are not counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from services.exchange.filtering.fault import FilterFault, shown

_TOKEN = re.compile(
    r"""(?P<string>'(?:[^'\\]|''|\\.)*')
      | (?P<word>"(?:[^"]|"")+"|[^\W\d_][\w.:]*)
      | (?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)
      | (?P<operator><>|!=|<=|>=|[=<>+\-*/%^])
      | (?P<sign>[(),])
      | (?P<space>\s+)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPES = {
    "''": "'",
    r"\'": "'",
    r"\a": "\a",
    r"\b": "\b",
    r"\t": "\t",
    r"\n": "\n",
    r"\v": "\v",
    r"\f": "\f",
    r"\r": "\r",
}
_ESCAPED = re.compile(r"''|\\.", re.DOTALL)


class Token(NamedTuple):
    """One word or sign: its kind (string, word, number, operator, sign, space) and its text."""

    kind: str
    text: str


def tokens(text: str) -> Iterator[Token]:
    r"""Split a filter; strings come with their escapes resolved and quotes doubled.

    Escapes are those of the standard's text encoding: '' and \' are a quote, \a \b \t \n \v \f
    \r a control character. All other pairs with a backslash stay as written, for LIKE.

    Raises
    ------
    FilterFault
        at a quote that is not closed, or a sign CQL2 does not know
    """
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise FilterFault(_unreadable(text[position:], position))
        position = match.end()
        kind = str(match.lastgroup)
        if kind == "string":
            yield Token(kind, quoted(_ESCAPED.sub(_resolved, match[0][1:-1])))
        else:
            yield Token(kind, " " if kind == "space" else match[0])


def quoted(text: str) -> str:
    """A text as a CQL2 string the parser reads: in quotes, its own quotes doubled."""
    return "'" + text.replace("'", "''") + "'"


def _resolved(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0], match[0])


def _unreadable(rest: str, position: int) -> str:
    if rest[0] in "'\"":
        return f"the quote at character {position + 1} is not closed"
    return f"character {position + 1}, {shown(rest[0])}, is not part of CQL2"
