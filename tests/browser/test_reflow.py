"""Narrow and widely spaced: nothing scrolls sideways at 320 px, and every target can be hit.

WCAG 2.2: 1.4.10 reflow, 1.4.12 text spacing, 2.5.8 target size (with the 44 px of a touch kiosk
in one dimension).
"""

from __future__ import annotations

from typing import Any

import pytest
from browsing import open_map
from playwright.sync_api import Browser, Page

WIDTH = 320
PAGES = (
    "",
    "?year=1943&place=karlag",
    "?year=1943&certainty=certain&list=table",
    "?year=1943&compare=1941-1945",
    "?year=1943&compare=layers:karlag_departments,virgin_land_sovkhozes",
    "places/karlag",
    "places/dzhezkazgan-camp",
    "periods/war",
    "periods/war?place=alzhir",
    "statistics",
    "statistics?places=karlag,steplag,gulag&indicators=prisoners,deaths",
    "distribution",
    "distribution?year=1943&undated=no&around=railways&km=90&area=60 45,75 45,75 52",
    "sources",
    "sources/gulag-museum",
    "checks",
    "unknown",
    "glossary",
    "people",
    "downloads",
    "figures/karlag-passed-800000",
    "cite?year=1943&place=karlag&layers=karlag_departments",
    "changes",
    "nowhere",
)
SPACED = """* {
    line-height: 1.5 !important;
    letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important; }"""

SIDEWAYS = """() => {
    const page = document.scrollingElement;
    const frame = ".table-frame, .map-frame, .time-sliders, .time-presets, svg";
    const wide = [...document.querySelectorAll("body *")].filter((part) => {
        const box = part.getBoundingClientRect();
        return box.width && box.height && box.right > innerWidth + 1 && !part.closest(frame)
            && !part.matches(".unseen, .unseen *, .skip");
    });
    return {
        over: page.scrollWidth - page.clientWidth,
        wide: wide.slice(0, 5).map((part) => `${part.tagName}.${part.className}`),
    };
}"""
CLIPPED = """() => [...document.querySelectorAll("body *")]
    .filter((part) => {
        const style = getComputedStyle(part);
        const hides = [style.overflowY, style.overflowX].some((flow) => flow === "hidden");
        const over = part.scrollHeight > part.clientHeight + 1;
        return part.offsetParent && hides && over && !part.closest(".unseen, .map-frame");
    }).map((part) => `${part.tagName}.${part.className}`)"""
TARGETS = """() => {
    const all = "a[href], button, input, select, summary, [tabindex='0']";
    return [...document.querySelectorAll(all)]
        .filter((part) => part.checkVisibility({ visibilityProperty: true }))
        // Chromium calls a mark of an SVG visible that is not displayed.
        .filter((part) => getComputedStyle(part).display !== "none")
        .filter((part) => !part.matches(".skip"))
        .map((part) => {
            const target = part.closest("label") ?? part;
            const { width, height } = target.getBoundingClientRect();
            const name = `${part.tagName}.${part.className} ${part.textContent.trim()}`;
            return { width, height, name };
        })
        .filter(({ width, height }) => Math.max(width, height) < 44 || Math.min(width, height) < 24)
        .map(({ width, height, name }) => `${Math.round(width)} x ${Math.round(height)} ${name}`);
}"""


def visit(page: Page, origin: str, language: str, path: str) -> None:
    address = f"{origin}/{language}/{path}"
    if not path or path.startswith("?"):
        open_map(page, address)
    else:
        page.goto(address)
    page.evaluate("document.fonts.ready")


@pytest.mark.parametrize("spaced", [False, True], ids=["plain", "spaced"])
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_nothing_scrolls_sideways_at_320_px(
    browser: Browser, origin: str, language: str, spaced: bool
) -> None:
    # The policy of the pages forbids foreign styles, as it should; a reader's browser may add them.
    context = browser.new_context(viewport={"width": WIDTH, "height": 640}, bypass_csp=True)
    page = context.new_page()
    found: dict[str, Any] = {}
    for path in PAGES:
        visit(page, origin, language, path)
        if spaced:
            page.add_style_tag(content=SPACED)
        seen = page.evaluate(SIDEWAYS) | {"clipped": page.evaluate(CLIPPED)}
        if seen["over"] > 0 or seen["wide"] or seen["clipped"]:
            found[path] = seen
    context.close()
    assert found == {}


@pytest.mark.parametrize("size", [(1280, 800), (1080, 1920), (390, 844)], ids=lambda size: size[0])
@pytest.mark.parametrize(
    "view",
    [
        "?year=1943",
        "?from=1945&to=1946&place=borodinovka",
        "?year=1943&compare=1952",
        "?year=1943&compare=layers:karlag_departments,defence_plants",
    ],
)
def test_every_control_of_the_map_page_can_be_hit(
    page: Page, origin: str, view: str, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_map(page, f"{origin}/kk/{view}")
    page.get_by_role("searchbox").fill("карлаг")
    assert page.locator("[data-found]").count() > 0
    for details in page.locator("details").all():
        details.evaluate("part => { part.open = true; }")
    assert page.evaluate(TARGETS) == []
