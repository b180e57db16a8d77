"""Filters of someone who means harm: refused at once, and the process lives on.

The parser `cql2` by itself never ends on fifty brackets it cannot read, and ends the process on
long chains of signs; each such input stands here.
"""

from __future__ import annotations

import threading

import pytest

from services.exchange.filtering import FilterFault, Record, read_filter

QUERYABLES = {"a": "number", "s": "string", "g": "geometry", "w": "interval"}
RECORD = Record({"a": 1, "s": "a" * 2000})
SIZE = 16 * 1024


def filled(unit: str, start: str = "", end: str = "") -> str:
    """As many units as 16 KB hold."""
    return start + unit * ((SIZE - len(start) - len(end)) // len(unit)) + end


TEXTS = {
    "a megabyte": "a = 1 OR " * 116_509 + "a = 1",
    "a megabyte of one name": "a" * 1_048_576,
    "just too long": "a = 1 " + " " * SIZE,
    "too long in bytes, not in letters": "s = '" + "қ" * (SIZE // 2) + "'",
    "10,000 brackets": "(" * 10_000 + "a = 1" + ")" * 10_000,
    "8,000 brackets": "(" * 8_000 + "a=1" + ")" * 8_000,
    "51 brackets": "(" * 51 + "a = 1" + ")" * 51,
    "50 brackets left open": "(" * 50 + "a = 1",
    "50 brackets, one left open": "(" * 50 + "a = 1" + ")" * 49,
    "50 brackets around nothing": "(" * 50 + ")" * 50,
    "50 brackets around nonsense": "(" * 50 + "a = 1 a" + ")" * 50,
    "50 brackets, each with an unfinished sum": "a = " + "(1 +" * 50 + ")" * 50,
    "24 lists in lists": "(1, " * 24 + "a" + ")" * 24,
    "10,000 NOTs": "NOT " * 10_000 + "a = 1",
    "4,000 NOTs": "NOT " * 4_000 + "a = 1",
    "51 NOTs": "NOT " * 51 + "a = 1",
    "26 NOTs in 26 brackets": "(NOT " * 26 + "a = 1" + ")" * 26,
    "functions in functions": "casei(" * 50 + "s" + ")" * 50 + " = 'x'",
    "functions in functions, left open": filled("f("),
    "lists of lists": "a IN (" * 40 + "1" + ")" * 40,
    "collections of collections": "s_intersects(g, " + "GEOMETRYCOLLECTION(" * 48 + ")" * 49,
    "points of points": "s_intersects(g, " + "POINT(" * 40 + "1 2" + ")" * 41,
    "equal signs": filled("=1", "a"),
    "minus signs": filled("-", "a=", "1"),
    "minus signs apart": filled("- ", "a=", "1"),
    "plus signs": filled("+1", "a=a"),
    "powers": filled("^1", "a=1"),
    "LIKEs": filled(" like s", "s"),
    "BETWEENs": "a" + " between a" * 700 + " and a" * 700,
    "BETWEENs one after another": filled(" between a and a = a", "a"),
    "IS NULLs": filled(" is null", "a"),
    "a quote left open": filled("x", "s = '"),
    "a name left open": filled("x", '"'),
    "quotes and no end": filled("''", "s = '"),
    "a quote escaped at the end": "s = 'x\\'",
    "NUL": "s = 'a\0b'",
    "half a character": "s = '\udcd0'",
    "what was not UTF-8": "s = '\ufffd'",
    "signs from elsewhere": "a = 1 \u2028; DROP TABLE places",
    "a huge number": "a = " + "9" * 16_000,
    "a huge exponent": "a = 1e999999999",
    "a list of wrong types": filled("'x',", "a IN (", "1)"),
    "wildcards without end": filled("%", "s LIKE '", "'"),
    "wildcards and letters": filled("%a", "s LIKE '", "'"),
    "polygon with NaN": "s_intersects(g, POLYGON((0 0, 1 0, NaN 1, 0 0)))",
    "polygon with infinity": "s_intersects(g, POLYGON((0 0, 1 0, 1e999 1, 0 0)))",
    "polygon from afar": f"s_intersects(g, POLYGON((0 0, 1 0, {'9' * 400} 1, 0 0)))",
    "polygon without a ring": "s_intersects(g, POLYGON EMPTY)",
    "polygon with too many vertices": filled("0 0,", "s_intersects(g, POLYGON((", "0 0)))"),
    "polygons by the hundred": filled("((0 0,0 1,1 1,0 0)),", "s_intersects(g,MULTIPOLYGON(", ")"),
    "mixed dimensions": "s_intersects(g, LINESTRING(1 2, 3 4 5))",
    "functions without arguments": "s_intersects() OR t_after() OR casei() OR not() OR in()",
    "a day far away": "t_after(w, DATE('99999999-99-99'))",
    "no day": "t_after(w, INTERVAL())",
    "16 KB of ORs": filled("a = 2 OR ", "", "a = 1"),
    "16 KB of brackets": filled("(a = 2) OR ", "", "(a = 1)"),
    "LIKEs by the hundred": filled("s LIKE '%a_a%' OR ", "", "a = 1"),
    "accents by the hundred": filled("accenti(casei(s)) = 'b' OR ", "", "a = 1"),
}
JSONS = {
    "a megabyte": "[" + "1," * 524_286 + "1]",
    "10,000 arrays": "[" * 10_000 + "]" * 10_000,
    "8,000 arrays": "[" * 8_000 + "]" * 8_000,
    "10,000 NOTs": '{"op":"not","args":[' * 10_000 + "true" + "]}" * 10_000,
    "51 levels": '{"op":"not","args":[' * 26 + "true" + "]}" * 26,
    "arrays left open": "[" * 51,
    "a quote left open": '{"op": "not',
    "NaN": '{"op":"=","args":[{"property":"a"},NaN]}',
    "infinity": '{"op":"=","args":[{"property":"a"},-Infinity]}',
    "a huge number": '{"op":"=","args":[{"property":"a"},' + "9" * 5_000 + "]}",
    "a huge number in the reach of int": '{"op":"=","args":[{"property":"a"},' + "9" * 400 + "]}",
    "a huge exponent": '{"op":"=","args":[{"property":"a"},1e999]}',
    "polygon with NaN": '{"op":"s_intersects","args":[{"property":"g"},'
    '{"type":"Polygon","coordinates":[[[0,0],[1,0],[NaN,1],[0,0]]]}]}',
    "polygon with 1e999": '{"op":"s_intersects","args":[{"property":"g"},'
    '{"type":"Polygon","coordinates":[[[0,0],[1,0],[1e999,1],[0,0]]]}]}',
    "a member twice": '{"op":"=","op":"<>","args":[{"property":"a"},1]}',
    "half a character": '{"op":"=","args":[{"property":"s"},"\\ud800"]}',
    "a byte order mark": '\ufeff{"op":"not","args":[true]}',
    "nothing": " ",
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_refused(name: str) -> None:
    with pytest.raises(FilterFault) as raised:
        read_filter(TEXTS[name], "cql2-text", QUERYABLES)
    assert len(raised.value.message) < 400
    assert raised.value.message.isprintable()


@pytest.mark.parametrize("name", JSONS)
def test_a_hostile_json_is_refused(name: str) -> None:
    with pytest.raises(FilterFault) as raised:
        read_filter(JSONS[name], "cql2-json", QUERYABLES)
    assert len(raised.value.message) < 400


ALLOWED = {
    "50 brackets": "(" * 50 + "a = 1" + ")" * 50,
    "50 brackets with an OR each": "(a = 2 OR " * 50 + "a = 1" + ")" * 50,
    "50 NOTs": "NOT " * 50 + "a = 1",
    "25 NOTs in 25 brackets": "NOT (a = 2 AND " * 25 + "a = 1" + ")" * 25 + " OR a = 1",
    "brackets in a string": "s <> '" + "(" * 10_000 + "'",
    "NOTs in a string": "s <> '" + "NOT " * 4_000 + "'",
    "NOTs beside one another": "NOT a = 2 AND " * 120 + "a = 1",
    "250 ORs": "a = 2 OR " * 250 + "a = 1",
    "250 brackets": "(a = 2) OR " * 250 + "(a = 1)",
    "a list of thousands": filled("2,", "a IN (", "1)"),
    "512 wildcards": "s LIKE '" + "%a" * 256 + "'",
    "512 single wildcards": "s LIKE '%" + "_a" * 255 + "%'",
}


@pytest.mark.parametrize("name", ALLOWED)
def test_what_keeps_within_the_limits_is_answered(name: str) -> None:
    assert read_filter(ALLOWED[name], "cql2-text", QUERYABLES).keeps(RECORD)


def test_a_pattern_that_ruins_regular_expressions_is_answered() -> None:
    found = read_filter("s LIKE '" + "%a" * 200 + "%b'", "cql2-text", QUERYABLES)
    assert not any(found.keeps(RECORD) for _ in range(100))


def test_the_limits_hold_in_a_thread_with_little_room() -> None:
    said: list[str] = []

    def read() -> None:
        for text in (*TEXTS.values(), *ALLOWED.values()):
            try:
                read_filter(text, "cql2-text", QUERYABLES).keeps(RECORD)
                said.append("read")
            except FilterFault:
                said.append("refused")

    before = threading.stack_size(1024 * 1024)
    try:
        thread = threading.Thread(target=read)
        thread.start()
        thread.join()
    finally:
        threading.stack_size(before)
    assert said == ["refused"] * len(TEXTS) + ["read"] * len(ALLOWED)
