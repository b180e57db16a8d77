"""Map, place, period and source pages in every language: offline, silent, accessible, legible."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import Witness, open_map
from playwright.sync_api import Page

from services.edition.edition import Edition

LANGUAGES = ("kk", "ru", "ky", "en")
LETTERS = "ӘәҒғҚқҢңӨөҰұҮүҺһІіЁё"
PLACES = ("karlag", "dolinka", "makatai", "alzhir", "dzhezkazgan-camp", "akmolinsky")
"""A place with series, stacked, without position, with two closings, with three masters, a farm."""


def addresses(edition: Edition, language: str) -> list[str]:
    source = next(iter(edition.sources))
    return [
        f"/{language}/",
        *(f"/{language}/places/{place}" for place in PLACES),
        *(f"/{language}/periods/{period}" for period in edition.periods),
        f"/{language}/periods/war?place=alzhir",
        f"/{language}/sources",
        f"/{language}/sources/{source}",
        f"/{language}/nowhere",
    ]


def visit(page: Page, origin: str, address: str) -> None:
    if address.endswith("/"):
        open_map(page, origin + address)
    else:
        page.goto(origin + address)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_asks_another_host_or_complains(
    page: Page, origin: str, witness: Witness, edition: Edition, language: str
) -> None:
    for address in addresses(edition, language):
        visit(page, origin, address)
    assert witness.foreign == []
    # The one complaint allowed is the browser's own line about the 404 page we asked for.
    others = [text for text in witness.complaints if "404" not in text]
    assert others == []
    assert len(witness.requests) > 30


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(page: Page, origin: str, edition: Edition, language: str) -> None:
    axe = Axe()
    found = {}
    for address in addresses(edition, language):
        visit(page, origin, address)
        result = axe.run(page)
        if result.violations_count:
            found[address] = result.generate_report()
    assert found == {}


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
