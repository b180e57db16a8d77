"""Spatial statistics on patterns whose answer is known."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
import shapely
from geodesy import albers, vincenty
from pyproj import CRS, Proj

from services.edition.edition import Edition
from services.spatial.distribution import grid, kernel
from services.spatial.distribution.centre import centre_of, ellipse_of
from services.spatial.distribution.distance import to_lines, to_points
from services.spatial.distribution.ground import Ground, found_on
from services.spatial.distribution.neighbours import Compared, compared
from services.spatial.distribution.pattern import (
    DRAWS,
    MOST,
    Pattern,
    Record,
    Refused,
    pattern_of,
)
from services.spatial.distribution.plane import Plane, polygon_area
from services.spatial.distribution.window import Window

PROJ = "+proj=aea +lat_0=48 +lon_0=67 +lat_1=43 +lat_2=53 +ellps=WGS84 +units=m"
PLANE = Plane(PROJ)


def pattern(xy: np.ndarray, radius: float = 0.0) -> Pattern:
    """A pattern from places in the plane [m]."""
    lonlat = PLANE.inverse(np.asarray(xy, dtype=float))
    return pattern_of(
        Record(f"p{number}", lon, lat, radius) for number, (lon, lat) in enumerate(lonlat.tolist())
    )


def box(width: float, height: float) -> Window:
    return Window("region", shapely.box(0, 0, width, height))


def against_chance(points: np.ndarray, window: Window) -> Compared:
    found = compared(pattern(points), PLANE, window)
    assert isinstance(found, Compared)
    return found


def square_lattice() -> tuple[np.ndarray, Window]:
    steps = np.arange(10) * 10_000.0 + 5_000
    return np.stack(np.meshgrid(steps, steps), axis=-1).reshape(-1, 2), box(1e5, 1e5)


def hexagonal_lattice() -> tuple[np.ndarray, Window]:
    row = 10_000 * math.sqrt(3) / 2
    points = [
        (10_000 * (column + 0.25 + 0.5 * (line % 2)), row * (line + 0.5))
        for line in range(10)
        for column in range(10)
    ]
    return np.array(points), box(1e5, 10 * row)


@pytest.mark.parametrize(
    ("lattice", "known"), [(square_lattice, 2.0), (hexagonal_lattice, 2.149139863)]
)
def test_regular_patterns_have_the_ratio_that_theory_gives(lattice, known: float) -> None:
    points, window = lattice()
    near = against_chance(points, window).neighbours
    # The plane keeps areas, not lengths: near its origin the two differ by a few thousandths.
    assert near.ratio.value == pytest.approx(known, rel=6e-3)
    assert near.ratio.value > near.chance[1]
    assert near.p == pytest.approx(0.02)
    assert near.z > 10


def test_a_random_pattern_is_told_to_be_random() -> None:
    window = box(400_000, 300_000)
    ratios = []
    for seed in range(12):
        points = np.random.default_rng(seed).random((60, 2)) * (400_000, 300_000)
        found = against_chance(points, window)
        ratios.append(found.neighbours.ratio.value)
        k = found.ripley
        inside = ((k.k_low <= k.k) & (k.k <= k.k_high)).mean()
        assert inside > 0.5
    # Without correction of the edge the mean lies a little above one (Donnelly 1978).
    expected = 1 + 2 * 0.0514 * 1_400_000 * math.sqrt(60 / 1.2e11) / 60
    assert np.mean(ratios) == pytest.approx(expected, abs=0.06)


def test_a_clustered_pattern_lies_above_the_envelope() -> None:
    chance = np.random.default_rng(5)
    parents = chance.random((8, 2)) * 250_000 + 25_000
    points = np.concatenate([one + chance.normal(0, 3_000, (6, 2)) for one in parents])
    found = against_chance(points, box(300_000, 300_000))
    assert found.neighbours.ratio.value < 0.5 < found.neighbours.chance[0]
    assert (found.ripley.k[:8] > found.ripley.k_high[:8]).all()


def test_k_and_the_ratio_equal_plain_sums() -> None:
    points = np.random.default_rng(2).random((40, 2)) * 200_000
    window = box(200_000, 200_000)
    found = against_chance(points, window)
    lonlat = PLANE.inverse(points).tolist()
    square = [[vincenty(*one, *other) for other in lonlat] for one in lonlat]
    nearest = [min(d for j, d in enumerate(row) if j != i) for i, row in enumerate(square)]
    ratio = (sum(nearest) / 40) / (0.5 * math.sqrt(4e10 / 40))
    assert found.neighbours.ratio.value == pytest.approx(ratio, rel=1e-3)
    for r, k in zip(found.ripley.distance, found.ripley.k, strict=True):
        pairs = sum(d < r for i, row in enumerate(square) for j, d in enumerate(row) if i != j)
        assert k == pytest.approx(4e10 * pairs / 40**2, rel=1e-3)


@pytest.mark.parametrize("turned", [0, 25, 90, 140])
def test_an_ellipse_of_known_axes(turned: float) -> None:
    turn = np.arange(72) / 72 * 2 * np.pi
    angle = math.radians(turned)
    x, y = 90_000 * np.cos(turn), 30_000 * np.sin(turn)
    points = np.stack(
        [x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)],
        axis=-1,
    )
    found = ellipse_of(pattern(points), PLANE)
    # Evenly around an ellipse the variance along an axis is half its square; CrimeStat doubles it
    # and takes two degrees of freedom.
    free = math.sqrt(72 / 70)
    assert found.major.value == pytest.approx(90_000 * free, rel=1e-3)
    assert found.minor.value == pytest.approx(30_000 * free, rel=1e-3)
    assert found.area.value == pytest.approx(math.pi * 90_000 * 30_000 * free**2, rel=1e-3)
    off = (found.azimuth.value - (90 - turned) + 90) % 180 - 90
    # The plane keeps areas, not angles.
    assert abs(off) < 0.3
    assert found.spread.value == pytest.approx(math.hypot(90_000, 30_000) / math.sqrt(2), rel=1e-3)


def test_the_weighted_centre_is_the_balance_of_the_weights() -> None:
    points = np.random.default_rng(3).random((25, 2)) * 500_000
    weights = np.arange(1.0, 26.0)
    found = centre_of(pattern(points), PLANE, weights)
    want = PLANE.inverse((points * weights[:, None]).sum(axis=0) / weights.sum())
    assert (found.lon.value, found.lat.value) == pytest.approx(tuple(want), abs=1e-9)
    plain = centre_of(pattern(points), PLANE)
    assert (plain.lon.value, plain.lat.value) == pytest.approx(
        tuple(PLANE.inverse(points.mean(axis=0))), abs=1e-9
    )


def test_hexagons_are_of_one_size_on_the_ellipsoid(edition: Edition) -> None:
    plane = Plane(edition.info.projection.proj)
    west, south, east, north = plane.shape(shapely.box(*edition.info.region)).bounds
    keys = grid.keys_over((west, south, east, north), 100_000)[::9]
    rings = plane.inverse(grid.corners(keys, 100_000))
    area = grid.cell_area(100_000)
    assert area == pytest.approx(6 * 0.5 * 100_000 / math.sqrt(3) * 50_000)
    assert len(keys) > 60
    for ring in rings:
        # Straight edges of the plane, followed closely on the ellipsoid.
        xy = shapely.segmentize(shapely.Polygon(plane.forward(ring)), 2_000)
        lonlat = shapely.transform(xy, plane.inverse)
        assert polygon_area(lonlat) == pytest.approx(area, rel=1e-4)


def test_every_point_lies_in_the_hexagon_that_counts_it() -> None:
    points = np.random.default_rng(8).uniform(-9e5, 9e5, (400, 2))
    keys = grid.cell_keys(points, 75_000)
    for point, ring in zip(points, grid.corners(keys, 75_000), strict=True):
        assert shapely.Polygon(ring).buffer(0.001).covers(shapely.Point(point))
    found = grid.grid_of(pattern(points), PLANE, 75_000)
    assert sum(cell.count for cell in found.cells) == 400


def test_the_plane_of_the_edition_suits_its_region(edition: Edition) -> None:
    """Equal areas everywhere, lengths within a few per cent; the formulas of Snyder agree."""
    proj = edition.info.projection.proj
    west, south, east, north = edition.info.region
    assert CRS.from_user_input(proj).ellipsoid.name == "WGS 84"
    for lon in np.linspace(west, east, 9):
        for lat in np.linspace(south, north, 9):
            there = Proj(proj).get_factors(lon, lat)
            assert there.areal_scale == pytest.approx(1, abs=1e-9)
            assert max(abs(there.tissot_semimajor - 1), abs(there.tissot_semiminor - 1)) < 0.02
            x, y = Plane(proj).forward(np.array([lon, lat]))
            assert (x, y) == pytest.approx(albers(lon, lat, 48, 67, 43, 53), abs=0.01)


def test_the_kernel_holds_all_points_and_peaks_where_they_lie() -> None:
    chance = np.random.default_rng(4)
    points = chance.normal((100_000, 200_000), 60_000, (50, 2))
    found = kernel.kernel_of(pattern(points), PLANE)
    sigma = math.sqrt((points[:, 0].var(ddof=1) + points[:, 1].var(ddof=1)) / 2)
    assert found.bandwidth == pytest.approx(sigma * 50 ** (-1 / 6), rel=1e-3)
    whole = found.density.sum() * grid.cell_area(found.width)
    assert whole == pytest.approx(50, rel=0.03)
    at = PLANE.forward(np.array(found.peak_at))
    h = found.bandwidth
    want = sum(
        math.exp(-((at[0] - x) ** 2 + (at[1] - y) ** 2) / (2 * h**2)) / (2 * math.pi * h**2)
        for x, y in points
    )
    assert found.peak.value == pytest.approx(want, rel=1e-6)


def test_distances_to_lines_and_points_are_geodesic() -> None:
    records = [Record(f"p{n}", 60 + n * 0.7, 44 + n * 0.4) for n in range(21)]
    line = [(60.0, 50.0), (75.0, 45.0), (75.5, 45.2)]
    found = to_lines(pattern_of(records), {"line": [line], "far": [[(50.0, 41.0), (50.0, 42.0)]]})
    assert not isinstance(found, Refused)
    assert set(found.nearest) == {"line"}
    from pyproj import Geod

    geod = Geod(ellps="WGS84")
    steps = [line[0]]
    for one, other in pairwise(line):
        steps += [*geod.npts(*one, *other, 20_000), other]
    for record, metres in zip(records, found.metres, strict=True):
        # The nearest of many steps by a rough measure, then the formula of Vincenty.
        near = sorted(
            steps, key=lambda at: (at[1] - record.lat) ** 2 + ((at[0] - record.lon) * 0.68) ** 2
        )[:600:6]
        least = min(vincenty(record.lon, record.lat, *at) for at in near)
        assert metres == pytest.approx(least, rel=1e-3, abs=60)
    towns = {"a": (61.0, 44.0), "b": (70.0, 50.0)}
    reached = to_points(pattern_of(records), towns)
    assert not isinstance(reached, Refused)
    for record, metres in zip(records, reached.metres, strict=True):
        least = min(vincenty(record.lon, record.lat, *at) for at in towns.values())
        assert metres == pytest.approx(least, rel=1e-6)


def test_a_buffer_ends_at_its_radius() -> None:
    records = [Record(f"p{n}", 70, 45 + n * 0.1) for n in range(30)]
    ground = Ground(points={"here": (70.0, 45.0)}, radius=100_000)
    found = found_on(pattern_of(records), ground)
    want = [n for n in range(30) if vincenty(70, 45, 70, 45 + n * 0.1) <= 100_000]
    assert list(found.inside) == want
    assert found.count.value == found.count.low == found.count.high == len(want)


def test_below_twenty_places_nothing_is_told_and_coincident_ones_are_one() -> None:
    points = np.random.default_rng(1).random((20, 2)) * 1e5
    enough = pattern(points)
    assert enough.refusal() is None
    assert pattern(points[:19]).refusal() == Refused("too-few", 19, 20)
    lonlat = PLANE.inverse(points).tolist()
    twice = [Record(f"{n}-{i}", *at) for n in range(2) for i, at in enumerate(lonlat[:19])]
    for each in (False, True):
        found = pattern_of(twice, each)
        assert len(found.spots) == (38 if each else 19)
        assert found.refusal() == Refused("too-few", 19, 20)
    refused = compared(pattern(points[:19]), PLANE, box(1e5, 1e5))
    assert refused == Refused("too-few", 19, 20)
    many = pattern(np.random.default_rng(1).random((MOST + 1, 2)) * 1e5)
    assert compared(many, PLANE, box(1e5, 1e5)) == Refused("too-many", MOST + 1, MOST)


def test_draws_stay_in_their_discs_fill_them_and_are_the_same_again() -> None:
    records = [Record("wide", 70, 45, 30_000), Record("sharp", 71, 46, 0), Record("w", 66, 50, 500)]
    one, again = pattern_of(records), pattern_of(records)
    assert (one.drawn == again.drawn).all()
    assert one.drawn.shape == (DRAWS, 3, 2)
    away = np.array(
        [[vincenty(r.lon, r.lat, *at) for at in one.drawn[:, n]] for n, r in enumerate(records)]
    )
    assert away[0].max() <= 30_000 * 1.0001
    assert (away[1] < 0.001).all()
    assert away[2].max() <= 500 * 1.0001
    # Uniform in a disc: half of the draws within its radius over the root of two.
    assert np.median(away[0]) == pytest.approx(30_000 / math.sqrt(2), rel=0.08)
    first = ellipse_of(pattern(np.random.default_rng(6).random((30, 2)) * 1e5, 5_000), PLANE)
    second = ellipse_of(pattern(np.random.default_rng(6).random((30, 2)) * 1e5, 5_000), PLANE)
    assert first.major == second.major
    assert first.major.low < first.major.value < first.major.high
