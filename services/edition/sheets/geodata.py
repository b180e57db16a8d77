"""GeoPackage and GeoJSON as sheets: one for each layer, geometry as GeoJSON in EPSG:4326."""

from __future__ import annotations

import json
import sqlite3
import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyogrio
from geopandas import GeoDataFrame
from pandas import DataFrame
from pyproj import CRS
from shapely.geometry import mapping

from services.edition.sheets.sheet import MAX_COLUMNS, MAX_ROWS, Refusal, Row, Sheet, taken
from services.edition.tidying import Unreadable, decoded, plain_feature

FIDS = {"fid", "ogc_fid"}
"""Columns that GDAL and QGIS add to number features; they belong to the program."""

# Dates stay as written: GDAL would make a day of a column that holds nothing but days.
_OPTIONS = {".geojson": {"DATE_AS_STRING": "YES"}, ".gpkg": {}}


def geodata_sheets(path: Path) -> list[Sheet]:
    """The layers of a GeoPackage or a GeoJSON file.

    Raises
    ------
    Unreadable
        when it is none of these, or holds what is not opened
    """
    suffix = path.suffix.lower()
    given: list[set[str]] = []
    if suffix == ".geojson":
        given, layers = _properties(path), [path.stem]
    else:
        layers = _tables(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            sheets = [_sheet(path, layer, len(layers) > 1, suffix) for layer in layers]
    except Unreadable:
        raise
    except Exception as problem:  # GDAL, pyogrio and pyproj share no base
        raise Unreadable(f"cannot be read by GDAL ({problem})") from problem
    if len(given) == len(sheets[0].rows):
        sheets[0].rows = [_of(row, names) for row, names in zip(sheets[0].rows, given, strict=True)]
    return sheets


def _of(row: Row, names: set[str]) -> Row:
    """A feature with the properties it has: GDAL gives it blanks for those of all others."""
    return replace(row, cells={name: text for name, text in row.cells.items() if name in names})


def _properties(path: Path) -> list[set[str]]:
    """The names of the properties of each feature of a GeoJSON file."""
    # GDAL looks at the content, not at the name: nothing but GeoJSON may reach it.
    try:
        document = json.loads(decoded(path.read_bytes()))
    except (json.JSONDecodeError, RecursionError) as problem:
        raise Unreadable(f"is not JSON ({problem})") from problem
    if not isinstance(document, dict) or document.get("type") != "FeatureCollection":
        raise Unreadable("is no GeoJSON FeatureCollection")
    features = document.get("features")
    if not isinstance(features, list) or not all(isinstance(item, dict) for item in features):
        raise Unreadable("has no list of features")
    if not features:
        raise Unreadable("holds no features")
    told = [item.get("properties") for item in features]
    if not all(isinstance(given, dict | None) for given in told):
        raise Unreadable("has properties that are no object {...}")
    # A feature's own id is its property id too.
    return [{name.strip().lower() for name in given or ()} | {"id"} for given in told]


def _tables(path: Path) -> list[str]:
    try:
        database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            names = [row[0] for row in database.execute("SELECT table_name FROM gpkg_contents")]
            kinds = dict(database.execute("SELECT lower(name), type FROM sqlite_master"))
        finally:
            database.close()
    except sqlite3.Error as problem:
        raise Unreadable(f"is no GeoPackage ({problem})") from problem
    for name in names:
        # A view may compute for ever; a table only holds.
        if kinds.get(str(name).lower()) != "table":
            raise Unreadable(f"lists '{name}', which is no table in it; export it as one")
    found = [layer for layer, _ in pyogrio.list_layers(path)]
    if not found:
        raise Unreadable("holds no layers")
    return found


def _sheet(path: Path, layer: str, several: bool, suffix: str) -> Sheet:
    frame = pyogrio.read_dataframe(
        path,
        layer=layer if suffix == ".gpkg" else None,
        max_features=MAX_ROWS + 1,
        datetime_as_string=True,
        **_OPTIONS[suffix],
    )
    if len(frame) > MAX_ROWS:
        raise Unreadable(f"has more than {MAX_ROWS} features in {layer}; split it")
    if len(frame.columns) > MAX_COLUMNS:
        raise Unreadable(f"has {len(frame.columns)} columns in {layer}; at most {MAX_COLUMNS}")
    shapes = _shapes(frame, layer)
    names = [name for name in frame.columns if name != "geometry" and name.lower() not in FIDS]
    headings = {name: str(name).strip().lower() for name in names}
    sheet = Sheet(layer, f"layer {layer}" if several else "", dict.fromkeys(headings.values(), ""))
    sheet.has_geometry = shapes is not None
    for index, values in enumerate(frame[names].to_dict("records")):
        sheet.rows.append(_row(sheet, index, values, shapes))
    return sheet


def _shapes(frame: DataFrame, layer: str) -> list[dict[str, Any] | None] | None:
    """Geometries as GeoJSON; None where the layer is a table without any."""
    if not isinstance(frame, GeoDataFrame):
        return None
    if frame.crs is None:
        raise Unreadable(f"has no coordinate reference system in {layer}; set it in QGIS")
    if not frame.crs.equals(CRS.from_epsg(4326), ignore_axis_order=True):
        frame = frame.to_crs(4326)
    return [
        None if item is None or item.is_empty else json.loads(json.dumps(mapping(item)))
        for item in frame.geometry
    ]


def _row(sheet: Sheet, index: int, values: dict[str, Any], shapes: list[Any] | None) -> Row:
    given = {name: _plain(value) for name, value in values.items()}
    cells, refused = {}, set()
    for name, text in plain_feature({"properties": given})["properties"].items():
        column, cell = name.strip().lower(), taken(text)
        if isinstance(cell, Refusal):
            sheet.note(index + 1, column, cell.message)
            refused.add(column)
        else:
            cells[column] = cell
    return Row(index + 1, cells, frozenset(refused), shapes[index] if shapes else None)


def _plain(value: Any) -> Any:
    """A value of numpy or pandas as Python's own; NaN and NaT as None."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    return None if value is None or value != value else value
