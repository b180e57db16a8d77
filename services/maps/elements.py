"""Map elements of our own: each hands its configuration to the JavaScript class of its name.

All behaviour lives in static/js; the one line of script below is the only JavaScript in Python.
"""

from __future__ import annotations

import re
from typing import Any

from branca.element import MacroElement
from jinja2 import Template
from jinja2.utils import htmlsafe_json_dumps


class AtlasElement(MacroElement):
    """Base of all elements: `new Atlas.<class>(config).addTo(map)`.

    Parameters
    ----------
    name : fixed suffix of the JavaScript variable, unique on the map
    config : what the JavaScript class gets, as JSON
    """

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "const {{ this.get_name() }} = new Atlas.{{ this._name }}"
        "({{ this.argument() }}).addTo({{ this._parent.get_name() }});"
        "{% endmacro %}"
    )

    def __init__(self, name: str, config: dict[str, Any]) -> None:
        super().__init__()
        self._name = type(self).__name__
        self._id = name
        self.config = config

    def argument(self) -> str:
        """The configuration as JSON; branca renders it once more, so no text may be a template."""
        text = htmlsafe_json_dumps(self.config, sort_keys=True)
        # Outside of texts JSON has no brace before another, a percent sign or a hash.
        return re.sub(r"\{(?=[{%#])", r"\\u007b", text)


class Basemap(AtlasElement):
    """Relief, land, water, rivers and today's border, from static/basemap/."""


class EditionLayer(AtlasElement):
    """One layer of the edition, fetched from its address and drawn by its style."""


class PlacePopup(AtlasElement):
    """What opens when a place is chosen, and the list where several stand together."""


class LayerPanel(AtlasElement):
    """The switches of the layers, which are the legend too."""


class PlaceSearch(AtlasElement):
    """Finding a place by any of its names, in any script."""


class PlaceList(AtlasElement):
    """The same places as a list beside the map, for keyboard and screen reader."""


class PlaceFilter(AtlasElement):
    """Which places are shown, by what is known of them, with what each choice would show."""


class PlaceTable(AtlasElement):
    """The same places as a table that can be sorted."""


class TimeControl(AtlasElement):
    """The years: slider, steps, presets, and the counts above the axis."""


class Comparison(AtlasElement):
    """A second map beside the first, of other years or another layer, and what differs."""


class ZoomControl(AtlasElement):
    """Plus, minus and home, with words."""


class ViewAddress(AtlasElement):
    """Keeps the address of the page equal to what the map shows."""
