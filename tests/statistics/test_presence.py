"""When a place was there, certainly or possibly, against a table and against every year tried."""

from __future__ import annotations

from dataclasses import replace

import pytest

from services.edition.edition import Edition
from services.edition.when import parse_when
from services.statistics.presence import labour_presences, presence

# Karlag is dated 1931-1959 in this edition; the edition's own years are 1929-1959.
TABLE = [
    # opened, closed, possible, certain
    ("1937-12-03", "1950", (1937, 1950), (1937, 1950)),
    ("1937-12-03", "[1950,1953,1954]", (1937, 1954), (1937, 1950)),
    ("193X", "1950", (1930, 1950), (1939, 1950)),
    ("1940~", "1945?", (1940, 1945), (1940, 1945)),
    ("1941-08", "", (1941, 1959), (1941, 1941)),
    ("", "1957", (1931, 1957), (1957, 1957)),
    ("1938", "..", (1938, 1959), (1938, 1959)),
    ("", "..", (1931, 1959), (1959, 1959)),
    ("195X", "", (1950, 1959), None),
    ("[1940..1949]", "[1945..1952]", (1940, 1952), None),
    ("1955-02-10", "[1956-09-06..]", (1955, 1959), (1955, 1956)),
]


def dated(edition: Edition, place: str, opened: str, closed: str) -> Edition:
    """The edition with other dates for one place."""
    feature = edition.features[place]
    dates = {
        "opened": parse_when(opened) if opened else None,
        "closed": parse_when(closed) if closed else None,
    }
    changed = replace(feature, place=feature.place.model_copy(update=dates))
    return replace(edition, features=edition.features | {place: changed})


@pytest.mark.parametrize(("opened", "closed", "possible", "certain"), TABLE)
def test_years_of_a_department_of_karlag(
    edition: Edition,
    opened: str,
    closed: str,
    possible: tuple[int, int],
    certain: tuple[int, int] | None,
) -> None:
    found = presence(dated(edition, "makatai", opened, closed), "makatai")
    assert found is not None
    assert (found.possible, found.certain) == (possible, certain)


def test_without_any_date_nobody_knows(edition: Edition) -> None:
    assert presence(dated(edition, "makatai", "", ""), "makatai") is None


def test_what_is_certain_is_possible_and_every_year_has_one_answer(edition: Edition) -> None:
    years = range(edition.info.years.first - 5, edition.info.years.last + 6)
    for place in edition.features:
        for found in (presence(edition, place), *labour_presences(edition, place)):
            if found is None:
                continue
            answers = [found.in_year(year) for year in years]
            assert set(answers) <= {"certain", "possible", "absent"}
            if found.certain:
                assert found.possible[0] <= found.certain[0] <= found.certain[1]
                assert found.certain[1] <= found.possible[1]
            # Present years are one run: nothing closes and opens again within one span.
            present = [
                year for year, answer in zip(years, answers, strict=True) if answer != "absent"
            ]
            assert not present or present == list(range(present[0], present[-1] + 1))


def test_labour_of_a_works_is_apart_from_its_own_years(edition: Edition) -> None:
    # Soviet smelting from 1928; prisoners of the Dzhezkazgan camp 1940-1943, of Steplag later.
    works = presence(edition, "karsakpai-works")
    spans = labour_presences(edition, "karsakpai-works")
    assert works is not None and works.in_year(1930) == "certain"
    assert all(span.in_year(1930) == "absent" for span in spans)
    assert any(span.in_year(1942) == "certain" for span in spans)
    assert all(span.in_year(1945) == "absent" for span in spans)
