"""Citations: source and locator, whatever stands in the locator."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.edition.citation import UNPAGED, Citation, parse_citations

TEXTS = [
    ("akhmetov[1.2]", [("akhmetov", "1.2")]),
    ("gulag-museum[camp 457]; akhmetov[2.1]", [("gulag-museum", "camp 457"), ("akhmetov", "2.1")]),
    ("a[1];b[2];c[3]", [("a", "1"), ("b", "2"), ("c", "3")]),
    ("  a[ 1 ] ;  b[2]  ", [("a", "1"), ("b", "2")]),
    ("wikipedia-alzhir[unpaged]", [("wikipedia-alzhir", UNPAGED)]),
    (r"a[p. 1\; p. 2]", [("a", "p. 1; p. 2")]),
    (r"a[table [3\]]", [("a", "table [3]")]),
    (r"a[C:\\scan]; b[x]", [("a", r"C:\scan"), ("b", "x")]),
    ("a[p. 1; p. 2]", [("a", "p. 1; p. 2")]),
    ("bystrov[оп. 1, д. 25]", [("bystrov", "оп. 1, д. 25")]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_a_text_is_read_as_keys_and_locators(text: str, expected: list[tuple[str, str]]) -> None:
    assert parse_citations(text) == tuple(Citation(key, locator) for key, locator in expected)


REFUSED = [
    ("akhmetov", "'akhmetov' is not a citation; write key[locator]"),
    ("akhmetov[]", "is not a citation"),
    ("akhmetov[1.2", "is not a citation"),
    (r"akhmetov[1.2\]", "is not a citation"),
    ("[1.2]", "is not a citation"),
    ("Akhmetov[1.2]", "is not a citation"),
    ("a_b[1]", "is not a citation"),
    ("a-[1]", "is not a citation"),
    ("a[1], b[2]", "';' expected before ', b[2]'"),
    ("a[1] b[2]", "';' expected before 'b[2]'"),
    ("a[1];; b[2]", "'; b[2]' is not a citation"),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_anything_else_is_refused_where_it_stands(text: str, reason: str) -> None:
    with pytest.raises(ValueError) as refused:
        parse_citations(text)
    assert reason in str(refused.value)


def test_what_is_read_already_stays() -> None:
    cited = (Citation("akhmetov", "1.2"),)
    assert parse_citations(cited) == cited
    assert parse_citations(list(cited)) == cited


KEYS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)
# The characters with a meaning of their own come often; a cell of a table is one line.
LOCATORS = st.one_of(
    st.text(alphabet="\\;[] a1", min_size=1),
    st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1),
).filter(lambda text: text.strip() == text)


@given(st.lists(st.builds(Citation, KEYS, LOCATORS), min_size=1, max_size=5))
def test_what_is_written_is_read_back(cited: list[Citation]) -> None:
    assert parse_citations("; ".join(map(str, cited))) == tuple(cited)
