"""What the files of an edition hold, read by a test: records by collection, nothing of our code."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bounds import Days, days, existence


@dataclass(frozen=True)
class Entry:
    """A record with its place on the map (GeoJSON) and the days it concerns."""

    id: str
    properties: dict[str, Any]
    geometry: dict[str, Any] | None
    days: Days | None


def records(root: Path) -> dict[str, list[Entry]]:
    """Published records by collection: every layer's file, observations, events."""
    layers = {
        path.stem: [
            Entry(
                item["properties"]["id"],
                item["properties"],
                item["geometry"],
                existence(item["properties"]["opened"], item["properties"]["closed"]),
            )
            for item in json.loads(path.read_text(encoding="utf-8"))["features"]
            if item["properties"]["published"] == "yes"
        ]
        for path in sorted((root / "layers").glob("*.geojson"))
    }
    places = {item.id: item.geometry for found in layers.values() for item in found}
    return layers | {
        "observations": _table(root / "observations.csv", "period", places),
        "events": _table(root / "events.csv", "date", places),
    }


def _table(path: Path, date: str, places: dict[str, Any]) -> list[Entry]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["place"] in places]
    return [
        Entry(row["id"], dict(row), _point(places[row["place"]]), days(row[date])) for row in rows
    ]


def _point(geometry: dict[str, Any] | None) -> dict[str, Any] | None:
    return geometry if geometry and geometry["type"] == "Point" else None
