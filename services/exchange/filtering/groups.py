"""CQL2 text -> the JSON tree, through the parser `cql2`, one pair of brackets at a time.

cql2 0.6.0 goes back over a bracket it cannot read, so that each level of brackets doubles its
time (fifty levels never end), and its stack ends the process at long chains of operators. So it
is given what stands between two brackets only, and no more than a few operators in a row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import cql2

from services.exchange.filtering.fault import FilterFault, shown
from services.exchange.filtering.tokens import Token, tokens

LEVELS = 50
CALLS = 6
"""Functions, lists and geometries inside one another; a collection of polygons has five levels."""
OPERATORS = 40
"""Arithmetic operators between two ANDs."""
TREE_LEVELS = 110
"""Operations inside one another: two for each level of brackets, and some."""

_SHAPE = re.compile(
    "(point|linestring|polygon|multipoint|multilinestring|multipolygon|geometrycollection)?"
    "(z|m|zm)?"
)
_BEFORE_GROUP = {"and", "or", "not", "between", "like", "div"}
_COMPARISONS = {"=", "<>", "!=", "<", ">", "<=", ">=", "like", "in", "between"}
_MARK = '"\0{}"'
"""Stands for a pair of brackets read already; no filter holds a NUL."""


@dataclass
class _Level:
    kind: str
    pieces: list[str] = field(default_factory=list)
    nots: int = 0
    comparisons: int = 0
    operators: int = 0
    bounds: int = 0

    def count(self, word: str) -> None:
        """Keep account of operators in a row; AND, OR and a comma begin a new row."""
        if word == "and" and self.bounds:
            self.bounds -= 1
        elif word in ("and", "or", ","):
            self.nots = self.comparisons = self.operators = self.bounds = 0
        elif word == "not":
            self.nots += 1
        elif word in _COMPARISONS:
            self.comparisons += 1
            self.bounds += word == "between"
        elif word in ("+", "-", "*", "/", "%", "^", "div"):
            self.operators += 1
        if self.comparisons > 1:
            raise FilterFault(f"join two comparisons by AND or OR, before {shown(word)}")
        if self.operators > OPERATORS:
            raise FilterFault(f"a filter may have at most {OPERATORS} operators in a row")


class _Reading:
    def __init__(self) -> None:
        self.levels = [_Level("group")]
        self.groups: list[Any] = []
        self.before = Token("sign", "(")

    def take(self, token: Token) -> None:
        level, word = self.levels[-1], token.text.lower()
        if token.text == "(":
            self.open(level)
        elif token.text == ")":
            self.close(level)
        else:
            level.pieces.append(token.text)
            if level.kind == "group" and word == ",":
                raise FilterFault("a list of values stands behind IN only; there are no arrays")
            if level.kind != "shape" and token.kind not in ("string", "space"):
                level.count(word)
        if sum(1 + item.nots for item in self.levels) > LEVELS + 1:
            raise FilterFault(f"a filter may have at most {LEVELS} levels of brackets and NOT")
        if token.kind != "space":
            self.before = token

    def open(self, level: _Level) -> None:
        word = self.before.text.lower()
        if level.kind == "shape":
            kind = "shape"
        elif self.before.kind != "word" or word in _BEFORE_GROUP:
            kind = "group"
        else:
            kind = "shape" if _SHAPE.fullmatch(word) else "call"
        self.levels.append(_Level(kind))
        inner = 0
        while self.levels[-1 - inner].kind != "group":
            inner += 1
        if inner > CALLS:
            raise FilterFault(f"a filter may have at most {CALLS} functions inside one another")

    def close(self, level: _Level) -> None:
        if len(self.levels) == 1:
            raise FilterFault("a bracket is closed that was not opened")
        self.levels.pop()
        if level.kind == "group":
            self.groups.append(_parsed("".join(level.pieces)))
            self.levels[-1].pieces.append(_MARK.format(len(self.groups) - 1))
        else:
            self.levels[-1].pieces.append("(" + "".join(level.pieces) + ")")


def text_tree(text: str) -> Any:
    """Read CQL2 text into the tree of its JSON encoding; the text is of bounded length.

    Raises
    ------
    FilterFault
        when the text is not CQL2 or nests too deep
    """
    reading = _Reading()
    for token in tokens(text):
        reading.take(token)
    if len(reading.levels) > 1:
        raise FilterFault("a bracket is not closed")
    return _filled(_parsed("".join(reading.levels[0].pieces)), reading.groups, TREE_LEVELS)


def _parsed(fragment: str) -> Any:
    try:
        return cql2.parse_text(fragment).to_json()
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    # A panic of the Rust parser is no Exception.
    except BaseException as error:
        message = f"not CQL2: {shown(_without_marks(fragment))} cannot be read"
        raise FilterFault(message) from error


def _without_marks(fragment: str) -> str:
    return "".join("(...)" if part.startswith("\0") else part for part in fragment.split('"'))


def _filled(node: Any, groups: list[Any], levels: int) -> Any:
    """The tree with every mark replaced by what its brackets hold."""
    if isinstance(node, list):
        return [_filled(item, groups, levels) for item in node]
    if not isinstance(node, dict):
        return node
    if not levels:
        raise FilterFault("the filter nests too deep")
    name = node.get("property")
    if isinstance(name, str) and name.startswith("\0"):
        return _filled(groups[int(name[1:])], groups, levels)
    return {key: _filled(value, groups, levels - 1) for key, value in node.items()}
