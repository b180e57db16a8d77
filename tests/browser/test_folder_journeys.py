"""Ten ways through the exported folder, from file:// and from a server of plain files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from browsing import current_address, watch
from playwright.sync_api import Page, expect

Start = Callable[[str], None]


@pytest.fixture()
def go(start: str, page: Page) -> Iterator[Start]:
    """Opens a page of the folder; at the end nothing was asked of others, nothing complained."""
    witness = watch(page, start)

    def opened(path: str) -> None:
        page.goto(f"{start}{path}")
        if "index.html" in path:
            page.wait_for_selector("[data-map-ready]", state="attached")

    yield opened
    assert witness.foreign == []
    assert witness.complaints == []


def test_from_the_list_to_the_page_of_a_place_and_its_source(go: Start, page: Page) -> None:
    go("ru/index.html")
    page.locator("#place-list a[data-place='karlag']").click()
    page.locator(".popup-place [data-link='place']").click()
    expect(page.locator("article.place[data-place='karlag']")).to_be_visible()
    page.locator("tr[data-observation] .source a").first.click()
    expect(page.locator("article.source-page")).to_be_visible()


def test_from_a_search_in_another_script_to_the_statistics(go: Start, page: Page) -> None:
    go("en/index.html")
    page.get_by_role("searchbox").fill("АЛЖИР")
    page.locator("[data-found='alzhir']").click()
    page.locator("[data-link='period']").click()
    expect(page.locator("article.period tr[data-observation]").first).to_be_visible()


def test_a_year_moves_the_popup(go: Start, page: Page) -> None:
    go("kk/index.html?year=1944&place=karlag")
    expect(page.locator(".popup-figure")).to_have_attribute(
        "data-observation", "karlag-prisoners-1944"
    )
    page.locator(".time-slider").first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(page.locator(".popup-figure")).to_have_attribute(
        "data-observation", "karlag-prisoners-1947"
    )


def test_a_layer_is_switched_off_and_its_list_with_it(go: Start, page: Page) -> None:
    go("ky/index.html")
    group = page.locator("[data-layer-group='karlag_departments']")
    expect(group).to_be_visible()
    page.locator("input[data-layer='karlag_departments']").uncheck()
    expect(group).to_be_hidden()
    assert "layers=" in current_address(page)


def test_two_years_side_by_side(go: Start, page: Page) -> None:
    go("en/index.html?year=1943&compare=1953")
    expect(page.locator(".comparison-heading")).to_have_text(["1943", "1953"])
    expect(page.locator(".comparison-figure a").first).to_be_visible()


def test_figures_of_ones_own_choice(go: Start, page: Page) -> None:
    go("ru/statistics.html?places=steplag&indicators=prisoners&from=1949&to=1953")
    rows = page.locator("#explorer-result tr[data-observation]")
    # 1949 to 1953 as counted in the table of observations, every first of January.
    expect(page.locator("[data-observation='steplag-prisoners-1950-01-01']").first).to_be_visible()
    assert rows.count() >= 5


def test_from_a_verdict_to_its_check(go: Start, page: Page) -> None:
    go("en/checks.html")
    check = page.locator("section.check").first
    expect(check).to_be_visible()
    check.locator(".source a").first.click()
    expect(page.locator("article.source-page")).to_be_visible()


def test_from_what_is_not_known_to_a_place(go: Start, page: Page) -> None:
    go("kk/unknown.html")
    page.locator(".name-list a").first.click()
    expect(page.locator("article.place")).to_be_visible()


def test_from_the_sources_to_a_place(go: Start, page: Page) -> None:
    go("en/sources.html")
    page.locator("#source-akhmetov > a").click()
    page.locator("tr[data-observation] a").first.click()
    expect(page.locator("article.place")).to_be_visible()


def test_a_page_in_the_next_language(go: Start, page: Page) -> None:
    go("ru/periods/war.html")
    page.locator(".languages a[lang='ky']").click()
    page.wait_for_url(re.compile(r"/ky/periods/war\.html"))
    expect(page.locator("html")).to_have_attribute("lang", "ky")
    expect(page.locator("article.period tr[data-observation]").first).to_be_visible()
