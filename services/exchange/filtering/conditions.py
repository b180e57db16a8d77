"""The conditions of a filter, in the three-valued logic of CQL2 and SQL.

None is "not known": NOT of it is not known, AND is false where one side is false, OR is true
where one side is true.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from services.exchange.filtering.allen import TEMPORAL, temporal
from services.exchange.filtering.fault import FilterFault, shown
from services.exchange.filtering.letters import composed, like
from services.exchange.filtering.record import NOTHING, Record
from services.exchange.filtering.scope import Answer, Scope, Term, arguments
from services.exchange.filtering.shapes import SPATIAL, spatial
from services.exchange.filtering.terms import LETTERS, OPERATIONS, term

_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}
_SCALAR = ("string", "number", "boolean", "date")


def condition(node: Any, scope: Scope) -> Answer:
    """Read a part of the tree that holds or does not.

    Raises
    ------
    FilterFault
        when it is no condition, or compares what cannot be compared
    """
    if isinstance(node, bool):
        return lambda _: node
    op = node.get("op") if isinstance(node, dict) else None
    if not isinstance(op, str):
        raise FilterFault(f"{shown(_named(node))} by itself is not a condition; compare it")
    scope.spend_operation()
    if op in _READERS:
        return _READERS[op](node, scope)
    if op in OPERATIONS:
        raise FilterFault(f"{shown(op)} by itself is not a condition; compare it")
    for names, read in ((_COMPARISONS, _compared), (SPATIAL, spatial), (TEMPORAL, temporal)):
        if op in names:
            one, other = (term(part, scope) for part in arguments(node, 2, 2))
            return read(op, one, other)
    allowed = ", ".join(sorted({*_READERS, *_COMPARISONS, *SPATIAL, *TEMPORAL, *OPERATIONS}))
    raise FilterFault(f"{shown(op)} is not supported; allowed: {allowed}")


def _named(node: Any) -> Any:
    return node.get("property", "an object") if isinstance(node, dict) else node


def _and(node: Any, scope: Scope) -> Answer:
    parts = [condition(part, scope) for part in arguments(node, 2)]

    def answer(record: Record) -> bool | None:
        known = True
        for part in parts:
            found = part(record)
            if found is False:
                return False
            known = known and found is not None
        return True if known else None

    return answer


def _or(node: Any, scope: Scope) -> Answer:
    parts = [condition(part, scope) for part in arguments(node, 2)]

    def answer(record: Record) -> bool | None:
        known = True
        for part in parts:
            found = part(record)
            if found is True:
                return True
            known = known and found is not None
        return False if known else None

    return answer


def _not(node: Any, scope: Scope) -> Answer:
    part = condition(arguments(node, 1, 1)[0], scope)

    def answer(record: Record) -> bool | None:
        found = part(record)
        return None if found is None else not found

    return answer


def _is_null(node: Any, scope: Scope) -> Answer:
    (part,) = arguments(node, 1, 1)
    if part is None:
        return lambda _: True
    op = part.get("op") if isinstance(part, dict) else None
    stands_alone = isinstance(op, str) and op not in OPERATIONS
    value = condition(part, scope) if stands_alone else term(part, scope).value
    return lambda record: value(record) is None


def _compared(op: str, one: Term, other: Term) -> Answer:
    _same(one, other)
    holds = _COMPARISONS[op]

    def answer(record: Record) -> bool | None:
        a, b = one.value(record), other.value(record)
        return None if a is None or b is None else holds(a, b)

    return answer


def _same(one: Term, other: Term) -> None:
    for part in (one, other):
        if part.kind not in _SCALAR:
            functions = "S_INTERSECTS" if part.kind == "geometry" else "T_INTERSECTS"
            raise FilterFault(f"{part.name} is compared by functions such as {functions}")
    if one.kind != other.kind:
        hint = "; write DATE('1943-01-31')" if "date" in (one.kind, other.kind) else ""
        message = f"{one.name} is a {one.kind}, {other.name} a {other.kind}"
        raise FilterFault(f"{message}: they cannot be compared{hint}")


def _between(node: Any, scope: Scope) -> Answer:
    value, low, high = (term(part, scope) for part in arguments(node, 3, 3))
    for part in (low, high):
        _same(value, part)
    if value.kind not in ("number", "date"):
        raise FilterFault(f"BETWEEN compares numbers and dates; {value.name} is a {value.kind}")

    def answer(record: Record) -> bool | None:
        found = [part.value(record) for part in (low, value, high)]
        return None if None in found else found[0] <= found[1] <= found[2]

    return answer


def _in(node: Any, scope: Scope) -> Answer:
    tested, listed = arguments(node, 2, 2)
    if not isinstance(listed, list) or not listed:
        raise FilterFault("IN takes a list of values")
    value, members = term(tested, scope), [term(part, scope) for part in listed]
    for part in members:
        _same(value, part)

    # A list may be long: what is the same for every record is looked up, not compared.
    literals = {part.value(NOTHING) for part in members if part.is_fixed} - {None}
    others = [part for part in members if part.value(NOTHING) not in literals]

    def answer(record: Record) -> bool | None:
        found = value.value(record)
        if found is None or found in literals:
            return None if found is None else True
        values = [part.value(record) for part in others]
        return True if found in values else (None if None in values else False)

    return answer


def _like(node: Any, scope: Scope) -> Answer:
    tested, pattern = arguments(node, 2, 2)
    value = term(tested, scope)
    if value.kind != "string":
        raise FilterFault(f"LIKE compares strings; {value.name} is a {value.kind}")
    matches = like(_pattern(pattern))

    def answer(record: Record) -> bool | None:
        found = value.value(record)
        return None if found is None else matches(found)

    return answer


def _pattern(node: Any) -> str:
    """A pattern is a literal, in CASEI or ACCENTI or not."""
    if isinstance(node, str):
        return composed(node)
    if isinstance(node, dict) and node.get("op") in tuple(LETTERS):
        return LETTERS[node["op"]](_pattern(arguments(node, 1, 1)[0]))
    raise FilterFault("the pattern of LIKE is a string, in CASEI or ACCENTI or not")


_READERS: dict[str, Callable[[Any, Scope], Answer]] = {
    "and": _and,
    "or": _or,
    "not": _not,
    "isNull": _is_null,
    "between": _between,
    "in": _in,
    "like": _like,
}
