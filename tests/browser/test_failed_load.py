"""What cannot be loaded is named on the map; everything else works without it."""

from __future__ import annotations

import pytest
from browsing import open_map
from playwright.sync_api import Page, Route, expect

from services.edition.edition import Edition

pytestmark = pytest.mark.browser


def test_a_layer_that_does_not_come_is_named(page: Page, origin: str, edition: Edition) -> None:
    page.route("**/layers/balkhash.geojson*", lambda route: route.abort())
    open_map(page, f"{origin}/ru/")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text(edition.layers["balkhash"].title["ru"])
    expect(page.locator("[data-layer-group='karlag_departments']")).to_be_visible()
    expect(page.locator(".marker[tabindex]").first).to_be_attached()
    # What follows goes on: years, list, and a popup of another layer.
    page.locator(".time-slider").first.fill("1943")
    expect(page.locator(".time-counts")).to_contain_text("1943")


def test_nothing_is_said_where_everything_came(page: Page, origin: str) -> None:
    open_map(page, f"{origin}/ru/")
    expect(page.locator(".layers-failed")).to_be_hidden()


def test_a_control_that_does_not_come_is_named_too(page: Page, origin: str) -> None:
    page.route("**/controls/place-search.js", lambda route: route.abort())
    open_map(page, f"{origin}/en/")
    expect(page.get_by_role("alert")).to_contain_text("part of the map")
    page.locator("[data-layer-group='karlag_departments'] a[data-place]").first.click()
    expect(page.locator("article.popup-place")).to_be_visible()


def test_a_layer_asked_for_before_it_has_come_keeps_the_years(page: Page, origin: str) -> None:
    shown = ".marker-other-camp:not(.is-absent):not(.is-covered)"
    names = "marks => marks.map((mark) => mark.getAttribute('aria-label')).sort()"
    open_map(page, f"{origin}/en/?year=1931&layers=karlag_departments,other_camps")
    expected = page.locator(shown).evaluate_all(names)
    assert page.locator(".marker-other-camp.is-absent").count() > 0

    held: list[Route] = []
    page.route("**/layers/other_camps.geojson*", lambda route: held.append(route))
    with page.expect_request("**/layers/other_camps.geojson*"):
        page.goto(f"{origin}/en/?year=1931&layers=karlag_departments")
    page.locator("input[data-layer='other_camps']").check()
    for route in held:
        route.continue_()
    expect(page.locator("#map_main")).to_have_attribute("data-map-ready", "")
    assert page.locator(shown).evaluate_all(names) == expected
