"""Head-counts by year, against the table itself."""

from __future__ import annotations

import csv
from pathlib import Path

from services.edition.edition import Edition
from services.statistics.headcounts import counted_indicator, head_counts

ROOT = Path(__file__).resolve().parents[2]


def test_the_discs_of_karlag_are_its_dated_counts(edition: Edition) -> None:
    assert counted_indicator(edition) == "prisoners"
    counts = head_counts(edition)["karlag"]
    table = (ROOT / "mapdata" / "observations.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(table.splitlines()))
    mine = [
        row
        for row in rows
        if (row["place"], row["indicator"], row["part_of"]) == ("karlag", "prisoners", "")
    ]
    dated = {row["period"][:4] for row in mine if row["value"] and "/" not in row["period"]}
    assert {str(year) for year in counts} == {year for year in dated if year.isdigit()}
    for year, observation in counts.items():
        values = {row["value"] for row in mine if row["period"].startswith(str(year))}
        assert str(observation.value) in values


def test_no_area_and_no_part_is_a_disc(edition: Edition) -> None:
    for place, counts in head_counts(edition).items():
        kind = edition.kinds[edition.features[place].place.kind]
        assert kind.prison != "not-applicable", place
        assert all(item.part_of is None and item.value for item in counts.values()), place
