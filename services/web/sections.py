"""The pages about the atlas: which of them this edition has, in which order, under which title."""

from __future__ import annotations

from flask_babel import gettext as _

from services.edition.edition import Edition

TEXTS = ("about", "method", "people")
"""Names of the prose pages: each is texts/<language>/<name>.md and has an address of its name."""


def section_names(edition: Edition) -> list[str]:
    """Pages about the atlas that this edition has, in the order readers meet them."""
    written = [name for name in TEXTS if name in edition.texts]
    return [
        *written,
        *(["checks"] if edition.checks else []),
        "unknown",
        *(["glossary"] if edition.glossary else []),
        "cite",
        *(["changes"] if edition.changes else []),
    ]


def section_title(name: str) -> str:
    """The title of a page about the atlas."""
    return {
        "about": _("About this atlas"),
        "method": _("How it was made"),
        "people": _("Looking for a person?"),
        "checks": _("Checking the sources"),
        "unknown": _("What is not known"),
        "glossary": _("Glossary"),
        "downloads": _("Downloads"),
        "cite": _("How to cite"),
        "changes": _("Changes"),
    }[name]
