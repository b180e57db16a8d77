"""Sentences of the spatial distribution in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import force_locale
from flask_babel import gettext as _

from services.spatial.distribution.pattern import Refused


def statement() -> str:
    """What the list is: every result begins with it."""
    return _(
        "This list is what the sources read so far name; it is not a census of places of "
        "forced labour."
    )


def statements(codes: Iterable[str]) -> dict[str, str]:
    """The same sentence in every language of the edition."""
    told = {}
    for code in codes:
        with force_locale(code):
            told[code] = statement()
    return told


def refused_words(refused: Refused) -> str:
    """Why a result is not told; the numbers stand beside the sentence."""
    return {
        "too-few": _(
            "Not calculated: there are too few places. With so few, a result would tell of chance "
            "and of gaps in the sources, not of the pattern."
        ),
        "too-many": _(
            "Not calculated: there are too many points to compare all pairs. Choose fewer layers "
            "or years."
        ),
        "no-weights": _(
            "Not calculated: too few of these places have a head-count of this year in the sources."
        ),
        "no-lines": _("Not calculated: the edition has no railway line of these years."),
        "no-targets": _("Not calculated: the edition has no settlement of these years."),
    }[refused.reason]


def window_words(name: str) -> str:
    """A study window by name."""
    return {
        "republic": _("the republic in the border of today, as the base map draws it"),
        "region": _("the rectangle of the edition's region"),
        "hull": _("the convex hull of the places themselves"),
    }[name]


def left_out_words(reason: str) -> str:
    """Why records were left out."""
    return {
        "position": _("no position known"),
        "undated": _("no date known, and undated records are left out"),
        "period": _("not in these years"),
        "possible": _("only possibly in these years"),
        "certainty": _("of another certainty"),
        "labour": _("no prison labour attested in these years"),
    }[reason]
