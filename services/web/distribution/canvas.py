"""The ground of the distribution's maps: outline, waters left to the land, railways, some towns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from xml.etree.ElementTree import Element

import numpy as np
import shapely
from flask import current_app

from services.edition.edition import Edition
from services.spatial.distribution.plane import Array, Plane
from services.spatial.neighbours import point_of
from services.web.cards import names_by_year
from services.web.distribution.svg import (
    FAINT,
    INK,
    LAND,
    PAPER,
    RULE,
    SOFT,
    disc_way,
    drawing,
    line_way,
    path,
    words,
)
from services.web.distribution.task import Computed, home_outline
from services.web.rendering import Voice

WIDTH = 720
"""Of a map [px of its own]."""

NODES = (25, 17)
"""Columns and rows of the points from which the page's script finds where a tap lies."""


@dataclass(frozen=True)
class Canvas:
    """Where things lie on a map: the equal-area plane, turned into pixels."""

    speaker: Voice
    done: Computed

    @property
    def plane(self) -> Plane:
        """The plane of the results."""
        return self.done.analysis.plane

    @cached_property
    def home(self) -> Any:
        """The republic in the plane; None where the base map has another one."""
        info = self.speaker.edition.info
        found = home_outline(current_app.config["STATIC"] / "basemap", info.region)
        return None if found is None else self.plane.shape(found)

    @cached_property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north of the map in the plane [m]."""
        region = self.plane.shape(shapely.box(*self.speaker.edition.info.region))
        frame = shapely.box(*(self.home or region).bounds)
        points = self.plane.forward(self.done.analysis.pattern.lonlat)
        if len(points):
            frame = frame.union(shapely.box(*shapely.multipoints(points).bounds))
        west, south, east, north = frame.bounds
        margin = 0.03 * (east - west)
        return west - margin, south - margin, east + margin, north + margin

    @property
    def scale(self) -> float:
        """[px/m]"""
        return WIDTH / (self.bounds[2] - self.bounds[0])

    @property
    def height(self) -> float:
        """[px]"""
        return round((self.bounds[3] - self.bounds[1]) * self.scale)

    def pixels(self, xy: Array) -> Array:
        """(..., 2) x, y of the plane [m] -> (..., 2) pixels."""
        west, _, _, north = self.bounds
        return np.stack(
            [(xy[..., 0] - west) * self.scale, (north - xy[..., 1]) * self.scale], axis=-1
        )

    def at(self, lonlat: Any) -> Array:
        """(..., 2) lon, lat -> (..., 2) pixels."""
        return self.pixels(self.plane.forward(np.asarray(lonlat, dtype=float)))

    def nodes(self) -> str:
        """'columns rows lon lat lon lat ...' of points spread over the map, row by row."""
        columns, rows = NODES
        x = np.linspace(self.bounds[0], self.bounds[2], columns)
        y = np.linspace(self.bounds[3], self.bounds[1], rows)
        lonlat = self.plane.inverse(np.stack(np.meshgrid(x, y), axis=-1)).reshape(-1, 2)
        return f"{columns} {rows} " + " ".join(f"{lon:.3f} {lat:.3f}" for lon, lat in lonlat)

    def ground(self, extra: float = 0) -> Element:
        """A picture with the land on it and room below."""
        node = drawing(WIDTH, self.height + extra)
        if self.home is not None:
            finer = shapely.simplify(self.home, 0.6 / self.scale)
            path(node, self.way(finer), LAND, FAINT, 0.8)
        else:
            west, south, east, north = self.bounds
            path(node, self.way(shapely.box(west, south, east, north)), LAND, RULE)
        return node

    def way(self, shape: Any) -> str:
        """A polygon of the plane as a path."""
        parts = getattr(shape, "geoms", [shape])
        rings = [ring for part in parts for ring in (part.exterior, *part.interiors)]
        return "".join(
            line_way(self.pixels(np.asarray(ring.coords)[:, :2])[:-1], closed=True)
            for ring in rings
        )

    def railways(self, node: Element, colour: str = SOFT, width: float = 1) -> None:
        """The schematic railways of the chosen years."""
        ways = [
            line_way(self.at([point[:2] for point in piece]))
            for pieces in self.done.railways.values()
            for piece in pieces
        ]
        if ways:
            path(node, "".join(ways), "none", colour, width)

    def towns(self, node: Element) -> None:
        """Names of the towns that the smallest map names, for orientation."""
        placed: list[Array] = []
        for key in self._towns():
            position = point_of(self.speaker.edition.features[key])
            if position is None:
                continue
            here = self.at(position)
            # A name that would lie on another one is left out.
            if any(abs(here[0] - one[0]) < 96 and abs(here[1] - one[1]) < 16 for one in placed):
                continue
            placed.append(here)
            path(node, disc_way(here, 1.6), SOFT)
            near_edge = here[0] > WIDTH - 110
            side = ("end", here[0] - 5) if near_edge else ("start", here[0] + 5)
            name = self._name(key)
            at = (side[1], here[1] - 4)
            words(node, at, name, 10.5, SOFT, anchor=side[0], name="name", halo=LAND)

    def _towns(self) -> list[str]:
        edition: Edition = self.speaker.edition
        return [
            key for key in self.done.settlements if (edition.features[key].place.rank or 1) == 1
        ]

    def _name(self, place: str) -> str:
        """The name in the last of the chosen years; towns changed theirs."""
        last = self.done.choice.last
        then = [
            each["text"]
            for each in names_by_year(self.speaker, place)
            if each["from"] <= last <= each["to"]
        ]
        return then[0] if then else self.speaker.words.name(place).text

    def spots(self, node: Element, radius: float = 2.6, fill: str = INK) -> None:
        """Every place of the selection as a small dot."""
        lonlat = self.done.analysis.pattern.lonlat
        if len(lonlat):
            ways = "".join(disc_way(one, radius) for one in self.at(lonlat))
            path(node, ways, fill, PAPER, 0.6)
