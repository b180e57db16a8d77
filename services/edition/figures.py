"""Figures: observations, what they count and in which unit."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, model_validator

from services.edition.record import Identifier, Localised, Record
from services.edition.when import NOT_STATED, DateOrNotStated, When

Missing = Literal["not-in-source", "not-researched", "not-applicable", "illegible"]
Qualifier = Literal["exact", "about", "more-than", "start", "end", "total"]
Status = Literal["accepted", "disputed", "unverified"]


class Theme(Record):
    """A group of indicators a period page puts together (themes.csv), in the order of `rank`."""

    id: Identifier
    rank: int
    label: Localised


class Unit(Record):
    """A unit as sources print it (units.csv); `factor` turns it into `converts_to`.

    A label may hold several forms, separated by `|`, in the order of the language's plural
    categories: `пуд|пуда|пудов`, `pood|poods`. A language that does not inflect has one.
    """

    id: Identifier
    label: Localised
    converts_to: Identifier | None = None
    factor: Annotated[Decimal, Field(gt=0)] | None = None


class Indicator(Record):
    """What is counted (indicators.csv).

    `aggregation` says what may be done across places of one date; nothing is ever summed across
    subtotals. `series` is yes where values of several dates may be joined in one chart.
    """

    id: Identifier
    theme: Identifier
    unit: Identifier
    aggregation: Literal["sum", "none"]
    series: Literal["yes", "no"]
    label: Localised
    definition: Localised


class Observation(Record):
    """One figure of one source (observations.csv).

    `value` and `unit` are what the source prints; `printed` is its wording. Exactly one of
    `value` and `missing` is given: missing is one of four codes, never 0.
    """

    id: Identifier
    place: Identifier
    indicator: Identifier
    period: DateOrNotStated
    period_basis: Literal["printed", "inferred"]
    period_note: Localised
    value: Decimal | None = None
    printed: str | None = None
    missing: Missing | None = None
    qualifier: Qualifier | None = None
    rate: Annotated[str, Field(pattern=r"^(per-day|per-year|over-\d+-years|at-event)$")] | None = (
        None
    )
    unit: Identifier | None = None
    part_of: Identifier | None = None
    source: Identifier
    locator: str
    status: Status
    comment: Localised

    @model_validator(mode="after")
    def _value_or_missing(self) -> Observation:
        if (self.value is None) == (self.missing is None):
            raise ValueError("value: give a value or a code of missing, exactly one of them")
        if self.value is not None and self.unit is None:
            raise ValueError(
                "unit: a value needs a unit; write not-stated where the source has none"
            )
        if self.status == "disputed" and not self.comment:
            raise ValueError("comment: a disputed figure says what is disputed")
        if self.period_basis == "inferred" and not self.period_note:
            raise ValueError("period_note: an inferred period says what it is inferred from")
        return self

    @property
    def when(self) -> When | None:
        """The period; None where the source states none."""
        return self.period if isinstance(self.period, When) else None

    @property
    def unit_stated(self) -> bool:
        """Whether the source prints a unit; without one nothing is converted or summed."""
        return self.unit is not None and self.unit != NOT_STATED


class Period(Record):
    """A named period (periods.csv), whole years, both included."""

    id: Identifier
    start: int
    end: int
    title: Localised
    source: Identifier | None = None
    locator: str | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Period:
        if self.start > self.end:
            raise ValueError(f"end: {self.end} is before start {self.start}")
        return self
