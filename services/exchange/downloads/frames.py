"""Rows as data frames, for the formats that GeoPandas and GDAL write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shapely.geometry import shape

from services.exchange.downloads.rows import Rows
from services.exchange.downloads.texts import legal

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from pandas import DataFrame


def table_frame(table: Rows) -> DataFrame:
    """Texts as texts, whole numbers as whole numbers, nothing as nothing (never 0, never '')."""
    import pandas

    columns = {
        name: pandas.array([_held(row.get(name)) for row in table.rows], dtype=_kind(table, name))
        for name in table.columns
    }
    return pandas.DataFrame(columns)


def _held(value: Any) -> Any:
    # GDAL ends a text at its first NUL.
    return legal(value) if isinstance(value, str) else value


def _kind(table: Rows, name: str) -> str:
    if name not in table.numbers:
        return "str"
    values = [row[name] for row in table.rows if row.get(name) is not None]
    return "Int64" if all(isinstance(value, int) for value in values) else "Float64"


def place_frame(table: Rows, shapes: list[dict | None]) -> GeoDataFrame:
    """Places with their geometry (EPSG:4326, lon/lat); None where no location is known."""
    from geopandas import GeoDataFrame, GeoSeries

    drawn = [None if geometry is None else shape(geometry) for geometry in shapes]
    return GeoDataFrame(table_frame(table), geometry=GeoSeries(drawn, crs=4326))
