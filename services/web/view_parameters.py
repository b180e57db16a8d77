"""What an address says of the map's view: read alike by the map and by whatever speaks of it."""

from __future__ import annotations

from services.web.comparison_config import compared_layers
from services.web.facets import facet_ids
from services.web.parameters import PageParameters
from services.web.places_config import COLUMNS
from services.web.rendering import Voice

PARTS = ("layers", "place", "at", "year", "from", "to", "undated", "compare", "list", "sort")
"""Parameters of a view, beside those of the filter."""


def read_view(speaker: Voice, parameters: PageParameters) -> list[str] | None:
    """Read every part of a view; the layers it names, None where it names none.

    What was found good stands in `parameters.sound` afterwards.
    """
    edition = speaker.edition
    chosen = parameters.choices("layers", edition.layers)
    parameters.choice("place", edition.published)
    parameters.position("at")
    parameters.years(edition.info.years)
    parameters.choice("undated", ("no",))
    for facet, allowed in facet_ids(speaker).items():
        parameters.choices(facet, allowed)
    parameters.choice("list", ("table",))
    parameters.choice("sort", [sign + column for column in COLUMNS for sign in ("", "-")])
    parameters.comparison(edition.info.years, compared_layers(speaker, edition.layers))
    return chosen


def view_names(speaker: Voice) -> list[str]:
    """Names of all parameters of a view."""
    return [*PARTS, *facet_ids(speaker)]
