"""Dated hierarchy: Dzhezkazgan and its three masters, works and their prisoners."""

from __future__ import annotations

from services.edition.edition import Edition
from services.statistics.hierarchy import children, labour, parents


def test_dzhezkazgan_had_three_masters_in_this_order(edition: Edition) -> None:
    """A camp of its own (under GULGMP) to April 1943, Karlag to 1948, then Steplag."""
    found = [
        item for item in parents(edition, "dzhezkazgan-camp") if item.relation == "subordinate_to"
    ]
    assert [item.target for item in found] == ["gulgmp", "karlag", "steplag"]
    assert [item.start.first_year for item in found] == [1941, 1943, 1948]
    assert [item.end.last_year for item in found] == [1943, 1948, 1956]
    assert found[0].end.latest == 19430407


def test_who_it_belonged_to_in_a_year(edition: Edition) -> None:
    def master(year: int) -> set[str]:
        return {
            item.target
            for item in parents(edition, "dzhezkazgan-camp", year)
            if item.relation == "subordinate_to"
        }

    assert master(1940) == set()
    assert master(1942) == {"gulgmp"}
    assert master(1945) == {"karlag"}
    assert master(1950) == {"steplag"}
    assert "dzhezkazgan-camp" in {item.place for item in children(edition, "karlag", 1945)}
    assert "dzhezkazgan-camp" not in {item.place for item in children(edition, "karlag", 1941)}


def test_karsakpai_is_older_than_its_prisoners(edition: Edition) -> None:
    works = "karsakpai-works"
    assert edition.features[works].place.opened.first_year == 1928
    spans = labour(edition, works)
    assert spans
    assert min(item.start.first_year for item in spans) == 1940
