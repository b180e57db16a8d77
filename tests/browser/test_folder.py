"""The export door: a folder of one language and one layer opens from file://."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import watch
from flask import Flask
from playwright.sync_api import Page, expect

from services.edition.edition import Edition
from services.web.folder import write_folder


@pytest.fixture()
def folder(app: Flask, tmp_path: Path) -> Path:
    """A folder with the Russian map of the Karlag departments."""
    target = tmp_path / "lesson"
    write_folder(app, target, "ru", ["karlag_departments"])
    return target


def test_the_map_opens_without_a_server(folder: Path, page: Page, edition: Edition) -> None:
    witness = watch(page, "file://")
    page.goto((folder / "index.html").as_uri())
    page.wait_for_selector("[data-map-ready]", state="attached")
    switches = page.locator("input[data-layer]")
    assert switches.count() == 1
    page.locator("#place-list a[data-place='alzhir']").click()
    expect(page.locator("article.popup-place h2")).to_contain_text(
        edition.features["alzhir"].place.name["ru"]
    )
    page.locator("[data-link='period']").click()
    expect(page.locator("article.period")).to_be_visible()
    assert page.locator("tr[data-observation]").count() > 0
    page.locator("tr[data-observation] .source a").first.click()
    expect(page.locator("article.source-page")).to_be_visible()
    page.locator(".atlas-title a").click()
    page.wait_for_selector("[data-map-ready]", state="attached")
    assert witness.foreign == []
    assert witness.complaints == []


def test_every_link_of_the_folder_leads_to_a_file(folder: Path, page: Page) -> None:
    pages = sorted(folder.rglob("*.html"))
    assert len(pages) > 20
    for path in pages:
        page.goto(path.as_uri(), wait_until="commit")
        links = page.eval_on_selector_all("a[href]", "links => links.map((link) => link.href)")
        for link in links:
            assert link.startswith("file://"), (path, link)
            name = link.removeprefix("file://").split("#")[0].split("?")[0]
            assert Path(name).is_file(), (path, link)


@pytest.mark.parametrize(
    ("language", "layers", "named"),
    [("xx", ["karlag_departments"], "xx"), ("ru", ["atlantis"], "atlantis")],
)
def test_what_does_not_exist_is_named(
    app: Flask, tmp_path: Path, language: str, layers: list[str], named: str
) -> None:
    with pytest.raises(ValueError, match=named):
        write_folder(app, tmp_path / "new", language, layers)


def test_a_folder_that_holds_something_is_left_alone(app: Flask, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ValueError, match="not empty"):
        write_folder(app, tmp_path, "ru", ["karlag_departments"])
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
