"""Another region, two languages, other years: check, map, popup and period page, same code."""

from __future__ import annotations

from collections.abc import Callable

from browsing import watch
from flask import Flask
from playwright.sync_api import Page, expect

from services.web.atlas import open_atlas


def test_map_popup_and_period_page_of_the_second_edition(
    second_app: Flask, page: Page, serve_app: Callable[[Flask], str]
) -> None:
    edition = open_atlas(second_app).edition
    origin = serve_app(second_app)
    witness = watch(page, origin)
    place = next(
        item
        for item in edition.published.values()
        if item.geometry and any(o.value for o in edition.observations_of.get(item.id, []))
    )
    for code in edition.info.codes:
        page.goto(f"{origin}/{code}/?place={place.id}")
        page.wait_for_selector("[data-map-ready]", state="attached")
        popup = page.locator(f"article.popup-place[data-place='{place.id}']")
        names = place.place.name
        expect(popup).to_contain_text(names.get(code) or next(iter(names.values())))
        popup.locator("[data-link='period']").click()
        expect(page.locator("article.period")).to_be_visible()
        assert page.locator("tr[data-observation]").count() > 0
        languages = page.locator(".languages a")
        assert languages.count() == len(edition.info.codes)
    assert witness.foreign == []
    assert witness.complaints == []


def test_nothing_of_the_first_edition_shows(second_app: Flask) -> None:
    client = second_app.test_client()
    info = open_atlas(second_app).edition.info
    for code in info.codes:
        page = client.get(f"/{code}/").get_data(as_text=True)
        for word in ("Karlag", "Kazakhstan", "Карлаг", "1930"):
            assert word not in page
