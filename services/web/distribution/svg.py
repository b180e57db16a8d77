"""SVG whose looks stand in attributes: it opens elsewhere as it looks here, and can be painted.

Only `g` with a translation, `path`, `text` and one `rect` are used: what the page's script paints
on a canvas (static/js/explorer/picture.js).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

INK, SOFT, FAINT, RULE = "#231d16", "#5a5044", "#8a7f70", "#d3c8b4"
PAPER, LAND, RUST = "#fdfbf6", "#f3ecdd", "#9c3b1b"
CLASSES = ("#f1d9b5", "#e3b27a", "#cc8148", "#a8502a", "#6d2410")
"""From few to many: lightness alone tells them apart."""

SANS = "Noto Sans, Segoe UI, Arial, sans-serif"
SERIF = "PT Serif, Georgia, serif"

Point = Sequence[float]


def drawing(width: float, height: float) -> Element:
    """An empty picture on paper."""
    view = f"0 0 {width:g} {height:g}"
    attributes = {"xmlns": "http://www.w3.org/2000/svg", "viewBox": view}
    node = Element("svg", attributes | {"width": f"{width:g}", "height": f"{height:g}"})
    SubElement(node, "rect", {"width": f"{width:g}", "height": f"{height:g}", "fill": PAPER})
    return node


def group(parent: Element, x: float, y: float) -> Element:
    """A part of a picture with an origin of its own."""
    return SubElement(parent, "g", {"transform": f"translate({x:.1f} {y:.1f})"})


def path(
    parent: Element,
    way: str,
    fill: str = "none",
    stroke: str | None = None,
    width: float = 1,
    dash: str = "",
) -> Element:
    """A path; nothing is drawn of an empty one."""
    attributes = {"d": way or "M0 0", "fill": fill}
    if stroke:
        attributes |= {"stroke": stroke, "stroke-width": f"{width:g}"}
    if dash:
        attributes["stroke-dasharray"] = dash
    return SubElement(parent, "path", attributes)


def words(
    parent: Element,
    at: Point,
    text: str,
    size: float = 12,
    fill: str = SOFT,
    weight: int = 400,
    anchor: str = "start",
    family: str = SANS,
    name: str = "",
    halo: str = "",
) -> Element:
    """A line of text; `name` is the class that says what a digit in it is, `halo` a colour."""
    attributes = {
        "x": f"{at[0]:.1f}",
        "y": f"{at[1]:.1f}",
        "fill": fill,
        "font-family": family,
        "font-size": f"{size:g}",
    }
    if weight != 400:
        attributes["font-weight"] = str(weight)
    if anchor != "start":
        attributes["text-anchor"] = anchor
    if name:
        attributes["class"] = name
    if halo:
        attributes |= {"stroke": halo, "stroke-width": "3", "stroke-linejoin": "round"}
        attributes["paint-order"] = "stroke"
    node = SubElement(parent, "text", attributes)
    node.text = text
    return node


def line_way(points: Iterable[Point], closed: bool = False) -> str:
    """'M1.0 2.0L3.0 4.0' through points [px]."""
    steps = "L".join(f"{point[0]:.1f} {point[1]:.1f}" for point in points)
    return f"M{steps}{'Z' if closed else ''}" if steps else ""


def disc_way(at: Point, radius: float) -> str:
    """A circle as a path."""
    x, y, r = at[0], at[1], radius
    arc = f"A{r:g} {r:g} 0 1 1"
    return f"M{x - r:.1f} {y:.1f}{arc} {x + r:.1f} {y:.1f}{arc} {x - r:.1f} {y:.1f}Z"


def cross_way(at: Point, half: float) -> str:
    """An upright cross as a path."""
    x, y = at[0], at[1]
    return f"M{x - half:.1f} {y:.1f}H{x + half:.1f}M{x:.1f} {y - half:.1f}V{y + half:.1f}"


def wrapped(text: str, width: float, size: float) -> list[str]:
    """Words in lines that fit a width [px] in our fonts; letters are taken as wide ones."""
    most = int(width / (size * 0.56))
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and len(longer) > most:
            lines.append(word[: most * 2])
        else:
            lines[-1] = longer
    return lines


def text_of(node: Element) -> str:
    """The picture as text."""
    return tostring(node, encoding="unicode")
