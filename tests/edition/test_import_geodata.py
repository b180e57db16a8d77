"""flask import-sheet: GeoPackage and GeoJSON, as QGIS and GDAL write them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas
import pytest
from click.testing import Result
from sheets import contents, table

from services.edition.reading import read_edition

Run = Callable[..., Result]

PLACE = {
    "id": "test-place", "name_en": "Test", "kind": "camp-department", "published": "yes",
    "opened": "1940-05-01", "precision": "settlement", "certainty": "certain",
    "sources": "karlag-org[unpaged]",
}  # fmt: skip


def geojson_file(path: Path, *features: dict[str, Any], **members: Any) -> Path:
    """A GeoJSON file of features."""
    document = {"type": "FeatureCollection", **members, "features": list(features)}
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def feature(coordinates: list[float] | None, **changes: str) -> dict[str, Any]:
    """A new place that nothing is wrong with, at lon, lat."""
    geometry = coordinates and {"type": "Point", "coordinates": coordinates}
    return {"type": "Feature", "properties": PLACE | changes, "geometry": geometry}


def as_geopackage(source: Path, path: Path, layer: str, **options: Any) -> None:
    """A layer of the edition in a GeoPackage, as GDAL converts it."""
    frame = geopandas.read_file(source)
    frame.to_file(path, layer=layer, driver="GPKG", **options)


@pytest.mark.parametrize("suffix", [".geojson", ".gpkg"])
def test_every_layer_comes_back_unchanged(
    root: Path, run: Run, tmp_path: Path, suffix: str
) -> None:
    before = contents(root)
    for source in sorted((root / "layers").glob("*.geojson")):
        path = tmp_path / f"{source.stem}{suffix}"
        if suffix == ".gpkg":
            as_geopackage(source, path, source.stem, promote_to_multi=True)
        else:
            geopandas.read_file(source).to_file(path, driver="GeoJSON")
        assert "Nothing to write." in run("import-sheet", path).output, source.stem
    assert contents(root) == before


@pytest.mark.parametrize("suffix", [".geojson", ".gpkg"])
def test_a_new_place_arrives(root: Path, run: Run, tmp_path: Path, suffix: str) -> None:
    path = geojson_file(tmp_path / "balkhash.geojson", feature([74.98, 46.84]))
    if suffix == ".gpkg":
        source, path = path, tmp_path / "from-qgis.gpkg"
        as_geopackage(source, path, "balkhash")
    result = run("import-sheet", path, "--yes")
    assert result.exit_code == 0, result.output
    assert "layers/balkhash.geojson: 1 new, 0 changed" in result.output
    place = read_edition(root).features["test-place"]
    assert place.layer == "balkhash"
    assert str(place.place.opened) == "1940-05-01"
    assert place.geometry == {"type": "Point", "coordinates": [74.98, 46.84]}


def test_another_reference_system_is_reprojected(root: Path, run: Run, tmp_path: Path) -> None:
    source = geojson_file(tmp_path / "one.geojson", feature([74.98, 46.84]))
    path = tmp_path / "balkhash.gpkg"
    # Pulkovo 1942 / Gauss-Krueger zone 13, the grid of the Soviet maps of the region.
    geopandas.read_file(source).to_crs(28413).to_file(path, layer="balkhash", driver="GPKG")
    assert run("import-sheet", path, "--yes").exit_code == 0
    found = read_edition(root).features["test-place"].geometry["coordinates"]
    assert found == pytest.approx([74.98, 46.84], abs=2e-5)


def test_a_geopackage_without_a_system_is_refused(root: Path, run: Run, tmp_path: Path) -> None:
    source = geojson_file(tmp_path / "one.geojson", feature([74.98, 46.84]))
    path, before = tmp_path / "balkhash.gpkg", contents(root)
    frame = geopandas.read_file(source).set_crs(None, allow_override=True)
    with pytest.warns(UserWarning, match="crs"):
        frame.to_file(path, layer="balkhash", driver="GPKG")
    result = run("import-sheet", path, "--yes")
    assert "coordinate reference system" in result.output
    assert contents(root) == before


def test_several_layers_and_a_table_are_taken_together(
    root: Path, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "winter.gpkg"
    as_geopackage(geojson_file(tmp_path / "1.geojson", feature([74.98, 46.84])), path, "balkhash")
    other = geojson_file(tmp_path / "2.geojson", feature([67.7, 47.8], id="test-other"))
    as_geopackage(other, path, "zhezkazgan")
    result = run("import-sheet", path, "--yes")
    assert result.exit_code == 0, result.output
    places = read_edition(root).features
    assert (places["test-place"].layer, places["test-other"].layer) == ("balkhash", "zhezkazgan")


def test_faults_name_the_feature(root: Path, run: Run, tmp_path: Path) -> None:
    line = {"type": "LineString", "coordinates": [[74, 46], [75, 47]]}
    path = geojson_file(
        tmp_path / "balkhash.geojson",
        feature([74.98, 46.84], closed="1939"),
        feature([46.84, 74.98], id="test-swapped"),
        feature(None, id="test-drawn") | {"geometry": line},
        feature([74.98, 46.84], id="test-colour", colour="red"),
    )
    before = contents(root)
    output = run("import-sheet", path, "--yes").output
    assert "column colour: is no column of balkhash" in output
    assert "feature 1, column closed: 1939 is before opened 1940-05-01" in output
    assert "feature 2, column geometry: 46.84, 74.98 is outside the region" in output
    assert "feature 3, column precision: precision settlement with geometry LineString" in output
    assert "4 findings" in output
    assert contents(root) == before


def test_a_moved_point_is_shown_and_nothing_else_moves(
    root: Path, run: Run, tmp_path: Path
) -> None:
    document = json.loads((root / "layers" / "balkhash.geojson").read_text(encoding="utf-8"))
    moved = next(item for item in document["features"] if item["geometry"])
    moved["geometry"] = {"type": "Point", "coordinates": [74.5, 46.5, 340.0]}
    path = geojson_file(tmp_path / "balkhash.geojson", moved)
    before = contents(root)
    result = run("import-sheet", path, "--yes")
    assert result.output.count(" -> ") == 1
    assert "    geometry: " in result.output
    after = contents(root)
    assert [name for name in after if after[name] != before[name]] == ["layers/balkhash.geojson"]
    lines = zip(
        before["layers/balkhash.geojson"].splitlines(),
        after["layers/balkhash.geojson"].splitlines(),
        strict=True,
    )
    assert sum(old != new for old, new in lines) == 1


def test_a_property_that_a_feature_has_not_stays(root: Path, run: Run, tmp_path: Path) -> None:
    document = json.loads((root / "layers" / "balkhash.geojson").read_text(encoding="utf-8"))
    old = next(item for item in document["features"] if item["properties"]["note_en"])
    partial = old | {"properties": {"id": old["properties"]["id"], "certainty": "uncertain"}}
    path = geojson_file(tmp_path / "balkhash.geojson", partial, feature([74.98, 46.84]))
    result = run("import-sheet", path, "--yes")
    assert result.exit_code == 0, result.output
    assert "emptied" not in result.output
    place = read_edition(root).features[old["properties"]["id"]].place
    assert place.note["en"] == old["properties"]["note_en"]
    assert place.certainty == "uncertain"


def test_a_table_without_geometry_is_a_table(root: Path, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "winter.gpkg"
    as_geopackage(geojson_file(tmp_path / "1.geojson", feature([74.98, 46.84])), path, "balkhash")
    unit = table(root / "units.csv")[0]["id"]
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE units (fid INTEGER PRIMARY KEY, id TEXT, label_en TEXT)")
        database.execute("INSERT INTO units (id, label_en) VALUES (?, 'renamed')", (unit,))
        database.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier) "
            "VALUES ('units', 'attributes', 'units')"
        )
    database.close()
    result = run("import-sheet", path, "--yes")
    assert result.exit_code == 0, result.output
    assert "units.csv: 0 new, 1 changed" in result.output
    assert (
        next(row for row in table(root / "units.csv") if row["id"] == unit)["label_en"] == "renamed"
    )


HOSTILE = {
    "a drawing of another program": b"<OGRVRTDataSource></OGRVRTDataSource>",
    "a list": b"[]",
    "a topology": b'{"type": "Topology"}',
    "features that are none": b'{"type": "FeatureCollection", "features": [7]}',
    "nothing": b"",
    "no features": b'{"type": "FeatureCollection", "features": []}',
    "nested too deeply": b"[" * 100_000,
    "half a file": b'{"type": "FeatureCollection", "features": [{"type":',
    "broken coordinates": b'{"type": "FeatureCollection", "features": [{"type": "Feature",'
    b'"properties": {"id": "x"}, "geometry": {"type": "Point", "coordinates": ["a", {}]}}]}',
    "properties that are none": b'{"type": "FeatureCollection", "features": [{"type": "Feature",'
    b'"properties": 7, "geometry": null}]}',
    "no properties": b'{"type": "FeatureCollection", "features": [{}]}',
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_no_geojson_is_refused(root: Path, run: Run, tmp_path: Path, kind: str) -> None:
    path, before = tmp_path / "balkhash.geojson", contents(root)
    path.write_bytes(HOSTILE[kind])
    result = run("import-sheet", path, "--yes")
    assert result.exit_code == 1
    assert "balkhash.geojson: " in result.output
    assert contents(root) == before


def test_a_view_that_would_never_end_is_not_read(root: Path, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "balkhash.gpkg"
    as_geopackage(geojson_file(tmp_path / "1.geojson", feature([74.98, 46.84])), path, "zhezkazgan")
    with sqlite3.connect(path) as database:
        database.execute(
            "CREATE VIEW balkhash AS WITH RECURSIVE n(id) AS "
            "(SELECT 1 UNION ALL SELECT id + 1 FROM n) SELECT id FROM n"
        )
        database.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier) "
            "VALUES ('balkhash', 'attributes', 'balkhash')"
        )
    database.close()
    result = run("import-sheet", path, "--yes")
    assert "lists 'balkhash', which is no table in it" in result.output


@pytest.mark.parametrize("cut", [17, 5_000])
def test_half_a_geopackage_is_refused(root: Path, run: Run, tmp_path: Path, cut: int) -> None:
    path = tmp_path / "balkhash.gpkg"
    as_geopackage(geojson_file(tmp_path / "1.geojson", feature([74.98, 46.84])), path, "balkhash")
    path.write_bytes(path.read_bytes()[:cut])
    result = run("import-sheet", path, "--yes")
    assert result.exit_code == 1
    assert "nothing was written" in result.output
