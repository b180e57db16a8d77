"""Which series share a chart: one theme, one indicator, places and areas apart."""

from __future__ import annotations

from services.edition.edition import Edition
from services.statistics.series import LINES, plots_of_theme, series_of_period


def test_a_chart_never_mixes_indicators_or_puts_a_republic_beside_a_camp(edition: Edition) -> None:
    seen = 0
    for period in edition.periods:
        series = series_of_period(edition, period)
        for theme in edition.themes:
            for plot in plots_of_theme(edition, theme, series):
                kinds = {edition.features[item.place].place.kind for item in plot.series}
                prisons = {edition.kinds[kind].prison == "not-applicable" for kind in kinds}
                assert len({item.indicator for item in plot.series}) == 1
                assert len(prisons) == 1
                assert edition.indicators[plot.series[0].indicator].theme == theme
                seen += 1
    assert seen >= len(edition.periods)


def test_what_finds_no_room_is_counted(edition: Edition) -> None:
    series = [
        item
        for item in series_of_period(edition, "special-camps")
        if item.indicator == "prisoners"
        and edition.kinds[edition.features[item.place].place.kind].prison == "yes"
    ]
    plot = plots_of_theme(edition, "prisoners", series)[0]
    assert len(plot.series) == min(LINES, len(series))
    assert len(plot.series) + plot.left_out == len(series)
    shown = min(len(item.points) for item in plot.series)
    left = [len(item.points) for item in series if item not in plot.series]
    assert all(points <= shown for points in left)


def test_a_theme_without_a_series_has_no_chart(edition: Edition) -> None:
    assert plots_of_theme(edition, "invention", series_of_period(edition, "war")) == ()
