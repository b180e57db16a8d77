"""The one figure of a popup: a place's own nearest to the year, else its parent's or oblast's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from services.edition.edition import Edition
from services.edition.figures import Observation
from services.statistics.hierarchy import parents

Kinship = Literal["own", "parent", "oblast"]
LEVELS = 4
"""How many levels up a figure may be borrowed from."""


@dataclass(frozen=True)
class Headline:
    """A figure, whose it is, and how that place is related to the one asked for."""

    observation: Observation
    owner: str
    relation: Kinship


def headline(edition: Edition, place: str, year: int | None = None) -> Headline | None:
    """One figure with a value; None where neither the place nor what it belonged to has one.

    Parameters
    ----------
    year : the year shown; the opening's year by default
    """
    opened = edition.features[place].place.opened
    target = year if year is not None else (opened.first_year if opened else None)
    for owner, relation in _kin(edition, place, year):
        candidates = [
            item for item in edition.observations_of.get(owner, []) if item.value is not None
        ]
        if candidates:
            covered = Counter(item.indicator for item in candidates)
            chosen = min(candidates, key=lambda item: _merit(edition, item, target, covered))
            return Headline(chosen, owner, relation)
    return None


@dataclass(frozen=True)
class HeadlineRun:
    """Years, both included, in which one figure is the nearest."""

    first: int
    last: int
    headline: Headline


def headline_runs(edition: Edition, place: str) -> tuple[HeadlineRun, ...]:
    """The figure of every year of the edition, equal neighbours joined.

    The first run is what a popup shows while no year is chosen: the figure at the opening. It is
    put first by moving it there, so that readers of the list need no second rule.
    """
    runs: list[HeadlineRun] = []
    for year in range(edition.info.years.first, edition.info.years.last + 1):
        found = headline(edition, place, year)
        if found is None:
            continue
        if runs and runs[-1].headline == found and runs[-1].last == year - 1:
            runs[-1] = HeadlineRun(runs[-1].first, year, found)
        else:
            runs.append(HeadlineRun(year, year, found))
    opening = headline(edition, place)
    runs.sort(key=lambda run: (run.headline != opening, run.first))
    return tuple(runs)


def _kin(edition: Edition, place: str, year: int | None) -> Iterator[tuple[str, Kinship]]:
    yield place, "own"
    oblasts: list[str] = []
    seen, level = {place}, [place]
    for _ in range(LEVELS):
        above: list[str] = []
        for relation in (item for here in level for item in parents(edition, here, year)):
            if relation.target in seen:
                continue
            seen.add(relation.target)
            (oblasts if relation.relation == "located_in" else above).append(relation.target)
        for parent in above:
            yield parent, "parent"
        level = above
    for oblast in oblasts:
        yield oblast, "oblast"


def _merit(
    edition: Edition, item: Observation, year: int | None, covered: Counter[str]
) -> tuple[int, int, int, int, int, int, str]:
    """Smaller is better: dated, a series, of one year, well covered, verified, near, accepted.

    A figure for a whole span stands behind those of single years: it is near to every one of them
    and says little of any.
    """
    indicator = edition.indicators[item.indicator]
    return (
        int(item.when is None),
        int(indicator.series != "yes"),
        int(item.when is not None and item.when.first_year != item.when.last_year),
        -covered[item.indicator],
        int(item.status == "unverified"),
        distance(item, year),
        int(item.status != "accepted"),
        item.id,
    )


def distance(item: Observation, year: int | None) -> int:
    """Years between a figure's period and a year; 0 inside it or where either is unknown."""
    if year is None or item.when is None:
        return 0
    first, last = item.when.first_year, item.when.last_year
    if first is not None and year < first:
        return first - year
    if last is not None and year > last:
        return year - last
    return 0
