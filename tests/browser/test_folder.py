"""The exported folder opens from file:// and from any plain server, and says what the site says."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import current_address, watch
from flask import Flask
from playwright.sync_api import Page, expect

from services.edition.edition import Edition
from services.web.folder import write_folder

SHOWN = "buttons => buttons.map((link) => link.dataset.place).sort()"


def ready(page: Page) -> None:
    page.wait_for_selector("[data-map-ready]", state="attached")


def test_two_taps_to_the_map_and_on_to_a_source(start: str, page: Page, edition: Edition) -> None:
    witness = watch(page, start)
    page.goto(f"{start}index.html")
    page.locator("a[hreflang='ru']").click()
    ready(page)
    page.locator("#place-list a[data-place='alzhir']").click()
    name = edition.features["alzhir"].place.name["ru"]
    expect(page.locator("article.popup-place h2")).to_contain_text(name)
    page.locator("[data-link='period']").click()
    expect(page.locator("article.period")).to_be_visible()
    page.locator("tr[data-observation] .source a").first.click()
    expect(page.locator("article.source-page")).to_be_visible()
    page.locator(".atlas-title a").click()
    ready(page)
    assert witness.foreign == []
    assert witness.complaints == []


def test_years_search_and_languages_work(start: str, page: Page) -> None:
    witness = watch(page, start)
    page.goto(f"{start}en/index.html?year=1950")
    ready(page)
    expect(page.locator(".time-year")).to_have_text("1950")
    page.get_by_role("searchbox").fill("Степлаг")
    page.locator("[data-found='steplag']").click()
    expect(page.locator(".figure-value")).to_contain_text("27,855")
    page.locator(".languages a[lang='kk']").click()
    page.wait_for_url(re.compile(r"/kk/index\.html\?"))
    ready(page)
    expect(page.locator(".time-year")).to_have_text("1950")
    expect(page.locator("article.popup-place[data-place='steplag']")).to_be_visible()
    assert witness.foreign == []
    assert witness.complaints == []


def test_filters_and_table_work(folder: Path, page: Page, origin: str) -> None:
    shown = []
    view = "?year=1946&certainty=certain&list=table&sort=-years"
    for address in (f"{origin}/kk/{view}", f"{(folder / 'kk' / 'index.html').as_uri()}{view}"):
        witness = watch(page, address)
        page.goto(address)
        ready(page)
        rows = page.locator(".places-table tbody tr")
        expect(rows.first).to_be_visible()
        filtered = rows.count()
        page.locator("#place-filter summary").click()
        page.locator(".facet-choice input[data-choice='settlement']").check()
        shown.append(rows.evaluate_all("rows => rows.map((row) => row.dataset.place)"))
        assert 0 < len(shown[-1]) < filtered
        assert "precision=settlement" in current_address(page)
        assert witness.complaints == []
    assert shown[0] == shown[1]


def test_axe_finds_nothing(folder: Path, page: Page) -> None:
    for name in ("index.html", "kk/index.html", "ky/places/karlag.html", "ru/unknown.html"):
        page.goto((folder / name).as_uri())
        result = Axe().run(page)
        assert result.violations_count == 0, (name, result.generate_report())


def test_the_same_places_and_figures_as_the_live_site(
    folder: Path, page: Page, origin: str, edition: Edition
) -> None:
    for address in (f"{origin}/en/", (folder / "en" / "index.html").as_uri()):
        page.goto(address)
        ready(page)
        listed = page.locator("#place-list a[data-place]").evaluate_all(SHOWN)
        assert listed == sorted(
            item.id
            for group in page.locator("[data-layer-group]").evaluate_all(
                "groups => groups.map((group) => group.dataset.layerGroup)"
            )
            for item in edition.layer_features(group)
        )
    for period in edition.periods:
        page.goto(f"{origin}/en/periods/{period}")
        live = page.locator("tr[data-observation] .value").all_inner_texts()
        page.goto((folder / "en" / "periods" / f"{period}.html").as_uri())
        assert page.locator("tr[data-observation] .value").all_inner_texts() == live
        assert live


def test_every_link_of_the_folder_leads_to_a_file(folder: Path) -> None:
    pages = sorted(folder.rglob("*.html"))
    assert len(pages) > 1000
    for path in pages:
        text = path.read_text(encoding="utf-8")
        for link in re.findall(r'(?:href|src)="([^"#]+)', text):
            parts = urlsplit(link.replace("&amp;", "&"))
            assert not parts.scheme and not parts.netloc, (path, link)
            assert (path.parent / unquote(parts.path)).is_file(), (path, link)


def test_licences_go_along(folder: Path) -> None:
    for name in ("LICENSE", "NOTICE", "CITATION.cff"):
        assert (folder / name).stat().st_size > 100


@pytest.mark.parametrize(
    ("language", "layers", "named"),
    [("xx", ["karlag_departments"], "xx"), ("ru", ["atlantis"], "atlantis")],
)
def test_what_does_not_exist_is_named(
    app: Flask, tmp_path: Path, language: str, layers: list[str], named: str
) -> None:
    with pytest.raises(ValueError, match=named):
        write_folder(app, tmp_path / "new", [language], layers)


def test_one_language_and_one_layer(app: Flask, tmp_path: Path, page: Page) -> None:
    target = tmp_path / "lesson"
    write_folder(app, target, ["ru"], ["karlag_departments"])
    page.goto((target / "ru" / "index.html").as_uri())
    ready(page)
    assert page.locator("input[data-layer]").count() == 1
    assert page.locator(".languages").count() == 0


def test_a_folder_that_holds_something_is_left_alone(app: Flask, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ValueError, match="not empty"):
        write_folder(app, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
