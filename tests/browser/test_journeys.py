"""What visitors do: tap a place of each layer, follow it to its period, find figure and source."""

from __future__ import annotations

import re

import pytest
from browsing import Witness, current_address, open_map, rest
from playwright.sync_api import Page, expect

from services.edition.edition import Edition

LAYERS = {
    "karlag_departments": "alzhir",
    "zhezkazgan": "dzhezkazgan-camp",
    "balkhash": "balkhash-works",
    "virgin_land_sovkhozes": "akmolinsky",
    "defence_plants": "aktobe-ferroalloy-plant",
}


def tap_place(page: Page, edition: Edition, place: str) -> None:
    """Tap a place's symbol; where several stand together, choose it from the list."""
    name = edition.features[place].place.name["en"]
    page.get_by_role("button", name=re.compile(re.escape(name))).first.click()
    popup = page.locator(".leaflet-popup-content")
    expect(popup).to_be_visible()
    rest(page)
    listed = popup.locator(f"button[data-place='{place}']")
    if listed.count():
        listed.click()
    expect(page.locator(f"article.popup-place[data-place='{place}']")).to_be_visible()


@pytest.mark.parametrize(("layer", "place"), LAYERS.items())
def test_from_the_map_to_a_figure_with_its_source(
    page: Page, origin: str, witness: Witness, edition: Edition, layer: str, place: str
) -> None:
    open_map(page, f"{origin}/en/?layers={layer}")
    tap_place(page, edition, place)
    page.locator("[data-link='period']").click()
    expect(page.locator("article.period")).to_be_visible()
    valued = page.locator("tr[data-observation]:not(.is-missing)")
    assert valued.count() > 0
    identifier = valued.first.get_attribute("data-observation")
    observation = edition.observations[identifier]
    digits = re.sub(r"\D", "", valued.first.locator(".value").inner_text().split("\u00a0")[0])
    assert digits == re.sub(r"\D", "", f"{observation.value.normalize():f}")
    link = valued.first.locator(".source a")
    assert link.get_attribute("href") == f"/en/sources/{observation.source}"
    link.click()
    expect(page.locator(f"article[data-source='{observation.source}']")).to_be_visible()
    assert witness.foreign == []


@pytest.mark.parametrize(("layer", "place"), LAYERS.items())
def test_from_the_map_to_a_figure_of_the_dissertation(
    page: Page, origin: str, edition: Edition, layer: str, place: str
) -> None:
    open_map(page, f"{origin}/en/?layers={layer}")
    tap_place(page, edition, place)
    page.locator("[data-link='period']").click()
    expect(page.locator("article.period")).to_be_visible()
    source = "a[href='/en/sources/akhmetov']"
    figures = page.locator(f"tr[data-observation]:not(.is-missing):has({source})")
    if figures.count() == 0:
        page.get_by_role("link", name="All figures of this period").click()
    identifier = figures.first.get_attribute("data-observation")
    observation = edition.observations[identifier]
    assert observation.source == "akhmetov"
    expect(figures.first.locator(".printed")).to_have_text(observation.printed)
    expect(figures.first.locator(".locator")).to_have_text(observation.locator)
    figures.first.locator(source).click()
    expect(page.locator("article[data-source='akhmetov']")).to_be_visible()


def test_stacked_places_are_listed_and_none_hides(
    page: Page, origin: str, edition: Edition
) -> None:
    dolinka = edition.features["dolinka"].geometry["coordinates"]
    stacked = {
        item.id
        for item in edition.layer_features("karlag_departments")
        if item.geometry and item.geometry["coordinates"] == dolinka
    }
    assert len(stacked) >= 3
    # Far zoomed in, nothing but the very same point can stand together.
    open_map(page, f"{origin}/en/?layers=karlag_departments&at=13/{dolinka[1]}/{dolinka[0]}")
    page.locator(".marker-karlag:not(.is-covered)[aria-label*='Dolinka']").first.click()
    listed = page.locator(".popup-list button[data-place]")
    found = {listed.nth(index).get_attribute("data-place") for index in range(listed.count())}
    assert stacked <= found


def test_a_place_without_position_is_listed_counted_and_says_so(
    page: Page, origin: str, edition: Edition
) -> None:
    assert edition.features["makatai"].geometry is None
    open_map(page, f"{origin}/en/?layers=karlag_departments")
    link = page.locator("#place-list a[data-place='makatai']")
    expect(link).to_contain_text("location not known")
    count = page.locator("label", has=page.locator("[data-layer='karlag_departments']"))
    shown = int(count.locator(".layer-count").inner_text())
    assert shown == len(edition.layer_features("karlag_departments"))
    link.click()
    popup = page.locator("article.popup-place[data-place='makatai']")
    expect(popup).to_contain_text("Location not known")
    expect(page.locator(".leaflet-popup-tip")).to_be_hidden()


def test_context_is_drawn_and_worded_apart(page: Page, origin: str, edition: Edition) -> None:
    open_map(page, f"{origin}/en/?layers=virgin_land_sovkhozes&place=timiryazevsky")
    popup = page.locator("article.popup-place[data-place='timiryazevsky']")
    expect(popup).to_contain_text("no source read so far attests prison labour here")
    contexts = page.locator(".marker-sovkhoz .symbol-context").count()
    unattested = [
        item
        for item in edition.layer_features("virgin_land_sovkhozes")
        if item.place.labour == "not-attested" and item.geometry
    ]
    assert contexts == len(unattested) > 0


def test_switching_the_language_keeps_the_view(page: Page, origin: str) -> None:
    open_map(page, f"{origin}/en/?layers=karlag_departments,zhezkazgan&place=alzhir&at=6/50/71")
    expect(page.locator("article.popup-place[data-place='alzhir']")).to_be_visible()
    for language in ("kk", "ru", "ky"):
        page.locator(f".languages a[lang='{language}']").click()
        page.wait_for_url(re.compile(f"/{language}/"))
        page.wait_for_selector("[data-map-ready]", state="attached")
        expect(page.locator("article.popup-place[data-place='alzhir']")).to_be_visible()
        assert "layers=karlag_departments,zhezkazgan" in current_address(page)
        assert "place=alzhir" in current_address(page)
        checked = page.locator("input[data-layer]:checked")
        shown = {checked.nth(i).get_attribute("data-layer") for i in range(checked.count())}
        assert shown == {"karlag_departments", "zhezkazgan"}


def test_keyboard_opens_a_popup_and_escape_returns_the_focus(
    page: Page, origin: str, edition: Edition
) -> None:
    open_map(page, f"{origin}/en/")
    link = page.locator("#place-list a[data-place='alzhir']")
    link.focus()
    page.keyboard.press("Enter")
    heading = page.locator("article.popup-place[data-place='alzhir'] h2")
    expect(heading).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("article.popup-place .figure-source a")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("[data-link='period']")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".leaflet-popup")).to_have_count(0)
    expect(link).to_be_focused()


def test_a_marker_opens_by_keyboard(page: Page, origin: str) -> None:
    open_map(page, f"{origin}/en/?layers=defence_plants")
    marker = page.locator(".marker-defence:not(.is-covered)").first
    marker.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".leaflet-popup h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(marker).to_be_focused()


def test_layers_switch_and_the_address_follows(page: Page, origin: str) -> None:
    open_map(page, f"{origin}/en/")
    page.locator("input[data-layer='defence_plants']").uncheck()
    expect(page.locator(".marker-defence")).to_have_count(0)
    page.wait_for_url(re.compile(r"layers="))
    assert "defence_plants" not in current_address(page)
    expect(page.locator("[data-layer-group='defence_plants']")).to_be_hidden()
    page.locator("input[data-layer='defence_plants']").check()
    expect(page.locator(".marker-defence").first).to_be_attached()
    assert "layers=" not in current_address(page)
