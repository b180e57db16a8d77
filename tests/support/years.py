"""Which places stand on the map in a year, computed from an edition's dates by the test's own way.

Day by day reasoning, not the four numbers of the application: a place is certainly there in a year
when every reading of its dates has it there on some day of that year, possibly when some has.
"""

from __future__ import annotations

from services.edition.edition import Edition
from services.edition.when import When

FIRST_DAY, LAST_DAY = 101, 1231


def standing(edition: Edition, place: str, year: int) -> str:
    """certain, possible, absent or undated, camp labour at a works included."""
    own = _own(edition, place, year)
    if edition.kinds[edition.features[place].place.kind].prison != "no":
        return own
    spans = [_labour(edition, item, year) for item in edition.relations_of.get(place, [])]
    worked = [answer for answer in ("certain", "possible") if answer in spans]
    return worked[0] if worked and own in ("absent", "undated") else own


def _own(edition: Edition, place: str, year: int) -> str:
    record = edition.features[place].place
    if record.opened is None and record.closed is None:
        return "undated"
    above = [
        edition.features[item.target].place
        for item in edition.relations_of.get(place, [])
        if item.relation in ("part_of", "subordinate_to")
    ]
    years = edition.info.years
    floor = min([_first(item.opened, years.first) for item in above], default=years.first)
    ceiling = max([_last(item.closed, years.last) for item in above], default=years.last)
    return _answer(record.opened, record.closed, floor, ceiling, year)


def _labour(edition: Edition, relation, year: int) -> str:
    if relation.relation != "worked_by":
        return "absent"
    years = edition.info.years
    ends = [edition.features[key].place for key in (relation.place, relation.target)]
    floor = max(_first(item.opened, years.first) for item in ends)
    ceiling = min(_last(item.closed, years.last) for item in ends)
    if floor > ceiling:
        floor, ceiling = years.first, years.last
    if relation.start is None and relation.end is None:
        return "possible" if floor <= year <= ceiling else "absent"
    return _answer(relation.start, relation.end, floor, ceiling, year)


def _first(when: When | None, otherwise: int) -> int:
    return when.earliest // 10000 if when and when.earliest else otherwise


def _last(when: When | None, otherwise: int) -> int:
    return when.latest // 10000 if when and when.latest else otherwise


def _answer(opened: When | None, closed: When | None, floor: int, ceiling: int, year: int) -> str:
    """Try every pair of readings: opening and closing year within their bounds."""
    goes_on = closed is not None and closed.text == ".."
    floor = min(floor, _first(closed, floor), _first(opened, floor))
    ceiling = max(ceiling, _last(opened, ceiling))
    starts = _readings(opened, floor, ceiling)
    ends = [ceiling] if goes_on else _readings(closed, floor, ceiling)
    if opened is None and not goes_on:
        starts = [start for start in starts if start <= max(ends)]
    if closed is None:
        ends = [end for end in ends if end >= min(starts)]
    pairs = [(start, end) for start in starts for end in ends if start <= end]
    there = [start <= year <= end for start, end in pairs]
    if all(there) and there:
        return "certain"
    return "possible" if any(there) else "absent"


def _readings(when: When | None, floor: int, ceiling: int) -> list[int]:
    if when is None:
        return list(range(floor, ceiling + 1))
    first = _first(when, floor)
    return list(range(first, _last(when, max(ceiling, first)) + 1))
