"""A place as of a year: Karlag in 1941 shows what belonged to it in 1941."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from services.edition.edition import Edition


def linked(client: FlaskClient, address: str) -> set[str]:
    """Places that the relations of a page name."""
    side = client.get(address).get_data(as_text=True).split('class="column-side"')[1]
    relations = side.split("<h2>Position</h2>")[0]
    return set(re.findall(r'href="/en/places/([^"?]+)"', relations))


def belonging(edition: Edition, place: str, year: int) -> set[str]:
    """What pointed to a place, or it to, on some day of a year; unknown ends are open."""
    found = set()
    for item in edition.relations.values():
        starts = item.start.earliest // 10000 if item.start and item.start.earliest else 0
        ends = item.end.latest // 10000 if item.end and item.end.latest else 9999
        if place in (item.place, item.target) and starts <= year <= ends:
            found |= {item.place, item.target}
    return (found & set(edition.published)) - {place}


@pytest.mark.parametrize("year", [1932, 1941, 1945, 1950, 1958])
def test_what_belonged_to_karlag_in_a_year(
    client: FlaskClient, edition: Edition, year: int
) -> None:
    shown = linked(client, f"/en/places/karlag?year={year}") - {"karlag"}
    assert shown == belonging(edition, "karlag", year)
    # Dzhezkazgan: a camp of its own to April 1943, Karlag's to 1948.
    assert ("dzhezkazgan-camp" in shown) == (year == 1945)


def test_without_a_year_all_of_them_stand_with_their_dates(
    client: FlaskClient, edition: Edition
) -> None:
    shown = linked(client, "/en/places/karlag")
    assert {"dzhezkazgan-camp", "alzhir"} <= shown


def test_a_year_the_edition_does_not_have_is_left_out_with_a_notice(client: FlaskClient) -> None:
    page = client.get("/en/places/karlag?year=1850").get_data(as_text=True)
    assert "1850" in page.split('class="notices"')[1].split("</div>")[0]
    assert 'class="as-of"' not in page
