"""Figures as pages show them: value and unit in words, date, source and locator, doubts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from flask_babel import gettext as _

from services.edition.figures import Observation, Unit
from services.statistics.selection import ThemeFigures
from services.web.atlas import current_atlas
from services.web.rendering import Voice
from services.web.wording import NO_BREAK, missing_words, outcome_words, status_words
from services.web.words import Fragment


@dataclass(frozen=True)
class VerdictMark:
    """A check's verdict beside a figure that it weighs."""

    outcome: str
    words: str
    href: str


@dataclass(frozen=True)
class FigureRow:
    """One figure in words; `id` is the observation's, `href` its own page where it has one."""

    id: str
    place: str
    label: Fragment
    definition: Fragment
    value: str
    converted: str
    is_missing: bool
    when: str
    when_note: Fragment
    is_part: bool
    printed: Fragment
    source: Fragment
    source_href: str
    locator: str
    status: str
    comment: Fragment
    verdicts: tuple[VerdictMark, ...] = ()
    href: str = ""


@dataclass(frozen=True)
class PlaceRows:
    """Rows of one place."""

    place: str
    name: Fragment
    href: str
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True)
class ThemeRows:
    """Rows of one theme, place by place."""

    theme: str
    label: Fragment
    places: tuple[PlaceRows, ...]


def theme_rows(speaker: Voice, themes: Iterable[ThemeFigures]) -> list[ThemeRows]:
    """Words for a selection of figures, in its order."""
    return [
        ThemeRows(
            group.theme,
            speaker.words.label("themes", group.theme),
            tuple(
                PlaceRows(
                    item.place,
                    speaker.words.name(item.place),
                    speaker.address.place(item.place),
                    tuple(row(speaker, observation) for observation in item.observations),
                )
                for item in group.places
            ),
        )
        for group in themes
    ]


def row(speaker: Voice, observation: Observation) -> FigureRow:
    """Words for one figure."""
    words, key = speaker.words, f"observations/{observation.id}"
    indicator = speaker.edition.indicators[observation.indicator]
    return FigureRow(
        id=observation.id,
        place=observation.place,
        label=words.label("indicators", indicator.id),
        definition=words.say(indicator.definition, f"indicators/{indicator.id}/definition"),
        value=value_words(speaker, observation),
        converted=converted_words(speaker, observation),
        is_missing=observation.missing is not None,
        when=speaker.wording.period(observation),
        when_note=words.say(observation.period_note, f"{key}/period_note"),
        is_part=observation.part_of is not None,
        printed=printed(speaker, observation),
        source=source_title(speaker, observation.source),
        source_href=speaker.address.source(observation.source),
        locator=observation.locator,
        status=status_words(observation.status),
        comment=words.say(observation.comment, f"{key}/comment"),
        verdicts=verdict_marks(speaker, observation.id),
        href=speaker.address.figure(observation.id),
    )


def verdict_marks(speaker: Voice, observation: str) -> tuple[VerdictMark, ...]:
    """What the checks that weigh this figure came to."""
    atlas = current_atlas()
    return tuple(
        VerdictMark(
            atlas.verdicts[check].outcome,
            outcome_words(atlas.verdicts[check].outcome),
            f"{speaker.address.text('checks')}#check-{check}",
        )
        for check in atlas.checks_of.get(observation, ())
    )


def value_words(speaker: Voice, observation: Observation) -> str:
    """The value with its unit, or the words of its missing code."""
    if observation.missing is not None:
        return missing_words(observation.missing)
    unit = unit_words(speaker, observation)
    return speaker.wording.value(observation, unit)


def converted_words(speaker: Voice, observation: Observation) -> str:
    """The value in today's unit, beside the printed one and never instead of it: '≈ 128 000 t'.

    Three significant digits: the printed numbers are round, a longer result would pretend.
    """
    if observation.value is None or not observation.unit_stated:
        return ""
    unit, factor = todays_unit(speaker.edition.units, str(observation.unit))
    # Thousands of hectares need no conversion: only units that nobody uses any more do.
    if factor.normalize().as_tuple().digits == (1,):
        return ""
    value = observation.value * factor
    places = 2 - value.adjusted() if value else 0
    rounded = round(value, places).normalize()
    words = speaker.wording.counted(rounded, speaker.words.label("units", unit).text)
    return f"≈ {speaker.wording.number(rounded)}{NO_BREAK}{words}"


def todays_unit(units: Mapping[str, Unit], unit: str) -> tuple[str, Decimal]:
    """The unit at the end of the conversions, and the factor that leads there."""
    factor = Decimal(1)
    while (above := units[unit].converts_to) is not None:
        factor *= units[unit].factor or Decimal(1)
        unit = above
    return unit, factor


def unit_words(speaker: Voice, observation: Observation) -> str:
    """The unit's label; where the source prints none, that is said."""
    if not observation.unit_stated:
        return _("(the source gives no unit)")
    forms = speaker.words.label("units", str(observation.unit)).text
    return speaker.wording.counted(observation.value, forms)


def printed(speaker: Voice, observation: Observation) -> Fragment:
    """The source's own wording, in the language of the source."""
    source = speaker.edition.sources[observation.source]
    return Fragment(observation.printed or "", (source.language or "und").split("-")[0])


def source_title(speaker: Voice, key: str) -> Fragment:
    """Short name of a source: the edition's label, else the title in the source's language."""
    source = speaker.edition.sources[key]
    if source.custom.label:
        said = speaker.words.say(source.custom.label, f"sources/{key}/label")
        return replace(said, is_name=True)
    short = (source.model_extra or {}).get("title-short") or source.title
    return Fragment(str(short), source.language or speaker.language, is_name=True)
