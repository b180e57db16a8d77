"""The distribution's charts: records by oblast, L by distance beside chance."""

from __future__ import annotations

from itertools import pairwise
from math import ceil, floor, log10
from xml.etree.ElementTree import Element

import numpy as np
from flask_babel import gettext as _

from services.spatial.distribution.neighbours import Compared
from services.web.distribution.canvas import WIDTH, Canvas
from services.web.distribution.places import oblast_rows
from services.web.distribution.svg import (
    FAINT,
    INK,
    RULE,
    RUST,
    SOFT,
    drawing,
    line_way,
    path,
    words,
)

BAR = 24
BAND = "#e2d9c8"


def oblast_bars(canvas: Canvas) -> Element:
    """A bar an oblast, as long as its records are many; what is not stated is hollow."""
    rows = oblast_rows(canvas.speaker, canvas.done)["rows"]
    node = drawing(WIDTH, BAR * len(rows) + 16)
    most = max((row["records"] for row in rows), default=1)
    left, room = 250, WIDTH - 310
    for number, row in enumerate(rows):
        top = 8 + BAR * number
        words(node, (left - 10, top + 16), row["name"], 12.5, INK, anchor="end", name="name")
        end = left + room * row["records"] / most
        box = [(left, top + 4), (end, top + 4), (end, top + BAR - 4), (left, top + BAR - 4)]
        stated = row["oblast"] is not None
        path(node, line_way(box, closed=True), RUST if stated else "none", RUST, 1)
        words(node, (end + 8, top + 16), str(row["records"]), 12.5, INK, name="count")
    return node


def ripley_plot(canvas: Canvas) -> Element:
    """L(r) - r of the places over the band of chance; above the band places lie clustered."""
    found = canvas.done.analysis.against_chance
    assert isinstance(found, Compared)
    k = found.ripley
    km = k.distance / 1000
    own, low, high = (np.sqrt(each / np.pi) / 1000 - km for each in (k.k, k.k_low, k.k_high))
    frame = _Frame(
        (0.0, float(km[-1])),
        (min(0.0, float(low.min()), float(own.min())), float(max(high.max(), own.max()))),
    )
    node = drawing(WIDTH, 380)
    band = [*zip(km, high, strict=True), *reversed(list(zip(km, low, strict=True)))]
    path(node, line_way(map(frame.at, band), closed=True), BAND)
    _axes(canvas, node, frame)
    path(node, line_way([frame.at((0, 0)), frame.at((km[-1], 0))]), "none", SOFT, 1, "4 4")
    draws = [np.sqrt(each / np.pi) / 1000 - km for each in k.k_draws]
    for each in draws:
        path(node, line_way(map(frame.at, zip(km, each, strict=True))), "none", RUST, 1, "2 3")
    path(node, line_way(map(frame.at, zip(km, own, strict=True))), "none", RUST, 2.4)
    _labels(node, frame, (km, own, high))
    return node


class _Frame:
    """Pixels of a chart from its numbers."""

    def __init__(self, across: tuple[float, float], up: tuple[float, float]) -> None:
        self.across, self.up = across, up
        self.left, self.right, self.top, self.bottom = 64, WIDTH - 20, 24, 330

    def at(self, point: tuple[float, float]) -> tuple[float, float]:
        x = (point[0] - self.across[0]) / (self.across[1] - self.across[0])
        y = (point[1] - self.up[0]) / ((self.up[1] - self.up[0]) or 1)
        return (
            self.left + x * (self.right - self.left),
            self.bottom - y * (self.bottom - self.top),
        )


def _axes(canvas: Canvas, node: Element, frame: _Frame) -> None:
    number = canvas.speaker.wording.number
    for value in _ticks(*frame.across):
        x, _y = frame.at((value, frame.up[0]))
        path(node, f"M{x:.1f} {frame.bottom}V{frame.bottom + 5}", "none", FAINT)
        words(node, (x, frame.bottom + 19), number(value), 11.5, anchor="middle", name="axis")
    for value in _ticks(*frame.up):
        _x, y = frame.at((0, value))
        path(node, f"M{frame.left} {y:.1f}H{frame.right}", "none", RULE, 0.7)
        words(node, (frame.left - 8, y + 4), number(value), 11.5, anchor="end", name="axis")
    words(node, (frame.right, frame.bottom + 38), _("distance r in km"), 12, INK, anchor="end")
    words(node, (frame.left, 14), _("L(r) − r in km"), 12, INK)


def _labels(node: Element, frame: _Frame, lines: tuple[np.ndarray, np.ndarray, np.ndarray]) -> None:
    km, own, high = lines
    middle = len(km) // 2
    x, y = frame.at((km[middle], own[middle]))
    words(node, (x, y - 10), _("the places"), 12.5, RUST, 700)
    x, y = frame.at((km[-1], high[-1]))
    words(node, (x - 6, y + 18), _("chance"), 12.5, SOFT, 700, "end")


def _ticks(low: float, high: float) -> list[int | float]:
    """Round numbers between two, some five of them."""
    raw = (high - low) / 5 or 1
    size = 10 ** floor(log10(raw))
    step = next(each * size for each in (1, 2, 5, 10) if each * size >= raw)
    found = [number * step for number in range(ceil(low / step), floor(high / step) + 1)]
    # Of numbers that come out alike after rounding one is enough.
    told = [round(value, 6) for value in found]
    whole = [int(value) if float(value).is_integer() else value for value in told]
    return whole[:1] + [after for before, after in pairwise(whole) if after != before]
