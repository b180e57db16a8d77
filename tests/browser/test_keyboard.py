"""Every place of the edition is reached by keyboard alone, on the map page, in each language."""

from __future__ import annotations

import pytest
from browsing import open_map
from playwright.sync_api import Page, expect

from services.edition.edition import Edition
from services.maps.styles import STYLES

pytestmark = pytest.mark.browser

FOCUSED = "() => document.activeElement.dataset.place ?? ''"
IN_SUMMARY = "() => document.activeElement.tagName === 'SUMMARY'"
IN_LIST = "() => Boolean(document.activeElement.closest('#place-list'))"
SWITCH = "() => document.activeElement.matches('input[data-layer]:not(:checked)')"


@pytest.mark.parametrize("language", ["kk", "ru", "ky", "en"])
def test_every_place_is_reached_with_tab_and_space(
    page: Page, origin: str, edition: Edition, language: str
) -> None:
    listed = {
        place
        for place, feature in edition.published.items()
        if STYLES[edition.layers[feature.layer].style].listed
    }
    open_map(page, f"{origin}/{language}/")
    page.locator("#layer-panel input").first.focus()
    reached: list[str] = []
    for _ in range(len(listed) + 200):
        if page.evaluate(SWITCH):
            page.keyboard.press("Space")
        if page.evaluate(IN_SUMMARY) and page.evaluate(IN_LIST):
            closed = page.evaluate("() => !document.activeElement.parentElement.open")
            if closed:
                page.keyboard.press("Enter")
        place = page.evaluate(FOCUSED)
        if place:
            reached.append(place)
        page.keyboard.press("Tab")
        if reached and not page.evaluate(IN_LIST):
            break
    assert set(reached) == listed
    assert len(reached) == len(listed)


def test_a_place_opens_with_enter_and_closes_with_escape(page: Page, origin: str) -> None:
    open_map(page, f"{origin}/kk/")
    link = page.locator("#place-list a[data-place='karlag']")
    link.focus()
    page.keyboard.press("Enter")
    heading = page.locator(".popup-place[data-place='karlag'] h2")
    expect(heading).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".popup-place")).to_have_count(0)
    expect(link).to_be_focused()


@pytest.mark.parametrize("language", ["kk", "ru", "ky", "en"])
def test_towns_and_waters_are_reached_through_the_search(
    page: Page, origin: str, edition: Edition, language: str
) -> None:
    open_map(page, f"{origin}/{language}/")
    search = page.locator("#place-search input")
    search.focus()
    for place, feature in edition.published.items():
        if STYLES[edition.layers[feature.layer].style].listed:
            continue
        page.keyboard.press("Escape")
        page.keyboard.insert_text(feature.place.name.get(language) or feature.place.name["ru"])
        expect(page.locator(f"[data-found='{place}']")).to_have_count(1)
