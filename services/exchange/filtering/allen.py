"""The temporal predicates of CQL2, as the W3C Time Ontology defines them.

`T_AFTER`, `T_BEFORE`, `T_DISJOINT`, `T_EQUALS` and `T_INTERSECTS` take dates and spans; the
others take spans only. An infinite end is later (or earlier) than every day and the same as
another infinite end.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from services.exchange.filtering.fault import FilterFault
from services.exchange.filtering.instants import Span
from services.exchange.filtering.scope import Answer, Term

Relation = Callable[[Span, Span], bool]


def _after(a: Span, b: Span) -> bool:
    return a[0] > b[1]


def _before(a: Span, b: Span) -> bool:
    return a[1] < b[0]


_OF_ALL: dict[str, Relation] = {
    "t_after": _after,
    "t_before": _before,
    "t_disjoint": lambda a, b: _after(a, b) or _before(a, b),
    "t_equals": lambda a, b: a == b,
    "t_intersects": lambda a, b: not (_after(a, b) or _before(a, b)),
}
_OF_SPANS: dict[str, Relation] = {
    "t_contains": lambda a, b: a[0] < b[0] and a[1] > b[1],
    "t_during": lambda a, b: a[0] > b[0] and a[1] < b[1],
    "t_finishedBy": lambda a, b: a[0] < b[0] and a[1] == b[1],
    "t_finishes": lambda a, b: a[0] > b[0] and a[1] == b[1],
    "t_meets": lambda a, b: a[1] == b[0],
    "t_metBy": lambda a, b: a[0] == b[1],
    "t_overlappedBy": lambda a, b: b[0] < a[0] < b[1] < a[1],
    "t_overlaps": lambda a, b: a[0] < b[0] < a[1] < b[1],
    "t_startedBy": lambda a, b: a[0] == b[0] and a[1] > b[1],
    "t_starts": lambda a, b: a[0] == b[0] and a[1] < b[1],
}
TEMPORAL = frozenset(_OF_ALL) | frozenset(_OF_SPANS)


def temporal(op: str, one: Term, other: Term) -> Answer:
    """The answer to a temporal predicate; None where one of the two is not known.

    Raises
    ------
    FilterFault
        when a term is no time, or a date stands where only spans are compared
    """
    for term in (one, other):
        if term.kind not in ("date", "interval"):
            raise FilterFault(f"{op.upper()} compares dates and intervals; {term.name} is neither")
        if term.kind == "date" and op in _OF_SPANS:
            raise FilterFault(f"{op.upper()} compares intervals; {term.name} is a date")
    holds = _OF_ALL.get(op) or _OF_SPANS[op]
    return lambda record: _answer(holds, _span(one, record), _span(other, record))


def _span(term: Term, record: Any) -> Span | None:
    value = term.value(record)
    return value if value is None or term.kind == "interval" else (value, value)


def _answer(holds: Relation, one: Span | None, other: Span | None) -> bool | None:
    return None if one is None or other is None else holds(one, other)
