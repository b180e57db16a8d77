"""Every template in every language: offline, silent, accessible, legible."""

from __future__ import annotations

import random

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import Witness, open_map
from playwright.sync_api import Page, expect

from services.edition.edition import Edition
from services.web.sections import section_names

LANGUAGES = ("kk", "ru", "ky", "en")
LETTERS = "ӘәҒғҚқҢңӨөҰұҮүҺһІіЁё"
PLACES = ("karlag", "dolinka", "makatai", "alzhir", "dzhezkazgan-camp", "akmolinsky")
"""A place with series, stacked, without position, with two closings, with three masters, a farm."""

API = (
    "",
    "openapi",
    "conformance",
    "collections",
    "collections/karlag_departments",
    "collections/karlag_departments/queryables",
    "collections/observations/items",
    "collections/karlag_departments/items/alzhir",
    "collections/observations/items/karlag-passed-1200000",
)
"""Every template of the API."""


SAMPLE = 12
SEED = 20261125


def addresses(edition: Edition, language: str) -> list[str]:
    """Every template; of the places those above and a sample of its own for each language."""
    chance = random.Random(f"{SEED}-{language}")
    others = sorted(set(edition.published) - set(PLACES))
    sources = sorted(edition.sources)
    shown = sorted(k for k, item in edition.observations.items() if item.place in edition.published)
    return [
        f"/{language}/",
        *(f"/{language}/places/{place}" for place in [*PLACES, *chance.sample(others, SAMPLE)]),
        *(f"/{language}/periods/{period}" for period in edition.periods),
        f"/{language}/periods/war?place=alzhir",
        f"/{language}/statistics",
        f"/{language}/distribution",
        f"/{language}/distribution?year=1932&undated=no&around=dolinka&km=90",
        *(f"/{language}/{name}" for name in section_names(edition)),
        f"/{language}/downloads",
        f"/{language}/sources",
        *(f"/{language}/sources/{source}" for source in chance.sample(sources, 3)),
        *(f"/{language}/figures/{figure}" for figure in chance.sample(shown, 3)),
        f"/{language}/cite?year=1943&place=alzhir&at=bad",
        f"/{language}/nowhere",
        *(f"/api/{path}?f=html&lang={language}" for path in API),
    ]


def visit(page: Page, origin: str, address: str) -> None:
    if address.endswith("/"):
        open_map(page, origin + address)
    else:
        page.goto(origin + address)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_ask_no_other_host_complain_of_nothing_and_axe_neither(
    page: Page, origin: str, witness: Witness, edition: Edition, language: str
) -> None:
    axe = Axe()
    found = {}
    for address in addresses(edition, language):
        visit(page, origin, address)
        result = axe.run(page)
        if result.violations_count:
            found[address] = result.generate_report()
    assert found == {}
    assert witness.foreign == []
    # The one complaint allowed is the browser's own line about the 404 page we asked for.
    others = [text for text in witness.complaints if "404" not in text]
    assert others == []
    assert len(witness.requests) > 30


def fade_in(page: Page, content: str) -> None:
    """Wait until a popup has come up: half transparent it has half its contrast."""
    expect(page.locator(content)).to_be_visible()
    expect(page.locator(".leaflet-popup")).to_have_css("opacity", "1")


def popup_of_one(page: Page) -> None:
    page.locator("#place-list a[data-place='alzhir']").click()
    fade_in(page, "article.popup-place")


def list_of_several(page: Page) -> None:
    page.locator(".marker:has(.stack-count)").first.click()
    fade_in(page, ".popup-list")


def year_chosen(page: Page) -> None:
    page.locator(".time-chart").click(position={"x": 200, "y": 20}, force=True)
    expect(page.locator(".time")).not_to_have_class("time is-all")


def range_chosen(page: Page) -> None:
    page.locator(".time-presets .time-button").nth(2).click()
    expect(page.locator(".time-slider:visible")).to_have_count(2)


def places_found(page: Page) -> None:
    page.get_by_role("searchbox").fill("балхаш")
    expect(page.locator("[data-found]").first).to_be_visible()


def nothing_found(page: Page) -> None:
    page.get_by_role("searchbox").fill("zxqvkw")
    expect(page.locator(".search-told")).not_to_be_empty()


def all_layers_on_every_list_open(page: Page) -> None:
    for switch in page.locator("input[data-layer]").all():
        switch.check()
    page.locator("details").evaluate_all("lists => lists.forEach((list) => { list.open = true; })")


STATES = (
    popup_of_one,
    list_of_several,
    year_chosen,
    range_chosen,
    places_found,
    nothing_found,
    all_layers_on_every_list_open,
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_any_state_of_the_map(
    page: Page, origin: str, witness: Witness, language: str
) -> None:
    axe = Axe()
    found = {}
    for bring_about in STATES:
        open_map(page, f"{origin}/{language}/")
        bring_about(page)
        result = axe.run(page)
        if result.violations_count:
            found[bring_about.__name__] = result.generate_report()
    assert found == {}
    assert witness.complaints == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_is_drawn_by_our_own_fonts(page: Page, origin: str, language: str) -> None:
    """The browser names the fonts it really used: ours alone, for both families and weights."""
    page.goto(f"{origin}/{language}/sources")
    page.evaluate(
        """(letters) => {
            const box = document.createElement("div");
            box.id = "letters";
            for (const family of ["--serif", "--sans"]) {
                for (const weight of [400, 700]) {
                    const line = document.createElement("p");
                    line.textContent = letters;
                    line.style.fontFamily = `var(${family})`;
                    line.style.fontWeight = weight;
                    box.append(line);
                }
            }
            document.body.append(box);
            return document.fonts.ready.then(() => document.fonts.size);
        }""",
        LETTERS,
    )
    page.wait_for_function("document.fonts.status === 'loaded'")
    client = page.context.new_cdp_session(page)
    client.send("DOM.enable")
    client.send("CSS.enable")
    root = client.send("DOM.getDocument", {"depth": -1})["root"]["nodeId"]
    lines = client.send("DOM.querySelectorAll", {"nodeId": root, "selector": "#letters p"})
    assert len(lines["nodeIds"]) == 4
    for node in lines["nodeIds"]:
        fonts = client.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        assert fonts
        assert all(font["isCustomFont"] for font in fonts), fonts
        assert sum(font["glyphCount"] for font in fonts) == len(LETTERS)
