"""Query parameters: machine addresses refuse what they do not know, pages say so and go on."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from flask import request
from flask_babel import gettext as _

from services.edition.info import Years
from services.web.errors import BadParameter

_POSITION = re.compile(
    r"(?P<zoom>\d{1,2}(\.\d+)?)/(?P<lat>-?\d{1,2}(\.\d+)?)/(?P<lon>-?\d{1,3}(\.\d+)?)", re.ASCII
)
_POSITION_BOUNDS = {"zoom": 20, "lat": 90, "lon": 180}
_YEAR = re.compile(r"\d{4}", re.ASCII)
_YEARS = re.compile(r"(\d{4})(?:-(\d{4}))?", re.ASCII)


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
        parts = list(dict.fromkeys(part for part in given.split(",") if part))
        for part in parts:
            if part not in allowed:
                self._notice(name, part)
        return [part for part in parts if part in allowed]

    def position(self, name: str) -> None:
        """zoom/lat/lon; the page's script reads it, a text it cannot read gets a notice."""
        self._known.add(name)
        given = request.args.get(name)
        if given is None:
            return
        found = _POSITION.fullmatch(given)
        sensible = found and all(
            abs(float(found[part])) <= most for part, most in _POSITION_BOUNDS.items()
        )
        if not sensible:
            self._notice(name, given)

    def years(self, allowed: Years) -> None:
        """Years that the page's script reads; what it cannot show gets a notice.

        That is a year outside the edition, half a range, and a range that ends before it starts.
        """
        self._each_year(allowed)
        first, last = request.args.get("from"), request.args.get("to")
        if "year" in request.args or (first is None and last is None):
            return
        if first is None or last is None or (last < first and not self.notices):
            self._notice("from, to", f"{first or ''}–{last or ''}")

    def comparison(self, allowed: Years, layers: Collection[str]) -> None:
        """A year, years or two layers that the page's script sets beside those shown.

        `compare=1953`, `compare=1941-1945` or `compare=layers:a,b`; anything else gets a notice.
        """
        name = "compare"
        self._known.add(name)
        given = request.args.get(name)
        if given is None:
            return
        years = _YEARS.fullmatch(given)
        if years:
            first, last = int(years[1]), int(years[2] or years[1])
            readable = allowed.first <= first <= last <= allowed.last
        else:
            sort, _, pair = given.partition(":")
            named = pair.split(",")
            readable = sort == "layers" and len(named) == 2 and set(named) <= set(layers)
        if not readable:
            self._notice(name, given)

    def span(self, allowed: Years) -> tuple[int, int]:
        """First and last year; a side not named or not known is the edition's own."""
        first, last = self._year("from", allowed), self._year("to", allowed)
        if first is not None and last is not None and first > last:
            self._notice("from, to", f"{first}–{last}")
            return allowed.first, allowed.last
        return first or allowed.first, last or allowed.last

    def _each_year(self, allowed: Years) -> None:
        for name in ("year", "from", "to"):
            self._year(name, allowed)

    def _year(self, name: str, allowed: Years) -> int | None:
        self._known.add(name)
        given = request.args.get(name)
        if given is None:
            return None
        if _YEAR.fullmatch(given) and allowed.first <= int(given) <= allowed.last:
            return int(given)
        self._notice(name, given)
        return None

    def reads(self, names: Collection[str]) -> None:
        """Parameters that another reader checks; what it cannot read it says to `refused`."""
        self._known.update(names)

    def refused(self, name: str, given: str) -> None:
        """A notice that a value was left out."""
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
