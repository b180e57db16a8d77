"""Words of the filters and of the table of places, for the page's JavaScript."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

COLUMNS = ("name", "kind", "layer", "years", "oblast", "certainty", "precision", "figure")
"""Columns of the table, in their order; each can be sorted by."""


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
