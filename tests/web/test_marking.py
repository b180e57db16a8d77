"""Dates in the prose of four languages become <time>; numbers that name get a class."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.web.marking import marked

DATES = [
    ("en", "from 16 May to 26 June 1954", ["05-16|16 May", "1954-06-26|26 June 1954"]),
    ("en", "in May 1934, again in 1940-41", ["1934-05|May 1934", "1940", "1941|41"]),
    ("en", "He may 1 day return.", []),
    ("ru", "с 13 мая по 6 сентября 1956 года", ["05-13|13 мая", "1956-09-06|6 сентября 1956"]),
    ("ru", "в начале 1930-х годов, в мае 1948 года", ["1930", "1948-05|мае 1948"]),
    ("kk", "1959 жылғы 27 шілдеде", ["1959-07-27|1959 жылғы 27 шілдеде"]),
    ("kk", "1941 жылдың маусымында, 1930–1934", ["1941-06|1941 жылдың маусымында", "1930", "1934"]),
    ("ky", "1953-жылдын 24-ноябрында", ["1953-11-24|1953-жылдын 24-ноябрында"]),
    ("ky", "1936- жана 1940-жылдары", ["1936", "1940"]),
    ("nb", "12. mai 1942", ["1942-05|mai 1942"]),
]


def times(html: str) -> list[str]:
    found = re.findall(r'<time(?: datetime="([^"]*)")?>(.*?)</time>', html)
    return [f"{date}|{text}" if date else text for date, text in found]


@pytest.mark.parametrize(("language", "text", "expected"), DATES)
def test_dates_are_read_in_every_language(language: str, text: str, expected: list[str]) -> None:
    assert times(marked(text, language)) == expected


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "prisoner-of-war camp No. 99 stood here", "No. 99"),
        ("kk", "№ 37 және 39 лагерьлер", "№ 37 және 39"),
        ("ru", "Балхашское 20-е отделение", "20-е"),
        ("ky", "Песчанлагдын 7-бөлүмү", "7-бөлүмү"),
        ("en", "GeoNames (id 1526619)", "id 1526619"),
        ("en", "licence CC BY 4.0.", "CC BY 4.0"),
    ],
)
def test_numbers_that_name_have_a_class(language: str, text: str, number: str) -> None:
    assert f'<span class="number">{number}</span>' in marked(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Another text has 350, or 17,806.5 or 1,950 people."),
        ("ru", "2 103 женщины, 16,38 килограмма, 550 м"),
        ("kk", "230-ды 140 шақырымға дейді"),
    ],
)
def test_a_figure_is_left_bare(language: str, text: str) -> None:
    assert marked(text, language) == text


@given(st.text(alphabet="<>&\"'{}№ ay194-5/.«»мйж", max_size=40), st.sampled_from(["en", "kk"]))
def test_markup_in_a_text_is_never_executed(text: str, language: str) -> None:
    html = str(marked(text, language))
    bare = re.sub(r'</?(?:time|span)(?: (?:datetime|class)="[\w-]*")?>', "", html)
    assert "<" not in bare
    assert unescape(bare) == text
