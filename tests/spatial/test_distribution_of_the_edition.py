"""Results over the real edition beside an independent script: raw files, formulas written out."""

from __future__ import annotations

import csv
import json
import math
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from flask.testing import FlaskClient
from geodesy import albers, shoelace, vincenty

ROOT = Path(__file__).resolve().parents[2]
LAYERS = (
    *("karlag_departments", "zhezkazgan", "balkhash", "virgin_land_sovkhozes"),
    *("defence_plants", "special_camps"),
)
"""Layers shown by default that hold places of forced labour."""

YEARS = (1929, 1959)


def rows(name: str) -> list[dict[str, str]]:
    with (ROOT / "mapdata" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def raw(layer: str) -> list[dict[str, Any]]:
    """Published features of a layer that are no town, area or organisation."""
    text = (ROOT / "mapdata" / "layers" / f"{layer}.geojson").read_text(encoding="utf-8")
    kinds = {row["id"]: row["prison"] for row in rows("kinds.csv")}
    return [
        item
        for item in json.loads(text)["features"]
        if item["properties"]["published"] == "yes"
        and kinds[item["properties"]["kind"]] != "not-applicable"
    ]


def everything() -> list[dict[str, Any]]:
    return [item for layer in LAYERS for item in raw(layer)]


def plane(lon: float, lat: float) -> tuple[float, float]:
    return albers(lon, lat, 48, 67, 43, 53)


@pytest.fixture(scope="module")
def told(app: Any) -> dict[str, Any]:
    """All results of the default selection."""
    return app.test_client().get("/api/distribution?lang=en").json


@pytest.fixture(scope="module")
def points() -> list[tuple[float, float]]:
    """Different points of the default selection, lon lat."""
    held = [item["geometry"]["coordinates"][:2] for item in everything() if item["geometry"]]
    return list(dict.fromkeys(map(tuple, held)))


@pytest.fixture(scope="module")
def square(points: list[tuple[float, float]]) -> np.ndarray:
    """Distances of all pairs [km]."""
    size = len(points)
    found = np.zeros((size, size))
    for i, j in combinations(range(size), 2):
        found[i, j] = found[j, i] = vincenty(*points[i], *points[j]) / 1000
    return found


def test_what_went_in_and_what_was_left_out(told: dict[str, Any], points: list) -> None:
    records = everything()
    without = {item["id"] for item in records if not item["geometry"]}
    coverage = told["coverage"]
    assert coverage["of"] == len(records)
    assert coverage["records"] == len(records) - len(without)
    assert coverage["places"] == coverage["points"] == len(points) > 40
    assert {key: set(ids) for key, ids in coverage["left_out"].items()} == {"position": without}
    assert {(row["lon"], row["lat"]) for row in told["places"]} == set(points)


def test_centre_and_ellipse(told: dict[str, Any], points: list) -> None:
    xy = np.array([plane(*point) for point in points])
    n = len(xy)
    mean = xy.sum(axis=0) / n
    centre = told["centre"]
    at = plane(centre["lon"]["value"], centre["lat"]["value"])
    assert math.dist(at, mean) < 1_000  # of axes of hundreds of kilometres: below 0.1 %
    x, y = (xy - mean).T
    a, b, c = (x * x).sum(), (x * y).sum(), (y * y).sum()
    # The axes are the eigenvalues of the covariance, in CrimeStat's measure.
    middle, root = (a + c) / 2, math.hypot((a - c) / 2, b)
    major, minor = (
        math.sqrt(2 * value / (n - 2)) / 1000 for value in (middle + root, middle - root)
    )
    ellipse = told["ellipse"]
    assert ellipse["half_major_km"]["value"] == pytest.approx(major, rel=1e-3)
    assert ellipse["half_minor_km"]["value"] == pytest.approx(minor, rel=1e-3)
    assert ellipse["area_km2"]["value"] == pytest.approx(math.pi * major * minor, rel=1e-3)
    spread = math.sqrt((x * x + y * y).sum() / n) / 1000
    assert ellipse["standard_distance_km"]["value"] == pytest.approx(spread, rel=1e-3)
    for name in ("half_major_km", "half_minor_km", "azimuth_deg", "standard_distance_km"):
        assert ellipse[name]["low"] <= ellipse[name]["high"]


def republic() -> float:
    """Area of the republic's outline [km²]; the base map shows the border of today."""
    text = (ROOT / "static" / "basemap" / "land.geojson").read_text(encoding="utf-8")
    total = 0.0
    for item in json.loads(text)["features"]:
        if item["properties"]["class"] != "home":
            continue
        for polygon in item["geometry"]["coordinates"]:
            rings = [abs(shoelace([plane(*at) for at in finer(ring[:-1])])) for ring in polygon]
            total += rings[0] - sum(rings[1:])
    return total / 1e6


def finer(ring: list[list[float]]) -> list[tuple[float, float]]:
    """A ring with its edges cut into ten, straight in longitude and latitude."""
    made = []
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        made += [(x1 + (x2 - x1) * t / 10, y1 + (y2 - y1) * t / 10) for t in range(10)]
    return made


def test_nearest_neighbours(told: dict[str, Any], square: np.ndarray) -> None:
    near, n = told["neighbours"], len(square)
    area = republic()
    assert near["window"]["name"] == "republic"
    assert near["window"]["area_km2"] == pytest.approx(area, rel=1e-4)
    assert near["outside_window"] == 0
    mean = (square + np.diag([np.inf] * n)).min(axis=1).mean()
    expected = 0.5 * math.sqrt(area / n)
    assert near["mean_km"]["value"] == pytest.approx(mean, rel=1e-3)
    assert near["ratio"]["value"] == pytest.approx(mean / expected, rel=1e-3)
    z = (mean - expected) / (0.26136 / math.sqrt(n * n / area))
    assert near["z"] == pytest.approx(z, rel=1e-3)
    assert near["simulations"] == 99


def test_ripleys_k(told: dict[str, Any], square: np.ndarray) -> None:
    n, area = len(square), republic()
    steps = told["ripley"]["steps"]
    assert len(steps) == 20
    for step in steps:
        # A pair exactly at a step may fall on either side of it: counted a hair around it.
        around = [
            area * ((square < step["distance_km"] * edge).sum() - n) / n**2
            for edge in (1 - 1e-6, 1 + 1e-6)
        ]
        assert around[0] * 0.999 <= step["k_km2"] <= around[1] * 1.001
        length = math.sqrt(step["k_km2"] / math.pi) - step["distance_km"]
        assert step["l_minus_r_km"] == pytest.approx(length, abs=0.01)


def test_density_on_the_grid(told: dict[str, Any], points: list) -> None:
    """Each point belongs to the hexagon whose middle is nearest: hexagons are Voronoi cells."""
    width = 100_000.0
    row = width * math.sqrt(3) / 2
    counts: dict[tuple[float, float], int] = {}
    for point in points:
        x, y = plane(*point)
        middles = []
        for line in range(int(y // row) - 1, int(y // row) + 3):
            shift = line * width / 2
            column = round((x - shift) / width)
            middles += [((column + d) * width + shift, line * row) for d in (-1, 0, 1)]
        nearest = min(middles, key=lambda at: math.dist(at, (x, y)))
        counts[nearest] = counts.get(nearest, 0) + 1
    area = math.sqrt(3) / 2 * 100**2
    assert told["grid"]["cell_km2"] == pytest.approx(area, rel=1e-6)
    cells = [cell for cell in told["grid"]["cells"] if cell["count"]]
    assert len(cells) == len(counts)
    for cell in cells:
        at = plane(cell["lon"], cell["lat"])
        key = min(counts, key=lambda middle: math.dist(middle, at))
        assert math.dist(key, at) < 100
        assert cell["count"] == counts[key]
        assert cell["density"] == pytest.approx(counts[key] / area * 1000, rel=1e-3)


def test_kernel_density(told: dict[str, Any], points: list) -> None:
    xy = np.array([plane(*point) for point in points]) / 1000
    n = len(xy)
    sigma = math.sqrt((xy[:, 0].var(ddof=1) + xy[:, 1].var(ddof=1)) / 2)
    kernel = told["kernel"]
    h = sigma * n ** (-1 / 6)
    assert kernel["bandwidth_km"] == pytest.approx(h, rel=1e-3)
    for lon, lat, density in kernel["nodes"][::97]:
        x, y = plane(lon, lat)
        squares = (xy[:, 0] - x / 1000) ** 2 + (xy[:, 1] - y / 1000) ** 2
        want = (np.exp(-squares / (2 * h * h)) / (2 * math.pi * h * h)).sum() * 1000
        assert density == pytest.approx(want, rel=1e-3)
    assert kernel["peak"]["value"] == max(node[2] for node in kernel["nodes"])


def test_distance_to_the_railway_and_to_the_settlement(told: dict[str, Any], points: list) -> None:
    lines = [item["geometry"] for item in json_layer("railways") if item["geometry"]]
    towns = [item["geometry"]["coordinates"][:2] for item in json_layer("settlements")]
    from pyproj import Geod

    geod = Geod(ellps="WGS84")
    short = []
    for line in lines:
        for one, other in zip(line["coordinates"], line["coordinates"][1:], strict=False):
            length = vincenty(*one[:2], *other[:2])
            way = [one[:2], *geod.npts(*one[:2], *other[:2], int(length / 250)), other[:2]]
            short += pairwise(way)
    space = np.array([unit(*start) for start, _ in short])
    for row in told["places"]:
        here = (row["lon"], row["lat"])
        near = np.argsort(((space - unit(*here)) ** 2).sum(axis=1))[:6]
        least = min(foot(here, *short[number]) for number in near) / 1000
        # A town that stands on its railway may lie a few metres beside it.
        assert row["railway_km"]["value"] == pytest.approx(least, rel=1e-3, abs=1e-3)
        least = min(vincenty(*here, *town) for town in towns) / 1000
        assert row["settlement_km"]["value"] == pytest.approx(least, rel=1e-3, abs=1e-3)
    for name in ("railway", "settlement"):
        each = [row[f"{name}_km"]["value"] for row in told["places"]]
        assert told[name]["mean_km"]["value"] == pytest.approx(np.mean(each), rel=1e-3)
        assert told[name]["median_km"]["value"] == pytest.approx(np.median(each), rel=1e-3)


def foot(here: tuple[float, float], start: Any, end: Any) -> float:
    """Least distance [m] to a way so short that longitude and latitude run evenly along it."""
    low, high = 0.0, 1.0

    def away(share: float) -> float:
        return vincenty(*here, *(a + share * (b - a) for a, b in zip(start, end, strict=True)))

    for _ in range(40):
        third = (high - low) / 3
        if away(low + third) < away(high - third):
            high -= third
        else:
            low += third
    return away((low + high) / 2)


def json_layer(layer: str) -> list[dict[str, Any]]:
    text = (ROOT / "mapdata" / "layers" / f"{layer}.geojson").read_text(encoding="utf-8")
    items = json.loads(text)["features"]
    return [item for item in items if item["properties"]["published"] == "yes"]


def unit(lon: float, lat: float) -> np.ndarray:
    a, b = math.radians(lon), math.radians(lat)
    return np.array([math.cos(b) * math.cos(a), math.cos(b) * math.sin(a), math.sin(b)])


def test_counts_by_oblast_are_those_of_the_relations(client: FlaskClient) -> None:
    for first, last in (YEARS, (1955, 1955), (1936, 1940)):
        told = client.get(f"/api/distribution?from={first}&to={last}").json
        left = told["coverage"]["left_out"]
        gone = {key for reason, ids in left.items() if reason != "position" for key in ids}
        counts: dict[str | None, int] = {}
        for item in everything():
            if item["id"] in gone:
                continue
            held = {
                row["target"]
                for row in rows("relations.csv")
                if row["place"] == item["id"]
                and row["relation"] == "located_in"
                and year(row["start"], 0, first) <= last
                and year(row["end"], 9999, first) >= first
            }
            for oblast in held or {None}:
                counts[oblast] = counts.get(oblast, 0) + 1
        shown = {row["oblast"]: row["records"] for row in told["oblasts"]["rows"]}
        assert shown == counts
        assert None in shown
        assert told["oblasts"]["rows"][-1]["oblast"] is None
        assert "density" not in json.dumps(told["oblasts"])


def year(text: str, otherwise: int, _: int) -> int:
    """The year of a date of relations.csv; of a set the earliest start or the latest end."""
    digits = text.strip("[]").replace("X", "0" if otherwise == 0 else "9")
    found = [int(part[:4]) for part in digits.replace("..", ",").split(",") if part[:4].isdigit()]
    if not found:
        return otherwise
    return min(found) if otherwise == 0 else max(found)


def standing(times: dict[str, Any], first: int, last: int) -> str:
    """As the map's own script tells it (static/js/map/time.js)."""

    def one(span: list[int | None] | None) -> str:
        if not span:
            return "undated"
        possible, sure, until, gone = span
        if sure is not None and sure <= last and until >= first:
            return "certain"
        return "possible" if possible <= last and gone >= first else "absent"

    own = one(times["years"])
    worked = [one(span) for span in times["labour"] or []]
    if own in ("absent", "undated"):
        for sort in ("certain", "possible"):
            if sort in worked:
                return sort
    return own


@pytest.mark.parametrize("span", [(1943, 1943), (1950, 1950), (1931, 1934), (1956, 1959)])
def test_years_are_chosen_as_on_the_map(client: FlaskClient, span: tuple[int, int]) -> None:
    there: dict[str, set[str]] = {}
    for layer in LAYERS:
        items = client.get(f"/layers/{layer}.geojson?view=map").json["features"]
        for item in items:
            if not item["properties"]["orients"]:
                there.setdefault(standing(item["properties"], *span), set()).add(item["id"])
    query = f"from={span[0]}&to={span[1]}"
    for extra, sorts in (
        ("", {"certain", "possible", "undated"}),
        ("&undated=no", {"certain", "possible"}),
        ("&undated=no&presence=certain", {"certain"}),
    ):
        coverage = client.get(f"/api/distribution?{query}{extra}").json
        places = {key for row in coverage["places"] for key in row["records"]}
        placeless = set(coverage["coverage"]["left_out"].get("position", ()))
        assert places | placeless == set().union(*(there.get(sort, set()) for sort in sorts))


def test_a_year_of_the_path_is_the_centre_of_that_year(told: dict, client: FlaskClient) -> None:
    for step in told["path"]["years"][::7]:
        own = client.get(f"/api/distribution?year={step['year']}").json
        assert own["coverage"]["places"] == step["places"]
        assert step["centre"]["lon"]["value"] == own["centre"]["lon"]["value"]
        assert step["centre"]["lat"]["value"] == own["centre"]["lat"]["value"]


def wholes(place: str, then: int) -> set[str]:
    """What the people of a place may belong to in a year, by the raw relations."""
    found: set[str] = set()
    pending = [place]
    while pending:
        here = pending.pop()
        for row in rows("relations.csv"):
            holds = year(row["start"], 0, 0) <= then <= year(row["end"], 9999, 0)
            above = row["relation"] in ("part_of", "subordinate_to", "worked_by")
            if row["place"] == here and above and holds and row["target"] not in found:
                found.add(row["target"])
                pending.append(row["target"])
    return found


@pytest.mark.parametrize(
    ("then", "parts"), [(1942, ["dzhezdy-mine"]), (1943, ["dzhezkazgan-camp"])]
)
def test_a_sum_adds_no_part_to_its_whole(client: FlaskClient, then: int, parts: list[str]) -> None:
    """The Dzhezdy mine was worked by the camp of Dzhezkazgan, which came under Karlag in 1943."""
    area = "area=46 40,88 40,88 56,46 56"
    layers = "layers=karlag_departments,special_camps,zhezkazgan,other_camps"
    told = client.get(f"/api/distribution?year={then}&{area}&{layers}").json["ground"]
    figures = {row["record"]: row["head_count"] for row in told["rows"] if row["head_count"]}
    assert len(figures) > 4
    assert {key for key in figures if wholes(key, then) & figures.keys()} == set(parts)
    summed = told["head_count"]
    assert summed["parts_left_out"] == parts
    values = {row["id"]: float(row["value"] or 0) for row in rows("observations.csv")}
    assert all(values[item["observation"]] == item["value"] for item in figures.values())
    added = [item["value"] for key, item in figures.items() if key not in parts]
    assert summed["value"] == sum(added)
    assert (summed["counted"], summed["of"]) == (len(added), len(told["rows"]))
    # Where the whole lies outside the ground, the part is counted.
    alone = client.get(f"/api/distribution?year={then}&around={parts[0]}&km=1&layers=zhezkazgan")
    assert alone.json["ground"]["head_count"]["value"] == figures[parts[0]]["value"]


def test_a_sum_needs_one_year(client: FlaskClient) -> None:
    told = client.get("/api/distribution?from=1942&to=1943&around=karaganda&km=100").json
    assert told["ground"]["head_count"] is None
    assert all(row["head_count"] is None for row in told["ground"]["rows"])


def test_a_buffer_and_an_area_hold_what_lies_in_them(client: FlaskClient) -> None:
    everywhere = client.get("/api/distribution?around=dolinka&km=150").json
    ground = everywhere["ground"]
    centre = next(
        item["geometry"]["coordinates"][:2]
        for layer in (*LAYERS, "settlements")
        for item in json_layer(layer)
        if item["id"] == "dolinka"
    )
    held = {
        item["id"]
        for item in everything()
        if item["geometry"] and vincenty(*centre, *item["geometry"]["coordinates"][:2]) <= 150_000
    }
    assert {row["record"] for row in ground["rows"]} == held
    area = client.get("/api/distribution?area=70 49,75 49,75 51,70 51").json["ground"]
    inside = {
        item["id"]
        for item in everything()
        if item["geometry"]
        and 70 <= item["geometry"]["coordinates"][0] <= 75
        and 49 <= item["geometry"]["coordinates"][1] <= 51
    }
    assert {row["record"] for row in area["rows"]} == inside
    ring = finer([[70, 49], [75, 49], [75, 51], [70, 51]])
    assert area["area_km2"] == pytest.approx(
        abs(shoelace([plane(*at) for at in ring])) / 1e6, rel=1e-3
    )
