"""Dates in words: no notation of the edition reaches a reader."""

from __future__ import annotations

import pytest
from flask import Flask

from services.edition.edition import Edition
from services.edition.when import parse_when
from services.web.wording import Wording


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[1950,1953]", "1950 or 1953"),
        ("[1955-10..1956-04-24]", "between October 1955 and 24 April 1956"),
        ("[1956-09-06..]", "6 September 1956 or later"),
        ("[..1940]", "1940 or earlier"),
        ("193X", "1930–1939"),
        ("1941/1945", "1941–1945"),
        ("1943~", "about 1943"),
    ],
)
def test_sets_and_runs_of_days_are_worded(app: Flask, text: str, words: str) -> None:
    with app.test_request_context("/en/"):
        app.preprocess_request()
        assert Wording("en").when(parse_when(text)) == words


def test_no_date_of_the_edition_is_shown_as_it_is_written(app: Flask, edition: Edition) -> None:
    whens = [
        when
        for item in edition.published.values()
        for when in (item.place.opened, item.place.closed)
        if when is not None
    ]
    assert whens
    for language in edition.info.codes:
        with app.test_request_context(f"/{language}/"):
            app.preprocess_request()
            shown = [Wording(language).when(when) for when in whens]
        assert [text for text in shown if ".." in text or "[" in text or "~" in text] == []
