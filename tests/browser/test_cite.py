"""Citing a view: the link follows what the map shows; every form is reached by keyboard."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import Witness, current_address, open_map
from playwright.sync_api import Page, expect


def query(address: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(address).query, keep_blank_values=True)


@pytest.mark.parametrize("language", ["kk", "en"])
def test_the_view_on_the_screen_is_the_view_that_is_cited(
    page: Page, origin: str, language: str
) -> None:
    open_map(page, f"{origin}/{language}/?year=1943")
    page.locator("input[data-layer='balkhash']").uncheck()
    page.locator(".map-button").first.click()
    page.wait_for_url(re.compile(r"at="))
    seen = query(current_address(page))
    assert {"year", "layers", "at"} <= set(seen)
    page.locator("footer a").click()
    expect(page).to_have_url(re.compile(rf"/{language}/cite\?"))
    assert query(page.url) == seen
    cited = page.locator("#view dd").first.inner_text()
    address = re.search(r"URL: (\S+)", cited)
    assert address is not None
    assert urlsplit(address[1]).path == f"/{language}/"
    assert query(address[1]) == seen
    page.locator("#view .button").last.click()
    page.wait_for_selector("[data-map-ready]", state="attached")
    assert query(current_address(page)) == seen


def test_every_form_opens_by_keyboard_and_nothing_complains(
    page: Page, origin: str, witness: Witness
) -> None:
    page.goto(f"{origin}/en/places/alzhir")
    page.locator("details.cite > summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".citation-styles dd")).to_have_count(3)
    expect(page.locator(".citation-styles dd").first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".citation pre").first).to_be_visible()
    expect(page.locator(".citation pre").first).to_contain_text("@incollection{")
    assert Axe().run(page).violations_count == 0
    with page.expect_download() as download:
        page.locator(".citation-files .button").first.click()
    assert download.value.suggested_filename == "alzhir.bib"
    assert witness.complaints == []


def test_the_change_log_opens_without_a_complaint_from_axe(page: Page, origin: str) -> None:
    page.goto(f"{origin}/ru/changes")
    page.locator("details").evaluate_all("lists => lists.forEach((list) => { list.open = true; })")
    expect(page.locator("ins").first).to_be_visible()
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()


def test_the_description_of_the_data_is_no_script_to_the_policy(
    page: Page, origin: str, witness: Witness
) -> None:
    page.goto(f"{origin}/en/about")
    told = page.locator("script[type='application/ld+json']").evaluate(
        "part => JSON.parse(part.textContent)['@type']"
    )
    assert told == "Dataset"
    assert witness.complaints == []


def test_a_folder_cites_by_id_and_names_no_day(page: Page, folder: Path) -> None:
    page.goto(f"{folder.as_uri()}/en/places/alzhir.html")
    page.locator("details.cite > summary").click()
    cited = page.locator(".citation-styles dd").first
    expect(cited).to_contain_text("ID: alzhir")
    expect(cited).not_to_contain_text("URL")
    expect(cited).not_to_contain_text("accessed")
    page.locator(".citation-files > summary").click()
    expect(page.locator(".citation pre").first).to_contain_text("ID: alzhir")
    expect(page.locator(".citation-files .button")).to_have_count(0)
    page.locator("footer a").click()
    expect(page.locator("#edition .citation-styles dd").first).to_contain_text("Karlag Atlas")
