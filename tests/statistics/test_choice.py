"""What a choice in the explorer comes to: pairs, spans, coverage, the side nobody named."""

from __future__ import annotations

import pytest
import sheet

from services.edition.edition import Edition
from services.statistics.choice import Choice, chosen_figures, completed

CAMPS = ("karlag", "steplag")


@pytest.mark.parametrize(("first", "last"), [(1934, 1953), (1946, 1946), (1929, 1959)])
@pytest.mark.parametrize("indicators", [("prisoners",), ("prisoners", "deaths", "camp-land")])
def test_figures_of_a_choice_are_those_of_the_file(
    edition: Edition, indicators: tuple[str, ...], first: int, last: int
) -> None:
    found = chosen_figures(edition, Choice(CAMPS, indicators, first, last))
    rows = sheet.chosen(list(CAMPS), list(indicators), first, last)
    shown = [item.id for series in found for item in series.observations]
    assert sorted(shown) == sorted(row["id"] for row in rows)
    for series in found:
        assert series.known == sheet.known_years(rows, series.place, series.indicator)
        assert series.total == last - first + 1


def test_a_missing_figure_covers_no_year(edition: Edition) -> None:
    (series,) = chosen_figures(edition, Choice(("karlag",), ("prisoners",), 1931, 1931))
    coded = [item for item in series.observations if item.missing]
    assert [item.id for item in coded] == ["karlag-prisoners-1931"]
    # Two other sources name a number for 1931, so that the year counts once.
    assert (series.known, series.total) == (1, 1)
    (series,) = chosen_figures(edition, Choice(("karlag",), ("prisoners",), 1952, 1952))
    dated = [item for item in series.observations if item.when is not None]
    assert [item.id for item in dated] == ["karlag-prisoners-1952"]
    assert (series.known, series.total) == (0, 1)


def test_a_total_of_several_years_is_not_a_figure_for_each(edition: Edition) -> None:
    (series,) = chosen_figures(edition, Choice(("karlag",), ("deaths",), 1934, 1953))
    assert len(series.observations) == 1
    assert (series.known, series.total) == (0, 20)


def test_what_exists_without_a_figure_in_the_span_is_said(edition: Edition) -> None:
    (series,) = chosen_figures(edition, Choice(("karlag",), ("cattle",), 1950, 1951))
    assert (series.observations, series.known, series.total) == ((), 0, 2)
    assert chosen_figures(edition, Choice(("alzhir",), ("cattle",), 1930, 1959)) == ()


def test_the_side_not_named_is_the_best_covered(edition: Edition) -> None:
    assert completed(edition, None, None) == (("karlag",), ("prisoners",))
    for place in ("karlag", "steplag", "podgorlag"):
        counts: dict[str, int] = {}
        for row in sheet.figures():
            if row["place"] == place:
                counts[row["indicator"]] = counts.get(row["indicator"], 0) + 1
        (best,) = [key for key, count in counts.items() if count == max(counts.values())]
        assert completed(edition, [place], None) == ((place,), (best,))
    assert completed(edition, None, ["deaths"]) == (("gulag",), ("deaths",))


def test_an_empty_side_stays_empty(edition: Edition) -> None:
    assert completed(edition, [], ["prisoners"]) == ((), ("prisoners",))
    assert completed(edition, [], None) == ((), ())
    assert chosen_figures(edition, Choice((), ("prisoners",), 1930, 1950)) == ()
