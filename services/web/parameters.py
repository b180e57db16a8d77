"""Query parameters: machine addresses refuse what they do not know, pages say so and go on."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from flask import request
from flask_babel import gettext as _

from services.edition.info import Years
from services.web.errors import BadParameter

_POSITION = re.compile(r"\d{1,2}(\.\d+)?/-?\d{1,2}(\.\d+)?/-?\d{1,3}(\.\d+)?")


def refuse_unknown(allowed: Collection[str]) -> None:
    """For machine addresses: any parameter not allowed is an error that lists those that are.

    Raises
    ------
    BadParameter
        with no `given` when the parameter itself is unknown
    """
    for name in request.args:
        if name not in allowed:
            raise BadParameter(name, None, sorted(allowed))


def one_of(name: str, allowed: Sequence[str]) -> str:
    """For machine addresses: a parameter's value, the first allowed one where it is absent.

    Raises
    ------
    BadParameter
        when the value is none of those allowed
    """
    given = request.args.get(name, allowed[0])
    if given not in allowed:
        raise BadParameter(name, given, list(allowed))
    return given


@dataclass
class PageParameters:
    """For pages: reads what it knows, collects a notice for everything else.

    Every value a page may get is checked here, so that nothing typed goes further unread.
    """

    notices: list[str] = field(default_factory=list)
    _known: set[str] = field(default_factory=set)

    def choice(self, name: str, allowed: Collection[str]) -> str | None:
        """One value out of those allowed; None where absent or, with a notice, unknown."""
        self._known.add(name)
        given = request.args.get(name)
        if given is None or given in allowed:
            return given
        self._notice(name, given)
        return None

    def choices(self, name: str, allowed: Collection[str]) -> list[str] | None:
        """Values separated by commas; the unknown ones are left out with a notice each."""
        self._known.add(name)
        given = request.args.get(name)
        if given is None:
            return None
        parts = [part for part in given.split(",") if part]
        for part in parts:
            if part not in allowed:
                self._notice(name, part)
        return [part for part in parts if part in allowed]

    def position(self, name: str) -> None:
        """zoom/lat/lon; the page's script reads it, a text it cannot read gets a notice."""
        self._known.add(name)
        given = request.args.get(name)
        if given is not None and not _POSITION.fullmatch(given):
            self._notice(name, given)

    def years(self, names: Collection[str], allowed: Years) -> None:
        """Years that the page's script reads; one outside the edition gets a notice."""
        for name in names:
            self._known.add(name)
            given = request.args.get(name)
            if given is None:
                continue
            if not (given.isdecimal() and allowed.first <= int(given[:9]) <= allowed.last):
                self._notice(name, given)

    def finish(self) -> list[str]:
        """All notices, those for parameters nobody asked about included."""
        for name in request.args:
            if name not in self._known:
                words = _("This page does not know '%(name)s'; it was left out.", name=name[:80])
                self.notices.append(words)
        return self.notices

    def _notice(self, name: str, given: str) -> None:
        words = _(
            "'%(given)s' is not known here (%(name)s); it was left out.",
            given=given[:80],
            name=name,
        )
        self.notices.append(words)
