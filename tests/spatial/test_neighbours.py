"""Nearest places, against distances measured by others."""

from __future__ import annotations

from math import acos, cos, radians, sin

import pytest

from services.edition.edition import Edition
from services.spatial.neighbours import nearest, point_of


def sphere(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance on the mean sphere [m], independent of pyproj."""
    (lon1, lat1), (lon2, lat2) = (tuple(map(radians, point)) for point in (a, b))
    cosine = sin(lat1) * sin(lat2) + cos(lat1) * cos(lat2) * cos(lon2 - lon1)
    return 6371008.8 * acos(min(1.0, cosine))


def test_dolinka_lies_33_km_from_karaganda(edition: Edition) -> None:
    """The straight line between the two GeoNames points, as the research notes measured it."""
    found = nearest(edition, "dolinka", 50, ["settlements"])
    towns = {item.place: item.distance_m for item in found}
    karaganda = next(key for key in towns if key.startswith("karagand"))
    assert towns[karaganda] == pytest.approx(33_000, abs=600)


def test_order_and_distances_agree_with_the_sphere(edition: Edition) -> None:
    for key, feature in edition.published.items():
        here = point_of(feature)
        found = nearest(edition, key, 6)
        assert bool(found) == (here is not None)
        distances = [item.distance_m for item in found]
        assert distances == sorted(distances)
        for item in found:
            there = point_of(edition.features[item.place])
            assert item.distance_m == pytest.approx(sphere(here, there), rel=0.006, abs=60)
            assert item.place != key


def test_places_on_one_point_are_neighbours_at_zero(edition: Edition) -> None:
    stacked = [item for item in nearest(edition, "dolinka", 20) if item.distance_m == 0]
    assert len(stacked) >= 3


def test_only_the_layers_asked_for(edition: Edition) -> None:
    found = nearest(edition, "karlag", 30, ["balkhash"])
    assert found
    assert {edition.features[item.place].layer for item in found} == {"balkhash"}
