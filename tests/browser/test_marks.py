"""The marks on the map: large enough for a finger, apart from each other, in place at each zoom."""

from __future__ import annotations

import itertools
import math
import re

import pytest
from browsing import current_address, open_map, rest
from playwright.sync_api import Browser, Page, expect

from services.edition.edition import Edition

pytestmark = pytest.mark.browser

# Half a symbol (11), and what the number at its corner reaches (26), less what overlaps unseen.
APART = 36
TARGET = 44
TARGETS = """() => [...document.querySelectorAll(".marker[tabindex='0'] .marker-target")]
    .map((target) => target.getBoundingClientRect())
    .filter(({ width }) => width > 0)
    .map(({ x, y, width, height }) => [x + width / 2, y + height / 2, width, height])"""


def targets(page: Page) -> list[list[float]]:
    """Middle, width and height [px] of what answers a finger or a key."""
    rest(page)
    expect(page.locator(".leaflet-zoom-anim")).to_have_count(0)
    return page.evaluate(TARGETS)


@pytest.mark.parametrize("year", [1936, 1943, 1950, 1955])
@pytest.mark.parametrize("at", ["5/48/68", "6.5/49.5/71", "8/49.8/72.8", "10/49.7/72.6"])
def test_no_symbol_and_no_number_lies_under_a_neighbour(
    page: Page, origin: str, edition: Edition, year: int, at: str
) -> None:
    open_map(page, f"{origin}/en/?year={year}&layers={','.join(edition.layers)}&at={at}")
    marks = targets(page)
    assert marks
    for one, other in itertools.combinations(marks, 2):
        assert math.dist(one[:2], other[:2]) >= APART - 1, (one, other)
    for _x, _y, width, height in marks:
        assert width >= TARGET
        assert height >= TARGET


def test_marks_return_to_their_places_when_the_zoom_does(page: Page, origin: str) -> None:
    open_map(page, f"{origin}/en/?year=1950&at=6/49/70")
    before = targets(page)
    page.get_by_role("button", name="Zoom in").click()
    expect(page).to_have_url(re.compile("at=7/"))
    assert targets(page) != before
    page.get_by_role("button", name="Zoom out").click()
    expect(page).to_have_url(re.compile("at=6/"))
    after = targets(page)
    assert len(after) == len(before)
    for one, other in zip(before, after, strict=True):
        assert math.dist(one[:2], other[:2]) <= 2


def test_the_way_to_a_view_leaves_no_trace_in_it(page: Page, origin: str, edition: Edition) -> None:
    layers = f"layers={','.join(edition.layers)}"

    def years(*passed: int) -> None:
        for year in passed:
            page.locator("#time .time-slider").first.fill(str(year))

    open_map(page, f"{origin}/en/?year=1936&{layers}&at=7/49.6/72.6")
    # Those that stand in 1955 alone are away while the zoom changes.
    years(1955, 1931)
    page.get_by_role("button", name="Zoom in").click()
    expect(page).to_have_url(re.compile("at=8/"))
    page.get_by_role("button", name="Zoom out").click()
    expect(page).to_have_url(re.compile("at=7/"))
    years(1955)
    there = sorted(targets(page))
    names = "marks => marks.map((mark) => mark.getAttribute('aria-label')).sort()"
    shown = ".marker[tabindex='0']:not(.is-absent)"
    called = page.locator(shown).evaluate_all(names)
    open_map(page, f"{origin}/en/?year=1955&{layers}&at=7/49.6/72.6")
    assert page.locator(shown).evaluate_all(names) == called
    fresh = sorted(targets(page))
    assert len(there) == len(fresh)
    for one, other in zip(there, fresh, strict=True):
        assert math.dist(one[:2], other[:2]) <= 2


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_mark_opens_by_key_and_takes_the_focus_back(page: Page, origin: str, key: str) -> None:
    open_map(page, f"{origin}/en/?layers=special_camps")
    mark = page.locator(".marker-special-camp[tabindex='0']:not(:has(.stack-count))").first
    mark.focus()
    page.keyboard.press(key)
    expect(page.locator(".popup-place h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(mark).to_be_focused()


def test_a_focused_mark_shows_that_it_is(page: Page, origin: str) -> None:
    open_map(page, f"{origin}/en/?layers=special_camps")
    mark = page.locator(".marker-special-camp[tabindex='0']").first
    ring = "target => [getComputedStyle(target).stroke, getComputedStyle(target).strokeWidth]"
    target = mark.locator(".marker-target")
    assert target.evaluate(ring)[0] == "none"
    mark.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(mark).to_be_focused()
    stroke, width = target.evaluate(ring)
    assert stroke != "none"
    assert width == "3px"


def test_a_pinch_leaves_the_marks_where_the_view_puts_them(browser: Browser, origin: str) -> None:
    context = browser.new_context(viewport={"width": 1080, "height": 1920}, has_touch=True)
    page = context.new_page()
    open_map(page, f"{origin}/en/?year=1950&at=6/49/70")
    client = context.new_cdp_session(page)
    box = page.locator("#map_main").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def fingers(kind: str, apart: int) -> None:
        points = [{"x": x - apart, "y": y}, {"x": x + apart, "y": y}] if apart else []
        client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    fingers("touchStart", 40)
    for apart in range(50, 330, 10):
        fingers("touchMove", apart)
    fingers("touchEnd", 0)
    expect(page).to_have_url(re.compile(r"at=(8|9)"))
    pinched = sorted(targets(page))
    address = current_address(page)
    fresh = context.new_page()
    open_map(fresh, address)
    expected = sorted(targets(fresh))
    context.close()
    assert len(pinched) == len(expected)
    for one, other in zip(pinched, expected, strict=True):
        assert math.dist(one[:2], other[:2]) <= 2


@pytest.mark.parametrize("at", ["5/48/68", "6/49.5/71"])
def test_no_label_covers_the_number_of_a_stack(
    page: Page, origin: str, edition: Edition, at: str
) -> None:
    open_map(page, f"{origin}/ky/?from=1941&to=1945&layers={','.join(edition.layers)}&at={at}")
    boxes = """parts => parts.map((part) => part.getBoundingClientRect())
        .filter(({ width }) => width > 0)
        .map(({ left, right, top, bottom }) => [left, right, top, bottom])"""
    labels = page.locator(".marker-label").evaluate_all(boxes)
    numbers = page.locator(".stack-ground").evaluate_all(boxes)
    assert labels
    assert numbers
    for label, number in itertools.product(labels, numbers):
        beside = label[1] <= number[0] or number[1] <= label[0]
        assert beside or label[3] <= number[2] or number[3] <= label[2], (label, number)
