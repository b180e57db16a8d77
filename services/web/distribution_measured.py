"""How each result was measured, in a sentence or two: model, window, unit, what it cannot say."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from services.web.distribution_canvas import Canvas
from services.web.distribution_words import window_words


def measured_words(canvas: Canvas, document: dict[str, Any], name: str) -> str:
    """The method of a figure, for its caption."""
    number = canvas.speaker.wording.number
    draws = _(
        "Ranges: positions drawn %(draws)s times within the radius of their class of precision.",
        draws=document["precision"]["draws"],
    )
    plane = _("Equal-area projection: %(proj)s.", proj=document["projection"])
    told = {
        "grid": _(
            "Regular hexagons of equal area, %(width)s km from side to side.",
            width=number(document["grid"]["width_km"]),
        ),
        "oblasts": _("By dated relations, whole oblasts; no density, since no outlines are known."),
        "centre": _("Mean in the plane; ellipse after CrimeStat, one standard deviation."),
        "ripley": _(
            "Complete spatial randomness in %(window)s; %(count)s simulations, lowest to highest; "
            "no edge correction, the simulations meet the same edge.",
            window=window_words(document["ripley"]["window"]["name"]),
            count=document["ripley"]["simulations"],
        ),
        "railway": _("Geodesic distances to the schematic lines of the edition."),
        "ground": _("Measured on the ellipsoid; edges straight in longitude and latitude."),
    }
    if name == "kernel" and "bandwidth_km" in document["kernel"]:
        width = number(round(document["kernel"]["bandwidth_km"], 1))
        told["kernel"] = _("Gaussian kernel, bandwidth %(width)s km.", width=width)
    return " ".join(part for part in (told.get(name, ""), plane, draws) if part)
