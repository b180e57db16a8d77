"""The parts of a filter that have a value: properties, literals, letters, arithmetic."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from services.exchange.filtering.fault import FilterFault, shown
from services.exchange.filtering.instants import date_value, instant, interval, span_value
from services.exchange.filtering.letters import accentless, caseless, composed
from services.exchange.filtering.record import NOTHING, Record
from services.exchange.filtering.scope import Scope, Term, arguments, fixed
from services.exchange.filtering.shapes import shape

LETTERS: dict[str, Callable[[str], str]] = {"casei": caseless, "accenti": accentless}
_REMEMBERED = {op: lru_cache(maxsize=20_000)(change) for op, change in LETTERS.items()}
"""For texts of records, of which an edition has thousands; filters ask for them time and again."""

_ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "%": math.fmod,
    "div": lambda a, b: float(math.trunc(a / b)),
    "^": math.pow,
}
OPERATIONS = frozenset(LETTERS) | frozenset(_ARITHMETIC)


def term(node: Any, scope: Scope) -> Term:
    """Read a part of the tree that has a value.

    Raises
    ------
    FilterFault
        when it is a condition, a function that is not known, or of a wrong type
    """
    if isinstance(node, dict):
        return _object(node, scope)
    if isinstance(node, bool):
        return fixed("boolean", node, str(node).lower())
    if isinstance(node, int | float):
        return fixed("number", _finite(node), shown(node))
    if isinstance(node, str):
        return fixed("string", composed(node), shown(node))
    if node is None:
        raise FilterFault("nothing equals NULL; write IS NULL")
    raise FilterFault("a list stands where one value is needed")


def _object(node: dict[str, Any], scope: Scope) -> Term:
    if "op" in node:
        return _operation(node, scope)
    if set(node) == {"property"}:
        return _property(node["property"], scope)
    if "date" in node or "timestamp" in node:
        return instant(node)
    if "interval" in node:
        return interval(node, scope)
    if "type" in node or set(node) == {"bbox"}:
        return shape(node, scope)
    raise FilterFault(f"an object with {shown(', '.join(sorted(node)))} is not part of CQL2")


def _operation(node: dict[str, Any], scope: Scope) -> Term:
    op = node["op"]
    if not isinstance(op, str) or op not in OPERATIONS:
        raise FilterFault(f"{shown(op)} is not an operation with a value")
    scope.spend_operation()
    if op in LETTERS:
        return _letters(op, term(arguments(node, 1, 1)[0], scope))
    one, other = (term(part, scope) for part in arguments(node, 2, 2))
    for part in (one, other):
        if part.kind != "number":
            raise FilterFault(f"{shown(op)} calculates with numbers; {part.name} is none")
    value, name = _calculated(_ARITHMETIC[op], one, other), f"the result of {op}"
    if one.is_fixed and other.is_fixed:
        return fixed("number", value(NOTHING), name)
    return Term("number", value, name)


def _letters(op: str, inner: Term) -> Term:
    if inner.kind != "string":
        raise FilterFault(f"{op.upper()} takes a string; {inner.name} is none")
    if inner.is_fixed:
        return fixed("string", LETTERS[op](inner.value(NOTHING)), op.upper())
    change = _REMEMBERED[op]

    def value(record: Record) -> str | None:
        text = inner.value(record)
        return None if text is None else change(text)

    return Term("string", value, op.upper())


def _calculated(change: Callable[[float, float], float], one: Term, other: Term) -> Any:
    """A result that is no finite number is not known: division by zero, a root of -1."""

    def value(record: Record) -> float | None:
        a, b = one.value(record), other.value(record)
        if a is None or b is None:
            return None
        try:
            result = change(a, b)
        except (ArithmeticError, ValueError):
            return None
        return result if math.isfinite(result) else None

    return value


def _property(name: Any, scope: Scope) -> Term:
    kind = scope.kind_of(name)
    if kind == "interval":
        return Term(kind, lambda record: span_value(record.time), shown(name))
    if kind == "geometry":
        return Term(kind, lambda record: record.geometry, shown(name))
    read = _READ[kind]

    def value(record: Record) -> Any:
        found = record.properties.get(name)
        return None if found is None else read(found)

    return Term(kind, value, shown(name))


_READ: dict[str, Callable[[Any], Any]] = {
    "string": lambda found: composed(str(found)),
    "number": float,
    "boolean": bool,
    "date": date_value,
}


def _finite(number: int | float) -> float:
    try:
        found = float(number)
    except OverflowError:
        found = math.inf
    if not math.isfinite(found):
        raise FilterFault("a number of the filter is too large")
    return found
