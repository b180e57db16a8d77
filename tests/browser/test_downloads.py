"""A reader takes a file away, the one that is ready and the one that must be waited for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyogrio
import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import serve, watch
from flask import Flask
from playwright.sync_api import Page, Route, expect

from app import create_app


@pytest.fixture(scope="module")
def impatient(second_app: Flask, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An atlas that has made nothing yet and waits for nothing."""
    shelf = tmp_path_factory.mktemp("impatient") / "shelf"
    given = {"EDITION": second_app.config["EDITION"], "SHELF": shelf, "PATIENCE": 0}
    address, stop = serve(create_app(given))
    yield address
    stop()


def test_a_layer_comes_as_a_file_of_its_name(page: Page, impatient: str, tmp_path: Path) -> None:
    page.goto(f"{impatient}/en/downloads")
    with page.expect_download() as started:
        page.get_by_role("link", name="Camps: GeoJSON").click()
    assert started.value.suggested_filename == "test-norway-0.0.1-camps.geojson"
    started.value.save_as(tmp_path / "camps.geojson")
    assert "alpha" in pyogrio.read_dataframe(tmp_path / "camps.geojson")["id"].tolist()


def test_a_long_file_comes_by_itself(page: Page, impatient: str, tmp_path: Path) -> None:
    seen = watch(page, impatient)
    page.goto(f"{impatient}/en/downloads")
    with page.expect_download() as started:
        page.locator("a[href$='test-norway-0.0.1.gpkg']").click()
    assert started.value.suggested_filename == "test-norway-0.0.1.gpkg"
    started.value.save_as(tmp_path / "whole.gpkg")
    assert ["camps", "Point"] in pyogrio.list_layers(tmp_path / "whole.gpkg").tolist()
    assert seen.foreign == []
    page.goto(f"{impatient}/en/downloads")
    expect(page.locator("a[href$='test-norway-0.0.1.gpkg'] .size")).to_be_visible()


def test_the_page_of_waiting_is_accessible(page: Page, impatient: str) -> None:
    # Without the header that leads on, the page stands still to be looked at.
    def still(route: Route) -> None:
        answer = route.fetch()
        headers = {key: value for key, value in answer.headers.items() if key != "refresh"}
        route.fulfill(response=answer, headers=headers)

    page.route("**/*.parquet", still)
    page.goto(f"{impatient}/en/downloads")
    page.locator("a[href$='camps.parquet']").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The file is being made")
    expect(page.get_by_role("progressbar")).to_be_visible()
    assert Axe().run(page).violations_count == 0
