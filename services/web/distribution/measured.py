"""How each result was measured, in a sentence or two: model, window, unit, what it cannot say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _
from markupsafe import Markup, escape

from services.web.distribution.numbers import Numbers
from services.web.distribution.words import window_words

Tell = Callable[[str], str]
"""A path in the results -> the number there, in words or as HTML."""


def measured_html(numbers: Numbers, name: str) -> Markup:
    """The method of a figure for the page: each number names where in the results it stands."""
    projection = Markup('<span class="code">{}</span>').format(numbers.raw("projection"))
    return Markup(" ").join(_sentences(numbers.document, name, numbers.one, projection))


def measured_words(numbers: Numbers, name: str) -> str:
    """The same for a file."""

    def tell(path: str) -> str:
        return numbers.wording.number(round(numbers.raw(path)))

    return " ".join(_sentences(numbers.document, name, tell, numbers.raw("projection")))


def _sentences(document: dict[str, Any], name: str, tell: Tell, projection: str) -> list[str]:
    told = {
        "grid": lambda: _filled(
            _("Regular hexagons of equal area, %(width)s km from side to side."),
            width=tell("grid.width_km"),
        ),
        "oblasts": lambda: _(
            "By dated relations, whole oblasts; no density, since no outlines are known."
        ),
        "centre": lambda: _("Mean in the plane; ellipse after CrimeStat, one standard deviation."),
        "ripley": lambda: _filled(
            _(
                "Complete spatial randomness in %(window)s; simulations: %(count)s, lowest to "
                "highest; no edge correction, the simulations meet the same edge."
            ),
            window=window_words(document["ripley"]["window"]["name"]),
            count=tell("ripley.simulations"),
        ),
        "kernel": lambda: _filled(
            _("Gaussian kernel, bandwidth %(width)s km; nothing is drawn beyond the border."),
            width=tell("kernel.bandwidth_km"),
        ),
        "railway": lambda: _("Geodesic distances to the schematic lines of the edition."),
        "ground": lambda: _("Measured on the ellipsoid; edges straight in longitude and latitude."),
    }
    refused = (document[name] or {}).get("refused")
    own = "" if refused and name != "grid" else told[name]()
    if name == "oblasts":
        # Counted by relations: neither projection nor positions come into it.
        return [own]
    plane = _filled(_("Equal-area projection: %(proj)s."), proj=projection)
    draws = _filled(
        _("Ranges: positions drawn %(draws)s times within the radius of their class of precision."),
        draws=tell("precision.draws"),
    )
    return [part for part in (own, plane, draws) if part]


def _filled(text: str, **values: str) -> str:
    """A sentence with its values; HTML where one of them is."""
    if any(isinstance(value, Markup) for value in values.values()):
        return escape(text) % values
    return text % values
