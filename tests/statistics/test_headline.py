"""The one figure of a popup."""

from __future__ import annotations

from services.edition.edition import Edition
from services.statistics.headline import headline


def test_the_nearest_own_figure_of_a_series(edition: Edition) -> None:
    # Museum data, camp 195: 45,798 in 1943.
    found = headline(edition, "karlag", 1943)
    assert (found.relation, found.owner) == ("own", "karlag")
    assert found.observation.value == 45798


def test_a_missing_year_takes_the_nearest_figure_never_a_gap(edition: Edition) -> None:
    found = headline(edition, "karlag", 1952)
    assert found.observation.value is not None
    assert found.observation.when.first_year in (1951, 1953)


def test_a_place_without_figures_borrows_its_parents_and_says_whose(edition: Edition) -> None:
    borrowed = [
        (key, headline(edition, key))
        for key in edition.published
        if not edition.observations_of.get(key)
    ]
    named = [(key, found) for key, found in borrowed if found]
    assert named
    for key, found in named:
        assert found.relation in ("parent", "oblast")
        assert found.owner != key
        assert found.observation.place == found.owner


def test_nothing_known_is_none(edition: Edition) -> None:
    lonely = [
        key
        for key in edition.published
        if not edition.observations_of.get(key) and not edition.relations_of.get(key)
    ]
    assert lonely
    assert all(headline(edition, key) is None for key in lonely)
