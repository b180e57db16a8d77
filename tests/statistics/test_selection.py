"""Figures where a reader looks for them: in their period, at their place, never summed."""

from __future__ import annotations

from services.edition.edition import Edition
from services.statistics.selection import (
    figures_of_period,
    figures_of_place,
    period_of,
    undated_figures,
)


def ids(themes) -> list[str]:
    return [item.id for theme in themes for place in theme.places for item in place.observations]


def test_a_period_holds_what_overlaps_it_and_nothing_else(edition: Edition) -> None:
    found = ids(figures_of_period(edition, "war"))
    assert len(found) == len(set(found))
    # Section 1.2 and 1.3 of the dissertation: 6 August 1941 and the amnesty of 1945.
    expected = {"zhartas-hospital-beds", "makatai-psychiatric-beds", "karlag-population-1945"}
    assert expected <= set(found)
    # 1954-55, and the one whose source states no period.
    assert not {"gulag-sovkhozes", "special-camps"} & set(found)


def test_a_figure_that_spans_periods_stands_in_each(edition: Edition) -> None:
    for item in edition.observations.values():
        if item.when is None or item.place not in edition.published:
            continue
        first, last = item.when.earliest // 10000, item.when.latest // 10000
        expected = {
            key for key, span in edition.periods.items() if first <= span.end and last >= span.start
        }
        assert expected == {
            key for key in edition.periods if item.id in ids(figures_of_period(edition, key))
        }, item.id


def test_figures_without_a_period_stand_apart(edition: Edition) -> None:
    found = ids(undated_figures(edition))
    assert "special-camps" in found
    dated = {item for key in edition.periods for item in ids(figures_of_period(edition, key))}
    assert not set(found) & dated


def test_missing_figures_are_in_their_period(edition: Edition) -> None:
    missing = {item.id for item in edition.observations.values() if item.missing}
    shown = {item for key in edition.periods for item in ids(figures_of_period(edition, key))}
    assert missing
    assert missing <= shown


def test_parts_follow_their_whole(edition: Edition) -> None:
    found = ids(figures_of_place(edition, "karlag"))
    whole = found.index("karlag-livestock-1946")
    parts = ["karlag-cattle-1946", "karlag-sheep-1946", "karlag-horses-1946", "karlag-oxen-1946"]
    assert sorted(found[whole + 1 : whole + 5]) == sorted(parts)


def test_the_popup_leads_to_the_period_of_the_year_or_the_opening(edition: Edition) -> None:
    assert period_of(edition, "karlag") == "founding"  # opened 1931
    assert period_of(edition, "alzhir") == "consolidation"  # opened 1937
    assert period_of(edition, "karlag", 1943) == "war"
    assert period_of(edition, "aktobe-ferroalloy-plant") == "war"  # first furnace 20 January 1943
    assert all(period_of(edition, key) in edition.periods for key in edition.published)
