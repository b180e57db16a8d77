"""What a reader of the explorer chose: places, indicators and years; which figures that is.

The page's script (static/js/explorer/) chooses by the same rules; this one serves readers without
scripts, addresses that name only one side, and links from other pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from services.edition.edition import Edition
from services.edition.figures import Observation
from services.statistics.series import leading_series


@dataclass(frozen=True)
class Choice:
    """Places and indicators in the order chosen; whole years, both included."""

    places: tuple[str, ...]
    indicators: tuple[str, ...]
    first: int
    last: int


@dataclass(frozen=True)
class ChosenFigures:
    """Figures of one indicator of one place: the dated ones in order, then those without a period.

    Parameters
    ----------
    known, total : of how many years of the span a figure is known
    """

    place: str
    indicator: str
    observations: tuple[Observation, ...]
    known: int
    total: int


def place_order(edition: Edition) -> list[str]:
    """Published places with figures, layer by layer as the catalogue orders them."""
    layers = {layer: rank for rank, layer in enumerate(edition.layers)}
    found = {
        item.place for item in edition.observations.values() if item.place in edition.published
    }
    return sorted(found, key=lambda key: (layers[edition.features[key].layer], key))


def indicator_order(edition: Edition) -> list[str]:
    """Indicators with figures of published places, theme by theme."""
    themes = {key: (theme.rank, key) for key, theme in edition.themes.items()}
    found = {
        item.indicator for item in edition.observations.values() if item.place in edition.published
    }
    return sorted(found, key=lambda key: (themes[edition.indicators[key].theme], key))


def completed(
    edition: Edition, places: Sequence[str] | None, indicators: Sequence[str] | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Both sides of a choice; a side not named is the best covered one of the other.

    With neither named: the series with which the edition leads. An empty side stays empty.
    """
    if places is None and indicators is None:
        leading = leading_series(edition)
        return ((leading.place,), (leading.indicator,)) if leading else ((), ())
    if indicators is None:
        best = _best(edition, places or (), "place", "indicator", indicator_order(edition))
        return tuple(places or ()), best
    if places is None:
        return _best(edition, indicators, "indicator", "place", place_order(edition)), tuple(
            indicators
        )
    return tuple(places), tuple(indicators)


def chosen_figures(edition: Edition, choice: Choice) -> tuple[ChosenFigures, ...]:
    """One entry for every pair that has figures at all, even where none lies in the span.

    In the order of the choice: indicator by indicator, place by place. Nothing is added up.
    """
    return tuple(
        _chosen(edition, choice, place, indicator)
        for indicator in choice.indicators
        for place in choice.places
        if any(item.indicator == indicator for item in edition.observations_of.get(place, []))
    )


def own_year(item: Observation) -> int | None:
    """The one year that a figure is for; None for spans of several years and open ones."""
    when = item.when
    if when is None or when.first_year is None or when.first_year != when.last_year:
        return None
    return when.first_year


def _best(
    edition: Edition, given: Sequence[str], side: str, other: str, order: Sequence[str]
) -> tuple[str, ...]:
    counts = Counter(
        getattr(item, other)
        for item in edition.observations.values()
        if getattr(item, side) in given and item.place in edition.published
    )
    # Of equally covered ones the first: max() keeps it.
    return (max(order, key=lambda key: counts[key]),) if counts else ()


def _chosen(edition: Edition, choice: Choice, place: str, indicator: str) -> ChosenFigures:
    own = [
        item
        for item in edition.observations_of.get(place, [])
        if item.indicator == indicator
        and (item.when is None or item.when.overlaps(choice.first, choice.last))
    ]
    own.sort(key=_in_time)
    years = {own_year(item) for item in own if item.value is not None} - {None}
    return ChosenFigures(place, indicator, tuple(own), len(years), choice.last - choice.first + 1)


def _in_time(item: Observation) -> tuple[int, int, str]:
    if item.when is None:
        return (99999999, 0, item.id)
    return (item.when.earliest or 0, item.when.latest or 99999999, item.id)
