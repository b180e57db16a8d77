"""Head-counts by year, against the table itself."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from services.edition.edition import Edition
from services.edition.figures import Observation
from services.statistics.headcounts import counted_indicator, head_counts
from services.statistics.headline import headline_runs

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def counts(edition: Edition) -> dict[str, dict[int, Observation]]:
    return head_counts(
        edition, {place: headline_runs(edition, place) for place in edition.published}
    )


def test_the_discs_of_karlag_are_its_verified_counts_of_single_years(
    edition: Edition, counts: dict[str, dict[int, Observation]]
) -> None:
    assert counted_indicator(edition) == "prisoners"
    table = (ROOT / "mapdata" / "observations.csv").read_text(encoding="utf-8")
    rows = [
        row
        for row in csv.DictReader(table.splitlines())
        if (row["place"], row["indicator"], row["part_of"]) == ("karlag", "prisoners", "")
        and row["value"]
        and row["status"] != "unverified"
        and "/" not in row["period"]
        and row["period"][:4].isdigit()
    ]
    years: dict[int, set[str]] = {}
    for row in rows:
        years.setdefault(int(row["period"][:4]), set()).add(row["value"])
    assert len(years) > 20
    assert counts["karlag"].keys() == years.keys()
    for year, observation in counts["karlag"].items():
        assert str(observation.value) in years[year]


def test_no_area_no_part_and_nobody_elses_figure_is_a_disc(
    edition: Edition, counts: dict[str, dict[int, Observation]]
) -> None:
    for place, found in counts.items():
        kind = edition.kinds[edition.features[place].place.kind]
        assert kind.prison != "not-applicable", place
        assert all(item.part_of is None and item.place == place for item in found.values()), place
