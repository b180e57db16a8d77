"""What is not known: missing figures, silent years, places without position, date or figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from services.edition.edition import Edition, Feature
from services.edition.figures import Observation
from services.statistics.series import series_of_place


@dataclass(frozen=True)
class SilentYears:
    """Years inside a place's existence for which no source gives its head-count.

    Parameters
    ----------
    spans : first and last silent year, both included
    known, total : how many of the years from opening to closing have a value
    """

    place: str
    indicator: str
    spans: tuple[tuple[int, int], ...]
    known: int
    total: int


def missing_figures(edition: Edition) -> dict[str, tuple[Observation, ...]]:
    """Figures that are known to be missing, by code, in the order of the edition's codes."""
    found: dict[str, list[Observation]] = defaultdict(list)
    for item in edition.observations.values():
        if item.missing is not None and item.place in edition.published:
            found[item.missing].append(item)
    return {code: tuple(found[code]) for code in sorted(found)}


def places_without(edition: Edition, lacks: Callable[[Feature], bool]) -> tuple[Feature, ...]:
    """Published places of imprisonment or labour that lack something, in the edition's order.

    Towns, areas and organisations are left out: nobody asks when a river was opened.
    """
    kinds = edition.kinds
    return tuple(
        item
        for item in edition.published.values()
        if kinds[item.place.kind].prison != "not-applicable" and lacks(item)
    )


def without_position(edition: Edition) -> tuple[Feature, ...]:
    """Places whose location no source read so far gives."""
    return places_without(edition, lambda item: item.geometry is None)


def without_dates(edition: Edition) -> tuple[Feature, ...]:
    """Places for which neither an opening nor a closing is known."""
    return places_without(
        edition, lambda item: item.place.opened is None and item.place.closed is None
    )


def without_figure(edition: Edition) -> tuple[Feature, ...]:
    """Places for which no source read so far gives any figure."""
    valued = {item.place for item in edition.observations.values() if item.value is not None}
    return places_without(edition, lambda item: item.id not in valued)


def silent_years(edition: Edition) -> tuple[SilentYears, ...]:
    """For every place with a series: the years of its existence without a value."""
    found = []
    for feature in edition.published.values():
        opened, closed = feature.place.opened, feature.place.closed
        first = opened.first_year if opened else None
        last = closed.last_year if closed else None
        if first is None or last is None:
            continue
        for series in series_of_place(edition, feature.id):
            known = {point.when.first_year for point in series.points}
            silent = [year for year in range(first, last + 1) if year not in known]
            if silent:
                total = last - first + 1
                spans = tuple(_spans(silent))
                found.append(
                    SilentYears(feature.id, series.indicator, spans, total - len(silent), total)
                )
    return tuple(found)


def _spans(years: list[int]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for year in years:
        if spans and year == spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], year)
        else:
            spans.append((year, year))
    return spans
