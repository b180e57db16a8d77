"""The explorer in a browser: what it shows is what the file holds, and what it gives away too."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
import sheet
from axe_playwright_python.sync_playwright import Axe
from browsing import Witness, current_address, watch
from flask import Flask
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from services.edition.edition import Edition
from services.web.folder import write_folder

CAMPS, COUNTED, FIRST, LAST = ["karlag", "steplag"], ["prisoners"], 1934, 1953
QUERY = f"?places={','.join(CAMPS)}&indicators=prisoners&from={FIRST}&to={LAST}"
LANGUAGES = ("kk", "ru", "ky", "en")
ROWS = "#explorer-result tr[data-observation]"
IDS = "rows => rows.map((row) => row.dataset.observation)"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def folder(app: Flask, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The atlas as a folder, in two languages."""
    target = tmp_path_factory.mktemp("export") / "atlas"
    write_folder(app, target, ["ru", "en"])
    return target


def explore(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("[data-explorer-ready]")


def shown(page: Page) -> list[str]:
    return page.locator(ROWS).evaluate_all(IDS)


def expected(first: int = FIRST, last: int = LAST, counted: list[str] = COUNTED) -> list[str]:
    return sorted(row["id"] for row in sheet.chosen(CAMPS, counted, first, last))


def keep(page: Page, form: str, target: Path) -> Path:
    with page.expect_download() as download:
        page.locator(f"[data-keep='{form}']").click()
    path = target / download.value.suggested_filename
    download.value.save_as(path)
    assert path.suffix == f".{form}"
    return path


def coverage(place: str, first: int = FIRST, last: int = LAST) -> str:
    rows = sheet.chosen(CAMPS, COUNTED, first, last)
    known = sheet.known_years(rows, place, "prisoners")
    return f"figures for {known} of {last - first + 1} years"


def test_two_camps_and_a_span_chosen_by_hand(page: Page, origin: str, witness: Witness) -> None:
    explore(page, f"{origin}/en/statistics")
    page.locator("[data-choice='steplag']").check()
    page.locator("[data-span='from']").select_option(str(FIRST))
    page.locator("[data-span='to']").select_option(str(LAST))
    expect(page.locator("#result-title")).to_contain_text(f"{FIRST}–{LAST}")
    assert sorted(shown(page)) == expected()
    assert current_address(page) == f"{origin}/en/statistics{QUERY}"
    for place, line in zip(CAMPS, page.locator(".coverage li").all(), strict=True):
        expect(line).to_contain_text(coverage(place))
    assert witness.foreign == []
    assert witness.complaints == []


def test_an_address_is_a_view_and_a_view_an_address(page: Page, origin: str) -> None:
    explore(page, f"{origin}/en/statistics{QUERY}")
    assert sorted(shown(page)) == expected()
    page.get_by_role("button", name=re.compile("^War, ")).click()
    expect(page.locator("[data-span='from']")).to_have_value("1941")
    address, rows = current_address(page), shown(page)
    assert sorted(rows) == expected(1941, 1945)
    page.locator(".languages a[lang='kk']").click()
    page.wait_for_selector("[data-explorer-ready]")
    assert current_address(page) == address.replace("/en/", "/kk/")
    assert shown(page) == rows


@pytest.mark.parametrize(
    "query",
    [
        "",
        QUERY,
        "?places=podgorlag",
        "?indicators=deaths",
        "?indicators=sown-area&to=1956",
        "?places=&indicators=prisoners",
        "?places=karlag&indicators=cattle&from=1950&to=1951",
        "?places=atlantis&indicators=prisoners",
        "?places=karlag,steplag,gulag&indicators=deaths,prisoners,camp-land&from=1940&to=1938",
    ],
)
def test_with_and_without_the_script_the_same_figures_in_the_same_order(
    browser: Browser, page: Page, origin: str, query: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    still = context.new_page()
    still.goto(f"{origin}/en/statistics{query}")
    # Without scripts nothing can be evaluated: the attributes are read one by one.
    plain = [row.get_attribute("data-observation") for row in still.locator(ROWS).all()]
    values = still.locator(f"{ROWS} .value").all_inner_texts()
    heads = still.locator(".series-coverage").all_inner_texts()
    context.close()
    explore(page, f"{origin}/en/statistics{query}")
    assert shown(page) == plain
    assert [
        " ".join(text.split()) for text in page.locator(f"{ROWS} .value").all_inner_texts()
    ] == [" ".join(text.split()) for text in values]
    said = page.locator(".series-coverage").all_inner_texts()
    assert [text.split(";")[0] for text in said] == heads


def test_every_figure_has_value_date_source_and_locator(page: Page, origin: str) -> None:
    explore(page, f"{origin}/en/statistics{QUERY}")
    for row in sheet.chosen(CAMPS, COUNTED, FIRST, LAST):
        shown_row = page.locator(f"#figure-{row['id']}")
        expect(shown_row.locator(".value")).to_contain_text(
            f"{int(row['value']):,}" if row["value"] else "no figure in the source"
        )
        link = shown_row.locator(".source a")
        expect(link).to_have_attribute("href", f"/en/sources/{row['source']}")
        locator = "(unpaged)" if row["locator"] == "unpaged" else row["locator"]
        expect(shown_row.locator(".locator")).to_have_text(locator)
        if row["status"] != "accepted":
            expect(shown_row.locator(".status")).to_have_text(row["status"])
    checked = page.locator("a.verdict").first
    assert "/en/checks#check-" in checked.get_attribute("href")


def test_nobody_can_choose_an_empty_pair(page: Page, origin: str) -> None:
    explore(page, f"{origin}/en/statistics{QUERY}")
    counts: dict[str, dict[str, int]] = {"places": {}, "indicators": {}}
    for row in sheet.figures():
        if row["indicator"] in COUNTED:
            counts["places"][row["place"]] = counts["places"].get(row["place"], 0) + 1
        if row["place"] in CAMPS:
            indicators = counts["indicators"]
            indicators[row["indicator"]] = indicators.get(row["indicator"], 0) + 1
    for side, expected_counts in counts.items():
        offered = {}
        for option in page.locator(f"[data-picker='{side}'] .picker-option:visible").all():
            key = option.locator("input").get_attribute("data-choice")
            number = option.locator(".picker-number").inner_text()
            offered[key] = int(re.sub(r"\D", "", number))
        assert offered == expected_counts


def test_search_finds_in_any_script_and_the_keyboard_chooses(page: Page, origin: str) -> None:
    explore(page, f"{origin}/en/statistics{QUERY}")
    search = page.get_by_label("Find a place")
    search.fill("песчан")
    expect(page.locator("[data-picker='places'] .picker-option:visible")).to_have_count(1)
    search.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("[data-remove='peschanlag']")).to_be_visible()
    # What came of it is announced once the hand rests.
    expect(page.locator("#explorer-status")).to_contain_text("Figures shown:")
    page.locator("[data-remove='peschanlag']").press("Enter")
    expect(page.locator("[data-remove='peschanlag']")).to_have_count(0)
    expect(search).to_be_focused()
    search.fill("zxqvkw")
    expect(page.locator("[data-picker='places'] .picker-told")).not_to_be_empty()


def test_all_taken_out_is_said_and_everything_is_offered_again(page: Page, origin: str) -> None:
    explore(page, f"{origin}/en/statistics?places=karlag&indicators=prisoners")
    page.locator("[data-remove='karlag']").click()
    expect(page.locator("#explorer-result .empty")).to_contain_text("Choose at least one place")
    page.locator("[data-remove='prisoners']").click()
    offered = {row["indicator"] for row in sheet.figures()}
    options = page.locator("[data-picker='indicators'] .picker-option:visible")
    expect(options).to_have_count(len(offered))
    assert page.locator("[data-keep]").count() == 0


def read_csv(path: Path) -> list[dict[str, str]]:
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_csv_holds_exactly_what_is_shown(
    page: Page, origin: str, tmp_path: Path, edition: Edition
) -> None:
    counted = ["prisoners", "camp-departments", "meat"]
    query = f"?places={','.join(CAMPS)}&indicators={','.join(counted)}&from=1930&to=1959"
    explore(page, f"{origin}/ru/statistics{query}")
    given = read_csv(keep(page, "csv", tmp_path))
    known = [key for key in counted if key in {row["indicator"] for row in sheet.figures()}]
    rows = {row["id"]: row for row in sheet.chosen(CAMPS, known, 1930, 1959)}
    assert [row["id"] for row in given] == shown(page)
    assert {row["id"] for row in given} == set(rows)
    same = ("place", "indicator", "period", "period_basis", "value", "missing", "unit")
    same += ("qualifier", "rate", "part_of", "source", "locator", "status")
    for row in given:
        own = rows[row["id"]]
        assert {name: row[name] for name in same} == {name: own[name] for name in same}
        assert edition.info.version in row["edition"] and str(edition.info.date) in row["edition"]
        assert f"{origin}/ru/statistics?places=karlag,steplag" in row["address"]
        assert row["place_name"] == edition.features[own["place"]].place.name["ru"]
        assert row["source_title"] and row["caption"] and row["coverage"]
    marked = {row["id"] for row in given if row["verdicts"]}
    weighed = {term.observation for check in edition.checks.values() for term in check.terms} & set(
        rows
    )
    assert marked == weighed
    assert marked


def test_no_cell_can_be_run_as_a_formula(page: Page, origin: str) -> None:
    explore(page, f"{origin}/en/statistics")
    texts = ["=1+1", "+cmd", "-2", "-2+3", "@x", "\t=1", " =1", "＝1", 'a "b", c', "1943"]
    cells = page.evaluate(
        "texts => import('/static/js/explorer/csv.js').then((csv) => texts.map(csv.cell))", texts
    )
    plain = [next(csv.reader([text])) for text in cells]
    assert [cell for (cell,) in plain] == [
        *("'=1+1", "'+cmd", "-2", "'-2+3", "'@x", "'\t=1", "' =1", "'＝1", 'a "b", c', "1943"),
    ]


def test_the_picture_opens_elsewhere_and_says_what_it_shows(
    page: Page, origin: str, tmp_path: Path, edition: Edition
) -> None:
    explore(page, f"{origin}/en/statistics{QUERY}")
    root = ElementTree.parse(keep(page, "svg", tmp_path)).getroot()
    assert root.tag == f"{SVG}svg"
    words = " ".join(" ".join(root.itertext()).split())
    caption = page.locator("#result-title").inner_text()
    assert root.find(f"{SVG}title").text == caption
    assert "people" in words
    for place in CAMPS:
        assert coverage(place) in words
    for link in page.locator(".explorer-notes a").all_inner_texts():
        assert link in words
    assert edition.info.version in words and str(edition.info.date) in words
    assert f"{origin}/en/statistics{QUERY}" in words.replace(" ", "") or QUERY in words
    # Looks stand in attributes: nothing outside the file is needed.
    for node in root.iter():
        assert not {"class", "style", "href"} & set(node.attrib)
    dated = {
        row["id"]
        for row in sheet.chosen(CAMPS, COUNTED, FIRST, LAST)
        if row["period"] != "not-stated"
    }
    drawn = {node.get("data-observation") for node in root.iter()} - {None}
    assert drawn == dated
    size = [int(root.get(name)) for name in ("width", "height")]
    with Image.open(keep(page, "png", tmp_path)) as picture:
        assert picture.format == "PNG"
        assert list(picture.size) == [2 * side for side in size]
        assert len(picture.convert("RGB").getcolors(1 << 20)) > 20


def points(group: ElementTree.Element) -> Iterator[tuple[float, float]]:
    for path in group.findall(f"{SVG}path"):
        for x, y in re.findall(r"[ML]([\d.]+) ([\d.]+)", path.get("d")):
            yield float(x), float(y)


def test_gaps_stay_open_and_missing_is_not_zero(page: Page, origin: str, tmp_path: Path) -> None:
    explore(page, f"{origin}/en/statistics?places=karlag&indicators=prisoners&from=1944&to=1953")
    root = ElementTree.parse(keep(page, "svg", tmp_path)).getroot()
    group = next(node for node in root.iter() if node.get("data-place") == "karlag")
    marks = {node.get("data-observation"): node for node in group if node.get("data-observation")}
    for year in (1946, 1952):
        missing = marks[f"karlag-prisoners-{year}"]
        (hatch,) = missing.findall(f"{SVG}path")
        assert hatch.get("fill") == "none"
    # The lines are the children without a figure of their own; none crosses a missing year.
    spans = []
    for path in group.findall(f"{SVG}path"):
        xs = [float(x) for x in re.findall(r"[ML]([\d.]+) ", path.get("d"))]
        spans.append((min(xs), max(xs)))
    assert spans
    for year in (1946, 1952):
        xs = [x for x, _ in points(marks[f"karlag-prisoners-{year}"])]
        middle = (min(xs) + max(xs)) / 2
        assert not any(left < middle < right for left, right in spans), year


def test_different_units_never_share_an_axis(page: Page, origin: str, tmp_path: Path) -> None:
    address = "?places=karlag,gulag&indicators=prisoners,death-rate,camp-land,cattle"
    explore(page, f"{origin}/en/statistics{address}")
    units = {row["id"]: row["unit"] for row in sheet.figures()}
    panels = page.locator(".explorer-charts svg")
    assert panels.count() >= 4
    for panel in panels.all():
        drawn = panel.locator("[data-observation]").evaluate_all(IDS)
        assert len({units[key] for key in drawn}) == 1


def test_what_has_no_period_stands_in_the_table_only_and_is_counted(
    page: Page, origin: str
) -> None:
    rows = sheet.chosen(["karlag"], ["prisoners"], 1929, 1959)
    undated = [row["id"] for row in rows if row["period"] == "not-stated"]
    assert undated
    explore(page, f"{origin}/en/statistics?places=karlag&indicators=prisoners")
    told = page.locator(".explorer-notes")
    expect(told).to_contain_text(f"because the source gives no period: {len(undated)}")
    for key in undated:
        expect(page.locator(f"tr[data-observation='{key}']")).to_be_visible()
        expect(page.locator(f"svg [data-observation='{key}']")).to_have_count(0)


@pytest.mark.parametrize(
    "query", ["?places=<script>alert(1)</script>", f"?places={'a' * 10_000}", "?from=x&to=1930'\""]
)
def test_hostile_addresses_show_the_default(
    page: Page, origin: str, witness: Witness, query: str
) -> None:
    explore(page, f"{origin}/en/statistics{query}")
    expect(page.locator(".notices p").first).to_be_visible()
    assert shown(page)
    assert "karlag-prisoners-1949" in shown(page) or "to=1930" in query
    assert witness.complaints == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_whatever_is_chosen(page: Page, origin: str, language: str) -> None:
    axe = Axe()
    many = "?places=karlag,steplag,gulag,alzhir&indicators=prisoners,deaths,death-rate,meat"
    for query in ("", QUERY, many, "?places=&indicators="):
        explore(page, f"{origin}/{language}/statistics{query}")
        result = axe.run(page)
        assert result.violations_count == 0, (query, result.generate_report())


def test_from_a_folder_without_a_server(page: Page, folder: Path, tmp_path: Path) -> None:
    witness = watch(page, folder.as_uri())
    start = (folder / "en" / "statistics.html").as_uri()
    explore(page, f"{start}{QUERY}&colour=red")
    told = page.locator(".notices")
    expect(told).to_contain_text("colour")
    assert sorted(shown(page)) == expected()
    page.locator("[data-choice='peschanlag']").check()
    expect(page.locator("#result-title")).to_contain_text("Peschanlag")
    given = read_csv(keep(page, "csv", tmp_path))
    assert [row["id"] for row in given] == shown(page)
    # The address to cite is the atlas's own: where the folder lies is nobody's business.
    assert {row["address"].split("?")[0] for row in given} == {"/en/statistics"}
    ElementTree.parse(keep(page, "svg", tmp_path))
    assert keep(page, "png", tmp_path).read_bytes().startswith(b"\x89PNG")
    page.locator(".languages a[lang='ru']").click()
    page.wait_for_selector("[data-explorer-ready]")
    expect(page.locator("[data-remove='peschanlag']")).to_be_visible()
    page.locator("#explorer-result .source a").first.click()
    expect(page.locator("article.source-page")).to_be_visible()
    page.goto((folder / "en" / "places" / "steplag.html").as_uri())
    page.get_by_role("link", name="Choose its figures").click()
    page.wait_for_selector("[data-explorer-ready]")
    expect(page.locator("[data-remove='steplag']")).to_be_visible()
    assert witness.foreign == []
    assert witness.complaints == []


TARGETS = """() => [...document.querySelectorAll(
        "#explorer-choice :is(button, input, select, summary), .keeping button, " +
        ".statistics-choice a")]
    .filter((part) => part.checkVisibility())
    .map((part) => [part, (part.closest("label") ?? part).getBoundingClientRect()])
    .filter(([, box]) => Math.round(box.height) < 44)
    .map(([part, box]) => `${part.tagName} ${part.textContent.trim()}: ${box.height}`)"""


@pytest.mark.parametrize("size", [(1080, 1920), (1024, 768), (390, 844), (320, 640)], ids=str)
def test_every_control_is_as_high_as_a_finger(
    page: Page, origin: str, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    explore(page, f"{origin}/kk/statistics{QUERY}")
    for details in page.locator("details.picker").all():
        details.evaluate("part => { part.open = true; }")
    expect(page.locator("[data-choice='steplag']")).to_be_visible()
    assert page.evaluate(TARGETS) == []
