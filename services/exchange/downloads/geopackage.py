"""GeoPackage 1.4: a table for each layer, the edition's tables beside them, styles for QGIS.

Written by GDAL with its clock set to the edition's date, so that the bytes repeat. Dates stay texts
(EDTF) with integers beside them; a place without a known location has a null geometry.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from services.exchange.downloads.frames import place_frame, table_frame
from services.exchange.downloads.material import Material, Progress, unheard
from services.exchange.downloads.provenance import Provenance, provenance
from services.exchange.downloads.qgis_styles import qml
from services.exchange.downloads.rows import DESCRIBING, EXPLAINING, Rows, place_rows, table_rows
from services.exchange.downloads.texts import legal

if TYPE_CHECKING:
    from pandas import DataFrame

GEOMETRY = "geom"
STYLES = "layer_styles"
"""The table in which QGIS looks for the styles of a GeoPackage."""

README = "readme"
_clock = Lock()


def write_geopackage(
    path: Path,
    material: Material,
    layers: Sequence[str],
    whole: bool,
    progress: Progress = unheard,
) -> None:
    """Layers as feature tables; `readme` and `sources` always, all other tables with the whole."""
    told = provenance(material.edition, () if whole else layers)
    tables = [*DESCRIBING, *EXPLAINING] if whole else []
    total = len(layers) + len(tables) + 3
    with _stopped_clock(told.date):
        writer = _Writer(path, told)
        for done, layer in enumerate(layers):
            progress(done, total)
            writer.add_layer(material, layer)
        for done, name in enumerate(tables, start=len(layers)):
            progress(done, total)
            writer.add_table(_table_name(name, layers), table_rows(material, name))
        sources = table_rows(material, "sources")
        held = [row for row in sources.rows if row["id"] in told.sources]
        writer.add_table(
            _table_name("sources", layers), Rows(sources.columns, held, sources.numbers)
        )
        lines = [{"name": name, "value": text} for name, text in told.lines]
        writer.add_table(_table_name(README, layers), Rows(["name", "value"], lines, frozenset()))
        writer.add_styles(material, layers)
    progress(total, total)


def _table_name(name: str, layers: Sequence[str]) -> str:
    # A layer of an edition may bear the name of a table.
    return f"table_{name}" if name in layers else name


@contextmanager
def _stopped_clock(date: str) -> Iterator[None]:
    """GDAL's time is the edition's; it knows one clock a process, so one file is written a time."""
    import pyogrio

    option = "OGR_CURRENT_DATE"
    with _clock:
        before = pyogrio.get_gdal_config_option(option)
        pyogrio.set_gdal_config_options({option: f"{date}T00:00:00.000Z"})
        try:
            yield
        finally:
            pyogrio.set_gdal_config_options({option: before})


class _Writer:
    """Adds tables to one GeoPackage."""

    def __init__(self, path: Path, told: Provenance) -> None:
        self.path, self.told, self.started = path, told, False
        self.geometry: dict[str, str] = {}

    def add_layer(self, material: Material, layer: str) -> None:
        """Published places of a layer."""
        given, shapes = place_rows(material, [layer])
        self.geometry[layer] = _geometry_type(shapes)
        title = material.edition.layers[layer].title
        self._write(
            place_frame(given, shapes).rename_geometry(GEOMETRY),
            layer,
            geometry_type=self.geometry[layer],
            layer_options={
                "GEOMETRY_NAME": GEOMETRY,
                "IDENTIFIER": layer,
                "DESCRIPTION": title.get("en") or next(iter(title.values()), layer),
            },
        )

    def add_table(self, name: str, table: Rows, **options: Any) -> None:
        """A table without geometry."""
        self._write(table_frame(table), name, **options)

    def add_styles(self, material: Material, layers: Sequence[str]) -> None:
        """How QGIS draws each layer unasked."""
        codes = material.edition.info.codes
        classes = material.edition.precisions.values()
        discs = [item.id for item in classes if item.symbol == "disc"]
        rows = [
            {
                "f_table_catalog": "",
                "f_table_schema": "",
                "f_table_name": layer,
                "f_geometry_column": GEOMETRY,
                "styleName": layer,
                "styleQML": qml(material.look(layer), self.geometry[layer], codes, discs),
                "styleSLD": "",
                "description": f"{self.told.id} {self.told.version}",
                "owner": "",
                "ui": "",
                # QGIS takes the newest of a layer's styles.
                "update_time": f"{self.told.date}T00:00:00.000Z",
            }
            for layer in layers
        ]
        frame = table_frame(Rows(list(rows[0]), rows, frozenset()))
        frame.insert(7, "useAsDefault", True)
        self._write(frame, STYLES, layer_options={"FID": "id"})

    def _write(self, frame: DataFrame, name: str, **options: Any) -> None:
        import pyogrio

        if not self.started:
            told = {key: legal(text) for key, text in self.told.lines}
            options |= {"dataset_options": {"VERSION": "1.4"}, "dataset_metadata": told}
        pyogrio.write_dataframe(
            frame,
            self.path,
            layer=name,
            driver="GPKG",
            append=self.started,
            layer_metadata={"citation": legal(self.told.citation)},
            **options,
        )
        self.started = True


def _geometry_type(shapes: list[dict[str, Any] | None]) -> str:
    """The one type a layer holds; `Unknown`, which takes all, where it holds several or none."""
    found = Counter(shape["type"] for shape in shapes if shape is not None)
    return next(iter(found)) if len(found) == 1 else "Unknown"
