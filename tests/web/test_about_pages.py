"""Pages about the atlas: prose of the edition, the glossary, what is not known."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from services.edition.edition import Edition
from services.web.sections import section_names

LANGUAGES = ("kk", "ru", "ky", "en")


def text_of(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    # A date stands in an element of its own, in the middle of a sentence.
    page = re.sub(r"</?(?:time|span)\b[^>]*>", "", answer.get_data(as_text=True))
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_about_the_atlas_is_linked_and_answers(
    client: FlaskClient, edition: Edition, language: str
) -> None:
    start = client.get(f"/{language}/unknown").get_data(as_text=True)
    names = section_names(edition)
    assert {"about", "method", "people", "checks", "unknown"} < set(names)
    assert {"glossary", "cite", "changes"} < set(names)
    for name in names:
        assert f'href="/{language}/{name}"' in start
        assert client.get(f"/{language}/{name}").status_code == 200


def test_the_glossary_explains_every_term(client: FlaskClient, edition: Edition) -> None:
    shown = text_of(client, "/en/glossary")
    assert edition.glossary
    for term in edition.glossary.values():
        assert term.label["en"] in shown
        assert " ".join(term.text["en"].split()) in shown


def test_what_is_not_known_names_every_missing_figure_and_every_place_without_position(
    client: FlaskClient, edition: Edition
) -> None:
    page = client.get("/en/unknown").get_data(as_text=True)
    missing = [
        item
        for item in edition.observations.values()
        if item.missing and item.place in edition.published
    ]
    assert missing
    for item in missing:
        assert f'data-observation="{item.id}"' in page
    unlocated = page.split('id="unlocated-title"')[1].split("</section>")[0]
    assert 'href="/en/places/makatai"' in unlocated


def test_a_text_the_edition_does_not_have_is_404(second_app) -> None:
    client = second_app.test_client()
    code = next(iter(client.get("/").headers["Location"].strip("/").split("/")))
    assert client.get(f"/{code}/people").status_code == 404
    assert client.get(f"/{code}/unknown").status_code == 200
