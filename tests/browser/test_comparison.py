"""Two years or two layers side by side: what differs, what moves together, the address."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import Witness, current_address, open_map, rest, watch
from flask import Flask
from playwright.sync_api import Locator, Page, expect
from years import standing

from services.edition.edition import Edition
from services.maps.styles import STYLES
from services.web.folder import write_folder

IDS = "links => links.map((link) => link.dataset.place).sort()"
TOWNS_ON = """map => Object.fromEntries([...map.querySelectorAll(".marker-settlement")]
    .filter((marker) => getComputedStyle(marker).display !== "none")
    .map((marker) => {
        const [own, frame] = [marker.getBoundingClientRect(), map.getBoundingClientRect()];
        return [marker.nextElementSibling.textContent, [own.x - frame.x, own.y - frame.y]];
    }))"""
LAYERS = "layers:zhezkazgan,defence_plants"


def compared(edition: Edition) -> list[str]:
    """Layers whose places the page lists."""
    return [key for key, entry in edition.layers.items() if STYLES[entry.style].listed]


def standing_in(
    edition: Edition, layers: list[str], year: int, undated: bool = True
) -> dict[str, str]:
    """The places that the map shows in a year, with how sure they are."""
    listed = [item.id for layer in layers for item in edition.layer_features(layer)]
    answers = {place: standing(edition, place, year) for place in listed}
    return {
        place: answer
        for place, answer in answers.items()
        if answer in ("certain", "possible")
        or (answer == "undated" and (undated or orients(edition, place)))
    }


def orients(edition: Edition, place: str) -> bool:
    return edition.kinds[edition.features[place].place.kind].prison == "not-applicable"


def listed(page: Page, side: str) -> list[str]:
    return page.locator(f"[data-side='{side}'] a[data-place]").evaluate_all(IDS)


def second(page: Page) -> Locator:
    return page.locator(".comparison-map .folium-map")


def open_comparison(page: Page, address: str) -> None:
    open_map(page, address)
    expect(second(page)).to_have_attribute("data-map-ready", "")


@pytest.mark.parametrize(
    ("here", "there", "undated"), [(1932, 1943, True), (1943, 1953, True), (1956, 1950, False)]
)
def test_the_line_names_the_places_that_the_dates_give(
    page: Page, origin: str, edition: Edition, here: int, there: int, undated: bool
) -> None:
    layers = compared(edition)
    asked = f"year={here}{'' if undated else '&undated=no'}&layers={','.join(layers)}"
    open_comparison(page, f"{origin}/en/?{asked}&compare={there}")
    first, other = (standing_in(edition, layers, year, undated) for year in (here, there))
    expect(page.locator(".comparison-counts")).to_contain_text(f"{there}: places {len(other)}")
    expect(page.locator(".comparison-counts")).to_contain_text(f"{here}: places {len(first)}")
    assert listed(page, "first") == sorted(first.keys() - other.keys())
    assert listed(page, "second") == sorted(other.keys() - first.keys())
    assert listed(page, "both") == sorted(first.keys() & other.keys())
    assert first.keys() - other.keys() and other.keys() - first.keys()
    for side, shown in (("first", first), ("second", other)):
        marked = page.locator(f"[data-side='{side}'] li", has_text="possibly there").locator("a")
        alone = set(listed(page, side))
        assert marked.evaluate_all(IDS) == sorted(
            place for place, answer in shown.items() if answer == "possible" and place in alone
        )


def test_the_line_follows_both_years_and_is_spoken(
    page: Page, origin: str, edition: Edition
) -> None:
    open_comparison(page, f"{origin}/en/?year=1943&compare=1952&layers=special_camps")
    page.get_by_role("button", name="Second map: One year back").click()
    page.get_by_role("button", name="One year on", exact=True).click()
    first, other = (set(standing_in(edition, ["special_camps"], year)) for year in (1944, 1951))
    expect(page.locator(".comparison-line [role='status']")).to_contain_text(
        f"Only 1951: places {len(other - first)}"
    )
    assert listed(page, "second") == sorted(other - first)
    assert "year=1944" in current_address(page) and "compare=1951" in current_address(page)


def test_two_layers(page: Page, origin: str, edition: Edition) -> None:
    open_comparison(page, f"{origin}/en/?year=1943&compare={LAYERS}")
    for side, layer in (("first", "zhezkazgan"), ("second", "defence_plants")):
        shown = standing_in(edition, [layer], 1943)
        expect(page.locator(f"[data-side='{side}'] a")).to_have_count(len(shown))
        assert listed(page, side) == sorted(shown)
    expect(second(page).locator(".marker-zhezkazgan")).to_have_count(0)
    expect(page.locator("#map_main .marker-defence")).to_have_count(0)
    page.get_by_label("Second map: Layer").select_option("balkhash")
    expect(second(page).locator(".marker-balkhash").first).to_be_attached()
    assert "compare=layers:zhezkazgan,balkhash" in current_address(page)
    # A layer switched on beside the maps takes the place of the first one's.
    page.locator("input[data-layer='virgin_land_sovkhozes']").check()
    assert "compare=layers:virgin_land_sovkhozes,balkhash" in current_address(page)
    page.get_by_role("button", name="Close the comparison").click()
    expect(page.locator("#map_main .marker-defence").first).to_be_attached()
    assert current_address(page).endswith("?year=1943")


def test_figures_of_both_years_stand_with_their_source(
    page: Page, origin: str, edition: Edition
) -> None:
    open_comparison(page, f"{origin}/en/?year=1943&compare=1953")
    figures = page.locator(".comparison-figures [data-observation]")
    expect(figures.first).to_be_visible()
    years = []
    for figure in figures.all():
        observation = edition.observations[figure.get_attribute("data-observation")]
        assert f"{int(observation.value):,}" in figure.inner_text()
        link = figure.locator("a").get_attribute("href")
        assert link == f"/en/sources/{observation.source}"
        years.append(observation.when.earliest // 10000)
    assert set(years) == {1943, 1953}
    open_comparison(page, f"{origin}/en/?year=1943&compare=1952")
    expect(page.locator(".comparison-figures")).to_contain_text("1952: no figure known")


def together(page: Page) -> dict[str, list[float]]:
    """Where the towns stand on the first map, once they stand alike on both."""
    rest(page)
    apart: list[str] = []
    for _ in range(60):
        here, there = (
            area.evaluate(TOWNS_ON) for area in (page.locator("#map_main"), second(page))
        )
        # Some have another name in the other year.
        alike = here.keys() & there.keys()
        apart = [town for town in alike if not near(here[town], there[town])]
        if len(alike) > 4 and not apart:
            return here
        # The second map follows in the frame after.
        current_address(page)
    raise AssertionError(f"not alike after 60 frames: {[(t, here[t], there[t]) for t in apart]}")


def near(one: list[float], other: list[float]) -> bool:
    return all(round(abs(a - b)) <= 2 for a, b in zip(one, other, strict=True))


def drag(page: Page, area: Locator, right: int, down: int) -> None:
    box = area.bounding_box()
    x, y = box["x"] + box["width"] * 0.15, box["y"] + box["height"] * 0.75
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + right, y + down, steps=9)
    # Held still before it is let go, the map does not run on.
    page.mouse.move(x + right, y + down + 1)
    page.mouse.move(x + right, y + down)
    page.mouse.up()


def test_the_maps_move_together_both_ways(page: Page, origin: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    open_comparison(page, f"{origin}/en/?year=1943&compare=1953&at=5/48/68")
    before = together(page)
    drag(page, page.locator("#map_main"), 90, -40)
    dragged = together(page)
    assert dragged != before
    drag(page, second(page), -60, 30)
    assert together(page) != dragged
    page.get_by_role("button", name="Zoom in").click()
    expect(page).to_have_url(re.compile("at=6/"))
    zoomed = together(page)
    second(page).focus()
    page.keyboard.press("ArrowRight")
    assert together(page) != zoomed
    page.keyboard.press("-")
    expect(page).to_have_url(re.compile("at=5/"))
    together(page)
    # There and back, many times: nothing adds up.
    for _ in range(3):
        drag(page, second(page), 35, 21)
        drag(page, page.locator("#map_main"), -35, -21)
    together(page)


def test_a_tap_on_the_second_map_opens_its_popup(page: Page, origin: str) -> None:
    open_comparison(page, f"{origin}/en/?year=1943&compare=1953&layers=balkhash,special_camps")
    second(page).locator(".marker-special-camp:visible").first.click()
    popup = second(page).locator(".place-popup")
    expect(popup).to_be_visible()
    expect(page.locator("#map_main .place-popup")).to_have_count(0)
    popup.get_by_role("button", name="Close").click()
    expect(popup).to_have_count(0)
    page.locator("[data-side='second'] summary").click()
    page.locator("[data-side='second'] a[data-place]").first.click()
    expect(popup).to_be_visible()


def test_nothing_of_it_is_fetched_before_it_is_opened_and_no_data_then(
    page: Page, origin: str, witness: Witness
) -> None:
    open_map(page, f"{origin}/en/?year=1943")
    expect(page.locator(".leaflet-container")).to_have_count(1)
    assert not [address for address in witness.requests if "/js/comparison/" in address]
    asked = len(witness.requests)
    page.get_by_role("button", name="Compare").click()
    expect(second(page)).to_have_attribute("data-map-ready", "")
    # The relief and the page's icon are pictures, which the browser takes from its own store.
    after = [address.partition("?")[0] for address in witness.requests[asked:]]
    others = [address for address in after if "/js/comparison/" not in address]
    assert len(others) < len(after)
    assert {address.rsplit(".", 1)[-1] for address in others} <= {"webp", "svg"}
    assert witness.complaints == []


@pytest.mark.parametrize(
    "view",
    [
        "year=1943&compare=1953",
        "from=1930&to=1934&undated=no&compare=1941-1945&at=5.5/48/68",
        f"year=1950&layers=karlag_departments,railways&compare={LAYERS}",
        "compare=1953&place=karlag",
    ],
)
def test_the_comparison_survives_the_way_from_address_to_page_and_back(
    page: Page, origin: str, view: str
) -> None:
    open_comparison(page, f"{origin}/en/?{view}")
    rest(page)
    heads = page.locator(".comparison-heading").last
    title = heads.text_content()
    switch = page.locator("input[data-layer='waters']")
    switch.click()
    switch.click()
    assert current_address(page).split("?")[-1] == view
    page.locator(".languages a[lang='ru']").click()
    page.wait_for_url(re.compile("/ru/"))
    expect(second(page)).to_have_attribute("data-map-ready", "")
    if "layers:" not in view:
        expect(heads).to_have_text(title)
    assert current_address(page).split("?")[-1] == view


@pytest.mark.parametrize(
    "given",
    ["<script>alert(1)</script>", "9999", "1950-1940", "layers:x,y", "layers:", "1953-", "-", ""],
)
def test_a_comparison_nobody_knows_is_left_out_with_a_notice(
    page: Page, origin: str, witness: Witness, given: str
) -> None:
    open_map(page, f"{origin}/en/?year=1943&compare={given}")
    expect(page.locator(".leaflet-container")).to_have_count(1)
    expect(page.locator(".notices")).to_contain_text("compare")
    page.get_by_role("button", name="One year on").click()
    assert current_address(page).endswith("?year=1944")
    assert witness.complaints == []


@pytest.mark.parametrize("language", ["kk", "ru", "ky", "en"])
def test_axe_finds_nothing_with_the_comparison_open(page: Page, origin: str, language: str) -> None:
    compare = LAYERS if language == "kk" else "1953"
    open_comparison(page, f"{origin}/{language}/?year=1943&compare={compare}")
    page.locator("[data-side='first'] summary").click()
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()


def test_by_keyboard_alone(page: Page, origin: str) -> None:
    open_map(page, f"{origin}/en/")
    button = page.get_by_role("button", name="Compare")
    button.focus()
    page.keyboard.press("Enter")
    expect(second(page)).to_have_attribute("data-map-ready", "")
    expect(page.get_by_role("button", name="Two years")).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "true")
    slider = page.get_by_role("slider", name="Second map: Year")
    year = int(slider.input_value())
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".comparison-heading").last).to_have_text(str(year + 1))
    assert f"compare={year + 1}" in current_address(page)
    page.get_by_role("button", name="Close the comparison").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".leaflet-container")).to_have_count(1)
    expect(button).to_be_focused()
    assert "compare" not in current_address(page)
    # What was open once opens again, at the size of today.
    page.keyboard.press("Enter")
    together(page)


def test_printing_shows_both_maps_and_the_names(page: Page, origin: str) -> None:
    open_comparison(page, f"{origin}/en/?year=1943&compare=1953")
    page.emulate_media(media="print")
    expect(page.locator("#map_main")).to_be_visible()
    expect(second(page)).to_be_visible()
    expect(page.locator("[data-side='second'] a").first).to_be_visible()
    expect(page.locator("#time")).to_be_hidden()


def test_in_an_exported_folder(app: Flask, tmp_path: Path, page: Page, edition: Edition) -> None:
    target = tmp_path / "lesson"
    layers = ["karlag_departments", "special_camps"]
    write_folder(app, target, ["ru"], layers)
    witness = watch(page, target.as_uri())
    open_comparison(page, f"{(target / 'ru' / 'index.html').as_uri()}?year=1943&compare=1953")
    first, other = (set(standing_in(edition, layers, year)) for year in (1943, 1953))
    expect(page.locator("[data-side='second'] a")).to_have_count(len(other - first))
    assert listed(page, "second") == sorted(other - first)
    open_map(page, f"{(target / 'ru' / 'index.html').as_uri()}?compare={LAYERS}")
    expect(page.locator(".leaflet-container")).to_have_count(1)
    assert witness.complaints == []
    assert witness.foreign == []
