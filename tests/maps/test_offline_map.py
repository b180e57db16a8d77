"""OfflineMap: folium without its hosts, and folium itself left as it was."""

from __future__ import annotations

import re

import folium
import pytest

from services.maps.offline_map import LEAFLET_CSS, LEAFLET_JS, OfflineMap

REGION = (46.0, 40.0, 88.0, 56.0)


@pytest.fixture()
def written() -> str:
    """A map as folium writes it when nobody takes its slots apart."""
    return OfflineMap((68.5, 48.3), 5, REGION).get_root().render()


def test_the_lists_of_folium_stay_as_they_are(written: str) -> None:
    """Every other map of the process reads these lists: they belong to folium's class."""
    assert folium.Map.default_js is not OfflineMap.default_js
    assert folium.Map.default_css is not OfflineMap.default_css
    names = [name for name, _ in folium.Map.default_js]
    assert {"leaflet", "jquery", "bootstrap"} <= set(names)
    assert "https://" in folium.Map((48, 68)).get_root().render()


def test_the_map_names_no_other_host(written: str) -> None:
    loaded = re.findall(r"""(?:src|href)=["']([^"']+)""", written)
    assert {LEAFLET_JS[0][1], LEAFLET_CSS[0][1]} <= set(loaded)
    assert all(re.match(r"/(?!/)", address) for address in loaded)
    assert not re.search(r"https?:|[\"']//", written)


@pytest.mark.parametrize("gone", ["jquery", "bootstrap", "fontawesome", "awesome", "tilelayer"])
def test_what_no_map_of_ours_needs_is_gone(written: str, gone: str) -> None:
    assert gone not in written.lower()


def test_the_view_comes_as_longitude_latitude_and_leaves_as_leaflet_wants_it(written: str) -> None:
    assert "center: [48.3, 68.5]" in written
    (bounds,) = re.findall(
        r'"maxBounds": \[\s*\[\s*(\S+),\s*(\S+),\s*\],\s*\[\s*(\S+),\s*(\S+),', written
    )
    south, west, north, east = map(float, bounds)
    assert south < REGION[1] and west < REGION[0]
    assert north > REGION[3] and east > REGION[2]


def test_zoom_has_ends_though_there_are_no_tiles_to_give_them(written: str) -> None:
    lowest, highest = (int(re.search(rf'"{end}Zoom": (\d+)', written)[1]) for end in ("min", "max"))
    assert lowest < 5 < highest


def test_two_maps_are_equal_and_carry_the_name_they_were_given(written: str) -> None:
    again = OfflineMap((68.5, 48.3), 5, REGION)
    assert again.get_root().render().count("map_main") == written.count("map_main") > 2
    assert OfflineMap((68.5, 48.3), 5, REGION, name="left").get_name() == "map_left"
