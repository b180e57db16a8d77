"""Filters in CQL2: what they may say, three-valued logic, types, and faults that name the cause."""

from __future__ import annotations

import json
from typing import Any

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from services.exchange.filtering import FilterFault, Record, read_filter
from services.exchange.filtering.tree import filter_tree

QUERYABLES = {
    "name": "string",
    "kind": "string",
    "note": "string",
    "count": "integer",
    "share": "number",
    "none": "number",
    "open": "boolean",
    "maybe": "boolean",
    "opened": "date",
    "closed": "date",
    "when": "interval",
    "geometry": "geometry",
}
RECORD = Record(
    {
        "name": "Қарағанды",
        "kind": "camp",
        "note": "it's 100%\tsure",
        "count": 7,
        "share": 0.5,
        "open": True,
        "opened": "1931-09-17",
        "closed": None,
    },
    shapely.Point(73.1, 49.8),
    (19310917, 19590727),
)


def answer(text: str, record: Record = RECORD) -> bool | None:
    """What a filter says of the record, and that its JSON encoding says the same."""
    found = read_filter(text, "cql2-text", QUERYABLES).answer(record)
    tree = json.dumps(filter_tree(text, "cql2-text"), ensure_ascii=False)
    assert read_filter(tree, "cql2-json", QUERYABLES).answer(record) is found
    return found


def fault(text: str, language: str = "cql2-text") -> str:
    with pytest.raises(FilterFault) as raised:
        read_filter(text, language, QUERYABLES)
    return raised.value.message


@pytest.mark.parametrize(
    "text",
    [
        "count = 7",
        "7 = count",
        "count <> 8",
        "count < 8 AND count > 6",
        "count <= 7 AND count >= 7",
        "count = 7.0",
        "kind = 'camp'",
        "\"kind\" = 'camp'",
        "open = TRUE",
        "NOT open = false",
        "opened = DATE('1931-09-17')",
        "opened < DATE('1931-09-18')",
        "opened >= TIMESTAMP('1931-09-17T23:59:59Z')",
        "closed IS NULL",
        "opened IS NOT NULL",
        "geometry IS NOT NULL AND when IS NOT NULL",
        "(none = 1) IS NULL",
        "none + 1 IS NULL",
        "kind LIKE 'c%'",
        "kind NOT LIKE 'p%'",
        "kind IN ('prison', 'camp')",
        "kind NOT IN ('prison')",
        "kind = name OR count IN (share * 14, 1)",
        "count BETWEEN 7 AND 8",
        "count NOT BETWEEN 8 AND 9",
        "opened BETWEEN DATE('1931-01-01') AND DATE('1931-12-31')",
        "CASEI(kind) = CASEI('CAMP')",
        "casei(name) LIKE casei('ҚАР%')",
        "ACCENTI(CASEI(name)) = accenti(casei('Караганды'))",
        "CASEI(kind) IN (casei('Camp'), casei('Prison'))",
        "count > share",
        "count + 1 = 8 AND count - 1 = 6 AND count * 2 = 14 AND count / 2 = 3.5",
        "count % 4 = 3 AND count div 2 = 3 AND count ^ 2 = 49",
        "-count = -7",
        "2 + 3 * 2 = 8 AND (2 + 3) * 2 = 10 AND 10 - 4 - 3 = 3",
        "s_intersects(geometry, BBOX(73, 49, 74, 50))",
        "S_INTERSECTS(geometry, POINT(73.1 49.8))",
        "t_intersects(when, INTERVAL('1943-01-01', '..'))",
        "true",
        "NOT false",
        "((((((count = 7))))))",
        "not(count=8)and(kind='camp')",
        "count = 1 OR count = 7 AND kind = 'camp'",
        "NOT count = 8 AND count = 7",
        "count BETWEEN 1 AND 9 AND kind = 'camp'",
        "count = 7\r\n\tAND\u00a0\x85\nkind = 'camp'",
        "S_Intersects(geometry, Point(73.1 49.8))",
        "1 = 1 AND 'a' < 'b' AND true = true",
    ],
)
def test_the_grammar(text: str) -> None:
    assert answer(text) is True
    assert answer(f"NOT ({text})") is False


@pytest.mark.parametrize(
    "text",
    ["it''s 100%%sure", r"it\'s 100\%\tsure", "it_s%", "%100%", "%sure", r"%\%%", "%%%", "%_sure"],
)
def test_like_and_the_escapes_of_text(text: str) -> None:
    assert answer(f"note LIKE '{text}'") is True


@pytest.mark.parametrize("text", ["it", "%100", r"%\_sure", "sure%", "_", "", r"it''s 100\%"])
def test_like_holds_the_whole_text_against_the_pattern(text: str) -> None:
    assert answer(f"note LIKE '{text}'") is False


def test_control_characters_are_written_with_a_backslash() -> None:
    text = r"note = 'it\'s 100%\tsure'"
    assert answer(text) is True
    tree = filter_tree(r"note = '\a\b\t\n\v\f\r'", "cql2-text")
    assert tree["args"][1] == "\a\b\t\n\v\f\r"


@given(
    st.text("aбқ%_\\", max_size=12),
    st.lists(st.sampled_from(["a", "б", "қ", "%", "_", r"\%", r"\_", "\\\\"]), max_size=8),
)
def test_like_equals_the_definition_by_recursion(text: str, parts: list[str]) -> None:
    def matches(rest: str, left: list[str]) -> bool:
        if not left:
            return not rest
        first, *others = left
        if first == "%":
            return any(matches(rest[start:], others) for start in range(len(rest) + 1))
        if not rest or (first != "_" and rest[0] != first[-1]):
            return False
        return matches(rest[1:], others)

    tree = {"op": "like", "args": [{"property": "name"}, "".join(parts)]}
    found = read_filter(json.dumps(tree), "cql2-json", QUERYABLES)
    assert found.keeps(Record({"name": text})) is matches(text, parts)


T, F, U = "count = 7", "count = 8", "none = 1"


# Tables of 21-065r2, clause 6.2 and 6.6.
@pytest.mark.parametrize(
    ("one", "other", "both", "either"),
    [
        (T, T, True, True),
        (T, F, False, True),
        (F, T, False, True),
        (F, F, False, False),
        (T, U, None, True),
        (F, U, False, None),
        (U, T, None, True),
        (U, F, False, None),
        (U, U, None, None),
    ],
)
def test_and_and_or_know_three_values(
    one: str, other: str, both: bool | None, either: bool | None
) -> None:
    assert answer(f"{one} AND {other}") is both
    assert answer(f"{one} OR {other}") is either
    found = read_filter(f"{one} AND {other}", "cql2-text", QUERYABLES)
    assert found.keeps(RECORD) is (both is True)


@pytest.mark.parametrize(
    "text",
    [
        "none = 1",
        "NOT none = 1",
        "none <> 1",
        "none BETWEEN 1 AND 2",
        "count BETWEEN none AND 2",
        "none IN (1, 2)",
        "count IN (1, none)",
        "count NOT IN (1, none)",
        "count IN (1, 2 / 0)",
        "none + 1 = 2",
        "count / 0 = 1",
        "(0 - 1) ^ 0.5 = 1",
        "10 ^ 300 * 10 ^ 300 > 1",
        "maybe = TRUE",
        "closed > DATE('1950-01-01')",
        "t_after(INTERVAL(opened, closed), DATE('1950-01-01'))",
    ],
)
def test_what_is_not_known_is_neither_true_nor_false(text: str) -> None:
    assert answer(text) is None
    assert answer(f"NOT ({text})") is None
    assert not read_filter(text, "cql2-text", QUERYABLES).keeps(RECORD)


def test_a_list_with_a_match_is_true_whatever_else_it_holds() -> None:
    assert answer("count IN (none, 7)") is True
    assert answer("count NOT IN (none, 7)") is False


def test_letters_compare_composed() -> None:
    assert answer("name = 'й'", Record({"name": "и\u0306"})) is True
    assert answer("name LIKE '_'", Record({"name": "и\u0306"})) is True
    assert answer("casei(name) = casei('STRASSE')", Record({"name": "Straße"})) is True


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Unicode takes these apart, as the standard says.
        ("й", "и"),
        ("Ё", "Е"),
        ("äöüéáí", "aoueai"),
        # These it does not: written with a Russian keyboard they are found all the same.
        ("Қарағанды", "Караганды"),
        ("Өскемен", "Оскемен"),
        ("Үржар", "Уржар"),
        ("Ұлытау", "Улытау"),
        ("Екібастұз", "Екибастуз"),
        ("Ақмола Ңң Әә Һһ Іі", "Акмола Нн Аа Хх Ии"),
    ],
)
def test_accenti_takes_off_what_a_keyboard_may_not_have(one: str, other: str) -> None:
    assert answer(f"accenti(name) = accenti('{other}')", Record({"name": one})) is True
    assert answer(f"name = '{other}'", Record({"name": one})) is False


def test_accenti_keeps_marks_without_which_a_word_is_another() -> None:
    assert answer("accenti(name) = accenti('はしめ')", Record({"name": "はじめ"})) is False


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("prisoners = 1", "'prisoners' is not a queryable here; allowed: closed, count"),
        ("kind = 1", "'kind' is a string, '1' a number"),
        ("count = 'x'", "'count' is a number, 'x' a string"),
        ("opened = '1931-09-17'", "write DATE('1943-01-31')"),
        ("opened = DATE('1931-02-30')", "'1931-02-30' is not a date"),
        ("opened = DATE('1931')", "write it as '1943-01-31'"),
        ("opened = TIMESTAMP('1931-01-01')", "is not a timestamp"),
        ("count LIKE '7'", "LIKE compares strings; 'count' is a number"),
        ("kind LIKE name", "the pattern of LIKE is a string"),
        ("kind BETWEEN 'a' AND 'b'", "BETWEEN compares numbers and dates"),
        ("count IN (1, 'x')", "cannot be compared"),
        ("kind + 1 = 2", "'+' calculates with numbers; 'kind' is none"),
        ("casei(count) = '7'", "CASEI takes a string"),
        ("count = NULL", "write IS NULL"),
        ("open", "'open' by itself is not a condition"),
        ("1", "'1' by itself is not a condition"),
        ("count + 1", "by itself is not a condition"),
        ("geometry = 1", "compared by functions such as S_INTERSECTS"),
        ("when = DATE('1943-01-01')", "compared by functions such as T_INTERSECTS"),
        ("upper(kind) = 'CAMP'", "'upper' is not an operation"),
        ("a_contains(kind, name)", "'a_contains' is not supported; allowed: %, *"),
        ("count = 1 = 2", "join two comparisons by AND or OR"),
        ("count = 7 AND", "cannot be read"),
        ("count == 7", "join two comparisons by AND or OR"),
        ("a_contains(kind, ('a', 'b'))", "there are no arrays"),
        ("count = 7; DROP", "character 10, ';', is not part of CQL2"),
        ("kind = 'camp", "the quote at character 8 is not closed"),
        ("(count = 7", "a bracket is not closed"),
        ("count = 7)", "a bracket is closed that was not opened"),
        ("", "empty"),
    ],
)
def test_a_fault_names_its_cause(text: str, said: str) -> None:
    assert said in fault(text)


@pytest.mark.parametrize(
    ("tree", "said"),
    [
        ({"op": "="}, "a list of args"),
        ({"op": "=", "args": [{"property": "count"}]}, "given 1, it takes 2"),
        ({"op": "and", "args": [True]}, "given 1, it takes 2 or more"),
        ({"op": "=", "args": [{"property": "count"}, 7], "else": 1}, "nothing else"),
        ({"op": "=", "args": [{"property": ["count"]}, 7]}, "is not a queryable"),
        ({"op": "=", "args": [{"property": "count"}, [7]]}, "a list stands where"),
        ({"op": "=", "args": [{"property": "count"}, {"number": 7}]}, "'number' is not part of"),
        ({"op": "like", "args": [{"property": "kind"}, 1]}, "the pattern of LIKE"),
        ({"op": "in", "args": [{"property": "count"}, 7]}, "IN takes a list"),
        ({"op": ["="], "args": []}, "by itself is not a condition"),
        ({"op": "=", "args": [{"type": {}}, 7]}, "is not a geometry"),
        ({"op": "isNull", "args": [{"op": [7], "args": []}]}, "is not an operation"),
        (
            {"op": "=", "args": [{"type": "GeometryCollection", "geometries": [{"type": []}]}, 7]},
            "holds geometries, no collection",
        ),
        ("count = 7", "by itself is not a condition"),
        (None, "by itself is not a condition"),
        ([], "by itself is not a condition"),
    ],
)
def test_a_fault_in_json_names_its_cause(tree: Any, said: str) -> None:
    assert said in fault(json.dumps(tree), "cql2-json")


def test_only_the_two_languages_are_read() -> None:
    assert "cql2-text, cql2-json" in fault("count = 7", "ecql")
    assert "not JSON" in fault("count = 7", "cql2-json")


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["op", "args", "property", "type"]), inner)
            | st.fixed_dictionaries(
                {
                    "op": st.sampled_from(["and", "not", "=", "in", "like", "between", "isNull"]),
                    "args": st.lists(inner, max_size=3),
                }
            )
        ),
        max_leaves=12,
    )
)
def test_any_tree_is_answered_or_refused(tree: Any) -> None:
    try:
        read_filter(json.dumps(tree), "cql2-json", QUERYABLES).keeps(RECORD)
    except FilterFault as refused:
        assert refused.message.encode()
