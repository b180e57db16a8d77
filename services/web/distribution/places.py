"""Places, oblasts and sources of a selection as plain data."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from services.edition.edition import Edition
from services.exchange.layer import oblasts
from services.spatial.distribution.distance import Distances
from services.web.distribution.choice import Choice
from services.web.distribution.result import short
from services.web.distribution.task import Computed
from services.web.figure_rows import source_title
from services.web.rendering import Voice


def place_rows(speaker: Voice, done: Computed) -> list[dict[str, Any]]:
    """One row a point: its records, its precision, how far to a railway and a settlement."""
    analysis = done.analysis
    pattern = analysis.pattern
    within = analysis.window.inside(analysis.plane.forward(pattern.lonlat)).tolist()
    rows = []
    for number, spot in enumerate(pattern.spots):
        lon, lat = spot.lon, spot.lat
        rows.append(
            {
                "lon": lon,
                "lat": lat,
                "radius_m": spot.radius,
                "records": list(spot.records),
                "names": [speaker.words.name(key).text for key in spot.records],
                "head_count": spot.weight,
                "in_window": within[number],
                **_away("railway", done.analysis.to_railway, number),
                **_away("settlement", done.analysis.to_settlement, number),
            }
        )
    return rows


def _away(name: str, found: Any, number: int) -> dict[str, Any]:
    if not isinstance(found, Distances):
        return {name: None, f"{name}_km": None}
    metres = {"value": found.metres, "low": found.low, "high": found.high}
    return {
        name: found.nearest[number],
        f"{name}_km": {key: short(float(each[number]) / 1000) for key, each in metres.items()},
    }


def oblast_rows(speaker: Voice, done: Computed) -> dict[str, Any]:
    """Records by oblast of the time; those without a position count too, a relation needs none."""
    placeless = done.selection.left_out.get("position", ())
    counts: dict[str | None, dict[str, Any]] = {}
    for place in (*done.selection.kept, *placeless):
        found = oblasts_then(speaker.edition, place, done.choice)
        for oblast in found or [None]:
            row = counts.setdefault(oblast, {"records": 0, "without_position": 0, "points": set()})
            row["records"] += 1
            row["without_position"] += place in placeless
            if place not in placeless:
                geometry = speaker.edition.features[place].geometry
                row["points"].add(tuple((geometry or {})["coordinates"][:2]))
    rows = [_oblast(speaker, key, row) for key, row in counts.items()]
    # The largest first; what no source states stands at the end.
    rows.sort(key=lambda row: (row["oblast"] is None, -row["records"], row["name"]))
    return {"counted": "records", "counted_of": len(done.selection.everything), "rows": rows}


def _oblast(speaker: Voice, key: str | None, row: dict[str, Any]) -> dict[str, Any]:
    name = speaker.words.name(key).text if key else _("not named in the sources")
    return {"oblast": key, "name": name, **row, "points": len(row["points"])}


def oblasts_then(edition: Edition, place: str, choice: Choice) -> list[str]:
    """Oblasts in which a place lay in some year of the choice; an open end holds on."""
    return list(
        dict.fromkeys(
            oblast
            for oblast, first, last in oblasts(edition, place)
            if (first is None or first <= choice.last) and (last is None or last >= choice.first)
        )
    )


def source_rows(speaker: Voice, done: Computed) -> list[dict[str, str]]:
    """Sources of the records and head-counts that went in, each once."""
    edition = speaker.edition
    keys = {
        citation.source
        for key in done.selection.kept
        for citation in edition.features[key].place.sources
    }
    if done.choice.values["weight"] == "headcount":
        keys |= {item.source for item in done.selection.counts.values()}
    return [
        {"source": key, "title": source_title(speaker, key).text}
        for key in edition.sources
        if key in keys
    ]
