"""Source criticism: declared checks (checks.json) computed from the figures they name.

A verdict never changes a figure: it stands beside it. What cannot be compared says why.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from typing import Literal

from services.edition.edition import Edition
from services.edition.evidence import Check, CheckTerm
from services.statistics.simultaneity import most_at_once

Outcome = Literal["holds", "does-not-hold", "implausible", "differs", "not-comparable"]
Reason = Literal["", "units", "no-unit", "missing"]
LOOSEST = Decimal("1.6")
"""A road or railway longer than its straight pieces by more than this factor fits them no more."""


@dataclass(frozen=True)
class Weighed:
    """A term with the number it brings: a figure's value, a route's length [km], None for none."""

    term: CheckTerm
    value: Decimal | None

    @property
    def amount(self) -> Decimal:
        """Factor times value."""
        return self.term.factor * (self.value if self.value is not None else Decimal(0))


@dataclass(frozen=True)
class Verdict:
    """What a check came to.

    Parameters
    ----------
    computed, claimed : the two numbers compared; None where there is nothing to compare
    reason : why nothing could be compared
    firm : whether every figure is accepted and its date printed, not inferred
    """

    check: Check
    outcome: Outcome
    terms: tuple[Weighed, ...]
    computed: Decimal | None = None
    claimed: Decimal | None = None
    reason: Reason = ""
    firm: bool = True


def verdicts(edition: Edition, lengths: Mapping[str, float]) -> dict[str, Verdict]:
    """All checks of an edition, computed.

    Parameters
    ----------
    lengths : geodesic length of every line of the edition [km], by place
    """
    return {key: verdict(edition, check, lengths) for key, check in edition.checks.items()}


def verdict(edition: Edition, check: Check, lengths: Mapping[str, float]) -> Verdict:
    """One check, computed."""
    terms = tuple(Weighed(term, _value(edition, term, lengths)) for term in check.terms)
    firm = _firm(edition, check)
    reason = _incomparable(edition, check, terms)
    if reason:
        return Verdict(check, "not-comparable", terms, reason=reason, firm=firm)
    computed, claimed, outcome = _RULES[check.kind](edition, check, terms)
    return Verdict(check, outcome, terms, computed, claimed, firm=firm)


def verdicts_of(found: Mapping[str, Verdict]) -> dict[str, tuple[str, ...]]:
    """Checks by the figure they weigh, in the order of the edition."""
    by_figure: dict[str, list[str]] = {}
    for key, item in found.items():
        for weighed in item.terms:
            if weighed.term.observation:
                by_figure.setdefault(weighed.term.observation, []).append(key)
    return {figure: tuple(keys) for figure, keys in by_figure.items()}


def _value(edition: Edition, term: CheckTerm, lengths: Mapping[str, float]) -> Decimal | None:
    if term.observation:
        return edition.observations[term.observation].value
    if term.place and term.place in lengths:
        return Decimal(str(round(lengths[term.place], 1)))
    return None


def _firm(edition: Edition, check: Check) -> bool:
    figures = [edition.observations[term.observation] for term in check.terms if term.observation]
    return all(item.status == "accepted" and item.period_basis == "printed" for item in figures)


def _incomparable(edition: Edition, check: Check, terms: tuple[Weighed, ...]) -> Reason:
    figures = [item for item in terms if item.term.observation]
    if any(item.value is None for item in figures):
        return "missing"
    if check.kind == "length" and any(item.value is None for item in terms if item.term.place):
        return "missing"
    if any(item.value == 0 for item in _role(terms, "denominator")):
        return "missing"
    if any(not edition.observations[item.term.observation].unit_stated for item in figures):
        return "no-unit"
    # A factor other than 1 is a conversion that the edition declares; a ratio divides units away.
    units = {
        edition.observations[item.term.observation].unit
        for item in figures
        if item.term.factor == 1 and item.term.role not in ("result", "side")
    }
    return "units" if len(units) > 1 else ""


def _role(terms: tuple[Weighed, ...], *roles: str) -> list[Weighed]:
    return [item for item in terms if item.term.role in roles]


def _total(terms: list[Weighed]) -> Decimal:
    return sum((item.amount for item in terms), Decimal(0))


Comparison = tuple[Decimal | None, Decimal | None, Outcome]


def _sum(_: Edition, check: Check, terms: tuple[Weighed, ...]) -> Comparison:
    parts, total = _total(_role(terms, "part")), _total(_role(terms, "total"))
    return parts, total, "holds" if abs(parts - total) <= check.tolerance else "does-not-hold"


def _ratio(_: Edition, check: Check, terms: tuple[Weighed, ...]) -> Comparison:
    numerator, denominator = (
        _total(_role(terms, "numerator")),
        _total(_role(terms, "denominator")),
    )
    share = (100 * numerator / denominator).quantize(Decimal("0.1"))
    result = _total(_role(terms, "result"))
    return share, result, "holds" if abs(share - result) <= check.tolerance else "does-not-hold"


def _bound(_: Edition, check: Check, terms: tuple[Weighed, ...]) -> Comparison:
    sides = _role(terms, "side")
    bound = _total(_role(terms, "bound"))
    if sides:
        bound = reduce(lambda product, item: product * item.amount, sides, Decimal(1))
    value = _total(_role(terms, "value"))
    return bound, value, "holds" if value <= bound + check.tolerance else "implausible"


def _length(_: Edition, check: Check, terms: tuple[Weighed, ...]) -> Comparison:
    straight, value = _total(_role(terms, "route")), _total(_role(terms, "value"))
    fits = straight - check.tolerance <= value <= straight * LOOSEST
    return straight, value, "holds" if fits else "does-not-hold"


def _agreement(_: Edition, check: Check, terms: tuple[Weighed, ...]) -> Comparison:
    amounts = [item.amount for item in terms]
    low, high = min(amounts), max(amounts)
    return low, high, "holds" if high - low <= check.tolerance else "differs"


def _repetition(_: Edition, check: Check, terms: tuple[Weighed, ...]) -> Comparison:
    """Head-counts of different days that are equal to the last digit: one of them is a copy."""
    low, high, outcome = _agreement(_, check, terms)
    return low, high, "implausible" if outcome == "holds" else "holds"


def _independence(edition: Edition, _: Check, terms: tuple[Weighed, ...]) -> Comparison:
    named = [item.term.source for item in terms if item.term.source]
    roots = {root for key in named for root in roots_of(edition, key)}
    lines = Decimal(len(roots))
    return lines, Decimal(len(named)), "holds" if lines >= len(named) else "does-not-hold"


def _overlap(edition: Edition, _: Check, terms: tuple[Weighed, ...]) -> Comparison:
    places = [edition.features[item.term.place] for item in terms if item.term.place]
    most, claimed = Decimal(most_at_once(places)), _total(_role(terms, "value"))
    return most, claimed, "holds" if most >= claimed else "does-not-hold"


def roots_of(edition: Edition, source: str) -> set[str]:
    """The sources on which a source rests in the end; itself where it depends on none."""
    above = edition.sources[source].custom.depends_on
    return {root for key in above for root in roots_of(edition, key)} or {source}


_RULES: dict[str, Callable[[Edition, Check, tuple[Weighed, ...]], Comparison]] = {
    "sum": _sum,
    "ratio": _ratio,
    "bound": _bound,
    "length": _length,
    "agreement": _agreement,
    "independence": _independence,
    "overlap": _overlap,
    "repetition": _repetition,
}
