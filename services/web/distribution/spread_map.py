"""The map of centre and spread: places, mean centre, its path through the years, the ellipse."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import numpy as np
from flask_babel import gettext as _

from services.spatial.distribution.centre import Centre, Ellipse
from services.web.distribution.canvas import WIDTH, Canvas
from services.web.distribution.svg import (
    FAINT,
    INK,
    PAPER,
    RULE,
    RUST,
    SOFT,
    cross_way,
    disc_way,
    group,
    line_way,
    path,
    words,
)

BLUE = "#1f3f5e"
KEY = 26


PANEL = 190
"""Height of the path, enlarged below the map [px]."""


def spread_map(canvas: Canvas) -> Element:
    """Places as dots, the ellipse around them, the centre as a cross; its path enlarged below."""
    analysis = canvas.done.analysis
    steps = [(step.year, step.centre) for step in analysis.path if isinstance(step.centre, Centre)]
    moved = len(steps) > 1
    node = canvas.ground(KEY + PANEL * moved)
    if isinstance(analysis.ellipse, Ellipse):
        path(node, line_way(canvas.at(analysis.ellipse.outline), closed=True), "none", RUST, 2)
    canvas.spots(node, 2.4, FAINT)
    canvas.towns(node)
    if moved:
        ways = canvas.at([(one.lon.value, one.lat.value) for _year, one in steps])
        path(node, line_way(ways), "none", INK, 1.2)
    for centre, colour in ((analysis.centre, RUST), (analysis.weighted_centre, BLUE)):
        if isinstance(centre, Centre):
            at = canvas.at((centre.lon.value, centre.lat.value))
            path(node, cross_way(at, 9), "none", PAPER, 6)
            path(node, cross_way(at, 9), "none", colour, 3)
    _key(canvas, node)
    if moved:
        _panel(canvas, node, steps)
    return node


def _panel(canvas: Canvas, node: Element, steps: list[tuple[int, Centre]]) -> None:
    """The path by itself, as large as it fits, with a bar of round length."""
    top, margin = canvas.height + KEY + 6, 34
    path(node, f"M0 {top}H{WIDTH}", "none", RULE)
    words(node, (12, top + 18), _("Path of the centre, enlarged"), 11.5, INK)
    xy = canvas.plane.forward(np.array([(one.lon.value, one.lat.value) for _year, one in steps]))
    low, wide = xy.min(axis=0), np.maximum(np.ptp(xy, axis=0), 1000.0)
    scale = min((WIDTH - 4 * margin) / wide[0], (PANEL - 2 * margin - 16) / wide[1])
    left = (WIDTH - wide[0] * scale) / 2
    foot = top + PANEL - margin
    at = np.stack([left + (xy[:, 0] - low[0]) * scale, foot - (xy[:, 1] - low[1]) * scale], axis=-1)
    path(node, line_way(at), "none", INK, 1.4)
    path(node, "".join(disc_way(one, 2.6) for one in at), INK)
    placed: list[np.ndarray] = []
    for number in _labelled(len(steps)):
        # Where the centre rests, one year stands for those around it.
        if any(np.abs(at[number] - one).max() < 30 for one in placed):
            continue
        placed.append(at[number])
        words(
            node,
            (at[number][0], at[number][1] - 8),
            str(steps[number][0]),
            11,
            INK,
            anchor="middle",
            name="axis",
            halo=PAPER,
        )
    _bar(canvas, node, scale, top + 14)


def _labelled(count: int) -> list[int]:
    """Which steps may carry their year: the ends first, then the others in turn."""
    return [0, count - 1, *range(1, count - 1)]


def _bar(canvas: Canvas, node: Element, scale: float, y: float) -> None:
    length = next((km for km in (200, 100, 50, 20, 10, 5, 2, 1) if km * 1000 * scale < 160), 1)
    end = WIDTH - 16
    start = end - length * 1000 * scale
    path(node, f"M{start:.1f} {y - 4}V{y}H{end}V{y - 4}", "none", SOFT, 1)
    label = _("%(distance)s km", distance=canvas.speaker.wording.number(length))
    words(node, (start - 6, y + 2), label, 11, anchor="end", name="axis")


def _key(canvas: Canvas, node: Element) -> None:
    top = canvas.height + 15
    analysis = canvas.done.analysis
    entries = []
    if isinstance(analysis.centre, Centre):
        entries.append((cross_way((18, -4), 6), RUST, _("mean centre")))
    if isinstance(analysis.weighted_centre, Centre):
        entries.append((cross_way((18, -4), 6), BLUE, _("weighted by head-count")))
    if isinstance(analysis.ellipse, Ellipse):
        entries.append((disc_way((18, -4), 6), RUST, _("standard deviational ellipse")))
    if sum(isinstance(step.centre, Centre) for step in analysis.path) > 1:
        entries.append(("M10 -4H26", INK, _("path of the centre through the years")))
    left = 0.0
    for way, colour, label in entries:
        entry = group(node, left, top)
        path(entry, way, "none", colour, 2)
        words(entry, (32, 0), label, 11.5)
        left += 44 + len(label) * 6.4
