"""Numbers, dates and figures in words of the reader's language."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from flask_babel import gettext as _

from services.edition.figures import Observation
from services.edition.when import NOT_STATED, When, parse_when

PLURALS = ("zero", "one", "two", "few", "many", "other")
"""CLDR's plural categories in its order."""

NO_BREAK = "\u00a0"


class Wording:
    """Formats for one language; a language unknown to CLDR is written as English."""

    def __init__(self, language: str) -> None:
        try:
            # English dates in the order of the other three languages: 1 January 1946.
            self.locale = Locale.parse({"en": "en_GB"}.get(language, language))
        except (UnknownLocaleError, ValueError):
            self.locale = Locale.parse("en")

    def number(self, value: Decimal | int | float) -> str:
        """58179 -> 58 179 as the language groups digits; every decimal the source gives."""
        return format_decimal(value, locale=self.locale, decimal_quantization=False)

    def when(self, when: When | None) -> str:
        """A date or span in words; what is approximate or uncertain says so."""
        if when is None:
            return _("date not known")
        if when.text == "..":
            return _("still open")
        if when.alternatives:
            return _(" or ").join(map(self._member, when.alternatives))
        start, slash, end = when.text.partition("/")
        if slash:
            return self._span(start, end)
        return self._part(when.text)

    def _span(self, start: str, end: str) -> str:
        if start in ("", ".."):
            return _("until %(date)s", date=self._part(end))
        if end in ("", ".."):
            return _("from %(date)s", date=self._part(start))
        joint = "–" if len(start) == len(end) == 4 else " – "
        return f"{self._part(start)}{joint}{self._part(end)}"

    def _member(self, text: str) -> str:
        """One reading of a set: a date, or a run of days of which one is meant ('1955..1956')."""
        start, dots, end = text.partition("..")
        if not dots:
            return self._part(text)
        if not end:
            return _("%(date)s or later", date=self._part(start))
        if not start:
            return _("%(date)s or earlier", date=self._part(end))
        return _("between %(start)s and %(end)s", start=self._part(start), end=self._part(end))

    def _part(self, text: str) -> str:
        bare = text.rstrip("~?%")
        words = self._date(bare)
        if text.endswith("~"):
            return _("about %(date)s", date=words)
        if text.endswith("?"):
            return _("%(date)s (uncertain)", date=words)
        if text.endswith("%"):
            return _("about %(date)s (uncertain)", date=words)
        return words

    def _date(self, bare: str) -> str:
        if "X" in bare:
            when = parse_when(bare)
            return f"{when.first_year}–{when.last_year}"
        parts = [int(part) for part in bare.split("-")]
        if len(parts) == 3:
            return format_date(date(*parts), format="long", locale=self.locale)
        if len(parts) == 2:
            return format_skeleton("yMMMM", date(parts[0], parts[1], 1), locale=self.locale)
        return bare

    def years(self, opened: When | None, closed: When | None) -> str:
        """The line under a name: '1931–1959', 'from 1943', '' where nothing is known."""
        start = self._year_words(opened)
        end = self._year_words(closed)
        if closed is not None and closed.text == "..":
            end = ""
        if start and end:
            return start if start == end else f"{start}–{end}"
        if start:
            open_end = closed is not None and closed.text == ".."
            return _("from %(date)s", date=start) if open_end else f"{start}–?"
        return f"?–{end}" if end else ""

    def _year_words(self, when: When | None) -> str:
        if when is None or when.first_year is None or when.last_year is None:
            return ""
        mark = "~" if when.approximate else ""
        doubt = "?" if when.uncertain else ""
        if when.first_year == when.last_year:
            return f"{mark}{when.first_year}{doubt}"
        if when.alternatives:
            years = dict.fromkeys(map(_years_of_member, when.alternatives))
            return f"{_(' or ').join(years)}{doubt}"
        return f"{mark}{when.first_year}…{when.last_year}{doubt}"

    def distance(self, metres: float) -> str:
        """A distance for readers [km]; places on one point are said to be so."""
        if metres < 50:
            return _("on the same point")
        kilometres = round(metres / 1000) if metres >= 10_000 else round(metres / 1000, 1)
        return _("%(distance)s km", distance=self.number(kilometres))

    def counted(self, value: Decimal | None, forms: str) -> str:
        """The form of a unit's label that goes with a number; the last one without a number.

        Parameters
        ----------
        forms : 'пуд|пуда|пудов': the language's plural categories in CLDR's order
        """
        given = forms.split("|")
        if value is None or len(given) == 1:
            return given[-1]
        category = self.locale.plural_form(value)
        order = [
            name for name in PLURALS if name in self.locale.plural_form.tags or name == "other"
        ]
        place = order.index(category) if category in order else len(order) - 1
        # A fraction takes the form of few in Russian: 2,5 пуда.
        if category == "other" and len(given) == 3:
            place = 1
        return given[min(place, len(given) - 1)]

    def kilometres(self, value: Decimal) -> str:
        """A length [km] for readers, whole kilometres."""
        return _("%(distance)s km", distance=self.number(round(value)))

    def period(self, observation: Observation) -> str:
        """The period of a figure, or the sentence that the source gives none."""
        if observation.period == NOT_STATED:
            return _("the source gives no period")
        return self.when(observation.when)

    def value(self, observation: Observation, unit: str) -> str:
        """Value, qualifier and unit: 'more than 1 000 000 rubles'; the code where it is missing."""
        if observation.value is None:
            return missing_words(str(observation.missing))
        number = f"{self.number(observation.value)}{NO_BREAK}{unit}".strip()
        return qualified(number, observation)


def _years_of_member(member: str) -> str:
    """A member of a set of dates in years: '1953', '1948…1955', '1956…' where a side is open."""
    start, dots, end = member.partition("..")
    first = str(parse_when(start).first_year) if start else ""
    last = str(parse_when(end).last_year) if end else ""
    return first if not dots or first == last else f"{first}…{last}"


def missing_words(code: str) -> str:
    """The words for one of the four codes of missing."""
    return {
        "not-in-source": _("no figure in the source"),
        "not-researched": _("not yet researched"),
        "not-applicable": _("not applicable"),
        "illegible": _("illegible in the source"),
    }[code]


def qualified(number: str, observation: Observation) -> str:
    """A number with its qualifier and rate in words."""
    words = {
        "about": _("about %(number)s", number=number),
        "more-than": _("more than %(number)s", number=number),
        "start": _("%(number)s at the start", number=number),
        "end": _("%(number)s at the end", number=number),
        "total": _("%(number)s in total", number=number),
    }.get(observation.qualifier or "", number)
    rate = rate_words(observation.rate)
    return f"{words} {rate}" if rate else words


def rate_words(rate: str | None) -> str:
    """'per-year' -> 'per year'; '' where the figure is no rate."""
    if not rate:
        return ""
    if rate.startswith("over-"):
        return _("over %(count)s years", count=rate.split("-")[1])
    return {"per-day": _("per day"), "per-year": _("per year"), "at-event": ""}[rate]


def status_words(status: str) -> str:
    """'' for accepted; otherwise the word shown beside the figure."""
    return {"disputed": _("disputed"), "unverified": _("unverified")}.get(status, "")


def advisory_words(advisory: tuple[str, ...]) -> str | None:
    """The announcement of what a text speaks of; None where there is nothing to announce."""
    names = {"deaths": _("deaths"), "children": _("children"), "violence": _("violence")}
    if not advisory:
        return None
    return _(
        "This record speaks of: %(subjects)s", subjects=", ".join(names[key] for key in advisory)
    )


def outcome_words(outcome: str) -> str:
    """The verdict in a word or two."""
    return {
        "holds": _("holds"),
        "does-not-hold": _("does not hold"),
        "implausible": _("implausible"),
        "differs": _("sources differ"),
        "not-comparable": _("not comparable"),
    }[outcome]
