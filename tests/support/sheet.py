"""mapdata/observations.csv read by the tests' own way: no model, no date library."""

from __future__ import annotations

import csv
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
Row = dict[str, str]


def figures() -> list[Row]:
    """Every row of the file, as its text."""
    with (ROOT / "mapdata" / "observations.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def years_of(period: str) -> tuple[int, int] | None:
    """First and last year that stand in a period; None where the source states none."""
    if period == "not-stated":
        return None
    first = re.findall(r"\d{3}[\dX]", period)
    years = [int(text.replace("X", digit)) for text in first for digit in "09"]
    start = -9999 if period.startswith(("..", "/")) else min(years)
    end = 9999 if period.endswith(("..", "/")) else max(years)
    return start, end


def chosen(places: list[str], indicators: list[str], first: int, last: int) -> list[Row]:
    """Rows of these places and indicators whose years touch the span, or that have none."""
    found = []
    for row in figures():
        if row["place"] not in places or row["indicator"] not in indicators:
            continue
        years = years_of(row["period"])
        if years is None or (years[0] <= last and years[1] >= first):
            found.append(row)
    return found


def known_years(rows: list[Row], place: str, indicator: str) -> int:
    """In how many different years a figure of one series lies that has a value."""
    own = [row for row in rows if (row["place"], row["indicator"]) == (place, indicator)]
    spans = [years_of(row["period"]) for row in own if row["value"]]
    return len({span[0] for span in spans if span and span[0] == span[1]})
