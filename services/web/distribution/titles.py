"""Titles of the distribution's results in the reader's language."""

from __future__ import annotations

from flask_babel import gettext as _


def figure_titles() -> dict[str, str]:
    """Results in the order of the page, by the name of their figure and table."""
    return {
        "grid": _("Where the places lie"),
        "oblasts": _("Records by oblast of the time"),
        "centre": _("Centre and spread"),
        "ripley": _("Clustered or scattered?"),
        "kernel": _("Density, smoothed"),
        "railway": _("How far to a railway, to a settlement"),
        "ground": _("In an area or around a place"),
    }
