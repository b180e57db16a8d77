"""What a popup says: no digit by itself, and terms that open where they stand."""

from __future__ import annotations

import pytest
from browsing import open_map, watch
from playwright.sync_api import Page, expect

from services.edition.edition import Edition

pytestmark = pytest.mark.browser

CARDS = """async ([cards, years]) => {
    const { placeCard } = await import("/static/js/map/place-card.js");
    const { places, terms } = await (await fetch(cards)).json();
    const words = { statistics: "", more: "", checked: "", borrowed: "", noFigure: "" };
    const spans = [null, ...years.map((year) => ({ from: year, to: year }))];
    const said = [];
    for (const card of Object.values(places)) for (const span of spans) {
        const body = placeCard(card, { span, labour: "" }, words, [], terms);
        const texts = document.createNodeIterator(body, NodeFilter.SHOW_TEXT);
        const shown = body.querySelector("[data-observation]");
        const source = shown?.querySelector(".figure-source a")?.getAttribute("href") ?? null;
        const held = shown ? [shown.dataset.observation, source] : null;
        const bare = [];
        for (let text = texts.nextNode(); text; text = texts.nextNode()) {
            const around = text.parentElement;
            const figure = around.closest(".figure-value, .figure-source, .verdict");
            const home = figure ?? around.closest("time, h2, .figure-owner, .term-card");
            if (/\\d/.test(text.data) && !home) bare.push(text.data);
        }
        said.push([card.id, held, bare]);
    }
    return said;
}"""
"""Every popup of every year as the page's own code builds it: its figure, digits without a home."""


@pytest.mark.parametrize("language", ["kk", "ru", "ky", "en"])
def test_no_digit_of_a_popup_stands_alone(
    page: Page, origin: str, edition: Edition, language: str
) -> None:
    open_map(page, f"{origin}/{language}/")
    years = list(range(edition.info.years.first, edition.info.years.last + 1))
    said = page.evaluate(CARDS, [f"/{language}/cards.json", years])
    assert len(said) == len(edition.published) * (len(years) + 1)
    assert [(place, bare) for place, _, bare in said if bare] == []
    for _, held, _ in said:
        if held:
            observation, source = held
            assert source.endswith(f"/sources/{edition.observations[observation].source}")


@pytest.mark.parametrize(
    ("language", "place", "term", "written"),
    [("ru", "akmolinsky", "sovkhoz", "совхоз"), ("kk", "alzhir", "camp-department", "лагерь")],
)
def test_a_term_opens_in_a_popup(
    page: Page, origin: str, edition: Edition, language: str, place: str, term: str, written: str
) -> None:
    witness = watch(page, origin)
    open_map(page, f"{origin}/{language}/?place={place}")
    popup = page.locator(f"article.popup-place[data-place='{place}']")
    button = popup.locator(f"button.term[data-term='{term}']").first
    expect(button).to_contain_text(written)
    button.focus()
    page.keyboard.press("Enter")
    card = page.locator(f"#popup-term-{term}")
    expect(card).to_be_visible()
    expect(card).to_contain_text(edition.glossary[term].text[language])
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(popup).to_be_visible()
    page.keyboard.press("Escape")
    expect(popup).to_be_hidden()
    assert witness.complaints == []
