"""Words between the parts of a citation, in the language of the page."""

from __future__ import annotations

from flask_babel import gettext as _

from services.exchange.citations.words import StyleWords


def style_words(language: str) -> StyleWords:
    """The words of the language this request is answered in."""
    return StyleWords(
        language=language,
        accessed=_("Accessed %(date)s"),
        accessed_inside=_("accessed: %(date)s"),
        retrieved=_("Retrieved %(date)s, from %(address)s"),
        electronic=_("Electronic resource"),
        version=_("Version %(version)s"),
        edited_by=_("edited by %(names)s"),
        editor=_("ed."),
        editors=_("eds."),
        contained=_("In %(title)s"),
        both=_("and"),
        and_others=_("et al."),
        no_date=_("n.d."),
        data_set=_("Data set"),
        number=_("No."),
        volume=_("Vol."),
        pages=_("P."),
        in_pages=_("pp. %(pages)s"),
    )


def style_titles() -> dict[str, str]:
    """What each style is called, in the order pages show them."""
    return {
        "gost": _("GOST R 7.0.5-2008"),
        "chicago": "Chicago",
        "apa": "APA",
    }
