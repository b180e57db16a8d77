"""What lies in a drawn area or a buffer: a table, sums that add no part to its whole."""

from __future__ import annotations

from typing import Any

from services.statistics.headcounts import counted_indicator, head_counts
from services.web.atlas import current_atlas
from services.web.distribution.places import oblasts_then
from services.web.distribution.result import result, short, span
from services.web.distribution.selection import counted
from services.web.distribution.task import Computed
from services.web.rendering import Voice


def ground_of(speaker: Voice, done: Computed) -> dict[str, Any] | None:
    """Places on the ground that was asked about; None where none was."""
    found, spots = done.analysis.found, done.analysis.pattern.spots
    if found is None or done.ground is None:
        return None
    inside = [key for number in found.inside for key in spots[number].records]
    sums, figures = _sum(speaker, done, inside)
    rows = []
    for number in found.inside:
        for key in spots[number].records:
            rows.append(_row(speaker, done, number, key) | {"head_count": figures.get(key)})
    values = {
        "around": done.choice.around,
        "radius_km": done.choice.km if done.choice.around else None,
        "at": next(iter((done.ground.points or {}).values()), None),
        "lines": list(done.ground.lines or {}),
        "area_km2": None if found.area is None else short(found.area / 1e6),
        "points": span(found.count),
        "rows": rows,
        "head_count": sums,
    }
    return result(done, values)


def _row(speaker: Voice, done: Computed, number: int, key: str) -> dict[str, Any]:
    found = done.analysis.found
    assert found is not None
    metres = None if found.metres is None else short(float(found.metres[number]) / 1000)
    lay_in = oblasts_then(speaker.edition, key, done.choice)
    return {
        "record": key,
        "name": speaker.words.name(key).text,
        "layer": speaker.edition.features[key].layer,
        "oblasts": lay_in,
        "distance_km": metres,
        "share_of_draws": short(float(found.share[number])),
    }


def _sum(
    speaker: Voice, done: Computed, inside: list[str]
) -> tuple[dict[str, Any] | None, dict[str, Any]]:
    """The sum of the head-counts of the one year, and each of them; None for several years."""
    edition, year = speaker.edition, done.choice.year
    if year is None:
        return None, {}
    heads = head_counts(edition, current_atlas().headline_runs)
    figures, parts = counted(edition, heads, inside, year)
    known = {key: heads[key][year] for key in (*figures, *parts)}
    told = {
        key: {"value": float(str(item.value)), "observation": item.id, "part": key in parts}
        for key, item in known.items()
    }
    total = sum(float(str(item.value)) for item in figures.values())
    summed = {
        "indicator": counted_indicator(edition),
        "year": year,
        "value": short(total) if figures else None,
        "counted": len(figures),
        "of": len(inside),
        "parts_left_out": list(parts),
        "disputed": sum(item.status != "accepted" for item in figures.values()),
    }
    return summed, told
