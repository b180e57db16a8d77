"""Windows, repeats and weights: other choices, the same answers as plain formulas."""

from __future__ import annotations

import math
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from flask import Flask
from geodesy import albers, shoelace, vincenty

from services.spatial.distribution.analysis import Task, analysed
from services.spatial.distribution.centre import Centre, Ellipse
from services.spatial.distribution.kernel import Kernel
from services.spatial.distribution.pattern import Record, Refused

PROJ = "+proj=aea +lat_0=48 +lon_0=67 +lat_1=43 +lat_2=53 +ellps=WGS84 +units=m"


def plane(lon: float, lat: float) -> tuple[float, float]:
    return albers(lon, lat, 48, 67, 43, 53)


def told(app: Flask, query: str) -> dict[str, Any]:
    return app.test_client().get(f"/api/distribution?{query}").json


def hull(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Convex hull, counter-clockwise (Andrew's monotone chain)."""
    ordered = sorted(set(points))

    def half(run: list[tuple[float, float]]) -> list[tuple[float, float]]:
        made: list[tuple[float, float]] = []
        for x, y in run:
            while len(made) > 1 and _turn(made[-2], made[-1], (x, y)) <= 0:
                made.pop()
            made.append((x, y))
        return made[:-1]

    return half(ordered) + half(ordered[::-1])


def _turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def test_the_convex_hull_as_study_window(app: Flask) -> None:
    found = told(app, "window=hull")
    points = [plane(row["lon"], row["lat"]) for row in found["places"]]
    area = shoelace(hull(points)) / 1e6
    near = found["neighbours"]
    assert near["window"]["name"] == "hull"
    assert near["window"]["area_km2"] == pytest.approx(area, rel=1e-3)
    assert near["expected_km"] == pytest.approx(0.5 * math.sqrt(area / len(points)), rel=1e-3)
    assert near["outside_window"] == 0
    # On less ground the same places are less clustered.
    assert near["ratio"]["value"] > told(app, "")["neighbours"]["ratio"]["value"]


def test_the_region_as_study_window(app: Flask, edition: Any) -> None:
    west, south, east, north = edition.info.region
    steps = np.linspace(0, 1, 400)
    ring = [(west + (east - west) * t, south) for t in steps[:-1]]
    ring += [(east, south + (north - south) * t) for t in steps[:-1]]
    ring += [(east - (east - west) * t, north) for t in steps[:-1]]
    ring += [(west, north - (north - south) * t) for t in steps[:-1]]
    area = shoelace([plane(*at) for at in ring]) / 1e6
    near = told(app, "window=region")["neighbours"]
    assert near["window"]["area_km2"] == pytest.approx(area, rel=1e-3)


def test_records_counted_each_stand_on_one_point(app: Flask) -> None:
    once, each = told(app, ""), told(app, "repeat=each")
    assert each["coverage"]["places"] == once["coverage"]["places"]
    assert each["coverage"]["points"] == once["coverage"]["records"] > once["coverage"]["points"]
    points = [(row["lon"], row["lat"]) for row in each["places"]]
    nearest = [math.inf] * len(points)
    for i, j in combinations(range(len(points)), 2):
        away = vincenty(*points[i], *points[j])
        nearest[i], nearest[j] = min(nearest[i], away), min(nearest[j], away)
    mean = sum(nearest) / len(nearest) / 1000
    assert each["neighbours"]["mean_km"]["value"] == pytest.approx(mean, rel=1e-3)
    assert each["centre"]["lat"]["value"] != once["centre"]["lat"]["value"]


def test_a_chosen_bandwidth_and_cell_are_those_used(app: Flask) -> None:
    found = told(app, "bandwidth=75&cell=150")
    assert (found["kernel"]["bandwidth_km"], found["kernel"]["rule"]) == (75, "given")
    assert found["grid"]["width_km"] == 150
    assert found["grid"]["cell_km2"] == pytest.approx(math.sqrt(3) / 2 * 150**2, rel=1e-6)


def task(count: int, known: int) -> Task:
    """A selection of which some places have a head-count."""
    chance = np.random.default_rng(9)
    records = tuple(
        Record(f"p{n}", *at, 1_000, float(100 * (n + 1)) if n < known else None)
        for n, at in enumerate(chance.uniform((60, 44), (76, 52), (count, 2)).tolist())
    )
    chosen = tuple(item.id for item in records)
    years = {1950: {item.id: item.weight for item in records}}
    region = (46.0, 40.0, 88.0, 56.0)
    rest = {"each": False, "weighted": True, "cell": 1e5, "bandwidth": 1e5}
    return Task(
        records, chosen, years, PROJ, region, None, "region", **rest, railways={}, settlements={}
    )


def test_weighted_results_weigh_the_places_with_a_head_count() -> None:
    given = task(30, 24)
    found = analysed(given)
    known = [item for item in given.records if item.weight]
    xy = np.array([plane(item.lon, item.lat) for item in known])
    w = np.array([item.weight for item in known])
    mean = (xy * w[:, None]).sum(axis=0) / w.sum()
    centre = found.weighted_centre
    assert isinstance(centre, Centre) and centre.count == 24
    assert math.dist(plane(centre.lon.value, centre.lat.value), mean) < 1
    (step,) = found.path
    assert isinstance(step.weighted, Centre)
    assert step.weighted.lon.value == pytest.approx(centre.lon.value)
    x, y = (xy - mean).T
    a, b, c = (w * x * x).sum(), (w * x * y).sum(), (w * y * y).sum()
    middle, root = (a + c) / 2, math.hypot((a - c) / 2, b)
    factor = 2 * 24 / 22 / w.sum()
    assert isinstance(found.ellipse, Ellipse)
    assert found.ellipse.major.value == pytest.approx(math.sqrt(factor * (middle + root)), rel=1e-3)
    assert found.ellipse.minor.value == pytest.approx(math.sqrt(factor * (middle - root)), rel=1e-3)
    kernel = found.kernel
    assert isinstance(kernel, Kernel)
    at = plane(*kernel.peak_at)
    bells = np.exp(-((xy - at) ** 2).sum(axis=1) / (2 * 1e10)) / (2 * math.pi * 1e10)
    assert kernel.peak.value == pytest.approx((w * bells).sum(), rel=1e-3)


def test_too_few_head_counts_refuse_what_is_weighted_and_nothing_else() -> None:
    found = analysed(task(30, 6))
    assert found.weighted_centre == Refused("no-weights", 6, 20)
    assert found.ellipse == found.kernel == Refused("no-weights", 6, 20)
    assert isinstance(found.centre, Centre)
    assert found.to_railway == Refused("no-lines", 30, 1)
    assert found.to_settlement == Refused("no-targets", 30, 1)
