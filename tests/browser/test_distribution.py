"""The spatial distribution in a browser: corners by tap and by keyboard, figures taken along."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from browsing import Witness, current_address
from playwright.sync_api import Browser, Page, expect

PAGE = "/en/distribution"


def corners(page: Page) -> list[tuple[float, float]]:
    text = page.locator("#area-corners").input_value()
    return [tuple(map(float, part.split())) for part in text.split(",") if part.strip()]


def tap(page: Page, across: float, down: float) -> None:
    """A tap on the map of the ground, at shares of its width and height."""
    box = page.locator("#drawing svg").bounding_box()
    assert box
    at = {"x": box["width"] * across, "y": box["height"] * down}
    page.locator("#drawing svg").click(position=at)


def test_corners_are_taken_by_tapping_and_asked_about(
    page: Page, origin: str, witness: Witness
) -> None:
    page.goto(f"{origin}{PAGE}")
    page.locator("#drawing-tools").scroll_into_view_if_needed()
    for across, down in ((0.5, 0.3), (0.8, 0.3), (0.8, 0.6), (0.9, 0.9)):
        tap(page, across, down)
    expect(page.locator("#drawing .corner")).to_have_count(4)
    page.locator("[data-draw=undo]").click()
    expect(page.locator("#drawing .corner")).to_have_count(3)
    (west, north), (east, _), (_, south) = corners(page)
    assert 60 < west < east < 85
    assert 40 < south < north < 56
    page.locator("[data-draw=ask]").click()
    expect(page.locator("#result-ground [data-result='ground.area_km2']")).to_be_visible()
    assert "area=" in current_address(page)
    # The drawn area stands where it was tapped.
    drawn = page.locator("#drawing .corner").first.bounding_box()
    box = page.locator("#drawing svg").bounding_box()
    assert drawn and box
    middle = drawn["x"] + drawn["width"] / 2 - box["x"], drawn["y"] + drawn["height"] / 2 - box["y"]
    assert abs(middle[0] / box["width"] - 0.5) < 0.01
    assert abs(middle[1] / box["height"] - 0.3) < 0.01
    page.locator("[data-draw=clear]").click()
    assert corners(page) == []
    assert witness.complaints == []
    assert witness.foreign == []


def test_a_tap_names_the_place_under_it(page: Page, origin: str) -> None:
    """The mesh of the map gives the longitude and latitude that the server drew there."""
    page.goto(f"{origin}{PAGE}?area=70 48,76 48,76 52,70 52")
    expect(page.locator("#drawing .corner")).to_have_count(4)
    box = page.locator("#drawing svg").bounding_box()
    mark = page.locator("#drawing .corner").nth(2).bounding_box()
    assert box and mark
    at = {
        "x": mark["x"] + mark["width"] / 2 - box["x"],
        "y": mark["y"] + mark["height"] / 2 - box["y"],
    }
    page.locator("#drawing svg").click(position=at, force=True)
    lon, lat = corners(page)[-1]
    assert abs(lon - 76) < 0.1
    assert abs(lat - 52) < 0.06


def test_everything_by_keyboard_and_without_tapping(page: Page, origin: str) -> None:
    page.goto(f"{origin}{PAGE}")
    page.locator("#area-corners").focus()
    page.keyboard.type("70 48, 76 48, 76 52, 70 52")
    page.get_by_role("button", name="Calculate").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-result='ground.area_km2']")).to_be_visible()
    assert current_address(page).endswith("?area=70+48,76+48,76+52,70+52")


def test_the_page_works_without_script(browser: Browser, origin: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{origin}{PAGE}")
    page.get_by_label("from", exact=True).fill("1953")
    page.get_by_label("to", exact=True).fill("1953")
    page.get_by_role("button", name="Calculate").first.click()
    assert page.url == f"{origin}{PAGE}?year=1953"
    expect(page.locator("#about-title")).to_have_text("1953")
    expect(page.locator("#result-grid svg")).to_be_visible()
    with page.expect_download() as waited:
        page.locator("#result-grid").get_by_role("link", name="Figure as SVG").click()
    root = ElementTree.fromstring(Path(waited.value.path()).read_text(encoding="utf-8"))
    assert root.tag.endswith("svg")
    context.close()


@pytest.mark.parametrize("figure", ["grid", "centre", "ripley"])
def test_figures_are_painted_as_png(page: Page, origin: str, witness: Witness, figure: str) -> None:
    page.goto(f"{origin}{PAGE}?from=1950&to=1956")
    with page.expect_download() as waited:
        page.locator(f"#result-{figure} [data-paint]").click()
    assert waited.value.suggested_filename == f"{figure}.png"
    data = Path(waited.value.path()).read_bytes()
    assert data.startswith(b"\x89PNG")
    width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
    assert width > 1400 and height > 800
    assert len(data) > 30_000
    assert witness.complaints == []
    assert witness.foreign == []
