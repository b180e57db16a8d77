"""The years: five routes to one year, every year's places, what moves with it, addresses."""

from __future__ import annotations

import random
import re

import pytest
from browsing import current_address, open_map
from playwright.sync_api import Browser, Page, expect
from years import standing

from services.edition.edition import Edition
from services.maps.styles import STYLES

SHOWN = """() => [...document.querySelectorAll("#place-list a[data-place]")]
    .filter((link) => !link.parentElement.hidden && !link.closest("[data-layer-group]").hidden)
    .map((link) => link.dataset.place).sort()"""
MARKED = """() => [...document.querySelectorAll("#place-list a.is-possible")]
    .filter((link) => !link.parentElement.hidden && !link.closest("[data-layer-group]").hidden)
    .map((link) => link.dataset.place).sort()"""


def state(page: Page) -> dict[str, object]:
    """What a visitor sees of the years: address, places of the list, counts."""
    return {
        "address": current_address(page).split("?")[-1],
        "places": page.evaluate(SHOWN),
        "counts": page.locator(".time-counts").inner_text(),
        "year": page.locator(".time-year").inner_text(),
    }


def by_drag(page: Page) -> None:
    box = page.locator(".time-chart").bounding_box()
    years = 31
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.5 / years, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * (1943 - 1929 + 0.5) / years, middle, steps=12)
    page.mouse.up()


def by_tap(page: Page) -> None:
    box = page.locator(".time-chart").bounding_box()
    page.mouse.click(
        box["x"] + box["width"] * (1943 - 1929 + 0.5) / 31, box["y"] + box["height"] / 2
    )


def by_buttons(page: Page) -> None:
    forward = page.get_by_role("button", name="One year on")
    for _ in range(1943 - 1929 + 1):
        forward.click()


def by_keys(page: Page) -> None:
    page.get_by_role("slider", name="Year", exact=True).focus()
    for _ in range(1943 - 1929):
        page.keyboard.press("ArrowRight")


ROUTES = {"drag": by_drag, "axis": by_tap, "buttons": by_buttons, "keys": by_keys}


def test_five_routes_lead_to_the_same_1943(page: Page, origin: str) -> None:
    open_map(page, f"{origin}/en/?year=1943")
    expected = state(page)
    assert expected["address"] == "year=1943"
    assert expected["year"] == "1943"
    assert expected["places"]
    for route, go in ROUTES.items():
        open_map(page, f"{origin}/en/")
        go(page)
        expect(page.locator(".time-year")).to_have_text("1943")
        assert state(page) == expected, route


def test_every_year_shows_the_places_its_dates_give(
    page: Page, origin: str, edition: Edition
) -> None:
    layers = [key for key, entry in edition.layers.items() if STYLES[entry.style].listed]
    open_map(page, f"{origin}/en/?layers={','.join(layers)}&undated=no&year=1929")
    listed = [item.id for layer in layers for item in edition.layer_features(layer)]
    for year in range(edition.info.years.first, edition.info.years.last + 1):
        expect(page.locator(".time-year")).to_have_text(str(year))
        answers = {place: standing(edition, place, year) for place in listed}
        orients = {
            place
            for place in listed
            if edition.kinds[edition.features[place].place.kind].prison == "not-applicable"
        }
        expected = [
            place
            for place, answer in answers.items()
            if answer in ("certain", "possible") or (answer == "undated" and place in orients)
        ]
        assert page.evaluate(SHOWN) == sorted(expected), year
        possible = [place for place in expected if answers[place] == "possible"]
        assert page.evaluate(MARKED) == sorted(possible), year
        if year < edition.info.years.last:
            page.get_by_role("button", name="One year on").click()


def test_undated_places_are_counted_and_switched(page: Page, origin: str, edition: Edition) -> None:
    open_map(page, f"{origin}/en/?layers=karlag_departments&year=1943")
    undated = {
        item.id
        for item in edition.layer_features("karlag_departments")
        if item.place.opened is None
        and item.place.closed is None
        and edition.kinds[item.place.kind].prison != "not-applicable"
    }
    assert undated
    switch = page.locator(".time-undated")
    expect(switch).to_contain_text(str(len(undated)))
    assert undated <= set(page.evaluate(SHOWN))
    switch.locator("input").uncheck()
    assert not undated & set(page.evaluate(SHOWN))
    assert "undated=no" in current_address(page)


def test_choosing_a_place_outside_the_year_moves_the_year_and_says_so(
    page: Page, origin: str, edition: Edition
) -> None:
    open_map(page, f"{origin}/en/?year=1931&place=steplag")
    expect(page.locator("article.popup-place[data-place='steplag']")).to_be_visible()
    opened = edition.features["steplag"].place.opened.earliest // 10000
    expect(page.locator(".time-year")).to_have_text(str(opened))
    expect(page.locator(".time-note")).to_contain_text(str(opened))
    assert f"year={opened}" in current_address(page)


def test_the_figure_of_a_popup_is_the_nearest_to_the_year(page: Page, origin: str) -> None:
    # GULAG History Museum, camp 195: 10,400 in 1932 and 65,673 in 1949.
    for year, figure in ((1932, "10,400"), (1949, "65,673")):
        open_map(page, f"{origin}/en/?year={year}&place=karlag")
        expect(page.locator("article.popup-place .figure-value")).to_contain_text(figure)


def test_the_period_of_a_popup_is_that_of_the_year(page: Page, origin: str) -> None:
    for year, period in ((1932, "founding"), (1943, "war"), (1955, "wind-up")):
        open_map(page, f"{origin}/en/?year={year}&place=karlag")
        link = page.locator("[data-link='period']")
        expect(link).to_have_attribute("href", f"/en/periods/{period}?place=karlag")


def test_a_works_before_its_prisoners_is_context(page: Page, origin: str) -> None:
    works = ".marker-zhezkazgan[aria-label*='Karsakpai'] .symbol"
    for year, context in ((1930, True), (1942, False), (1945, True)):
        open_map(page, f"{origin}/en/?layers=zhezkazgan&year={year}&at=11/47.83678/66.72639")
        drawn = page.locator(works).first.get_attribute("class")
        assert ("symbol-context" in drawn) == context, year
        page.locator("#place-search input").fill("Karsakpai copper")
        page.locator("[data-found='karsakpai-works']").click()
        popup = page.locator("article.popup-place[data-place='karsakpai-works']")
        said = popup.get_by_text("no prison labour is attested here in the years shown")
        expect(said).to_have_count(1 if context else 0)


def test_the_years_pass_and_stop(page: Page, origin: str) -> None:
    open_map(page, f"{origin}/en/?year=1940")
    page.get_by_role("button", name="Let the years pass").click()
    expect(page.locator(".time-year")).to_have_text("1942", timeout=15_000)
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("button", name="Let the years pass")).to_be_visible()


def test_all_years_stops_the_years_that_pass(page: Page, origin: str) -> None:
    page.clock.install()
    open_map(page, f"{origin}/en/?year=1940")
    page.get_by_role("button", name="Let the years pass").click()
    page.get_by_role("button", name="All years").click()
    expect(page.get_by_role("button", name="Let the years pass")).to_be_visible()
    page.clock.run_for(5_000)
    expect(page.locator(".time-year")).to_have_text("1929–1959")


def test_an_open_popup_follows_the_years_and_leaves_with_its_place(page: Page, origin: str) -> None:
    open_map(page, f"{origin}/en/?year=1940&place=karlag")
    popup = page.locator("article.popup-place[data-place='karlag']")
    period = popup.locator("[data-link='period']")
    expect(period).to_have_attribute("href", "/en/periods/consolidation?place=karlag")
    slider = page.get_by_role("slider", name="Year", exact=True)
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(period).to_have_attribute("href", "/en/periods/war?place=karlag")
    page.keyboard.press("Home")
    expect(popup).to_have_count(0)
    expect(slider).to_be_focused()
    assert "place=" not in current_address(page)


def test_a_popup_leaves_with_its_layer(page: Page, origin: str) -> None:
    open_map(page, f"{origin}/en/?place=alzhir")
    expect(page.locator("article.popup-place[data-place='alzhir']")).to_be_visible()
    switch = page.locator("input[data-layer='karlag_departments']")
    switch.uncheck()
    expect(page.locator(".leaflet-popup")).to_have_count(0)
    expect(switch).to_be_focused()
    assert "place=" not in current_address(page)


def test_forced_colours_show_which_years_are_chosen(browser: Browser, origin: str) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    open_map(page, f"{origin}/en/?from=1941&to=1945")
    ground = "(button) => getComputedStyle(button).backgroundColor"
    presets = page.locator(".time-presets .time-button")
    grounds = [
        (preset.get_attribute("aria-pressed"), preset.evaluate(ground)) for preset in presets.all()
    ]
    chosen = {colour for pressed, colour in grounds if pressed == "true"}
    others = {colour for pressed, colour in grounds if pressed == "false"}
    assert chosen and others and not chosen & others
    # The thumb of a slider cannot be asked for its style: the picture tells.
    slider = page.locator(".time-slider").first
    with_thumb = slider.screenshot()
    slider.evaluate("(input) => { input.value = input.max; }")
    assert slider.screenshot() != with_thumb
    context.close()


def test_presets_and_ranges(page: Page, origin: str, edition: Edition) -> None:
    open_map(page, f"{origin}/en/")
    war = edition.periods["war"]
    page.get_by_role("button", name=war.title["en"]).click()
    expect(page.locator(".time-year")).to_have_text(f"{war.start}–{war.end}")
    assert f"from={war.start}&to={war.end}" in current_address(page)
    page.get_by_role("button", name="All years").click()
    assert "from=" not in current_address(page)


def test_year_changes_are_announced_once_the_hand_rests(page: Page, origin: str) -> None:
    open_map(page, f"{origin}/en/")
    page.get_by_role("button", name="One year on").click()
    page.get_by_role("button", name="One year on").click()
    spoken = page.locator(".time-status [role='status'].unseen")
    expect(spoken).to_contain_text("1930")


def test_the_address_waits_for_the_hand_and_then_holds_its_last_year(
    page: Page, origin: str
) -> None:
    open_map(page, f"{origin}/en/")
    page.evaluate("""() => {
        const replace = history.replaceState.bind(history);
        globalThis.written = [];
        history.replaceState = (...given) => { written.push(given[2]); replace(...given); };
        const slider = document.querySelector(".time-slider");
        for (let year = 1929; year <= 1959; year += 1) {
            slider.value = year;
            slider.dispatchEvent(new Event("input", { bubbles: true }));
        }
    }""")
    expect(page).to_have_url(re.compile("year=1959$"))
    # Safari refuses more than a hundred writings in half a minute.
    assert page.evaluate("written.length") <= 2
    assert page.locator("a[hreflang='kk']").first.get_attribute("href").endswith("?year=1959")


def test_a_link_followed_at_once_takes_the_year_of_now(page: Page, origin: str) -> None:
    open_map(page, f"{origin}/en/")
    page.evaluate("""() => {
        const slider = document.querySelector(".time-slider");
        for (const year of [1950, 1951, 1952]) {
            slider.value = year;
            slider.dispatchEvent(new Event("input", { bubbles: true }));
        }
        document.querySelector("a[hreflang='kk']").click();
    }""")
    expect(page).to_have_url(f"{origin}/kk/?year=1952")


@pytest.mark.parametrize("asked", ["year=1850", "year=soon", "from=1950&to=1940", "undated=maybe"])
def test_a_year_outside_the_edition_is_left_out_with_a_notice(
    page: Page, origin: str, asked: str
) -> None:
    open_map(page, f"{origin}/en/?{asked}")
    expect(page.locator(".time-year")).to_have_text("1929–1959")
    if asked != "from=1950&to=1940":
        expect(page.locator(".notices")).to_be_visible()


def random_view(chance: random.Random, edition: Edition) -> str:
    """A view as an address holds it, in the order the page writes."""
    parts = []
    sort = chance.choice(["none", "year", "range"])
    first = chance.randint(1929, 1959)
    if sort == "year":
        parts.append(f"year={first}")
    if sort == "range":
        parts.append(f"from={first}&to={chance.randint(first, 1959)}")
        parts = [re.sub(r"^from=(\d+)&to=\1$", r"year=\1", parts[0])]
    if chance.random() < 0.3:
        parts.append("undated=no")
    layers = [key for key in edition.layers if chance.random() < 0.5]
    parts.append(f"layers={','.join(layers)}")
    if chance.random() < 0.4:
        parts.append(f"certainty={chance.choice(['certain', 'less-certain,uncertain'])}")
    if chance.random() < 0.3:
        parts.append(f"precision={chance.choice(['site', 'settlement,district'])}")
    if chance.random() < 0.3:
        parts.append(f"oblast={chance.choice(['karaganda-oblast', 'not-stated'])}")
    lat, lon = chance.uniform(44, 53), chance.uniform(60, 80)
    parts.append(f"at={chance.choice([5, 5.5, 6, 7])}/{round(lat, 4)}/{round(lon, 4)}")
    if chance.random() < 0.2:
        parts.append(f"list=table&sort={chance.choice(['kind', '-years', '-name'])}")
    return "&".join(parts)


def test_fifty_views_survive_the_way_from_address_to_page_and_back(
    page: Page, origin: str, edition: Edition
) -> None:
    chance = random.Random(20261125)
    for _ in range(50):
        view = random_view(chance, edition)
        open_map(page, f"{origin}/en/?{view}")
        places = page.evaluate(SHOWN)
        # Any change and its undoing make the page write its address anew.
        first = page.locator("input[data-layer]").first
        first.click()
        first.click()
        assert current_address(page).split("?")[-1] == view
        page.reload()
        page.wait_for_selector("[data-map-ready]", state="attached")
        assert page.evaluate(SHOWN) == places, view


def test_the_area_of_a_disc_is_the_count_of_the_year(page: Page, origin: str) -> None:
    """The popup names the number of the observation; where it has none of the year, no disc."""
    areas = {}
    for year, known in ((1932, 10400), (1943, 45798), (1946, None)):
        open_map(page, f"{origin}/en/?year={year}&layers=karlag_departments")
        marker = page.locator(".marker[aria-label*='Karaganda corrective']")
        discs = marker.locator(".count-disc")
        if known is None:
            expect(discs).to_have_count(0)
        else:
            areas[known] = float(discs.first.get_attribute("r") or 0) ** 2
    assert areas[45798] / areas[10400] == pytest.approx(45798 / 10400)


def test_a_doubted_count_is_a_dashed_disc(page: Page, origin: str) -> None:
    """About 8,000 at ALZHIR in 1938: unverified in the table of observations."""
    open_map(page, f"{origin}/en/?year=1938&layers=karlag_departments")
    disc = page.locator(".marker[aria-label*='ALZHIR'] .count-disc")
    expect(disc.first).to_have_css("stroke-dasharray", re.compile("4px"))


def test_a_spot_says_what_it_holds_by_layer(page: Page, origin: str) -> None:
    open_map(page, f"{origin}/en/?year=1950")
    marker = page.locator(".marker:not(.is-covered)[aria-label*='Karaganda corrective']")
    marker.click()
    headings = page.locator(".popup-list .popup-layer").all_inner_texts()
    assert any(text.startswith("Karlag departments ") for text in headings)
    for text in headings:
        layer, count = text.rsplit(" ", 1)
        section = page.locator(".popup-layer", has_text=layer).locator(
            "xpath=following-sibling::ul[1]"
        )
        assert section.locator("li").count() == int(count)
    spoken = marker.get_attribute("aria-label") or ""
    assert all(text in spoken for text in headings)
