"""Statistics as plain data: centre, path, ellipse, neighbours, K, kernel density, distances."""

from __future__ import annotations

from math import pi
from typing import Any

from services.spatial.distribution.centre import Centre
from services.spatial.distribution.distance import Distances
from services.spatial.distribution.pattern import SEED, Refused
from services.spatial.distribution.window import SIMULATIONS
from services.web.distribution.result import result, short, span
from services.web.distribution.task import Computed
from services.web.distribution.words import window_words


def centre_of(done: Computed, found: Centre | Refused | None) -> dict[str, Any] | None:
    """A mean centre; None where none was asked for."""
    if found is None:
        return None
    if isinstance(found, Refused):
        return result(done, {}, found)
    return result(done, _centre_values(found))


def _centre_values(found: Centre) -> dict[str, Any]:
    return {
        "lon": span(found.lon),
        "lat": span(found.lat),
        "shift_km": short(found.shift / 1000),
        "points": found.count,
    }


def path_of(done: Computed) -> dict[str, Any]:
    """The centre of every year that has enough places."""
    steps = []
    for step in done.analysis.path:
        told: dict[str, Any] = {"year": step.year, "places": step.places}
        for name, found in (("centre", step.centre), ("weighted_centre", step.weighted)):
            if isinstance(found, Refused):
                told[name] = None
                told[f"{name}_refused"] = {"reason": found.reason, "count": found.count}
            else:
                told[name] = _centre_values(found)
        steps.append(told)
    told_years = [item for item in steps if item["centre"]]
    most = max((item.places for item in done.analysis.path), default=0)
    refused = None if told_years else Refused("too-few", most)
    return result(done, {"years": steps, "told": len(told_years)}, refused)


def ellipse_of(done: Computed) -> dict[str, Any]:
    """The standard deviational ellipse."""
    found = done.analysis.ellipse
    if isinstance(found, Refused):
        return result(done, {}, found)
    values = {
        "half_major_km": span(found.major, 1e-3),
        "half_minor_km": span(found.minor, 1e-3),
        "azimuth_deg": span(found.azimuth),
        "area_km2": span(found.area, 1e-6),
        "standard_distance_km": span(found.spread, 1e-3),
        "outline": [[short(lon), short(lat)] for lon, lat in found.outline.tolist()],
    }
    return result(done, values)


def _window(done: Computed) -> dict[str, Any]:
    window = done.analysis.window
    return {
        "window": {
            "name": window.name,
            "title": window_words(window.name),
            "area_km2": short(window.area / 1e6),
        },
        "null_model": "complete spatial randomness",
        "simulations": SIMULATIONS,
        "seed": SEED,
        "edge_correction": "none; the simulations lie in the same window",
    }


def neighbours_of(done: Computed) -> dict[str, Any]:
    """Clark and Evans's ratio beside chance."""
    found = done.analysis.against_chance
    if isinstance(found, Refused):
        return result(done, _window(done), found)
    near = found.neighbours
    values = {
        "ratio": span(near.ratio),
        "mean_km": span(near.mean, 1e-3),
        "expected_km": short(near.expected / 1000),
        "z": short(near.z),
        "p": short(near.p),
        "chance_low": short(near.chance[0]),
        "chance_high": short(near.chance[1]),
        "points": near.count,
        "outside_window": near.outside,
    }
    return result(done, _window(done) | values)


def ripley_of(done: Computed) -> dict[str, Any]:
    """K and L by distance beside chance."""
    found = done.analysis.against_chance
    if isinstance(found, Refused):
        return result(done, _window(done), found)
    k = found.ripley
    columns = (k.distance, k.k, k.k_low, k.k_high, *k.k_draws)
    steps = []
    for distance, own, low, high, least, most in zip(*columns, strict=True):
        away = distance / 1000
        length = {
            name: short((value / pi) ** 0.5 / 1000 - away)
            for name, value in (("l_minus_r_km", own), ("l_low", low), ("l_high", high))
        }
        ranges = {"k_draws_low": short(least / 1e6), "k_draws_high": short(most / 1e6)}
        steps.append(
            {
                "distance_km": short(away),
                "k_km2": short(own / 1e6),
                "k_low": short(low / 1e6),
                "k_high": short(high / 1e6),
            }
            | length
            | ranges
        )
    values = {"points": k.count, "outside_window": k.outside, "steps": steps}
    return result(done, _window(done) | values)


def kernel_of(done: Computed) -> dict[str, Any]:
    """The smoothed density; nodes are lon, lat, density, from a hundredth of the peak on."""
    found = done.analysis.kernel
    if isinstance(found, Refused):
        return result(done, {}, found)
    nodes = [
        [short(lon), short(lat), short(value * 1e9)]
        for (lon, lat), value in zip(found.lonlat.tolist(), found.density.tolist(), strict=True)
        if value > 0.01 * found.peak.value
    ]
    values = {
        "bandwidth_km": short(found.bandwidth / 1000),
        "rule": found.rule,
        "kernel": "Gaussian",
        "density_per_km2": 1000,
        "peak": span(found.peak, 1e9),
        "peak_lon": short(found.peak_at[0]),
        "peak_lat": short(found.peak_at[1]),
        "width_km": short(found.width / 1000),
        "nodes": nodes,
    }
    return result(done, values)


def distances_of(done: Computed, found: Distances | Refused) -> dict[str, Any]:
    """Distances to the nearest of some things, in sum; each one stands with its place."""
    if isinstance(found, Refused):
        return result(done, {}, found)
    values: dict[str, Any] = {}
    refused = None
    for name, item in (("mean_km", found.mean), ("median_km", found.median)):
        if isinstance(item, Refused):
            refused = item
        else:
            values[name] = span(item, 1e-3)
    values["largest_km"] = short(float(found.metres.max()) / 1000)
    return result(done, values, refused)
