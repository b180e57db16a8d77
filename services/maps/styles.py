"""The style table: shape and colour per style key; map and legend are both drawn from it.

Shape tells the layer apart without colour. The five mission colours differ in lightness as well
as hue, so that they hold under deuteranopia and on a weak projector; all carry an ink outline.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from services.edition.place import StyleKey

Shape = Literal[
    "circle", "diamond", "square", "triangle", "pentagon", "hexagon", "dot", "ring", "none"
]


@dataclass(frozen=True)
class Style:
    """How a layer is drawn.

    Parameters
    ----------
    shape : outline of the point symbol
    colour : name of the CSS token that holds the fill
    size : diameter of the point symbol [px]
    rank : drawing order, higher is on top
    labelled : whether the name stands beside the symbol
    listed : whether its places stand in the list beside the map
    pale : whether the colour stands out from the land by less than 3.5 to 1 (WCAG contrast), so
        that an outline in it needs a dark edge
    """

    shape: Shape
    colour: str
    size: int
    rank: int
    labelled: bool = False
    listed: bool = True
    pale: bool = False


STYLES: dict[StyleKey, Style] = {
    "karlag": Style("circle", "layer-karlag", 20, 90),
    "zhezkazgan": Style("diamond", "layer-zhezkazgan", 22, 90, pale=True),
    "balkhash": Style("hexagon", "layer-balkhash", 22, 90, pale=True),
    "sovkhoz": Style("triangle", "layer-sovkhoz", 21, 80, pale=True),
    "defence": Style("square", "layer-defence", 18, 90),
    "special-camp": Style("pentagon", "layer-special-camp", 22, 70),
    "other-camp": Style("circle", "layer-other-camp", 16, 60, pale=True),
    "railway": Style("none", "layer-railway", 0, 30),
    "trial": Style("none", "layer-trial", 0, 30),
    "area": Style("ring", "layer-area", 26, 20, labelled=True),
    "territory": Style("none", "layer-area", 0, 15),
    "settlement": Style("dot", "layer-settlement", 7, 10, labelled=True, listed=False),
    "water": Style("none", "layer-water", 0, 10, labelled=True, listed=False),
}


def style_config(key: str) -> dict[str, Any]:
    """The style as the page's JavaScript gets it.

    Raises
    ------
    KeyError
        with the keys that exist, when the catalogue names a style this table does not hold
    """
    if key not in STYLES:
        raise KeyError(f"style '{key}' is not in the style table; it holds {', '.join(STYLES)}")
    return {"key": key, **asdict(STYLES[key])}
