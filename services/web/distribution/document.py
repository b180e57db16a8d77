"""The results of a selection as plain data: the JSON, and what page, figures and tables say."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from services.exchange.layer import ATTRIBUTION
from services.spatial.distribution.pattern import BOUNDS, DRAWS, LEAST, SEED
from services.web.distribution.choice import query_of, written
from services.web.distribution.ground import ground_of
from services.web.distribution.measures import (
    centre_of,
    distances_of,
    ellipse_of,
    kernel_of,
    neighbours_of,
    path_of,
    ripley_of,
)
from services.web.distribution.places import oblast_rows, place_rows, source_rows
from services.web.distribution.result import result, short
from services.web.distribution.task import Computed
from services.web.distribution.words import statement, statements
from services.web.rendering import Voice


def document_of(speaker: Voice, done: Computed) -> dict[str, Any]:
    """Everything that was computed; lengths in km, areas in km², positions in degrees."""
    edition, choice = speaker.edition, done.choice
    told = written(edition, choice)
    return {
        "title": _("Spatial distribution"),
        "statement": statement(),
        "statements": statements(edition.info.codes),
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
        "attribution": ATTRIBUTION,
        "projection": edition.info.projection.proj,
        "ellipsoid": "WGS84",
        "coverage": _coverage(done),
        "precision": _precision(speaker, done),
        "minimum_places": LEAST,
        "places": place_rows(speaker, done),
        "oblasts": result(done, oblast_rows(speaker, done)),
        "grid": _grid(done),
        "centre": centre_of(done, done.analysis.centre),
        "weighted_centre": centre_of(done, done.analysis.weighted_centre),
        "path": path_of(done),
        "ellipse": ellipse_of(done),
        "neighbours": neighbours_of(done),
        "ripley": ripley_of(done),
        "kernel": kernel_of(done),
        "railway": distances_of(done, done.analysis.to_railway) | _railways(speaker, done),
        "settlement": distances_of(done, done.analysis.to_settlement),
        "ground": ground_of(speaker, done),
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


def _railways(speaker: Voice, done: Computed) -> dict[str, Any]:
    """Which lines distances go to: the edition's, from station to station."""
    features = speaker.edition.features
    layer = next((features[key].layer for key in done.railways), None)
    return {"layer": layer, "lines": list(done.railways), "schematic": True}


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


def _grid(done: Computed) -> dict[str, Any]:
    grid = done.analysis.grid
    refused = done.analysis.pattern.refusal()
    per = 1e9 / grid.area
    cells = [
        {
            "cell": f"q{cell.key[0]}:r{cell.key[1]}",
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
    return result(done, size | {"density_per_km2": 1000, "cells": cells}, refused)
