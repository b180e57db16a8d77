"""Statistics of a period: what popups link to."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from services.edition.figures import Period
from services.statistics.choice import place_order
from services.statistics.hierarchy import parents
from services.statistics.selection import ThemeFigures, figures_of_period, undated_figures
from services.statistics.series import series_of_period
from services.web.atlas import current_atlas
from services.web.charts import theme_charts
from services.web.errors import UnknownThing
from services.web.figure_rows import theme_rows
from services.web.parameters import PageParameters
from services.web.rendering import Voice, page, voice

period_page = Blueprint("period_page", __name__, url_prefix="/<language>/periods")


@period_page.get("/<period>")
def show(language: str, period: str) -> str:
    """Every figure of a period by theme and place, or those around one place.

    Raises
    ------
    UnknownThing
        when the edition has no such period
    """
    speaker = voice(language)
    edition = current_atlas().edition
    if period not in edition.periods:
        raise UnknownThing("period", period, list(edition.periods))
    parameters = PageParameters()
    place = parameters.choice("place", edition.published)
    return page(
        "period.html", speaker, parameters.finish(), **period_context(speaker, period, place)
    )


def period_context(speaker: Voice, period: str, place: str | None) -> dict[str, Any]:
    """What period.html shows; `place` puts that place and what it belonged to first."""
    edition = speaker.edition
    record = edition.periods[period]
    everything = figures_of_period(edition, period)
    around = narrowed(everything, circle(speaker, place)) if place else ()
    series = series_of_period(edition, period, circle(speaker, place) if around else None)
    return {
        "period": record,
        "title": speaker.words.label("periods", period),
        "intro": speaker.words.prose(f"periods/{period}"),
        "others": [(key, speaker.words.label("periods", key)) for key in edition.periods],
        "place": place,
        "place_name": speaker.words.name(place) if place else None,
        "own": any(item.place == place for theme in around for item in theme.places),
        "around": theme_rows(speaker, around),
        "themes": theme_rows(speaker, everything),
        "undated": theme_rows(speaker, undated_figures(edition)),
        "charts": theme_charts(speaker, series, record.start, record.end),
        "counts": counts(everything),
        "explore": explore(speaker, record, place),
    }


def explore(speaker: Voice, period: Period, place: str | None) -> str:
    """The explorer for the years of the period, at the nearest place that has figures."""
    offered = set(place_order(speaker.edition))
    near = [key for key in circle(speaker, place) if key in offered] if place else []
    return speaker.address.statistics(near[:1], years=(period.start, period.end))


def circle(speaker: Voice, place: str) -> list[str]:
    """A place, then what it belongs to, nearest first: camp, administration, oblast, republic."""
    found = [place]
    for here in found:
        for relation in parents(speaker.edition, here):
            if relation.target not in found:
                found.append(relation.target)
    return found


def narrowed(themes: tuple[ThemeFigures, ...], places: list[str]) -> tuple[ThemeFigures, ...]:
    """The figures of some places only, in the order of those places."""
    rank = {place: number for number, place in enumerate(places)}
    kept = [
        ThemeFigures(
            theme.theme,
            tuple(
                sorted(
                    (item for item in theme.places if item.place in rank),
                    key=lambda item: rank[item.place],
                )
            ),
        )
        for theme in themes
    ]
    return tuple(theme for theme in kept if theme.places)


def counts(themes: tuple[ThemeFigures, ...]) -> dict[str, int]:
    """How many figures the period holds, and how many of its places' figures are missing."""
    observations = [
        observation
        for theme in themes
        for item in theme.places
        for observation in item.observations
    ]
    missing = sum(observation.missing is not None for observation in observations)
    return {"figures": len(observations) - missing, "missing": missing}
