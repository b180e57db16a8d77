"""Which figures belong on a page: by period, by place, those without a period; never summed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from services.edition.edition import Edition
from services.edition.figures import Observation, Period


@dataclass(frozen=True)
class PlaceFigures:
    """Observations of one place, in the order of time, parts behind their whole."""

    place: str
    observations: tuple[Observation, ...]


@dataclass(frozen=True)
class ThemeFigures:
    """Figures of one theme, place by place."""

    theme: str
    places: tuple[PlaceFigures, ...]


def figures_of_period(
    edition: Edition, period: str, place: str | None = None
) -> tuple[ThemeFigures, ...]:
    """Every figure whose own period overlaps the named one, of one place where one is given.

    A figure that spans periods stands in each of them with its own dates. Missing figures are
    included; those whose source states no period are not (see undated_figures).
    """
    span = edition.periods[period]

    def reaches_beyond(item: Observation) -> bool:
        # A total of the camp's whole life stands behind what is of the period itself.
        first, last = item.when.first_year, item.when.last_year
        return (first is None or first < span.start) and (last is None or last > span.end)

    return _grouped(
        edition,
        (
            item
            for item in _published(edition)
            if item.when is not None
            and item.when.overlaps(span.start, span.end)
            and place in (None, item.place)
        ),
        reaches_beyond,
    )


def undated_figures(edition: Edition) -> tuple[ThemeFigures, ...]:
    """Figures whose source states no period."""
    return _grouped(edition, (item for item in _published(edition) if item.when is None))


def figures_of_place(edition: Edition, place: str) -> tuple[ThemeFigures, ...]:
    """Every figure of a place."""
    return _grouped(edition, edition.observations_of.get(place, []))


def period_of(edition: Edition, place: str, year: int | None = None) -> str:
    """The period a place's popup leads to.

    That of the year, else of its opening, else of its first dated figure, else the edition's
    default. Where periods overlap the narrowest that holds the year is taken, then the first.
    """
    opened = edition.features[place].place.opened
    for candidate in (year, opened.first_year if opened else None):
        found = _period_of_year(edition, candidate)
        if found:
            return found
    for item in sorted(edition.observations_of.get(place, []), key=_chronological):
        if item.when is not None:
            for period in edition.periods.values():
                if item.when.overlaps(period.start, period.end):
                    return period.id
    return edition.info.default_period


def _period_of_year(edition: Edition, year: int | None) -> str | None:
    if year is None:
        return None
    holding = [item for item in edition.periods.values() if item.start <= year <= item.end]
    return min(holding, key=_length).id if holding else None


def _length(period: Period) -> int:
    return period.end - period.start


def _published(edition: Edition) -> Iterable[Observation]:
    return (item for item in edition.observations.values() if item.place in edition.published)


def _chronological(item: Observation) -> tuple[int, int, str, str]:
    if item.when is None:
        return (99999999, 0, item.indicator, item.id)
    return (item.when.earliest or 0, item.when.latest or 99999999, item.indicator, item.id)


def _grouped(
    edition: Edition,
    observations: Iterable[Observation],
    stands_behind: Callable[[Observation], bool] = lambda item: False,
) -> tuple[ThemeFigures, ...]:
    by_theme: dict[str, dict[str, list[Observation]]] = defaultdict(lambda: defaultdict(list))
    for item in observations:
        by_theme[edition.indicators[item.indicator].theme][item.place].append(item)
    places = _place_order(edition)
    return tuple(
        ThemeFigures(
            theme.id,
            tuple(
                PlaceFigures(
                    place, tuple(_parts_behind_wholes(by_theme[theme.id][place], stands_behind))
                )
                for place in sorted(by_theme[theme.id], key=places.__getitem__)
            ),
        )
        for theme in sorted(edition.themes.values(), key=lambda theme: (theme.rank, theme.id))
        if theme.id in by_theme
    )


def _place_order(edition: Edition) -> dict[str, tuple[int, str]]:
    layers = {layer: rank for rank, layer in enumerate(edition.layers)}
    return {key: (layers[item.layer], key) for key, item in edition.features.items()}


def _parts_behind_wholes(
    observations: list[Observation], stands_behind: Callable[[Observation], bool]
) -> list[Observation]:
    ordered = sorted(observations, key=lambda item: (stands_behind(item), _chronological(item)))
    present = {item.id for item in ordered}
    parts: dict[str, list[Observation]] = defaultdict(list)
    for item in ordered:
        if item.part_of in present:
            parts[str(item.part_of)].append(item)
    result: list[Observation] = []

    def put(item: Observation) -> None:
        result.append(item)
        for part in parts[item.id]:
            put(part)

    for item in ordered:
        if item.part_of not in present:
            put(item)
    return result
