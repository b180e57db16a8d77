"""Head-counts by place and year: what the map draws as the area of a disc."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from services.edition.edition import Edition
from services.edition.figures import Observation
from services.statistics.choice import own_year
from services.statistics.headline import HeadlineRun
from services.statistics.series import leading_series


def counted_indicator(edition: Edition) -> str | None:
    """The indicator the discs stand for: that of the leading series; None without any."""
    series = leading_series(edition)
    return series.indicator if series else None


def head_counts(
    edition: Edition, runs: Mapping[str, Sequence[HeadlineRun]]
) -> dict[str, dict[int, Observation]]:
    """{place: {year: observation}} for places of their own; areas hold other places and stay out.

    The figure is the one the popup of that year shows, so that disc and words never disagree, and
    only where it is a count of that very year: no neighbour's year, no part, no parent's figure.
    """
    indicator = counted_indicator(edition)
    found: dict[str, dict[int, Observation]] = {}
    for place, feature in edition.published.items():
        if edition.kinds[feature.place.kind].prison == "not-applicable":
            continue
        for run in runs[place]:
            item = run.headline.observation
            year = own_year(item)
            if year is None or not run.first <= year <= run.last:
                continue
            if item.place == place and item.indicator == indicator and _is_plain(edition, item):
                found.setdefault(place, {})[year] = item
    return found


def _is_plain(edition: Edition, item: Observation) -> bool:
    """A valued count in the indicator's own unit, no part of another."""
    unit = edition.indicators[item.indicator].unit
    return item.value is not None and item.unit == unit and item.part_of is None
