"""An edition's files as they lie on disk, read without any of the atlas's own code."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class KeptPlace:
    """A feature of a layer: its properties as texts, its GeoJSON geometry or None."""

    layer: str
    properties: dict[str, str]
    geometry: dict | None


def layer_names(root: Path) -> list[str]:
    """Layers in the order of the catalogue."""
    catalogue = json.loads((root / "catalogue.json").read_text(encoding="utf-8"))
    return [layer["id"] for layer in catalogue["layers"]]


def places(root: Path, layer: str | None = None) -> dict[str, KeptPlace]:
    """Published places by id, of one layer or of all."""
    found = {}
    for name in [layer] if layer else layer_names(root):
        text = (root / "layers" / f"{name}.geojson").read_text(encoding="utf-8")
        for feature in json.loads(text)["features"]:
            properties = {
                key: "" if value is None else str(value)
                for key, value in feature["properties"].items()
            }
            if properties["published"] == "yes":
                place = KeptPlace(name, properties, feature["geometry"])
                found[properties["id"]] = place
    return found


def table(root: Path, name: str) -> dict[str, dict[str, str]]:
    """Rows of a CSV table by id; a row that speaks of an unpublished place is left out."""
    shown = places(root)
    with (root / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        row["id"]: row
        for row in rows
        if all(row[end] in shown for end in ("place", "target") if row.get(end))
    }


def edition(root: Path) -> dict:
    """edition.json."""
    return json.loads((root / "edition.json").read_text(encoding="utf-8"))


def as_csv(value: str) -> str:
    """What the page of downloads says of CSV: an apostrophe before what begins like a formula."""
    return f"'{value}" if value[:1] in ("=", "+", "-", "@") else value
