"""What a column of a sheet may hold, taken from the models: words to choose from, and why."""

from __future__ import annotations

from dataclasses import dataclass

from services.edition.edition import Edition
from services.edition.package import typed
from services.edition.record import localised_fields
from services.edition.references import COLUMNS
from services.edition.sheets.destination import Destination
from services.edition.sheets.placement import COORDINATES
from services.edition.when import NOT_STATED, holds_date

PLACES = {"kind": "kinds", "precision": "precisions"}
"""References of a layer's columns, as references.COLUMNS has them for the tables."""

NAMED = {"features": "places"}

NOTES = {
    "advisory": "Of deaths, children, violence those that apply, with ; between them.",
    "basis": "What the position rests on.",
    "closed": "The preferred reading; blank is unknown, .. means it goes on.",
    "id": "Small letters, digits and hyphens, as karlag-dolinka. Never used again.",
    "labour": "Only for kinds that existed without prisoners: works, farms, railways.",
    "locator": "Where in the source: a page, a record, a heading; unpaged where it has none.",
    "missing": "Why there is no value, never 0.",
    "opened": "The preferred reading; blank is unknown, never 'always'.",
    "period_note": "What an inferred period is inferred from.",
    "printed": "The wording of the source, letter by letter.",
    "published": "yes, or no: and the reason.",
    "sources": "As key[locator]; key2[locator].",
    "unit": "What the source prints; not-stated where it prints none.",
    "value": "The number the source prints; blank where `missing` says why.",
}
"""What the models say of a column in their own words, for those who do not read Python."""


@dataclass(frozen=True)
class Choice:
    """Words a column chooses from; `strict` where nothing else is ever right."""

    name: str
    words: tuple[str, ...]
    strict: bool


def choice(destination: Destination, column: str, edition: Edition) -> Choice | None:
    """What a column chooses from; None where it is free."""
    target = _target(destination, column)
    if target is not None:
        # Another sheet of the same import may bring the id that is missing here.
        further = (NOT_STATED,) if column == "unit" and destination.name == "observations" else ()
        words = (*further, *sorted(getattr(edition, target)))
        name = " or ".join((NAMED.get(target, target), *further))
        return Choice(name, words, strict=False) if words else None
    if column == "language" and destination.name == "review":
        return Choice("languages", destination.codes, strict=True)
    enumeration = _constraints(destination, column)[1].get("enum")
    if enumeration:
        return Choice(f"{destination.model.__name__}.{column}", tuple(enumeration), strict=True)
    return Choice("published", ("yes",), strict=False) if column == "published" else None


def explanation(destination: Destination, column: str) -> str:
    """A column in words: whether it is needed, what it holds, what is allowed."""
    if column in COORDINATES:
        return (
            "Degrees, EPSG:4326, as 72.68944. Both blank: the place has no known location. "
            "Lines and areas are drawn in QGIS; here their two cells stay blank."
        )
    base = _localised(destination, column)
    if base is not None:
        told = f"Text in the language '{column.removeprefix(f'{base}_')}'. May stay blank."
        return f"{told} {NOTES[base]}" if base in NOTES else told
    field = destination.model.model_fields[column]
    kind, constraints = _constraints(destination, column)
    told = ["Needed." if field.is_required() else "May stay blank."]
    target = _target(destination, column)
    if target is not None:
        told.append(f"An id of {NAMED.get(target, target)}.")
    elif "enum" in constraints:
        told.append(f"One of: {', '.join(constraints['enum'])}.")
    elif holds_date(field.annotation):
        told.append("A date as 1931, 1931-09, 1931-09-17, 193X, 1943~, 1937? or [1950,1953].")
    elif kind != "string":
        told.append({"integer": "A whole number.", "number": "A number."}[kind])
    if column in NOTES:
        told.append(NOTES[column])
    return " ".join(told)


def _target(destination: Destination, column: str) -> str | None:
    if destination.table is None:
        return PLACES.get(column)
    return COLUMNS.get(destination.table.field, {}).get(column)


def _localised(destination: Destination, column: str) -> str | None:
    return next(
        (
            name
            for name in localised_fields(destination.model)
            if column in [f"{name}_{code}" for code in destination.codes]
        ),
        None,
    )


def _constraints(destination: Destination, column: str) -> tuple[str, dict]:
    field = destination.model.model_fields.get(column)
    return typed(field) if field is not None else ("string", {})
