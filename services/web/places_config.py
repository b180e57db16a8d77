"""What the search, the filters, the list and the table of places get."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from services.web.facets import facets
from services.web.rendering import Voice

COLUMNS = ("name", "kind", "layer", "years", "oblast", "certainty", "precision", "figure")
"""Columns of the table, in their order; each can be sorted by."""


def places_config(speaker: Voice) -> dict[str, Any]:
    """What each of these map elements gets, by class name."""
    alphabet = speaker.edition.info.language(speaker.language).alphabet
    return {
        "PlaceSearch": {"place": "place-search", "alphabet": alphabet, "words": search_words()},
        "PlaceFilter": {
            "panel": "place-filter",
            "facets": facets(speaker),
            "words": filter_words(),
        },
        "PlaceList": {"list": "place-list"},
        "PlaceTable": {
            "place": "place-table",
            "list": "place-groups",
            "alphabet": alphabet,
            "columns": COLUMNS,
            "words": table_words(),
        },
    }


def search_words() -> dict[str, str]:
    """Words of the search."""
    return {
        "label": _("Find a place"),
        "results": _("Places found"),
        "none": _("No place of this name is in the atlas."),
    }


def filter_words() -> dict[str, str]:
    """Words of the filters."""
    return {
        "filtered": _("Filtered"),
        "clear": _("Clear all filters"),
        "shown": _("Places shown"),
    }


def table_words() -> dict[str, Any]:
    """Words of the table; {places} is filled in by the page."""
    headings = (
        *(_("Name"), _("Kind"), _("Layer"), _("Opened and closed"), _("Oblast of the time")),
        *(_("Certainty"), _("Precision of the position"), _("Figure")),
    )
    return {
        "list": _("List"),
        "table": _("Table"),
        "columns": dict(zip(COLUMNS, headings, strict=True)),
        "caption": _("Places {places}"),
        "none": _("none of its own known"),
        "undated": _("date not known"),
        "unlocated": _("not on the map: location not known"),
    }
