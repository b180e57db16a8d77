"""Head-counts by place and year: what the map draws as the area of a disc."""

from __future__ import annotations

from services.edition.edition import Edition
from services.edition.figures import Observation
from services.statistics.series import leading_series


def counted_indicator(edition: Edition) -> str | None:
    """The indicator the discs stand for: that of the leading series; None without any."""
    series = leading_series(edition)
    return series.indicator if series else None


def head_counts(edition: Edition) -> dict[str, dict[int, Observation]]:
    """{place: {year: observation}} for places of their own; areas hold other places and stay out.

    A count belongs to the year of its date. Of several in one year the first accepted one stands,
    by date, else the first: nothing is averaged, and a count of a part or of several years is none.
    """
    indicator = counted_indicator(edition)
    found: dict[str, dict[int, Observation]] = {}
    if indicator is None:
        return found
    for place, feature in edition.published.items():
        if edition.kinds[feature.place.kind].prison == "not-applicable":
            continue
        counts = [item for item in edition.observations_of.get(place, []) if item.when is not None]
        usable = [item for item in counts if _is_count(edition, item, indicator)]
        usable.sort(key=lambda item: (item.status != "accepted", item.when.earliest, item.id))
        for item in usable:
            found.setdefault(place, {}).setdefault(item.when.first_year, item)
    return found


def _is_count(edition: Edition, item: Observation, indicator: str) -> bool:
    when = item.when
    return (
        item.indicator == indicator
        and item.value is not None
        and item.unit == edition.indicators[indicator].unit
        and item.part_of is None
        and when is not None
        and when.first_year is not None
        and when.first_year == when.last_year
    )
