"""A term opens where it stands: by tap and by key, fits a narrow screen, closes with Escape."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import watch
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", ["en/places/alzhir", "ky/periods/war", "ru/method"])
def test_a_term_opens_by_tap_and_by_key(page: Page, origin: str, path: str) -> None:
    witness = watch(page, origin)
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{origin}/{path}")
    term = page.locator("button.term").first
    card = page.locator(f"#{term.get_attribute('popovertarget')}")
    expect(card).to_be_hidden()
    term.click()
    expect(card).to_be_visible()
    box = card.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(term).to_be_focused()
    page.keyboard.press("Enter")
    expect(card).to_be_visible()
    page.keyboard.press("Tab")
    expect(card.get_by_role("link")).to_be_focused()
    assert witness.complaints == []


def test_a_term_opens_in_the_folder(page: Page, folder: Path) -> None:
    page.goto((folder / "en" / "places" / "alzhir.html").as_uri())
    term = page.locator("button.term").first
    term.click()
    card = page.locator(f"#{term.get_attribute('popovertarget')}")
    expect(card).to_be_visible()
    card.get_by_role("link").click()
    expect(page.locator("[data-text='glossary']")).to_be_visible()
