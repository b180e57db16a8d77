"""Every download there is, by the name in its address: what it holds and how it is made.

A new layer has its downloads by existing; a new table of figures needs a word here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from services.edition.edition import Edition
from services.exchange.downloads.geojson import geojson
from services.exchange.downloads.geopackage import write_geopackage
from services.exchange.downloads.geoparquet import write_geoparquet
from services.exchange.downloads.kml import kml
from services.exchange.downloads.material import Material, Progress
from services.exchange.downloads.package import write_package
from services.exchange.downloads.rows import DESCRIBING
from services.exchange.downloads.tables_csv import places_csv, table_csv
from services.exchange.downloads.workbook import workbook
from services.exchange.linked_places.document import linked_places
from services.exchange.linked_places.tsv import linked_places_tsv

Make = Callable[[Path, Material, Progress], None]
"""Writes a file at a path."""

MEDIA_TYPES = {
    "geojson": "application/geo+json",
    "csv": "text/csv; charset=utf-8; header=present",
    "gpkg": "application/geopackage+sqlite3",
    "parquet": "application/vnd.apache.parquet",
    "kml": "application/vnd.google-earth.kml+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
    "lpf.json": "application/ld+json",
    "lp.tsv": "text/tab-separated-values; charset=utf-8",
}
LONG = ("gpkg", "parquet", "xlsx", "zip")
"""Forms that take long enough for a visitor to be told how far they are."""

FORMATS = ("geojson", "csv", "gpkg", "parquet", "kml")
"""Forms of places, whole and by layer."""


@dataclass(frozen=True)
class Download:
    """A file that can be taken away.

    Parameters
    ----------
    name : last part of its address
    saved_as : name under which a browser keeps it; says the edition and its version
    form : key of MEDIA_TYPES
    layer : the layer it holds; None for the whole edition
    table : the table it holds; None for places
    """

    name: str
    saved_as: str
    form: str
    make: Make
    layer: str | None = None
    table: str | None = None

    @property
    def media_type(self) -> str:
        """What it is to a browser."""
        return MEDIA_TYPES[self.form]

    @property
    def is_long(self) -> bool:
        """Whether it is made beside the request that asked for it."""
        return self.form in LONG


def downloads(edition: Edition) -> dict[str, Download]:
    """All downloads by name: the whole edition first, then its tables, then each layer."""
    stem = f"{edition.info.id}-{_safe(edition.info.version)}"
    layers = list(edition.layers)
    found = [
        _whole(stem, "gpkg", _package_of(layers, True)),
        _whole(stem, "zip", write_package),
        _whole(stem, "xlsx", _bytes(lambda material, progress: workbook(material, progress))),
        _whole(stem, "lpf.json", _bytes(lambda material, _: linked_places(material))),
        _whole(stem, "lp.tsv", _bytes(lambda material, _: linked_places_tsv(material))),
        *(_whole(stem, form, _places(form, layers, True)) for form in FORMATS if form != "gpkg"),
    ]
    found += [
        Download(f"{stem}-{table}.csv", f"{stem}-{table}.csv", "csv", _table(table), table=table)
        for table in (*DESCRIBING, "sources")
    ]
    found += [
        Download(f"{layer}.{form}", f"{stem}-{layer}.{form}", form, make, layer=layer)
        for layer in layers
        for form in FORMATS
        for make in [_places(form, [layer], False)]
    ]
    return {download.name: download for download in found}


def _safe(version: str) -> str:
    """A version as part of a file's name, whatever an edition calls it."""
    return re.sub(r"[^A-Za-z0-9._-]+|\.\.+", "-", version)[:40]


def _whole(stem: str, form: str, make: Make) -> Download:
    return Download(f"{stem}.{form}", f"{stem}.{form}", form, make)


def _places(form: str, layers: Sequence[str], whole: bool) -> Make:
    if form == "gpkg":
        return _package_of(layers, whole)
    if form == "parquet":
        return lambda path, material, _: write_geoparquet(path, material, layers, whole)
    written = {"geojson": geojson, "csv": places_csv, "kml": kml}[form]
    return _bytes(lambda material, _: written(material, layers, whole))


def _package_of(layers: Sequence[str], whole: bool) -> Make:
    return lambda path, material, progress: write_geopackage(
        path, material, layers, whole, progress
    )


def _table(name: str) -> Make:
    return _bytes(lambda material, _: table_csv(material, name))


def _bytes(write: Callable[[Material, Progress], bytes]) -> Make:
    def make(path: Path, material: Material, progress: Progress) -> None:
        path.write_bytes(write(material, progress))

    return make
