"""What is computed of a selection: positions, the years of the path, lines, settlements, ground."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import shapely
from flask import current_app
from shapely.geometry import shape

from services.edition.edition import Edition
from services.spatial.distribution.analysis import Analysis, Task, analysed
from services.spatial.distribution.distance import Lines, Points
from services.spatial.distribution.ground import Ground, read_area
from services.spatial.distribution.pattern import Record
from services.spatial.neighbours import point_of
from services.statistics.headcounts import head_counts
from services.statistics.presence import presence
from services.web.atlas import current_atlas
from services.web.distribution.choice import ALL_RAILWAYS, Choice, railway_lines
from services.web.distribution.selection import (
    HeadCounts,
    Selection,
    counted,
    reason_against,
    selected,
)
from services.web.errors import NotMade

PATIENCE = 10
"""How long a request waits for the computations of others [s]."""

KEPT = 24
"""Selections whose results are kept, the latest asked for."""


@dataclass(frozen=True)
class Computed:
    """A choice, what it took, what came of it."""

    choice: Choice
    selection: Selection
    analysis: Analysis
    railways: Lines
    settlements: Points
    ground: Ground | None


_one_at_a_time, _keeping = Lock(), Lock()


def computed(edition: Edition, choice: Choice) -> Computed:
    """The results of a choice, computed once while it is asked for again.

    Raises
    ------
    NotMade
        when other choices are being computed for too long
    """
    kept: OrderedDict[Any, Computed] = current_app.extensions.setdefault(
        "distributions", OrderedDict()
    )
    key = (edition.hash, repr(choice))
    if found := _found(kept, key):
        return found
    # One computation at a time: what visitors can make the machine hold stays bounded.
    # Whoever waits holds a thread that the map needs: after a while he is asked to come again.
    if not _one_at_a_time.acquire(timeout=PATIENCE):
        raise NotMade("distribution")
    try:
        done = _found(kept, key) or _compute(edition, choice)
        with _keeping:
            kept[key] = done
            while len(kept) > KEPT:
                kept.popitem(last=False)
        return done
    finally:
        _one_at_a_time.release()


def _found(kept: OrderedDict[Any, Computed], key: Any) -> Computed | None:
    with _keeping:
        if key in kept:
            kept.move_to_end(key)
        return kept.get(key)


def _compute(edition: Edition, choice: Choice) -> Computed:
    heads = head_counts(edition, current_atlas().headline_runs)
    selection = selected(edition, choice, heads)
    basemap = current_app.config["STATIC"] / "basemap"
    task = task_of(edition, choice, selection, heads, basemap)
    found = (task.railways, task.settlements, task.ground)
    return Computed(choice, selection, analysed(task), *found)


def task_of(
    edition: Edition, choice: Choice, selection: Selection, heads: HeadCounts, basemap: Path
) -> Task:
    """What is to be computed of a selection."""
    years = {year: _of_year(edition, choice, heads, year) for year in _path_years(edition, choice)}
    wanted = {*selection.kept, *(place for step in years.values() for place in step)}
    weighted = choice.values["weight"] == "headcount"
    counts = {key: float(str(item.value)) for key, item in selection.counts.items()}
    bandwidth = choice.values["bandwidth"]
    return Task(
        records=tuple(
            _record(edition, key, counts.get(key) if weighted else None)
            for key in edition.published
            if key in wanted
        ),
        chosen=selection.kept,
        years=years,
        proj=edition.info.projection.proj,
        region=edition.info.region,
        home=home_outline(basemap, edition.info.region),
        window=choice.values["window"],
        each=choice.values["repeat"] == "each",
        weighted=weighted,
        cell=float(choice.values["cell"]) * 1000,
        bandwidth=None if bandwidth == "rule" else float(bandwidth) * 1000,
        railways=railways(edition, choice),
        settlements=settlements(edition, choice),
        ground=_ground(edition, choice),
    )


def _record(edition: Edition, place: str, weight: float | None) -> Record:
    feature = edition.features[place]
    position = point_of(feature)
    assert position is not None
    radius = edition.precisions[feature.place.precision].radius or 0
    return Record(place, *position, float(radius), weight)


def _path_years(edition: Edition, choice: Choice) -> range:
    """The years of the choice; where it is one year, all of the edition."""
    whole = edition.info.years
    first, last = (whole.first, whole.last) if choice.year else (choice.first, choice.last)
    return range(first, last + 1)


def _of_year(
    edition: Edition, choice: Choice, heads: HeadCounts, year: int
) -> Mapping[str, float | None]:
    """Records that the same choice takes in one year, with their head-counts of that year."""
    values = {**choice.values, "relation": "intersects"}
    then = replace(choice, first=year, last=year, values=values)
    kept = [
        item.id
        for layer in choice.layers
        for item in edition.layer_features(layer)
        if edition.kinds[item.place.kind].prison != "not-applicable"
        and reason_against(edition, then, item) is None
    ]
    counts, _parts = counted(edition, heads, kept, year)
    return {key: float(str(counts[key].value)) if key in counts else None for key in kept}


def railways(edition: Edition, choice: Choice) -> Lines:
    """Lines of the railways of the chosen years; one without dates counts as there."""
    return {
        key: _pieces(edition.features[key].geometry or {})
        for key in railway_lines(edition)
        if _was_there(edition, choice, key)
    }


def _pieces(geometry: Mapping[str, Any]) -> list[Any]:
    coordinates = geometry["coordinates"]
    return [coordinates] if geometry["type"] == "LineString" else coordinates


def settlements(edition: Edition, choice: Choice) -> Points:
    """Points of the settlements of the chosen years; one without dates counts as there."""
    return {
        item.id: position
        for layer, entry in edition.layers.items()
        if entry.style == "settlement"
        for item in edition.layer_features(layer)
        if (position := point_of(item)) and _was_there(edition, choice, item.id)
    }


def _was_there(edition: Edition, choice: Choice, place: str) -> bool:
    found = presence(edition, place)
    return found is None or (found.possible[0] <= choice.last and found.possible[1] >= choice.first)


def _ground(edition: Edition, choice: Choice) -> Ground | None:
    polygon = read_area(choice.area) if choice.area else None
    radius = choice.km * 1000.0
    if choice.around is None:
        return Ground(polygon) if polygon is not None else None
    if choice.around == ALL_RAILWAYS:
        return Ground(polygon, lines=railways(edition, choice), radius=radius)
    if choice.around in railway_lines(edition):
        held = {choice.around: _pieces(edition.features[choice.around].geometry or {})}
        return Ground(polygon, lines=held, radius=radius)
    position = point_of(edition.features[choice.around])
    assert position is not None
    return Ground(polygon, points={choice.around: position}, radius=radius)


@lru_cache(maxsize=4)
def home_outline(basemap: Path, region: tuple[float, float, float, float]) -> Any:
    """The republic of the base map in degrees (today's border); None where it shows another one."""
    file = basemap / "land.geojson"
    if not file.is_file():
        return None
    document = json.loads(file.read_text(encoding="utf-8"))
    parts = [
        shape(item["geometry"])
        for item in document["features"]
        if item["properties"].get("class") == "home"
    ]
    outline = shapely.union_all(parts) if parts else None
    inside = outline is not None and shapely.box(*region).covers(outline)
    return outline if inside else None
