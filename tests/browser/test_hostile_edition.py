"""Markup in any text of an edition arrives at the reader as text."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page

from app import create_app
from services.web.atlas import open_atlas
from services.web.folder import page_paths

SECOND_EDITION = Path(__file__).resolve().parents[1] / "data" / "norway"
HOSTILE = "<script>globalThis.pwned=1</script><img src=x onerror=globalThis.pwned=1>"
TEXT_COLUMNS = ("label", "definition", "title", "note", "comment", "reason", "sentence", "text")
PLAIN_COLUMNS = ("printed", "locator", "name", "period_note")
TEXT_PROPERTIES = ("name_", "summary_", "note_", "basis_")


def poison_tables(root: Path, languages: list[str]) -> int:
    """Put markup into every text cell that holds something; how many were changed."""
    fields = {f"{column}_{code}" for column in TEXT_COLUMNS for code in languages}
    fields |= {f"period_note_{code}" for code in languages} | set(PLAIN_COLUMNS)
    changed = 0
    for path in root.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            for column in fields & row.keys():
                if row[column] and row[column] != "unpaged":
                    row[column] += HOSTILE
                    changed += 1
        if rows:
            with path.open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)
    return changed


def poison_layers(root: Path) -> int:
    changed = 0
    for path in root.glob("layers/*.geojson"):
        document = json.loads(path.read_text(encoding="utf-8"))
        for feature in document["features"]:
            for key, value in feature["properties"].items():
                if key.startswith(TEXT_PROPERTIES) and value:
                    feature["properties"][key] = value + HOSTILE
                    changed += 1
        path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return changed


def poison_documents(root: Path) -> None:
    sources = json.loads((root / "sources.json").read_text(encoding="utf-8"))
    for source in sources:
        source["title"] += HOSTILE
        source["custom"]["licence"] += HOSTILE
        source["URL"] = "javascript:globalThis.pwned=1"
    (root / "sources.json").write_text(json.dumps(sources, ensure_ascii=False), encoding="utf-8")
    info = json.loads((root / "edition.json").read_text(encoding="utf-8"))
    info["title"] = {code: text + HOSTILE for code, text in info["title"].items()}
    info["licence"] += HOSTILE
    (root / "edition.json").write_text(json.dumps(info, ensure_ascii=False), encoding="utf-8")
    catalogue = json.loads((root / "catalogue.json").read_text(encoding="utf-8"))
    for layer in catalogue["layers"]:
        for field in ("title", "description"):
            layer[field] = {code: text + HOSTILE for code, text in layer[field].items()}
    (root / "catalogue.json").write_text(json.dumps(catalogue, ensure_ascii=False), "utf-8")
    for path in root.glob("texts/*/**/*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(f"{text}\n\n{HOSTILE}\n\n[x](javascript:globalThis.pwned=1)\n", "utf-8")


@pytest.fixture()
def hostile_app(copy_of_edition: Callable[[Path], Path], tmp_path: Path) -> Flask:
    """The second edition with markup in every text."""
    root = copy_of_edition(SECOND_EDITION)
    languages = [
        item["code"]
        for item in json.loads((root / "edition.json").read_text(encoding="utf-8"))["languages"]
    ]
    assert poison_tables(root, languages) > 40
    assert poison_layers(root) > 10
    poison_documents(root)
    app = create_app({"EDITION": root, "SHELF": tmp_path / "shelf"})
    open_atlas(app)
    return app


class Markup(HTMLParser):
    """Elements and attributes that the poison would have made."""

    def __init__(self) -> None:
        super().__init__()
        self.bad: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        # JSON-LD is data that no browser runs; test_dataset.py holds that no text ends it early.
        is_data = attrs == [("type", "application/ld+json")]
        if tag == "img" or (tag == "script" and not values.get("src") and not is_data):
            self.bad.append(tag)
        for name, value in attrs:
            if name.startswith("on") or (value or "").startswith("javascript:"):
                self.bad.append(f"{tag} {name}={value}")


def test_no_page_turns_text_into_markup(hostile_app: Flask) -> None:
    atlas = open_atlas(hostile_app)
    client = hostile_app.test_client()
    seen = 0
    for language in atlas.edition.info.codes:
        for path in [*page_paths(atlas), "nowhere", f"places/{HOSTILE}", f"?place={HOSTILE}"]:
            page = client.get(f"/{language}/{path}").get_data(as_text=True)
            parser = Markup()
            parser.feed(page)
            assert parser.bad == [], path
            seen += page.count("globalThis.pwned")
    assert seen > 200  # the poison did reach the pages, as text


def test_the_map_script_cannot_be_broken_out_of(hostile_app: Flask) -> None:
    client = hostile_app.test_client()
    for language in open_atlas(hostile_app).edition.info.codes:
        script = client.get(f"/{language}/map.js").get_data(as_text=True)
        assert "<" not in script.replace("=>", "")


def test_nothing_runs_in_the_browser(
    hostile_app: Flask, page: Page, serve_app: Callable[[Flask], str]
) -> None:
    atlas = open_atlas(hostile_app)
    origin = serve_app(hostile_app)
    for language in atlas.edition.info.codes:
        page.goto(f"{origin}/{language}/")
        page.wait_for_selector("[data-map-ready]", state="attached")
        for link in page.locator("#place-list a[data-place]").all():
            if link.is_visible():
                link.click()
                popup = f"article.popup-place[data-place='{link.get_attribute('data-place')}']"
                page.wait_for_selector(popup)
                assert page.locator(f"{popup} img, {popup} script").count() == 0
                assert "<script>" in page.locator(f"{popup} h2").inner_text()
        assert page.evaluate("globalThis.pwned") is None
