"""Source criticism: every verdict of the edition recomputed by plain arithmetic, and each rule."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from pyproj import Geod

from services.edition.edition import Edition
from services.edition.evidence import Check
from services.spatial.lengths import line_lengths
from services.statistics.checks import verdict, verdicts
from services.statistics.simultaneity import most_at_once


def amount(edition: Edition, term) -> Fraction:
    """Factor times value, by the test's own reading of the records."""
    if term.observation:
        return Fraction(term.factor) * Fraction(edition.observations[term.observation].value)
    points = edition.features[term.place].geometry["coordinates"]
    lons, lats = zip(*(point[:2] for point in points), strict=True)
    return Fraction(term.factor) * Fraction(Geod(ellps="WGS84").line_length(lons, lats)) / 1000


def outcome_by_hand(edition: Edition, check: Check) -> str:
    """What a reader with pencil and paper would say of a check."""

    def total(*roles: str) -> Fraction:
        return sum((amount(edition, t) for t in check.terms if t.role in roles), Fraction(0))

    slack = Fraction(check.tolerance)
    if check.kind == "sum":
        return "holds" if abs(total("part") - total("total")) <= slack else "does-not-hold"
    if check.kind == "ratio":
        share = 100 * total("numerator") / total("denominator")
        close = abs(share - total("result")) <= slack + Fraction(1, 20)
        return "holds" if close else "does-not-hold"
    if check.kind == "bound":
        bound = total("bound")
        sides = [amount(edition, t) for t in check.terms if t.role == "side"]
        for side in sides:
            bound = side if bound == 0 else bound * side
        return "holds" if total("value") <= bound + slack else "implausible"
    if check.kind == "length":
        straight, value = total("route"), total("value")
        fits = straight - slack - 1 <= value <= straight * Fraction(8, 5)
        return "holds" if fits else "does-not-hold"
    if check.kind == "agreement":
        values = [amount(edition, t) for t in check.terms]
        return "holds" if max(values) - min(values) <= slack else "differs"
    if check.kind == "repetition":
        return "implausible" if len({amount(edition, t) for t in check.terms}) == 1 else "holds"
    if check.kind == "independence":
        named = [t.source for t in check.terms]
        return "holds" if len(named) == len(roots(edition, named)) else "does-not-hold"
    days = most_by_trying(edition, [t.place for t in check.terms if t.place])
    return "holds" if days >= total("value") else "does-not-hold"


def roots(edition: Edition, sources: list[str]) -> set[str]:
    pending, found = list(sources), set()
    while pending:
        key = pending.pop()
        above = edition.sources[key].custom.depends_on
        pending += above
        if not above:
            found.add(key)
    return found


def most_by_trying(edition: Edition, places: list[str]) -> int:
    """Try every year-month-day from 1929 to 1960 in which anything opens or closes."""
    spans = []
    for key in places:
        place = edition.features[key].place
        first = place.opened.earliest if place.opened else 0
        last = place.closed.latest if place.closed else 99999999
        spans.append((first or 0, last or 99999999))
    days = {day for span in spans for day in span}
    return max(sum(first <= day <= last for first, last in spans) for day in days)


def test_every_verdict_is_what_pencil_and_paper_give(edition: Edition) -> None:
    found = verdicts(edition, line_lengths(edition))
    assert set(found) == set(edition.checks)
    for key, item in found.items():
        if item.outcome != "not-comparable":
            assert item.outcome == outcome_by_hand(edition, edition.checks[key]), key


def test_what_is_not_comparable_has_other_units_or_a_missing_figure(edition: Edition) -> None:
    for key, item in verdicts(edition, line_lengths(edition)).items():
        figures = [edition.observations[t.observation] for t in item.check.terms if t.observation]
        missing = any(figure.value is None for figure in figures)
        assert (item.outcome == "not-comparable") == bool(item.reason), key
        if item.reason == "missing":
            assert missing
        if item.reason == "units":
            assert len({figure.unit for figure in figures}) > 1


# Numbers of the dissertation abstract and the industry notes, compared by hand.
KNOWN = {
    "livestock-1946": ("does-not-hold", 23479 + 167810 + 7377 + 5413, 199717),
    "mines-1941-45": ("implausible", 2_023_300 + 29_690_300 + 5_972_100, 95_520_000),
    "output-1948": ("holds", Decimal("89.0"), 89),
}


@pytest.mark.parametrize("key", KNOWN)
def test_verdicts_known_from_the_literature(edition: Edition, key: str) -> None:
    item = verdicts(edition, line_lengths(edition))[key]
    assert (item.outcome, item.computed, item.claimed) == KNOWN[key]


def test_a_missing_figure_is_never_taken_for_zero(edition: Edition) -> None:
    missing = next(item for item in edition.observations.values() if item.missing)
    given = edition.checks["livestock-1946"]
    terms = (given.terms[0].model_copy(update={"observation": missing.id}), *given.terms[1:])
    item = verdict(edition, given.model_copy(update={"terms": terms}), {})
    assert (item.outcome, item.reason, item.computed) == ("not-comparable", "missing", None)


def test_roubles_are_not_compared_with_pieces(edition: Edition) -> None:
    pieces = next(i for i in edition.observations.values() if i.unit == "piece" and i.value)
    roubles = next(i for i in edition.observations.values() if i.unit == "rouble" and i.value)
    check = Check.model_validate(
        {
            "id": "odd",
            "kind": "agreement",
            "title": {},
            "terms": [
                {"observation": pieces.id, "role": "claim"},
                {"observation": roubles.id, "role": "claim"},
            ],
        }
    )
    assert verdict(edition, check, {}).reason == "units"


def test_special_camps_were_never_more_than_three_at_once(edition: Edition) -> None:
    camps = [edition.features[key] for key in ("steplag", "peschanlag", "luglag", "dallag")]
    # Dallag opened in 1952, after Luglag had closed in 1951.
    assert most_at_once(camps) == 3
    assert most_at_once(camps[:1]) == 1
    assert most_at_once([]) == 0


def test_a_place_without_dates_counts_as_always_there(edition: Edition) -> None:
    steplag = edition.features["steplag"]
    undated = replace(
        steplag, place=steplag.place.model_copy(update={"opened": None, "closed": None})
    )
    assert most_at_once([steplag, undated, edition.features["dallag"]]) == 3
