"""The distribution's maps: hexagons, kernel density, centre and spread, railways, ground."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element

import numpy as np
import shapely
from flask_babel import gettext as _

from services.spatial.distribution.centre import Centre
from services.spatial.distribution.distance import Distances
from services.spatial.distribution.grid import cell_area, corners
from services.spatial.distribution.kernel import Kernel
from services.web.distribution.canvas import WIDTH, Canvas
from services.web.distribution.ground_map import ground_map
from services.web.distribution.plots import oblast_bars, ripley_plot
from services.web.distribution.spread_map import spread_map
from services.web.distribution.svg import CLASSES, INK, PAPER, RULE, disc_way, line_way, path, words

KEY = 46
"""Room below a map for what its colours mean [px]."""

COUNTS = ((1, 1), (2, 2), (3, 4), (5, 8), (9, 10_000))
"""Classes of places in a hexagon, both ends included."""

NEAR = (0, 10, 50, 100, 200, 100_000)
"""Classes of distance to a railway [km], the lower end included."""


def grid_map(canvas: Canvas) -> Element:
    """Hexagons by how many places lie in them; below the least number of places only dots."""
    analysis = canvas.done.analysis
    node = canvas.ground(KEY)
    width, cells = analysis.grid.width, [item for item in analysis.grid.cells if item.count]
    if analysis.pattern.refusal() is None:
        rings = canvas.pixels(corners(np.array([item.key for item in cells]), width))
        for (low, high), colour in zip(COUNTS, CLASSES, strict=True):
            ways = [
                line_way(ring, closed=True)
                for item, ring in zip(cells, rings, strict=True)
                if low <= item.count <= high
            ]
            path(node, "".join(ways), colour, PAPER, 1)
        canvas.spots(node, 1.7)
        _grid_key(canvas, node, width)
    else:
        canvas.spots(node)
    canvas.towns(node)
    return node


def _grid_key(canvas: Canvas, node: Element, width: float) -> None:
    number = canvas.speaker.wording.number
    labels = []
    for low, high in COUNTS:
        counted = str(low) if low == high else f"{low}–{high}" if high < 100 else f"{low}+"
        labels.append(f"{counted} ({number(round(low * 1e9 / cell_area(width), 2))})")
    title = _("Places in a cell (in brackets: from so many per thousand km²)")
    key_of(node, canvas.height, title, labels)


def key_of(node: Element, top: float, title: str, labels: Sequence[str]) -> None:
    """What the colours mean, in a row below a map."""
    words(node, (12, top + 14), title, 11.5, INK)
    step = (WIDTH - 24) / len(CLASSES)
    for number, (label, colour) in enumerate(zip(labels, CLASSES, strict=True)):
        left = 12 + number * step
        box = [(left, top + 22), (left + 22, top + 22), (left + 22, top + 36), (left, top + 36)]
        path(node, line_way(box, closed=True), colour, RULE)
        words(node, (left + 28, top + 33), label, 11.5, name="axis")


def kernel_map(canvas: Canvas) -> Element:
    """The smoothed density in five steps of its peak."""
    found = canvas.done.analysis.kernel
    assert isinstance(found, Kernel)
    node = canvas.ground(KEY)
    # Beyond the border nothing was listed: the smoothing spills over it, the sources do not.
    middle = canvas.plane.forward(found.lonlat)
    here = slice(None) if canvas.home is None else shapely.contains_xy(canvas.home, middle)
    share = found.density[here] / found.peak.value
    rings = canvas.pixels(corners(found.keys[here], found.width))
    steps = (0.05, 0.2, 0.4, 0.6, 0.8, 1.01)
    for low, high, colour in zip(steps, steps[1:], CLASSES, strict=False):
        chosen = rings[(share >= low) & (share < high)]
        ways = "".join(line_way(ring, closed=True) for ring in chosen)
        path(node, ways, colour, colour, 0.5)
    if canvas.home is not None:
        path(node, canvas.way(canvas.home.simplify(0.6 / canvas.scale)), "none", RULE, 0.8)
    canvas.spots(node, 1.7)
    canvas.towns(node)
    number = canvas.speaker.wording.number
    labels = [number(round(low * found.peak.value * 1e9, 3)) + " –" for low in steps[:-1]]
    if canvas.done.choice.values["weight"] == "headcount":
        title = _("People per thousand km², smoothed; from so many on")
    else:
        title = _("Places per thousand km², smoothed; from so many on")
    key_of(node, canvas.height, title, labels)
    return node


def railway_map(canvas: Canvas) -> Element:
    """Places by how far they are from a railway, and the schematic railways."""
    found = canvas.done.analysis.to_railway
    assert isinstance(found, Distances)
    node = canvas.ground(KEY)
    canvas.railways(node, INK, 1.4)
    at = canvas.at(canvas.done.analysis.pattern.lonlat)
    km = found.metres / 1000
    for low, high, colour in zip(NEAR, NEAR[1:], CLASSES, strict=False):
        chosen = at[(km >= low) & (km < high)]
        path(node, "".join(disc_way(one, 4.6) for one in chosen), colour, INK, 0.8)
    canvas.towns(node)
    number = canvas.speaker.wording.number
    labels = [f"{number(low)} –" for low in NEAR[:-1]]
    key_of(node, canvas.height, _("Distance to the nearest railway in km, from"), labels)
    return node


FIGURES: dict[str, Callable[[Canvas], Element]] = {
    "grid": grid_map,
    "oblasts": oblast_bars,
    "centre": spread_map,
    "ripley": ripley_plot,
    "kernel": kernel_map,
    "railway": railway_map,
    "ground": ground_map,
}
"""Figures by the name that addresses use."""


def offered(canvas: Canvas) -> list[str]:
    """Figures that this selection has."""
    analysis = canvas.done.analysis
    told_years = sum(isinstance(step.centre, Centre) for step in analysis.path)
    has = {
        "centre": isinstance(analysis.centre, Centre) or told_years > 1,
        "ripley": not hasattr(analysis.against_chance, "reason"),
        "kernel": isinstance(analysis.kernel, Kernel),
        "railway": isinstance(analysis.to_railway, Distances),
    }
    return [name for name in FIGURES if has.get(name, True)]
