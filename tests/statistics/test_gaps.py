"""What is not known, counted again from the records themselves."""

from __future__ import annotations

from services.edition.edition import Edition
from services.statistics.gaps import (
    missing_figures,
    silent_years,
    without_dates,
    without_figure,
    without_position,
)


def wanted(edition: Edition) -> list:
    """Published places where people were held or worked: what a visitor would ask about."""
    return [
        item
        for item in edition.features.values()
        if item.place.published == "yes" and edition.kinds[item.place.kind].prison in ("yes", "no")
    ]


def test_every_missing_figure_stands_under_its_code_once(edition: Edition) -> None:
    expected = {
        (item.missing, item.id)
        for item in edition.observations.values()
        if item.value is None and edition.features[item.place].place.published == "yes"
    }
    found = [(code, item.id) for code, items in missing_figures(edition).items() for item in items]
    assert len(found) == len(set(found))
    assert set(found) == expected
    assert expected


def test_places_that_lack_something_are_all_named(edition: Edition) -> None:
    places = wanted(edition)
    valued = {item.place for item in edition.observations.values() if item.value is not None}
    assert [item.id for item in without_position(edition)] == [
        item.id for item in places if not item.geometry
    ]
    assert [item.id for item in without_dates(edition)] == [
        item.id for item in places if not item.place.opened and not item.place.closed
    ]
    assert {item.id for item in without_figure(edition)} == {item.id for item in places} - valued
    assert "makatai" in {item.id for item in without_position(edition)}


def test_silent_years_of_karlag_are_those_the_museum_holds_no_figure_for(edition: Edition) -> None:
    karlag = next(
        item
        for item in silent_years(edition)
        if item.place == "karlag" and item.indicator == "prisoners"
    )
    silent = [year for first, last in karlag.spans for year in range(first, last + 1)]
    # The museum's zeros that no other source fills.
    assert {1952, 1956, 1958} <= set(silent)
    assert karlag.known + len(silent) == karlag.total == 1959 - 1931 + 1
    assert silent == sorted(silent)
