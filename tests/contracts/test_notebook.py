"""The notebook for readers: its cells run in order against a served atlas and repeat its result."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyproj
import pytest
from browsing import serve
from flask import Flask

from services.edition.edition import Edition
from services.statistics.presence import presence

NOTEBOOK = Path(__file__).resolve().parents[2] / "docs" / "notebook.ipynb"
ADDRESS = "http://127.0.0.1:8000"
LAYERS = ("karlag_departments", "special_camps", "other_camps")
YEAR = 1950

# A process of its own: GDAL waits for the server while it holds Python's lock.
RUN = """
import json, sys
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt

drawn = []
plt.show = lambda: drawn.append([len(one.axes) for one in map(plt.figure, plt.get_fignums())])
told = {"__name__": "__main__"}
for number, source in enumerate(json.load(sys.stdin)):
    exec(compile(source, f"cell {number}", "exec"), told)
centre = told["centre"]
results = {
    "centre": [centre.x, centre.y],
    "nearest": float(told["nearest"]),
    "records": len(told["chosen"]),
    "points": len(told["points"]),
    "refused": told["few"]["neighbours"]["refused"] is not None,
    "named": sorted(told["named"]["id"]),
    "undated": sorted(told["undated"]["id"]),
    "drawn": drawn,
    "atlas": told["result"]["centre"],
}
print("\\n" + json.dumps(results))
"""


@pytest.fixture(scope="module")
def notebook() -> dict[str, Any]:
    return json.loads(NOTEBOOK.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def cells(notebook: dict[str, Any]) -> list[str]:
    return ["".join(x["source"]) for x in notebook["cells"] if x["cell_type"] == "code"]


@pytest.fixture(scope="module")
def results(app: Flask, cells: list[str]) -> Iterator[dict[str, Any]]:
    address, stop = serve(app)
    moved = [cell.replace(ADDRESS, address) for cell in cells]
    done = subprocess.run(
        [sys.executable, "-c", RUN],
        input=json.dumps(moved),
        env=os.environ | {"NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    stop()
    assert done.returncode == 0, done.stderr[-2000:]
    yield json.loads(done.stdout.splitlines()[-1])


def test_the_notebook_is_nbformat_four_without_outputs(notebook: dict[str, Any]) -> None:
    assert notebook["nbformat"] == 4
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"
    ids = [cell["id"] for cell in notebook["cells"]]
    assert len(set(ids)) == len(ids)
    for cell in notebook["cells"]:
        assert cell["cell_type"] in ("markdown", "code")
        assert cell["metadata"] == {}
        assert isinstance(cell["source"], list)
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            assert cell["execution_count"] is None


def test_the_address_stands_once_in_the_first_cell_of_code(cells: list[str]) -> None:
    assert ADDRESS in cells[0]
    assert sum(cell.count(ADDRESS) for cell in cells) == 1


def test_it_says_what_the_list_is_not(notebook: dict[str, Any]) -> None:
    first = "".join(notebook["cells"][0]["source"])
    assert "is not a census" in first.replace("\n", " ")


def test_it_repeats_the_atlas_and_the_edition(results: dict[str, Any], edition: Edition) -> None:
    chosen = []
    for layer in LAYERS:
        for feature in edition.layer_features(layer):
            found = presence(edition, feature.id)
            is_there = found is None or found.possible[0] <= YEAR <= found.possible[1]
            if feature.place.kind != "cemetery" and feature.geometry and is_there:
                chosen.append(tuple(feature.geometry["coordinates"]))
    spots = list(dict.fromkeys(chosen))
    assert (results["records"], results["points"]) == (len(chosen), len(spots))
    plane = pyproj.Transformer.from_crs("EPSG:4326", edition.info.projection.proj, always_xy=True)
    x, y = plane.transform(*np.array(spots).T)
    centre = plane.transform(x.mean(), y.mean(), direction="INVERSE")
    assert results["centre"] == pytest.approx(centre, rel=1e-6)
    atlas = [results["atlas"][side]["value"] for side in ("lon", "lat")]
    assert results["centre"] == pytest.approx(atlas, rel=1e-3)
    assert results["nearest"] > 0


def test_too_few_places_are_refused_and_its_filters_choose(
    results: dict[str, Any], edition: Edition
) -> None:
    assert results["refused"]
    named = [
        feature
        for feature in edition.layer_features("karlag_departments")
        if "бөлімше" in feature.place.name["kk"].lower()
    ]
    assert results["named"] == sorted(feature.id for feature in named)
    undated = [item.id for item in named if not (item.place.opened or item.place.closed)]
    assert results["undated"] == sorted(undated)


def test_it_draws_one_map(results: dict[str, Any]) -> None:
    assert results["drawn"] == [[1]]
