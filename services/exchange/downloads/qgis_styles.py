"""Styles for QGIS (QML): the map's own shapes and colours; the outline tells the certainty.

A position known no closer than its class says so: it has a disc of the class's radius around it.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from services.exchange.downloads.material import Look

VERSION = "3.22.0"
INK = "#231d16"
MM_PER_PIXEL = 25.4 / 96

CERTAINTY = {"certain": "solid", "less-certain": "dash", "uncertain": "dot"}
MARKERS = {"dot": "circle", "ring": "circle"}
"""Shapes that QGIS knows by another name."""


def qml(look: Look, geometry: str, codes: list[str], discs: list[str]) -> str:
    """The style of a layer.

    Parameters
    ----------
    geometry : Point, LineString, Polygon or their Multi; else it is drawn as points
    codes : languages in the order in which a label looks for its name
    discs : classes of precision that are drawn as a disc
    """
    root = Element("qgis", {"version": VERSION, "styleCategories": "Symbology|Labeling"})
    renderer = SubElement(root, "renderer-v2", {"type": "RuleRenderer", "symbollevels": "0"})
    rules = SubElement(renderer, "rules", {"key": "all"})
    symbols = SubElement(renderer, "symbols")
    kind = geometry.removeprefix("Multi")
    for number, (certainty, stroke) in enumerate(CERTAINTY.items()):
        rule = {"key": certainty, "symbol": str(number), "label": certainty}
        SubElement(rules, "rule", rule | {"filter": f"\"certainty\" = '{certainty}'"})
        _symbol(symbols, str(number), look, (kind, stroke), discs)
    if look.labelled:
        _labels(root, look, codes)
    indent(root, space=" ")
    doctype = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
    return doctype + tostring(root, encoding="unicode")


def _symbol(
    symbols: Element, name: str, look: Look, drawn: tuple[str, str], discs: list[str]
) -> None:
    kind, stroke = drawn
    sort = {"LineString": "line", "Polygon": "fill"}.get(kind, "marker")
    symbol = SubElement(symbols, "symbol", {"name": name, "type": sort, "alpha": "1"})
    if sort == "line":
        _layer(symbol, "SimpleLine", _line(look))
    elif sort == "fill":
        _layer(symbol, "SimpleFill", _fill(look))
    else:
        _disc(symbol, look, discs)
        if look.shape != "none":
            _layer(symbol, "SimpleMarker", _marker(look, stroke))


def _disc(symbol: Element, look: Look, discs: list[str]) -> None:
    """A circle as wide as the position is uncertain; of no size where the class has no disc."""
    disc = {
        "name": "circle",
        "color": _rgba(look.colour, 26),
        "outline_color": _rgba(look.colour, 150),
        "outline_style": "dash",
        "outline_width": _mm(1.2),
        "outline_width_unit": "MM",
        "size": "0",
        "size_unit": "RenderMetersInMapUnits",
    }
    layer = _layer(symbol, "SimpleMarker", disc)
    data = SubElement(SubElement(layer, "data_defined_properties"), "Option", {"type": "Map"})
    _option(data, "name", "")
    properties = SubElement(data, "Option", {"name": "properties", "type": "Map"})
    size = SubElement(properties, "Option", {"name": "size", "type": "Map"})
    _option(size, "active", "true", "bool")
    classes = ", ".join(f"'{name}'" for name in discs) or "''"
    radius = f'CASE WHEN "precision" IN ({classes}) THEN "precision_radius" * 2 ELSE 0 END'
    _option(size, "expression", radius)
    _option(size, "type", "3", "int")
    _option(data, "type", "collection")


def _marker(look: Look, stroke: str) -> dict[str, str]:
    hollow = look.shape == "ring"
    return {
        "name": MARKERS.get(look.shape, look.shape),
        "color": _rgba(look.colour, 0 if hollow else 255),
        "outline_color": _rgba(look.colour if hollow else INK, 255),
        "outline_style": "dash" if hollow else stroke,
        "outline_width": _mm(1.4),
        "outline_width_unit": "MM",
        "size": _mm(look.size),
        "size_unit": "MM",
    }


def _line(look: Look) -> dict[str, str]:
    return {
        "line_color": _rgba(look.colour, 255),
        "line_width": _mm(3),
        "line_width_unit": "MM",
        "use_custom_dash": "1",
        "customdash": ";".join(map(_mm, look.dash)),
        "customdash_unit": "MM",
    }


def _fill(look: Look) -> dict[str, str]:
    return {
        "color": _rgba(look.colour, 23),
        "style": "solid",
        "outline_color": _rgba(look.colour, 255),
        "outline_style": "dot",
        "outline_width": _mm(1.5),
        "outline_width_unit": "MM",
    }


def _labels(root: Element, look: Look, codes: list[str]) -> None:
    """Names beside the symbols, in the first language that has one."""
    names = ", ".join(f'"name_{code}"' for code in codes)
    settings = SubElement(SubElement(root, "labeling", {"type": "simple"}), "settings")
    style = {
        "fieldName": f"coalesce({names})",
        "isExpression": "1",
        "fontSize": "9",
        "fontSizeUnit": "Point",
        "textColor": _rgba(INK, 255),
    }
    text = SubElement(settings, "text-style", style)
    halo = {"bufferDraw": "1", "bufferSize": "0.8", "bufferSizeUnits": "MM"}
    SubElement(text, "text-buffer", halo | {"bufferColor": "246,241,231,255"})
    # Around the point, a symbol's half away from it.
    place = {"placement": "6", "dist": _mm(look.size / 2), "distUnits": "MM"}
    SubElement(settings, "placement", place)


def _layer(symbol: Element, kind: str, options: dict[str, str]) -> Element:
    layer = SubElement(symbol, "layer", {"class": kind, "enabled": "1", "pass": "0"})
    held = SubElement(layer, "Option", {"type": "Map"})
    for name, value in options.items():
        _option(held, name, value)
    return layer


def _option(parent: Element, name: str, value: str, kind: str = "QString") -> None:
    SubElement(parent, "Option", {"name": name, "type": kind, "value": value})


def _mm(pixels: float) -> str:
    return f"{pixels * MM_PER_PIXEL:.3f}"


def _rgba(colour: str, alpha: int) -> str:
    parts = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return ",".join(map(str, [*parts, alpha]))
