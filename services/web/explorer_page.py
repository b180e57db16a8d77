"""The explorer of the figures: places, indicators and years a reader chooses, in the address."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from flask import Blueprint, Response, request
from flask_babel import gettext as _

from services.exchange.body import body
from services.statistics.choice import (
    Choice,
    ChosenFigures,
    chosen_figures,
    completed,
    indicator_order,
    place_order,
)
from services.statistics.series import Series, series_of_place
from services.web.atlas import current_atlas
from services.web.bodies import answer
from services.web.charts import ChartView, theme_charts
from services.web.explorer_data import explorer_data
from services.web.figure_rows import FigureRow, row
from services.web.parameters import PageParameters, refuse_unknown
from services.web.rendering import Voice, page, voice
from services.web.words import Fragment

explorer_page = Blueprint("explorer_page", __name__, url_prefix="/<language>")


@dataclass(frozen=True)
class ChosenRows:
    """The figures of one indicator of one place in words, and how many years they cover."""

    place: str
    name: Fragment
    href: str
    label: Fragment
    definition: Fragment
    coverage: str
    rows: tuple[FigureRow, ...]


@explorer_page.get("/statistics")
def show(language: str) -> str:
    """What the address chooses, as a table and chart; the page's script takes over from there."""
    speaker = voice(language)
    edition = speaker.edition
    parameters = PageParameters()
    places = _named("places", parameters.choices("places", place_order(edition)))
    indicators = _named("indicators", parameters.choices("indicators", indicator_order(edition)))
    first, last = parameters.span(edition.info.years)
    choice = Choice(*completed(edition, places, indicators), first, last)
    found = chosen_figures(edition, choice)
    return page(
        "statistics.html",
        speaker,
        parameters.finish(),
        choice=choice,
        groups=[_rows(speaker, item) for item in found],
        charts=_charts(speaker, choice),
    )


@explorer_page.get("/statistics.json")
def data(language: str) -> Response:
    """Every figure in words, for the page's script."""
    refuse_unknown(())
    prepared = current_atlas().prepared
    key = ("statistics.json", language)
    if key not in prepared:
        text = data_text(voice(language))
        prepared[key] = body(text.encode(), "application/json")
    return answer(prepared[key])


def data_text(speaker: Voice) -> str:
    """What the explorer reads, as JSON."""
    return json.dumps(explorer_data(speaker), ensure_ascii=False, separators=(",", ":"))


def _named(name: str, known: list[str] | None) -> list[str] | None:
    """What the address names on one side: 'places=' is none, only unknown ones is nothing said."""
    return known if known or not request.args.get(name) else None


def _rows(speaker: Voice, item: ChosenFigures) -> ChosenRows:
    indicator = speaker.edition.indicators[item.indicator]
    return ChosenRows(
        place=item.place,
        name=speaker.words.name(item.place),
        href=speaker.address.place(item.place),
        label=speaker.words.label("indicators", item.indicator),
        definition=speaker.words.say(
            indicator.definition, f"indicators/{item.indicator}/definition"
        ),
        coverage=_("figures for %(known)s of %(total)s years", known=item.known, total=item.total),
        rows=tuple(row(speaker, observation) for observation in item.observations),
    )


def _charts(speaker: Voice, choice: Choice) -> list[ChartView]:
    series = [
        _inside(item, choice)
        for place in choice.places
        for item in series_of_place(speaker.edition, place)
        if item.indicator in choice.indicators
    ]
    drawn = [item for item in series if len(item.points) > 1]
    by_theme = theme_charts(speaker, drawn, choice.first, choice.last)
    return [view for views in by_theme.values() for view in views]


def _inside(item: Series, choice: Choice) -> Series:
    points = (point for point in item.points if point.when.overlaps(choice.first, choice.last))
    gaps = (gap for gap in item.gaps if gap.when and gap.when.overlaps(choice.first, choice.last))
    return replace(item, points=tuple(points), gaps=tuple(gaps))
