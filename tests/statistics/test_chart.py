"""Charts: gaps stay open, values stand where their dates say."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from services.edition.edition import Edition
from services.edition.when import parse_when
from services.statistics.chart import draw, moment
from services.statistics.series import series_of_place


@pytest.fixture(scope="module")
def karlag(edition: Edition):
    return next(
        item for item in series_of_place(edition, "karlag") if item.indicator == "prisoners"
    )


def test_the_series_holds_the_years_the_museum_has(karlag) -> None:
    years = {point.when.first_year for point in karlag.points}
    # Zeros in the museum's data mean "no figure"; for 1931 and 1933 only unverified texts have one.
    assert {1932, 1934, 1949, 1959} <= years
    assert not {1952, 1956, 1958} & years
    museum = {
        point.when.first_year
        for point in karlag.points
        if point.observation.source == "gulag-museum"
    }
    assert not {1931, 1933} & museum
    gaps = {gap.when.first_year for gap in karlag.gaps}
    assert {1931, 1933, 1952, 1956, 1958} <= gaps


def test_no_line_crosses_a_year_without_a_figure(karlag) -> None:
    chart = draw([karlag], 1929, 1959)
    pieces = [piece for piece in chart.lines[0].path.split("M") if piece]
    assert len(pieces) > 1
    span = chart.plot.width / 31
    for piece in pieces:
        xs = [float(pair.split()[0]) for pair in piece.split("L")]
        assert all(later - earlier <= 1.7 * span for earlier, later in pairwise(xs))


def test_every_value_has_its_dot_at_its_height(karlag) -> None:
    chart = draw([karlag], 1929, 1959)
    heights = {value: y for y, value in chart.y_ticks}
    top = max(heights)
    assert len(chart.dots) == len(karlag.points)
    values = {point.observation.id: float(point.observation.value) for point in karlag.points}
    for dot in chart.dots:
        expected = heights[0] + (heights[top] - heights[0]) * values[dot.observation] / top
        assert dot.y == pytest.approx(expected, abs=0.1)
    assert top >= max(values.values())


def test_missing_years_are_hatched_where_they_lie(karlag) -> None:
    chart = draw([karlag], 1929, 1959)
    ticks = {year: x for x, year in draw([karlag], 1950, 1959).x_ticks}
    zoomed = {gap.observation: gap for gap in draw([karlag], 1950, 1959).missing}
    gap = next(item for item in karlag.gaps if item.when.first_year == 1952)
    band = zoomed[gap.id]
    assert band.x < ticks[1952] < band.x + band.width
    assert not band.x < ticks[1951] < band.x + band.width
    assert len(chart.missing) == len(karlag.gaps)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1941", 1941.5), ("1941-07-01", 1941.5), ("1940/1941", 1941.0), ("1945-01-01", 1945.0)],
)
def test_the_moment_of_a_date(text: str, expected: float) -> None:
    assert moment(parse_when(text)) == pytest.approx(expected, abs=0.01)


def test_paths_are_svg(karlag) -> None:
    path = draw([karlag], 1929, 1959).lines[0].path
    assert re.fullmatch(r"(?:[ML]\d+(\.\d+)? \d+(\.\d+)?)+", path)
