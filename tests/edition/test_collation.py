"""The alphabetical order of lists, against the Unicode Collation Algorithm as ICU has it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from icu import sorted_by_icu

from services.edition.collation import sort_key
from services.edition.edition import Edition
from services.edition.info import Language


def in_order(texts: Sequence[str], language: Language) -> list[str]:
    return sorted(texts, key=lambda text: sort_key(text, language.letters))


@pytest.mark.parametrize("code", ["kk", "ru", "ky", "en"])
def test_all_names_and_terms_stand_where_cldr_puts_them(edition: Edition, code: str) -> None:
    texts = {item.place.name.get(code) for item in edition.published.values()}
    texts |= {term.label.get(code) for term in edition.glossary.values()}
    texts |= {kind.label.get(code) for kind in edition.kinds.values()}
    given = sorted(filter(None, texts))
    assert len(given) > 300
    assert in_order(given, edition.info.language(code)) == sorted_by_icu(code, given)


@pytest.mark.parametrize("code", ["kk", "ru", "ky", "en"])
def test_the_alphabet_itself_is_that_of_cldr(edition: Edition, code: str) -> None:
    letters = list(edition.info.language(code).letters)
    assert sorted_by_icu(code, sorted(letters)) == letters
    # Letter by letter in front of another, so that no two share a place.
    pairs = [f"{letter}{'яz'[code == 'en']}" for letter in letters]
    assert sorted_by_icu(code, sorted(pairs)) == pairs


def language(alphabet: str) -> Language:
    return Language(code="xx", name="X", short="x", alphabet=alphabet)


@pytest.mark.parametrize(
    ("alphabet", "expected"),
    [
        ("а б в", ["Завод 3", "завод 12", "Завод 103"]),
        ("а ә б", ["аб", "ә", "Әб", "бә"]),
        ("е ж", ["елка", "Елка", "ёлка", "ельник"]),
        ("a b c ch d", ["cz", "ch", "Cha", "d"]),
        ("a b", ["b", "ba-a", "«Bb»", "bа"]),
        ("a z å", ["a", "á", "az", "z", "å"]),
        ("к л", ["ка", "қа", "ла", "яқ", "ял"]),
        ("", ["1", "a", "b", "б"]),
    ],
    ids=[
        "numbers",
        "own letters",
        "marks",
        "two characters",
        "punctuation",
        "composed",
        "foreign",
        "none",
    ],
)
def test_what_counts_first(alphabet: str, expected: list[str]) -> None:
    assert in_order(expected[::-1], language(alphabet)) == expected


@pytest.mark.parametrize(
    ("alphabet", "fault"), [("a B", "'B'"), ("a b a", "'a' stands twice"), ("a 1", "'1'")]
)
def test_an_alphabet_that_is_none_is_refused(alphabet: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        language(alphabet)
