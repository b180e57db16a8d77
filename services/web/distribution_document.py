"""The results of a selection as plain data: the JSON, and what page, figures and tables say."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from services.spatial.distribution.centre import Centre
from services.spatial.distribution.distance import Distances
from services.spatial.distribution.pattern import BOUNDS, DRAWS, LEAST, SEED, Ranged, Refused
from services.spatial.distribution.window import SIMULATIONS
from services.web.distribution_choice import query_of, written
from services.web.distribution_ground import ground_of
from services.web.distribution_places import oblast_rows, place_rows, source_rows
from services.web.distribution_task import Computed
from services.web.distribution_words import WINDOWS, refused_words, statement
from services.web.rendering import Voice


def document_of(speaker: Voice, done: Computed) -> dict[str, Any]:
    """Everything that was computed; lengths in km, areas in km², positions in degrees."""
    edition, choice = speaker.edition, done.choice
    told = written(edition, choice)
    return {
        "title": _("Spatial distribution"),
        "statement": statement(),
        "language": speaker.language,
        "selection": _selection(done),
        "query": query_of(told),
        "edition": {
            "id": edition.info.id,
            "version": edition.info.version,
            "date": edition.info.date,
            "hash": edition.hash,
        },
        "licence": edition.info.licence,
        "attribution": "Positions partly from GeoNames (CC BY 4.0)",
        "projection": edition.info.projection.proj,
        "ellipsoid": "WGS84",
        "coverage": _coverage(done),
        "precision": _precision(speaker, done),
        "minimum_places": LEAST,
        "places": place_rows(speaker, done),
        "oblasts": _result(done, oblast_rows(speaker, done)),
        "grid": _grid(done),
        "centre": _centre(done, done.analysis.centre),
        "weighted_centre": _centre(done, done.analysis.weighted_centre),
        "path": _path(done),
        "ellipse": _ellipse(done),
        "neighbours": _neighbours(done),
        "ripley": _ripley(done),
        "kernel": _kernel(done),
        "railway": _distances(done, done.analysis.to_railway),
        "settlement": _distances(done, done.analysis.to_settlement),
        "ground": ground_of(speaker, done, _result),
        "sources": source_rows(speaker, done),
    }


def _selection(done: Computed) -> dict[str, Any]:
    choice = done.choice
    return {
        "layers": list(choice.layers),
        "from": choice.first,
        "to": choice.last,
        "certainty": list(choice.certainty),
        **choice.values,
        "around": choice.around,
        "km": choice.km if choice.around else None,
        "area": choice.area,
    }


def _coverage(done: Computed) -> dict[str, Any]:
    selection, pattern = done.selection, done.analysis.pattern
    return {
        "records": len(selection.kept),
        "of": len(selection.everything),
        "places": pattern.places,
        "points": len(pattern.spots),
        "left_out": {reason: list(ids) for reason, ids in selection.left_out.items()},
        "head_counts": len(selection.counts),
        "head_counts_of": len(selection.kept),
        "head_counts_in_others": list(selection.parts),
    }


def _precision(speaker: Voice, done: Computed) -> dict[str, Any]:
    edition = speaker.edition
    held: dict[str, int] = {}
    for key in done.selection.kept:
        name = edition.features[key].place.precision
        held[name] = held.get(name, 0) + 1
    return {
        "method": "Monte Carlo: positions drawn uniformly in the disc of their class",
        "draws": DRAWS,
        "seed": SEED,
        "percentiles": list(BOUNDS),
        "classes": [
            {"class": name, "radius_m": edition.precisions[name].radius, "records": count}
            for name, count in sorted(held.items())
        ],
    }


def _result(
    done: Computed, values: dict[str, Any], refused: Refused | None = None
) -> dict[str, Any]:
    """A result begins with what the list is and how much of it went in."""
    head = {
        "statement": statement(),
        "records": len(done.selection.kept),
        "of": len(done.selection.everything),
        "places": done.analysis.pattern.places,
        "refused": None,
    }
    if refused is not None:
        reason = {"reason": refused.reason, "count": refused.count, "bound": refused.bound}
        head["refused"] = reason | {"message": refused_words(refused)}
    return head | values


def _range(item: Ranged, scale: float = 1.0) -> dict[str, float]:
    return {
        "value": short(item.value * scale),
        "low": short(item.low * scale),
        "high": short(item.high * scale),
    }


def short(value: float) -> float:
    """A number without the digits that only the machine has: seven that count."""
    return float(f"{value:.7g}")


def _grid(done: Computed) -> dict[str, Any]:
    grid = done.analysis.grid
    refused = done.analysis.pattern.refusal()
    per = 1e9 / grid.area
    cells = [
        {
            "cell": f"{cell.key[0]}:{cell.key[1]}",
            "lon": short(cell.lon),
            "lat": short(cell.lat),
            "count": cell.count,
            "low": cell.low,
            "high": cell.high,
            "density": None if refused else short(cell.count * per),
            "head_count": None if cell.weight is None else short(cell.weight),
        }
        for cell in grid.cells
    ]
    size = {"width_km": grid.width / 1000, "cell_km2": short(grid.area / 1e6)}
    return _result(done, size | {"density_per_km2": 1000, "cells": cells}, refused)


def _centre(done: Computed, found: Centre | Refused | None) -> dict[str, Any] | None:
    if found is None:
        return None
    if isinstance(found, Refused):
        return _result(done, {}, found)
    return _result(done, _centre_values(found))


def _centre_values(found: Centre) -> dict[str, Any]:
    return {
        "lon": _range(found.lon),
        "lat": _range(found.lat),
        "shift_km": short(found.shift / 1000),
        "points": found.count,
    }


def _path(done: Computed) -> dict[str, Any]:
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
    return _result(done, {"years": steps, "told": len(told_years)}, refused)


def _ellipse(done: Computed) -> dict[str, Any]:
    found = done.analysis.ellipse
    if isinstance(found, Refused):
        return _result(done, {}, found)
    values = {
        "half_major_km": _range(found.major, 1e-3),
        "half_minor_km": _range(found.minor, 1e-3),
        "azimuth_deg": _range(found.azimuth),
        "area_km2": _range(found.area, 1e-6),
        "standard_distance_km": _range(found.spread, 1e-3),
        "outline": [[short(lon), short(lat)] for lon, lat in found.outline.tolist()],
    }
    return _result(done, values)


def _window(done: Computed) -> dict[str, Any]:
    window = done.analysis.window
    return {
        "window": {
            "name": window.name,
            "title": WINDOWS()[window.name],
            "area_km2": short(window.area / 1e6),
        },
        "null_model": "complete spatial randomness",
        "simulations": SIMULATIONS,
        "seed": SEED,
        "edge_correction": "none; the simulations lie in the same window",
    }


def _neighbours(done: Computed) -> dict[str, Any]:
    found = done.analysis.against_chance
    if isinstance(found, Refused):
        return _result(done, _window(done), found)
    near = found.neighbours
    values = {
        "ratio": _range(near.ratio),
        "mean_km": _range(near.mean, 1e-3),
        "expected_km": short(near.expected / 1000),
        "z": short(near.z),
        "p": short(near.p),
        "chance_low": short(near.chance[0]),
        "chance_high": short(near.chance[1]),
        "points": near.count,
        "outside_window": near.outside,
    }
    return _result(done, _window(done) | values)


def _ripley(done: Computed) -> dict[str, Any]:
    found = done.analysis.against_chance
    if isinstance(found, Refused):
        return _result(done, _window(done), found)
    k = found.ripley
    columns = (k.distance, k.k, k.k_low, k.k_high, *k.k_draws)
    steps = []
    for distance, own, low, high, least, most in zip(*columns, strict=True):
        away = distance / 1000
        length = {
            name: short((value / 3.141592653589793) ** 0.5 / 1000 - away)
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
    return _result(done, _window(done) | values)


def _kernel(done: Computed) -> dict[str, Any]:
    found = done.analysis.kernel
    if isinstance(found, Refused):
        return _result(done, {}, found)
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
        "peak": _range(found.peak, 1e9),
        "peak_lon": short(found.peak_at[0]),
        "peak_lat": short(found.peak_at[1]),
        "width_km": short(found.width / 1000),
        "nodes": nodes,
    }
    return _result(done, values)


def _distances(done: Computed, found: Distances | Refused) -> dict[str, Any]:
    if isinstance(found, Refused):
        return _result(done, {}, found)
    values: dict[str, Any] = {}
    refused = None
    for name, item in (("mean_km", found.mean), ("median_km", found.median)):
        if isinstance(item, Refused):
            refused = item
        else:
            values[name] = _range(item, 1e-3)
    values["largest_km"] = short(float(found.metres.max()) / 1000)
    return _result(done, values, refused)
