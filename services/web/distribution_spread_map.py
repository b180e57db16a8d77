"""The map of centre and spread: places, mean centre, its path through the years, the ellipse."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from flask_babel import gettext as _

from services.spatial.distribution.centre import Centre, Ellipse
from services.web.distribution_canvas import Canvas
from services.web.distribution_svg import (
    FAINT,
    INK,
    PAPER,
    RUST,
    cross_way,
    disc_way,
    group,
    line_way,
    path,
    words,
)

BLUE = "#1f3f5e"
KEY = 26


def spread_map(canvas: Canvas) -> Element:
    """Places as dots, the ellipse around them, the centre as a cross with its path."""
    analysis = canvas.done.analysis
    node = canvas.ground(KEY)
    if isinstance(analysis.ellipse, Ellipse):
        path(node, line_way(canvas.at(analysis.ellipse.outline), closed=True), "none", RUST, 2)
    canvas.spots(node, 2.4, FAINT)
    canvas.towns(node)
    _path(canvas, node)
    for centre, colour in ((analysis.centre, RUST), (analysis.weighted_centre, BLUE)):
        if isinstance(centre, Centre):
            at = canvas.at((centre.lon.value, centre.lat.value))
            path(node, cross_way(at, 9), "none", PAPER, 6)
            path(node, cross_way(at, 9), "none", colour, 3)
    _key(canvas, node)
    return node


def _path(canvas: Canvas, node: Element) -> None:
    told = [(step.year, step.centre) for step in canvas.done.analysis.path]
    steps = [(year, one) for year, one in told if isinstance(one, Centre)]
    if len(steps) < 2:
        return
    points = canvas.at([(one.lon.value, one.lat.value) for _year, one in steps])
    path(node, line_way(points), "none", INK, 1.4)
    path(node, "".join(disc_way(one, 2) for one in points), INK)
    for number in (0, -1):
        # Above the first, below the last: both years stay legible where the path is short.
        below = 14 if number else -7
        at = (points[number][0], points[number][1] + below)
        words(node, at, str(steps[number][0]), 11, INK, 700, "middle", name="axis")


def _key(canvas: Canvas, node: Element) -> None:
    top = canvas.height + 15
    analysis = canvas.done.analysis
    entries = [(cross_way((18, -4), 6), RUST, _("mean centre"))]
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
