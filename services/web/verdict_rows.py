"""Verdicts of source criticism in words: what was computed, from what, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from flask_babel import gettext as _

from services.statistics.checks import Verdict, Weighed
from services.web.atlas import current_atlas
from services.web.figure_rows import FigureRow, row, source_title
from services.web.rendering import Voice
from services.web.wording import outcome_words
from services.web.words import Fragment


@dataclass(frozen=True)
class TermRow:
    """One term in words: a figure with its source, a line with its length, a camp, a source."""

    role: str
    factor: str
    name: Fragment
    href: str
    value: str
    figure: FigureRow | None


@dataclass(frozen=True)
class VerdictRow:
    """A check with its verdict in words."""

    id: str
    outcome: str
    short: str
    title: Fragment
    text: Fragment
    arithmetic: str
    sure: str
    terms: tuple[TermRow, ...]


def verdict_rows(speaker: Voice) -> list[VerdictRow]:
    """Every check of the edition, in its order."""
    return [verdict_row(speaker, item) for item in current_atlas().verdicts.values()]


def verdict_row(speaker: Voice, item: Verdict) -> VerdictRow:
    """Words for one verdict."""
    key = f"checks/{item.check.id}"
    return VerdictRow(
        id=item.check.id,
        outcome=item.outcome,
        short=outcome_words(item.outcome),
        title=speaker.words.say(item.check.title, f"{key}/title"),
        text=speaker.words.say(item.check.text, f"{key}/text"),
        arithmetic=arithmetic_words(speaker, item),
        sure=sure_words(item),
        terms=tuple(_term(speaker, term) for term in item.terms),
    )


def arithmetic_words(speaker: Voice, item: Verdict) -> str:
    """What was computed beside what the sources print."""
    if item.reason:
        return reason_words(item.reason)
    assert item.computed is not None and item.claimed is not None
    numbers = {
        "computed": speaker.wording.number(told(item.computed)),
        "claimed": speaker.wording.number(told(item.claimed)),
    }
    return {
        "sum": _("The parts come to %(computed)s; printed is %(claimed)s.", **numbers),
        "ratio": _("Computed: %(computed)s %%; printed: %(claimed)s %%.", **numbers),
        "bound": _("Printed: %(claimed)s; at most possible: %(computed)s.", **numbers),
        "length": _(
            "Printed: %(claimed)s km; straight from point to point: %(computed)s km.", **numbers
        ),
        "agreement": _("From %(computed)s to %(claimed)s.", **numbers),
        "repetition": _("The same number at different dates: %(claimed)s.", **numbers)
        if item.computed == item.claimed
        else _("From %(computed)s to %(claimed)s.", **numbers),
        "independence": _(
            "Sources named: %(claimed)s; lines of evidence: %(computed)s.", **numbers
        ),
        "overlap": _("Claimed: %(claimed)s; at one time at most: %(computed)s.", **numbers),
    }[item.check.kind]


def reason_words(reason: str) -> str:
    """Why nothing could be compared."""
    return {
        "units": _("The figures count different things: their units differ."),
        "no-unit": _("A source gives no unit for its figure."),
        "missing": _("A figure that the comparison needs is missing."),
    }[reason]


def sure_words(item: Verdict) -> str:
    """How much the figures themselves are to be trusted."""
    if item.firm:
        return _("All figures compared are printed with their dates and undisputed.")
    return _("Some figures compared are disputed, unverified or dated by inference.")


def _term(speaker: Voice, weighed: Weighed) -> TermRow:
    term, edition = weighed.term, speaker.edition
    factor = "" if term.factor == 1 else speaker.wording.number(told(term.factor))
    if term.observation:
        observation = edition.observations[term.observation]
        name = speaker.words.name(observation.place)
        href = speaker.address.place(observation.place)
        figure = row(speaker, observation)
        return TermRow(role_words(term.role), factor, name, href, figure.value, figure)
    if term.place:
        length = "" if weighed.value is None else speaker.wording.kilometres(weighed.value)
        place = edition.features[term.place].place
        dates = speaker.wording.years(place.opened, place.closed)
        return TermRow(
            role_words(term.role),
            factor,
            speaker.words.name(term.place),
            speaker.address.place(term.place),
            length or dates,
            None,
        )
    source = str(term.source)
    href = speaker.address.source(source)
    return TermRow(role_words(term.role), factor, source_title(speaker, source), href, "", None)


def role_words(role: str) -> str:
    """What a term is in the comparison."""
    return {
        "part": _("part"),
        "total": _("total"),
        "numerator": _("achieved"),
        "denominator": _("planned"),
        "result": _("printed share"),
        "value": _("figure"),
        "bound": _("bound"),
        "side": _("side"),
        "route": _("route"),
        "claim": _("figure"),
        "camp": _("camp"),
        "source": _("source"),
    }[role]


def told(value: Decimal) -> Decimal:
    """A number without digits that nobody counted: whole from a hundred on, else three of them."""
    if value == value.to_integral_value():
        return value
    return round(value, 0 if abs(value) >= 100 else 2 - value.adjusted())
