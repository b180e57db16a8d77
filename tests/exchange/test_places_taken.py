"""Places in every form, read back by programs of other people: the same as in the layer files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas
import pandas
import pyogrio
import pytest
from kept import KeptPlace, as_csv, edition, layer_names, places
from shapely import from_wkt
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

Taken = tuple[Path, Callable[[str], Path]]
Read = dict[str, tuple[dict[str, Any], BaseGeometry | None]]


def read_geojson(path: Path) -> Read:
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return {
        item["id"]: (item["properties"], shape(item["geometry"]) if item["geometry"] else None)
        for item in features
    }


def read_csv(path: Path) -> Read:
    frame = pandas.read_csv(path, dtype=str, keep_default_na=False)
    return {
        row["id"]: (row, from_wkt(row["wkt"]) if row["wkt"] else None)
        for row in frame.to_dict("records")
    }


def read_gpkg(path: Path) -> Read:
    found: Read = {}
    for layer, kind in pyogrio.list_layers(path):
        if kind is not None:
            found |= of_frame(pyogrio.read_dataframe(path, layer=layer))
    return found


def read_parquet(path: Path) -> Read:
    return of_frame(geopandas.read_parquet(path))


def read_kml(path: Path) -> Read:
    found: Read = {}
    for layer, _ in pyogrio.list_layers(path):
        found |= of_frame(pyogrio.read_dataframe(path, layer=layer))
    return found


def of_frame(frame: pandas.DataFrame) -> Read:
    name = "geometry" if "geometry" in frame else "geom"
    rows = frame.drop(columns=name).to_dict("records")
    shapes = [None if item is None or item.is_empty else item for item in frame[name]]
    return {row["id"]: (row, drawn) for row, drawn in zip(rows, shapes, strict=True)}


READERS = {
    "geojson": read_geojson,
    "csv": read_csv,
    "gpkg": read_gpkg,
    "parquet": read_parquet,
    "kml": read_kml,
}


def text(value: Any) -> str:
    """A cell as the edition writes it: blank for nothing, 2 for 2.0."""
    if value is None or value != value:
        return ""
    return str(int(value)) if isinstance(value, float) else str(value)


def assert_same(read: Read, expected: dict[str, KeptPlace], form: str) -> None:
    assert set(read) == set(expected)
    for key, place in expected.items():
        row, drawn = read[key]
        for name, value in place.properties.items():
            if "{" in value:  # a figure that the text mentions stands there in words
                assert text(row[name]) not in ("", value)
                continue
            wanted = as_csv(value) if form == "csv" else value
            assert text(row[name]) == wanted, (key, name)
        if place.geometry is None:
            assert drawn is None, key
        else:
            assert drawn is not None, key
            assert drawn.equals_exact(shape(place.geometry), 0), key


@pytest.mark.parametrize("form", READERS)
def test_each_layer_comes_back_whole(taken: Taken, form: str) -> None:
    root, take = taken
    for layer in layer_names(root):
        expected = places(root, layer)
        assert_same(READERS[form](take(f"{layer}.{form}")), expected, form)


@pytest.mark.parametrize("form", READERS)
def test_the_whole_edition_comes_back_whole(taken: Taken, form: str) -> None:
    root, take = taken
    info = edition(root)
    read = READERS[form](take(f"{info['id']}-{info['version']}.{form}"))
    expected = places(root)
    assert_same(read, expected, form)
    assert {key: row["layer"] for key, (row, _) in read.items()} == {
        key: place.layer for key, place in expected.items()
    }


@pytest.mark.parametrize("form", READERS)
def test_each_file_says_what_it_is(taken: Taken, form: str) -> None:
    root, take = taken
    info = edition(root)
    for name in [f"{info['id']}-{info['version']}.{form}", f"{layer_names(root)[0]}.{form}"]:
        told = said(take(name), form)
        for word in (info["id"], info["version"], info["date"], info["licence"]):
            assert word in told, (name, word)
        assert f"Edition {info['version']}, {info['date']}." in told
        assert "GeoNames" in told or form == "csv"
        first = next(iter(places(root, layer_names(root)[0]).values()))
        key = first.properties["sources"].partition("[")[0]
        titles = {
            item["id"]: item["title"]
            for item in json.loads((root / "sources.json").read_text(encoding="utf-8"))
        }
        assert titles[key].rstrip(".") in told, name


def said(path: Path, form: str) -> str:
    """Everything a file says of itself, outside its places."""
    if form == "parquet":
        import pyarrow.parquet

        held = pyarrow.parquet.read_metadata(path).metadata
        return "\n".join(value.decode() for key, value in held.items() if key != b"ARROW:schema")
    if form == "gpkg":
        told = pyogrio.read_dataframe(path, layer="readme")["value"].tolist()
        return "\n".join([*told, *pyogrio.read_dataframe(path, layer="sources")["in_full"]])
    if form == "geojson":
        document = json.loads(path.read_text(encoding="utf-8"))
        return json.dumps(
            {k: v for k, v in document.items() if k != "features"}, ensure_ascii=False
        )
    if form == "kml":
        return path.read_text(encoding="utf-8").partition("<Folder>")[0].replace("&amp;", "&")
    return path.read_text(encoding="utf-8-sig")


def test_what_is_not_known_is_null_and_not_nought(taken: Taken) -> None:
    root, take = taken
    info = edition(root)
    frame = geopandas.read_parquet(take(f"{info['id']}-{info['version']}.parquet"))
    undated = {key for key, place in places(root).items() if not place.properties["opened"]}
    assert undated
    held = frame[frame["id"].isin(undated)]
    assert held["opened"].isna().all()
    assert held["opened_earliest"].isna().all()
    assert not (frame == "").any().any()


def test_geoparquet_is_of_version_one_point_one(taken: Taken) -> None:
    """https://geoparquet.org/releases/v1.1.0/: the `geo` key, strict JSON, its required members."""
    import pyarrow.parquet

    root, take = taken
    for layer in layer_names(root):
        held = pyarrow.parquet.read_metadata(take(f"{layer}.parquet")).metadata
        geo = json.loads(held[b"geo"], parse_constant=lambda word: pytest.fail(word))
        assert geo["version"] == "1.1.0"
        column = geo["columns"][geo["primary_column"]]
        assert column["encoding"] == "WKB"
        drawn = [place.geometry for place in places(root, layer).values() if place.geometry]
        assert set(column["geometry_types"]) == {geometry["type"] for geometry in drawn}
        assert ("bbox" in column) == bool(drawn)


def test_kml_tells_the_time_and_leads_nowhere(app: Any, taken: Taken) -> None:
    from xml.etree import ElementTree

    root, take = taken
    info = edition(root)
    data = take(f"{info['id']}-{info['version']}.kml").read_text(encoding="utf-8")
    kml = "{http://www.opengis.net/kml/2.2}"
    document = ElementTree.fromstring(data)
    assert document.get("version") == "2.3"
    assert not list(document.iter(f"{kml}NetworkLink"))
    assert not list(document.iter(f"{kml}href"))
    spans = {}
    for place in document.iter(f"{kml}Placemark"):
        sides = [place.findtext(f"{kml}TimeSpan/{kml}{name}") for name in ("begin", "end")]
        spans[place.get("id")] = sides
    for key, place in places(root).items():
        opened, closed = place.properties["opened"], place.properties["closed"]
        if len(opened) == 10 and len(closed) == 10:
            assert spans[key] == [opened, closed]
        if not opened:
            assert spans[key][0] is None
