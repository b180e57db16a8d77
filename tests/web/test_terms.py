"""Terms of the glossary open where texts use them, each once a page, with the right words."""

from __future__ import annotations

import re

import pytest
from elements import elements
from flask.testing import FlaskClient

from services.edition.edition import Edition

BUTTON = re.compile(r'<button type="button" class="term" popovertarget="term-([\w-]+)">([^<]+)<')


@pytest.mark.parametrize(
    ("path", "term", "written"),
    [
        ("/en/places/alzhir", "gulag", "GULAG"),
        ("/ru/method", "gulag", "ГУЛАГа"),
        ("/ky/periods/war", "katorga", "каторгалык"),
        ("/ru/periods/war", "pood", "пудов"),
    ],
)
def test_a_term_opens_its_explanation(
    client: FlaskClient, edition: Edition, path: str, term: str, written: str
) -> None:
    page = client.get(path).get_data(as_text=True)
    assert (term, written) in BUTTON.findall(page)
    root = elements(page)
    card = next(item for item in root.walk() if item.get("id") == f"term-{term}")
    words = " ".join(card.text().split())
    language = path[1:3]
    assert edition.glossary[term].label[language] in words
    assert " ".join(edition.glossary[term].text[language].split()) in words


def test_each_term_once_a_page_and_never_inside_a_link(
    client: FlaskClient, edition: Edition
) -> None:
    paths = [f"/{code}/periods/{key}" for code in edition.info.codes for key in edition.periods]
    paths += [f"/{code}/places/alzhir" for code in edition.info.codes]
    for path in paths:
        page = client.get(path).get_data(as_text=True)
        found = [term for term, _ in BUTTON.findall(page)]
        assert len(found) == len(set(found)), path
        cards = re.findall(r'<div popover id="term-([\w-]+)"', page)
        assert sorted(cards) == sorted(found), path
        for item in elements(page).walk():
            if "term" in item.classes:
                assert not {"a", "button"} & {above.tag for above in list(item.lineage())[1:]}
