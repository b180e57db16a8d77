"""Charts as pages show them: geometry from the statistics room, numbers and names in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from services.statistics.chart import Chart, draw
from services.statistics.series import Plot, Series, plots_of_theme
from services.web.figure_rows import FigureRow, row
from services.web.rendering import Voice
from services.web.words import Fragment

LINE = 28
"""Letters of a name that stand in one line beside a chart."""


@dataclass(frozen=True)
class ChartView:
    """A chart of one indicator: geometry, title, names of its lines, rows behind its dots."""

    chart: Chart
    title: Fragment
    unit: str
    names: dict[str, Fragment]
    short_names: dict[str, tuple[str, ...]]
    rows: dict[str, FigureRow]
    y_labels: tuple[tuple[float, str], ...]
    sources: tuple[tuple[Fragment, str], ...]
    left_out: int


def theme_charts(
    speaker: Voice, series: Sequence[Series], first: int | None = None, last: int | None = None
) -> dict[str, list[ChartView]]:
    """Charts by theme, for the themes that have a series.

    Parameters
    ----------
    first, last : years of the axis; the edition's years by default
    """
    years = speaker.edition.info.years
    span = (first or years.first, last or years.last)
    found = {}
    for theme in speaker.edition.themes:
        plots = plots_of_theme(speaker.edition, theme, series)
        if plots:
            found[theme] = [_view(speaker, plot, *span) for plot in plots]
    return found


def _view(speaker: Voice, plot: Plot, first: int, last: int) -> ChartView:
    same = plot.series
    chart = draw(same, first, last)
    observations = [point.observation for item in same for point in item.points]
    observations += [gap for item in same for gap in item.gaps]
    rows = {observation.id: row(speaker, observation) for observation in observations}
    sources = {item.source_href: item.source for item in rows.values()}
    return ChartView(
        chart=chart,
        title=speaker.words.label("indicators", same[0].indicator),
        unit=speaker.wording.counted(None, speaker.words.label("units", same[0].unit).text),
        names={item.place: speaker.words.name(item.place) for item in same},
        short_names={item.place: short_name(speaker, item.place) for item in same},
        rows=rows,
        y_labels=tuple((y, speaker.wording.number(value)) for y, value in chart.y_ticks),
        sources=tuple((title, href) for href, title in sources.items()),
        left_out=plot.left_out,
    )


def short_name(speaker: Voice, place: str) -> tuple[str, ...]:
    """A place's name for a chart: without its bracket, in two lines where it is long."""
    words = speaker.words.name(place).text.split(" (")[0].split()
    line, rest = [], list(words)
    while rest and len(" ".join([*line, rest[0]])) <= LINE:
        line.append(rest.pop(0))
    if not line:
        return (" ".join(words),)
    return (" ".join(line), " ".join(rest)) if rest else (" ".join(line),)
