"""A collection of features, prepared: fragments of its answers, indexes, records to filter."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from services.edition.when import Bounds
from services.exchange.features.field import Field
from services.exchange.features.moments import iso
from services.exchange.features.reference import CRS84, Reference

if TYPE_CHECKING:
    from shapely import STRtree
    from shapely.geometry.base import BaseGeometry

    from services.exchange.filtering import Record


@dataclass(frozen=True)
class Item:
    """A feature of a collection.

    Parameters
    ----------
    geometry : GeoJSON, lon/lat; None where the place is not known or the record has none
    time : first and last day as yyyymmdd [None: open]; None where nothing is known
    title : what it is called, by language
    """

    id: str
    properties: dict[str, Any]
    geometry: dict[str, Any] | None
    time: Bounds | None
    title: dict[str, str]


@dataclass
class Collection:
    """Features of one kind, in canonical order.

    Parameters
    ----------
    sort : place, observation, event or source: what a feature is a record of
    title, description : by language; empty where the words are the interface's own
    """

    id: str
    sort: str
    title: dict[str, str]
    description: dict[str, str]
    licence: str
    fields: tuple[Field, ...]
    items: tuple[Item, ...]
    _fragments: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    _trees: dict[str, STRtree] = field(default_factory=dict)

    @cached_property
    def position(self) -> dict[str, int]:
        """Place of each feature in the order, by id."""
        return {item.id: number for number, item in enumerate(self.items)}

    @cached_property
    def queryables(self) -> dict[str, Field]:
        """Properties that features can be chosen by."""
        return {item.name: item for item in self.fields if item.queryable}

    @cached_property
    def filterables(self) -> dict[str, str]:
        """Type of everything a filter can name, time and place included."""
        found = {name: item.kind for name, item in self.queryables.items()}
        return found | {"time": "interval"} | ({"geometry": "geometry"} if self.is_spatial else {})

    @cached_property
    def is_spatial(self) -> bool:
        """Whether any feature has a geometry."""
        return any(item.geometry for item in self.items)

    @cached_property
    def geometries(self) -> list[BaseGeometry | None]:
        """Shapes, lon/lat, in the order of the features."""
        from shapely.geometry import shape

        return [shape(item.geometry) if item.geometry else None for item in self.items]

    @cached_property
    def unplaced(self) -> frozenset[int]:
        """Features without a geometry."""
        return frozenset(n for n, item in enumerate(self.items) if item.geometry is None)

    @cached_property
    def records(self) -> list[Record]:
        """Features as a filter weighs them; a blank text is no value."""
        from services.exchange.filtering import Record

        return [
            Record(
                {name: None if value == "" else value for name, value in item.properties.items()},
                shape,
                item.time,
            )
            for item, shape in zip(self.items, self.geometries, strict=True)
        ]

    @cached_property
    def bbox(self) -> list[float] | None:
        """West, south, east, north of all geometries; None without any."""
        from shapely import total_bounds

        shapes = [shape for shape in self.geometries if shape is not None]
        return [float(side) for side in total_bounds(shapes)] if shapes else None

    @cached_property
    def interval(self) -> Bounds | None:
        """First and last day of all that is dated; a side open anywhere is open."""
        times = [item.time for item in self.items if item.time is not None]
        if not times:
            return None
        firsts, lasts = [first for first, _ in times], [last for _, last in times]
        return (
            None if None in firsts else min(first for first in firsts if first is not None),
            None if None in lasts else max(last for last in lasts if last is not None),
        )

    def tree(self, reference: Reference) -> STRtree:
        """Index of the geometries in a reference system; it counts as `geometries` does."""
        if reference.uri not in self._trees:
            from shapely import STRtree

            self._trees[reference.uri] = STRtree([reference.moved(s) for s in self.geometries])
        return self._trees[reference.uri]

    def fragments(self, profile: str, reference: Reference) -> tuple[str, ...]:
        """Every feature as JSON text, written once a profile (rfc7946, jsonfg) and system."""
        key = (profile, reference.uri)
        if key not in self._fragments:
            write = _jsonfg if profile == "jsonfg" else _geojson
            self._fragments[key] = tuple(
                compact(write(self, item, shape, reference))
                for item, shape in zip(self.items, self.geometries, strict=True)
            )
        return self._fragments[key]


def compact(value: Any) -> str:
    """JSON text without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _geojson(
    _: Collection, item: Item, shape: BaseGeometry | None, reference: Reference
) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": item.id,
        "properties": item.properties,
        "geometry": _coordinates(item, shape, reference),
    }


def _jsonfg(
    collection: Collection, item: Item, shape: BaseGeometry | None, reference: Reference
) -> dict[str, Any]:
    """`place` has the coordinates of another system; `geometry` keeps longitude and latitude."""
    return {
        "type": "Feature",
        "id": item.id,
        "featureType": collection.id,
        "time": {"interval": [iso(day) or ".." for day in item.time]} if item.time else None,
        "place": None if reference is CRS84 else _coordinates(item, shape, reference),
        "geometry": item.geometry,
        "properties": item.properties,
    }


def _coordinates(
    item: Item, shape: BaseGeometry | None, reference: Reference
) -> dict[str, Any] | None:
    if reference is CRS84 or shape is None:
        return item.geometry
    from shapely.geometry import mapping

    return mapping(reference.written(shape))
