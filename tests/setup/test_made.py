"""What the set-up made: whitelisted files, fonts with every letter, the ground of the period."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from pyproj import Geod
from shapely.geometry import Point, shape

from setup.ground.relief import latitude, mercator
from setup.ground.waters import RESERVOIRS

ROOT = Path(__file__).resolve().parents[2]
VENDOR = ROOT / "static" / "vendor"
BASEMAP = ROOT / "static" / "basemap"
LETTERS = "ӘәҒғҚқҢңӨөҰұҮүҺһІіЁёЙйЪъЫыЭэ«»–№"


@pytest.mark.parametrize("family", ["noto-sans", "pt-serif"])
@pytest.mark.parametrize("weight", [400, 700])
def test_the_fonts_hold_every_letter(family: str, weight: int) -> None:
    held: set[int] = set()
    files = list((VENDOR / "fonts").glob(f"{family}-*-{weight}-normal.woff2"))
    for file in files:
        with TTFont(file) as font:
            held |= set(font.getBestCmap())
    assert len(files) == 4
    assert [letter for letter in LETTERS if ord(letter) not in held] == []


def test_every_font_of_the_sheet_is_there_and_every_file_listed() -> None:
    sheet = (VENDOR / "fonts" / "fonts.css").read_text(encoding="utf-8")
    named = set(re.findall(r'url\("([^"]+)"\)', sheet))
    assert named == {path.name for path in (VENDOR / "fonts").glob("*.woff2")}
    manifest = json.loads((VENDOR / "manifest.json").read_text(encoding="utf-8"))
    for name, size in manifest["bytes"].items():
        assert (VENDOR / name).stat().st_size == size
    needed = {"leaflet/leaflet.js", "leaflet/LICENSE", "fonts/pt-serif.LICENSE"}
    assert needed <= set(manifest["bytes"])
    assert all(item["licence"] for item in manifest["packages"].values())


def test_no_vendored_sheet_or_script_loads_from_another_host() -> None:
    for path in [*VENDOR.rglob("*.css"), *VENDOR.rglob("*.js")]:
        text = path.read_text(encoding="utf-8")
        loads = re.search(r"""(url\(|@import|import\(|fetch\()\s*["']?(https?:)?//""", text)
        assert not loads, path


def lakes() -> list:
    document = json.loads((BASEMAP / "water.geojson").read_text(encoding="utf-8"))
    drawn = (shape(feature["geometry"]) for feature in document["features"])
    # A water is one feature; its lakes are parts of it.
    return [lake for water in drawn for lake in getattr(water, "geoms", [water])]


def lake_at(lon: float, lat: float):
    found = [lake for lake in lakes() if lake.contains(Point(lon, lat))]
    assert len(found) == 1
    return found[0]


def square_kilometres(lake) -> float:
    return abs(Geod(ellps="WGS84").geometry_area_perimeter(lake)[0]) / 1e6


def test_the_aral_has_the_size_of_the_period() -> None:
    # 67,500 km² before 1960; the islands are not cut out, and the shore is simplified.
    assert square_kilometres(lake_at(59.9, 45.0)) == pytest.approx(67_500, rel=0.03)


def test_balkhash_is_whole() -> None:
    # GSHHG gives 17,616 km² (measured from the raw data).
    assert square_kilometres(lake_at(74.1, 46.1)) == pytest.approx(17_616, rel=0.03)


def test_later_reservoirs_are_left_out_and_zaysan_stays() -> None:
    drawn = lakes()
    for name, (lon, lat) in RESERVOIRS.items():
        assert not any(lake.contains(Point(lon, lat)) for lake in drawn), name
    assert lake_at(84.0, 47.95).bounds[3] <= 48.39


def test_the_border_runs_round_one_country_and_not_along_the_caspian_shore() -> None:
    document = json.loads((BASEMAP / "land.geojson").read_text(encoding="utf-8"))
    shapes = {item["properties"]["class"]: item["geometry"] for item in document["features"]}
    home = shape(shapes["home"])
    # Baikonur (63.3 E, 45.9 N) is a polygon of its own in the source.
    for lon, lat in [(73.1, 49.8), (63.3, 45.9), (76.9, 43.2)]:
        assert home.contains(Point(lon, lat))
    assert not home.contains(Point(74.6, 42.87))  # Bishkek
    border = json.loads((BASEMAP / "border.geojson").read_text(encoding="utf-8"))
    line = shape(border["features"][0]["geometry"])
    assert line.distance(Point(51.2, 43.6)) > 0.3  # Aktau, on the shore


def test_mercator_rows_go_there_and_back() -> None:
    for lat in (34.0, 48.0, 62.0):
        assert latitude(mercator(lat)) == pytest.approx(lat)
    assert mercator(48.0) == pytest.approx(0.9574, abs=1e-3)  # asinh(tan 48°)
