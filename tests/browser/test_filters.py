"""Filters and the table of places: sets, counts, addresses, order, keyboard, accessibility.

What is expected is computed here from the files of mapdata/, not by the application.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import parse_qs, quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import Witness, current_address, open_map
from icu import sorted_by_icu
from playwright.sync_api import Page, expect
from years import standing

from services.edition.edition import Edition
from services.maps.styles import STYLES

FACETS = ("certainty", "precision", "kind", "oblast")
VIEWS = (
    "year=1943&certainty=certain",
    "precision=site,settlement&kind=camp-department,camp-point",
    "from=1954&to=1959&oblast=kustanai-oblast,akmola-oblast",
    "year=1950&undated=no&certainty=less-certain,uncertain&oblast=not-stated",
    "year=1937&layers=areas,railways,other_camps&precision=approximate,area,schematic",
    "kind=fishery&oblast=pavlodar-oblast",
)
SHOWN = """() => [...document.querySelectorAll("#place-groups a[data-place]")]
    .filter((link) => !link.parentElement.hidden && !link.closest("[data-layer-group]").hidden)
    .map((link) => link.dataset.place).sort()"""
ON_MAP = """() => [...document.querySelectorAll(".marker[tabindex]:not(.is-absent)")]
.map((icon) => ({
    label: icon.getAttribute("aria-label"),
    covered: icon.classList.contains("is-covered"),
    stands: Number(icon.querySelector(".stack-count")?.textContent ?? 1),
}))"""
COUNTS = """() => [...document.querySelectorAll(".facet-choice:not([hidden])")].map((row) => [
    row.querySelector("input").dataset.facet,
    row.querySelector("input").dataset.choice,
    Number(row.querySelector(".layer-count").textContent),
])"""
CELLS = """(column) => [...document.querySelectorAll(".places-table tbody tr")].map((row) => [
    row.dataset.place, row.dataset.observation ?? null, row.cells[column].textContent.trim()])"""


@dataclass(frozen=True)
class Raw:
    """A place as its layer's file has it, with the oblasts of relations.csv."""

    id: str
    layer: str
    name: str
    geometry: str
    certainty: str
    precision: str
    kind: str
    oblasts: tuple[tuple[str, int, int], ...]

    def values(self, facet: str, span: tuple[int, int] | None) -> list[str]:
        if facet != "oblast":
            return [getattr(self, facet)]
        then = [o for o in self.oblasts if not span or (o[1] <= span[1] and o[2] >= span[0])]
        return [o[0] for o in then or self.oblasts] or ["not-stated"]


@pytest.fixture(scope="module")
def places(edition: Edition) -> list[Raw]:
    """All published places of listed layers, read anew from the files."""
    root = edition.root
    with (root / "relations.csv").open(encoding="utf-8") as file:
        lay_in = [row for row in csv.DictReader(file) if row["relation"] == "located_in"]
    found = []
    for entry in json.loads((root / "catalogue.json").read_bytes())["layers"]:
        if not STYLES[entry["style"]].listed:
            continue
        layer = json.loads((root / "layers" / f"{entry['id']}.geojson").read_bytes())
        for item in layer["features"]:
            given = item["properties"]
            if given["published"] == "yes":
                oblasts = tuple(oblast(row) for row in lay_in if row["place"] == given["id"])
                found.append(
                    Raw(
                        given["id"],
                        entry["id"],
                        given["name_en"],
                        (item["geometry"] or {}).get("type", ""),
                        *(given[facet] for facet in FACETS[:3]),
                        oblasts,
                    )
                )
    return found


def oblast(row: dict[str, str]) -> tuple[str, int, int]:
    starts = [int(year) for year in re.findall(r"\d{4}", row["start"])] or [0]
    ends = [int(year) for year in re.findall(r"\d{4}", row["end"])] or [9999]
    return row["target"], min(starts), max(ends)


@dataclass(frozen=True)
class Asked:
    """A view as its address names it."""

    span: tuple[int, int] | None
    undated: bool
    layers: set[str]
    chosen: dict[str, set[str]]


def asked(view: str, edition: Edition) -> Asked:
    given = {key: values[0] for key, values in parse_qs(view).items()}
    span = None
    if "year" in given:
        span = (int(given["year"]), int(given["year"]))
    elif "from" in given:
        span = (int(given["from"]), int(given["to"]))
    layers = given["layers"].split(",") if "layers" in given else edition.info.default_layers
    chosen = {facet: set(given[facet].split(",")) for facet in FACETS if facet in given}
    return Asked(span, given.get("undated") != "no", set(layers), chosen)


def stands(edition: Edition, place: str, view: Asked) -> bool:
    """By layer and years alone."""
    if view.span is None:
        return True
    first, last = view.span
    answers = {standing(edition, place, year) for year in range(first, last + 1)}
    if answers & {"certain", "possible"}:
        return True
    kind = edition.kinds[edition.features[place].place.kind]
    return "undated" in answers and (view.undated or kind.prison == "not-applicable")


def passing(
    places: list[Raw], edition: Edition, view: Asked, but: str | None = None
) -> Iterator[Raw]:
    """Places that layers, years and filters let pass, those of one facet left out."""
    for place in places:
        if place.layer not in view.layers or not stands(edition, place.id, view):
            continue
        if all(
            facet == but or allowed & set(place.values(facet, view.span))
            for facet, allowed in view.chosen.items()
        ):
            yield place


@pytest.mark.parametrize("address", VIEWS)
def test_map_list_table_and_counts_are_those_of_the_files(
    page: Page, origin: str, edition: Edition, places: list[Raw], address: str
) -> None:
    view = asked(address, edition)
    expected = list(passing(places, edition, view))
    open_map(page, f"{origin}/en/?{address}")
    assert page.evaluate(SHOWN) == sorted(place.id for place in expected)

    drawn = page.evaluate(ON_MAP)
    points = Counter(
        f"{place.name}, {edition.kinds[place.kind].label['en']}"
        for place in expected
        if place.geometry == "Point"
    )
    assert len(drawn) == points.total()
    assert sum(icon["stands"] for icon in drawn if not icon["covered"]) == points.total()
    assert all(icon["label"] in points for icon in drawn if icon["covered"] or icon["stands"] == 1)
    lines = sum(place.layer == "railways" and bool(place.geometry) for place in expected)
    assert page.locator(".shape-railway:not(.is-absent)").count() == lines

    assert f"places {len(expected)}" in page.locator(".time-counts").inner_text()
    page.get_by_role("button", name="Table").click()
    expect(page.locator(".places-table")).to_be_visible()
    rows = [place for place, *_ in page.evaluate(CELLS, 0)]
    assert sorted(rows) == sorted(place.id for place in expected)
    expect(page.locator(".places-table caption")).to_have_text(f"Places {len(expected)}")

    page.locator("#place-filter summary").click()
    expect(page.locator(".facet-choice").first).to_be_visible()
    for facet, choice, count in page.evaluate(COUNTS):
        others = passing(places, edition, view, facet)
        held = sum(choice in place.values(facet, view.span) for place in others)
        assert count == held, (facet, choice)


def test_a_choice_acts_at_once_and_the_closed_panel_says_so(
    page: Page, origin: str, edition: Edition, places: list[Raw]
) -> None:
    open_map(page, f"{origin}/en/?year=1943")
    page.locator("#place-filter summary").click()
    page.get_by_role("checkbox", name="less certain").check()
    page.get_by_role("checkbox", name=re.compile("^mine")).check()
    view = asked("year=1943&certainty=less-certain&kind=mine", edition)
    expected = sorted(place.id for place in passing(places, edition, view))
    assert page.evaluate(SHOWN) == expected
    assert current_address(page).endswith("?year=1943&certainty=less-certain&kind=mine")
    told = page.locator(".filter-told")
    expect(told).to_be_hidden()
    page.locator("#place-filter summary").click()
    expect(told).to_contain_text("Filtered: Certainty: less certain; Kind: mine")
    expect(page.locator(".time-filtered")).to_be_visible()
    told.get_by_role("button", name="Clear all filters").click()
    expect(told).to_be_hidden()
    expect(page.locator(".time-filtered")).to_be_hidden()
    expect(page.locator("#place-filter summary")).to_be_focused()
    assert current_address(page).endswith("?year=1943")


def test_the_status_line_leads_to_the_filters(page: Page, origin: str) -> None:
    open_map(page, f"{origin}/en/?kind=camp")
    page.locator(".time-filtered").click()
    expect(page.locator("#place-filter summary")).to_be_focused()
    expect(page.get_by_role("checkbox", name="corrective labour camp")).to_be_checked()


def test_towns_and_waters_stay(page: Page, origin: str) -> None:
    open_map(page, f"{origin}/en/?kind=fishery")
    towns = ".marker-settlement, .marker-water"
    count = page.locator(towns).count()
    assert count > 60
    assert page.locator(f":is({towns}).is-absent").count() == 0


@pytest.mark.parametrize("way", ["address", "search"])
def test_a_place_that_filters_hide_is_shown_and_the_page_says_what_gave_way(
    page: Page, origin: str, way: str
) -> None:
    filters = "certainty=certain&kind=mine"
    if way == "address":
        open_map(page, f"{origin}/en/?{filters}&place=alzhir")
    else:
        open_map(page, f"{origin}/en/?{filters}")
        page.get_by_role("searchbox").fill("alzhir")
        page.locator("[data-found='alzhir']").click()
    expect(page.locator("article.popup-place[data-place='alzhir']")).to_be_visible()
    expect(page.locator(".time-note")).to_contain_text("hidden by filters, which were cleared")
    query = parse_qs(current_address(page).split("?")[1])
    assert query == {"certainty": ["certain"], "place": ["alzhir"]}


@pytest.mark.parametrize(
    ("address", "kept", "notices"),
    [
        (
            "kind=mine,camp&certainty=uncertain,certain",
            "certainty=certain,uncertain&kind=camp,mine",
            0,
        ),
        ("kind=<script>alert(1)</script>,camp&list=table&sort=-years", "kind=camp", 1),
        ("certainty=constructor&precision=%00&oblast=../../etc/passwd", "", 1),
        ("oblast=&kind=,,,&list=<b>&sort=__proto__", "", 1),
        (f"kind={','.join(['camp'] * 200)}&sort=constructor", "kind=camp", 1),
    ],
    ids=["order", "markup", "names of objects", "nothing", "too often"],
)
def test_addresses_come_back_as_the_page_writes_them(
    page: Page, origin: str, witness: Witness, address: str, kept: str, notices: int
) -> None:
    open_map(page, f"{origin}/en/?{quote(address, safe='=&,%')}")
    # Any change makes the page write its address anew.
    page.get_by_role("button", name="Table").click()
    page.get_by_role("button", name="List", exact=True).click()
    assert current_address(page).partition("?")[2] == kept
    expect(page.locator(".notices")).to_have_count(notices)
    shown = page.evaluate(SHOWN)
    page.reload()
    page.wait_for_selector("[data-map-ready]", state="attached")
    assert page.evaluate(SHOWN) == shown
    assert witness.complaints == []


def numbers(edition: Edition) -> dict[str, float]:
    with (edition.root / "observations.csv").open(encoding="utf-8") as file:
        return {row["id"]: float(row["value"]) for row in csv.DictReader(file) if row["value"]}


@pytest.mark.parametrize("language", ["kk", "en"])
def test_the_table_sorts_words_by_the_alphabet_and_numbers_by_size(
    page: Page, origin: str, edition: Edition, language: str
) -> None:
    layers = [key for key, entry in edition.layers.items() if STYLES[entry.style].listed]
    open_map(page, f"{origin}/{language}/?layers={','.join(layers)}&list=table&year=1946")
    expect(page.locator(".places-table")).to_be_visible()
    columns = page.locator(".table-sort").evaluate_all(
        "buttons => buttons.map((button) => button.dataset.sort)"
    )
    for column in ("name", "kind"):
        if column != "name":
            page.locator(f"[data-sort='{column}']").click()
            expect(page.locator(f"th[aria-sort] [data-sort='{column}']")).to_be_visible()
        said = [text for *_, text in page.evaluate(CELLS, columns.index(column))]
        assert len(said) > 60
        assert said == sorted_by_icu(language, said), column
    page.locator("[data-sort='figure']").click()
    expect(page.locator("th[aria-sort='ascending'] [data-sort='figure']")).to_be_visible()
    known = numbers(edition)
    shown = [figure for _, figure, _ in page.evaluate(CELLS, columns.index("figure"))]
    figures = [figure for figure in shown if figure]
    assert len(figures) > 15
    # Places without a figure of their own stand last; like is set beside like.
    assert shown[: len(figures)] == figures
    counted = {figure: edition.observations[figure].indicator for figure in figures}
    groups = [list(group) for _, group in groupby(figures, counted.__getitem__)]
    assert len(groups) == len(set(counted.values()))
    for group in groups:
        values = [known[figure] for figure in group]
        assert values == sorted(values)
    page.locator("[data-sort='figure']").click()
    expect(page.locator("th[aria-sort='descending'] [data-sort='figure']")).to_be_visible()
    assert current_address(page).endswith("list=table&sort=-figure")
    backwards = [figure for _, figure, _ in page.evaluate(CELLS, columns.index("figure")) if figure]
    assert sorted(backwards) == sorted(figures)
    assert counted[backwards[0]] == counted[figures[-1]]


def test_figures_of_the_table_follow_the_year(page: Page, origin: str) -> None:
    # GULAG History Museum, camp 195: 10,400 in 1932 and 65,673 in 1949.
    for year, figure in ((1932, "10,400"), (1949, "65,673")):
        open_map(page, f"{origin}/en/?year={year}&list=table")
        row = page.locator("tr[data-place='karlag']")
        expect(row.locator(".figure")).to_contain_text(figure)
        expect(row.locator(".figure")).to_contain_text(str(year))
    page.get_by_role("slider", name="Year", exact=True).focus()
    page.keyboard.press("Home")
    expect(row).to_have_count(0)


def test_everything_by_keyboard(page: Page, origin: str) -> None:
    open_map(page, f"{origin}/en/")
    page.locator("#place-filter summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".facet-choice").first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert "certainty=certain" in current_address(page)
    page.locator("#place-filter .filter-clear").focus()
    page.keyboard.press("Enter")
    assert "certainty" not in current_address(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("[data-view='table']")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".places-table")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".place-table .table-frame")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("th[aria-sort='descending']")).to_contain_text("Name")
    expect(page.locator("[data-sort='name']")).to_be_focused()
    link = page.locator("tr[data-place='alzhir'] a")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("article.popup-place[data-place='alzhir']")).to_be_visible()
    expect(page.locator("tr[data-place='alzhir']")).to_have_attribute("aria-current", "true")
    page.keyboard.press("Escape")
    expect(link).to_be_focused()


@pytest.mark.parametrize("language", ["kk", "ru", "ky", "en"])
def test_axe_finds_nothing_in_panel_and_table(page: Page, origin: str, language: str) -> None:
    axe, found = Axe(), {}
    open_map(page, f"{origin}/{language}/?year=1946&certainty=certain&list=table")
    expect(page.locator(".places-table")).to_be_visible()
    if language == "kk":
        found["closed"] = axe.run(page)
    page.locator("#place-filter summary").click()
    expect(page.locator(".facet-choice").first).to_be_visible()
    found["open"] = axe.run(page)
    for name, result in found.items():
        assert result.violations_count == 0, (name, result.generate_report())


def test_two_maps_of_a_comparison_share_the_filter(
    page: Page, origin: str, edition: Edition, places: list[Raw]
) -> None:
    open_map(page, f"{origin}/en/?year=1943&kind=camp&compare=1953&list=table")
    expect(page.locator(".places-table")).to_be_visible()
    maps = [frame.bounding_box() for frame in page.locator(".map-frame").all()]
    assert len(maps) == 2
    # Two maps leave the table no more room than the list has.
    assert maps[0]["width"] == pytest.approx(maps[1]["width"], abs=4)
    assert maps[0]["y"] == maps[1]["y"]
    page.locator("#place-filter summary").click()
    page.get_by_role("checkbox", name=re.compile("^special camp")).check()
    for side, year in (("first", 1943), ("second", 1953)):
        view = asked(f"year={year}&kind=camp,special-camp", edition)
        count = len(list(passing(places, edition, view)))
        index = 0 if side == "first" else 1
        expect(page.locator(".comparison-counts span").nth(index)).to_contain_text(f"{count}")
