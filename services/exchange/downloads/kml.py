"""KML 2.3 (OGC 12-007r2): a folder a layer, typed properties, the time a place may have existed.

A TimeSpan reaches from the first possible day of opening to the last possible day of closing; a
side nothing is known of is left out. Nothing in the file leads to the network.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent, register_namespace

from services.exchange.downloads.material import Material
from services.exchange.downloads.provenance import provenance
from services.exchange.downloads.rows import Row, place_rows
from services.exchange.downloads.texts import iso_day, legal

KML = "http://www.opengis.net/kml/2.2"
"""KML 2.3 keeps the namespace of 2.2 and adds the attribute `version`."""

SCHEMA = "place"


def kml(material: Material, layers: Sequence[str], whole: bool) -> bytes:
    """Published places of some layers; one without a known location has no geometry."""
    register_namespace("", KML)
    info = material.edition.info
    told = provenance(material.edition, () if whole else layers)
    root = Element(_tag("kml"), {"version": "2.3"})
    document = SubElement(root, _tag("Document"))
    _text(document, "name", told.title)
    lines = [f"{name}: {text}" for name, text in told.lines]
    _text(document, "description", "\n".join([*lines, "sources:", *told.sources.values()]))
    for layer in layers:
        _style(document, layer, material.look(layer).colour)
    given, _ = place_rows(material, layers)
    _schema(document, given.columns, given.numbers)
    for layer in layers:
        title = material.edition.layers[layer].title
        folder = SubElement(document, _tag("Folder"))
        _text(folder, "name", title.get("en") or next(iter(title.values()), layer))
        rows, shapes = place_rows(material, [layer])
        for row, geometry in zip(rows.rows, shapes, strict=True):
            _placemark(folder, row, geometry, info.codes)
    indent(root, space=" ")
    out = io.BytesIO()
    ElementTree(root).write(out, encoding="utf-8", xml_declaration=True)
    return out.getvalue() + b"\n"


def _tag(name: str) -> str:
    return f"{{{KML}}}{name}"


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, _tag(name)).text = legal(text)


def _style(document: Element, layer: str, colour: str) -> None:
    # KML writes a colour as alpha, blue, green, red.
    red, green, blue = colour[1:3], colour[3:5], colour[5:7]
    style = SubElement(document, _tag("Style"), {"id": layer})
    for name, alpha in (("IconStyle", "ff"), ("LineStyle", "ff"), ("PolyStyle", "33")):
        part = SubElement(style, _tag(name))
        _text(part, "color", f"{alpha}{blue}{green}{red}")
        if name == "LineStyle":
            _text(part, "width", "3")


def _schema(document: Element, columns: list[str], numbers: frozenset[str]) -> None:
    schema = SubElement(document, _tag("Schema"), {"name": SCHEMA, "id": SCHEMA})
    for name in columns:
        kind = "int" if name in numbers else "string"
        SubElement(schema, _tag("SimpleField"), {"type": kind, "name": name})


def _placemark(
    folder: Element, row: Row, geometry: dict[str, Any] | None, codes: list[str]
) -> None:
    # An XML id begins with a letter.
    name = row["id"] if row["id"][0].isalpha() else f"place-{row['id']}"
    place = SubElement(folder, _tag("Placemark"), {"id": name})
    names = [row.get(f"name_{code}") for code in ("en", *codes)]
    _text(place, "name", next((name for name in names if name), row["id"]))
    days = {"begin": row.get("opened_earliest"), "end": row.get("closed_latest")}
    if any(days.values()):
        span = SubElement(place, _tag("TimeSpan"))
        for name, day in days.items():
            if day:
                _text(span, name, iso_day(day))
    _text(place, "styleUrl", f"#{row['layer']}")
    data = SubElement(SubElement(place, _tag("ExtendedData")), _tag("SchemaData"))
    data.set("schemaUrl", f"#{SCHEMA}")
    for name, value in row.items():
        if value is not None:
            SubElement(data, _tag("SimpleData"), {"name": name}).text = legal(str(value))
    if geometry is not None:
        place.append(_geometry(geometry["type"], geometry["coordinates"]))


def _geometry(kind: str, coordinates: Any) -> Element:
    if kind.startswith("Multi"):
        drawn = Element(_tag("MultiGeometry"))
        drawn.extend(_geometry(kind.removeprefix("Multi"), part) for part in coordinates)
        return drawn
    drawn = Element(_tag(kind))
    if kind == "Polygon":
        for number, ring in enumerate(coordinates):
            side = SubElement(drawn, _tag("innerBoundaryIs" if number else "outerBoundaryIs"))
            _text(SubElement(side, _tag("LinearRing")), "coordinates", " ".join(_positions(ring)))
        return drawn
    points = [coordinates] if kind == "Point" else coordinates
    _text(drawn, "coordinates", " ".join(_positions(points)))
    return drawn


def _positions(points: Sequence[Sequence[float]]) -> Iterator[str]:
    return (f"{point[0]},{point[1]}" for point in points)
