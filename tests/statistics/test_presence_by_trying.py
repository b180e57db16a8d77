"""Presence of every place in every year against a second computation that tries all readings."""

from __future__ import annotations

from years import standing

from services.edition.edition import Edition
from services.statistics.presence import labour_presences, presence


def by_the_house(edition: Edition, place: str, year: int) -> str:
    found = presence(edition, place)
    own = found.in_year(year) if found else "undated"
    if edition.kinds[edition.features[place].place.kind].prison != "no":
        return own
    answers = {span.in_year(year) for span in labour_presences(edition, place)}
    worked = [answer for answer in ("certain", "possible") if answer in answers]
    return worked[0] if worked and own in ("absent", "undated") else own


def test_every_place_in_every_year(edition: Edition) -> None:
    years = range(edition.info.years.first, edition.info.years.last + 1)
    differing = {
        (place, year): (by_the_house(edition, place, year), standing(edition, place, year))
        for place in edition.features
        for year in years
        if by_the_house(edition, place, year) != standing(edition, place, year)
    }
    assert differing == {}
