"""Temporal predicates of filters: Allen's relations, open ends, undated records."""

from __future__ import annotations

import json
from typing import Any

import pytest

from services.exchange.filtering import FilterFault, Record, read_filter
from services.exchange.filtering.tree import filter_tree

QUERYABLES = {"when": "interval", "opened": "date", "closed": "date", "name": "string"}
OF_SPANS = (
    *("CONTAINS", "DURING", "FINISHEDBY", "FINISHES", "MEETS", "METBY"),
    *("OVERLAPPEDBY", "OVERLAPS", "STARTEDBY", "STARTS"),
)


def answer(text: str, record: Record) -> bool | None:
    found = read_filter(text, "cql2-text", QUERYABLES).answer(record)
    tree = json.dumps(filter_tree(text, "cql2-text"))
    assert read_filter(tree, "cql2-json", QUERYABLES).answer(record) is found
    return found


def dated(first: int | None, last: int | None) -> Record:
    return Record({}, None, (first, last))


def fault(text: str) -> str:
    with pytest.raises(FilterFault) as raised:
        read_filter(text, "cql2-text", QUERYABLES)
    return raised.value.message


# Against 1940-01-01/1950-12-31: for two spans exactly one of the thirteen relations holds.
THIRTEEN = {
    (19300101, 19351231): "BEFORE",
    (19300101, 19400101): "MEETS",
    (19300101, 19451231): "OVERLAPS",
    (19300101, 19501231): "FINISHEDBY",
    (19300101, 19561231): "CONTAINS",
    (19400101, 19451231): "STARTS",
    (19400101, 19501231): "EQUALS",
    (19400101, 19561231): "STARTEDBY",
    (19410101, 19451231): "DURING",
    (19410101, 19501231): "FINISHES",
    (19410101, 19561231): "OVERLAPPEDBY",
    (19501231, 19561231): "METBY",
    (19510101, 19561231): "AFTER",
    # An open end is as far as can be.
    (None, 19351231): "BEFORE",
    (None, 19451231): "OVERLAPS",
    (None, 19501231): "FINISHEDBY",
    (19300101, None): "CONTAINS",
    (19400101, None): "STARTEDBY",
    (19410101, None): "OVERLAPPEDBY",
    (19510101, None): "AFTER",
}


@pytest.mark.parametrize(("time", "relation"), THIRTEEN.items())
def test_one_of_the_thirteen_relations_holds(
    time: tuple[int | None, int | None], relation: str
) -> None:
    for name in ("BEFORE", "AFTER", "EQUALS", *OF_SPANS):
        text = f"T_{name}(when, INTERVAL('1940-01-01', '1950-12-31'))"
        assert answer(text, dated(*time)) is (name == relation), name
    apart = relation in ("BEFORE", "AFTER")
    assert answer("T_DISJOINT(when, INTERVAL('1940-01-01','1950-12-31'))", dated(*time)) is apart
    assert (
        answer("T_INTERSECTS(when, INTERVAL('1940-01-01','1950-12-31'))", dated(*time)) is not apart
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("t_intersects(when, DATE('1931-09-17'))", True),
        ("t_intersects(when, DATE('1959-07-27'))", True),
        ("t_intersects(when, DATE('1959-07-28'))", False),
        ("t_intersects(when, TIMESTAMP('1959-07-27T23:59:59Z'))", True),
        ("t_after(when, DATE('1931-09-16'))", True),
        ("t_after(when, DATE('1931-09-17'))", False),
        ("t_before(when, INTERVAL('1960-01-01', '..'))", True),
        ("t_intersects(when, INTERVAL('..', '1931-09-17'))", True),
        ("t_intersects(when, INTERVAL('..', '..'))", True),
        ("t_during(when, INTERVAL('..', '..'))", True),
        ("t_equals(when, INTERVAL('1931-09-17', '1959-07-27'))", True),
        ("t_equals(when, INTERVAL('1931-09-17T00:00:00Z', '1959-07-27T10:00:00.5Z'))", True),
        ("t_intersects(INTERVAL('1943-01-01', '1943-12-31'), when)", True),
        ("t_equals(when, when)", True),
        ("t_equals(INTERVAL(opened, closed), when)", True),
        ("t_starts(INTERVAL(opened, '1943-12-31'), when)", True),
        ("t_before(opened, closed)", True),
        ("t_equals(opened, DATE('1931-09-17'))", True),
        ("t_equals(opened, INTERVAL('1931-09-17', '1931-09-17'))", True),
        ("t_disjoint(opened, INTERVAL('1932-01-01', '1933-01-01'))", True),
    ],
)
def test_days_and_spans(text: str, expected: bool) -> None:
    properties = {"opened": "1931-09-17", "closed": "1959-07-27"}
    assert answer(text, Record(properties, None, (19310917, 19590727))) is expected


@pytest.mark.parametrize("time", [None, (None, None)])
def test_a_record_without_any_date_is_found_by_is_null_only(time: Any) -> None:
    record = Record({}, None, time)
    for name in ("INTERSECTS", "DISJOINT", "DURING"):
        text = f"T_{name}(when, INTERVAL('1943-01-01', '1943-12-31'))"
        assert answer(text, record) is None
        assert answer(f"NOT {text}", record) is None
    assert answer("when IS NULL", record) is True
    assert answer("when IS NULL", dated(19430101, None)) is False


def test_an_interval_with_an_end_that_is_not_known_is_not_known() -> None:
    text = "t_intersects(INTERVAL(opened, closed), INTERVAL('1943-01-01', '..'))"
    assert answer(text, Record({"opened": "1931-09-17"})) is None
    # Nor one whose dates contradict each other.
    assert answer(text, Record({"opened": "1950-01-01", "closed": "1940-01-01"})) is None


@pytest.mark.parametrize("name", OF_SPANS)
def test_relations_of_spans_refuse_single_days(name: str) -> None:
    """Table of 21-065r2: with instants these are a client error."""
    said = fault(f"T_{name}(when, DATE('1943-01-01'))")
    assert f"T_{name} compares intervals; DATE is a date" in said
    assert "'opened' is a date" in fault(f"T_{name}(opened, INTERVAL('1943-01-01', '..'))")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("t_after(when, '1943-01-01')", "compares dates and intervals; '1943-01-01' is neither"),
        ("t_after(name, DATE('1943-01-01'))", "'name' is neither"),
        ("t_after(when, INTERVAL('1943-01-01', '1942-01-01'))", "ends before it starts"),
        ("t_after(when, INTERVAL('1943-01-01', 'now'))", "'now' is not a date"),
        ("t_after(when, INTERVAL('1943-02-29', '..'))", "'1943-02-29' is not a date"),
        ("t_after(when, INTERVAL(name, '..'))", "an end of INTERVAL is a date; 'name' is not"),
        ("t_after(when, INTERVAL('1943-01-01'))", "takes two ends"),
        ("t_after(when, DATE('0000-01-01'))", "is not a date"),
        ("t_after(when, DATE('99999-01-01'))", "is not a date"),
        ("t_after(when, TIMESTAMP('1943-01-01T25:00:00Z'))", "is not a timestamp"),
        ("t_after(when)", "it takes 2"),
    ],
)
def test_a_faulty_time_is_named(text: str, said: str) -> None:
    assert said in fault(text)
