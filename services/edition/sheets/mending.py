"""Faulty rows made readable for the cross-checks, so that one run names every fault.

A record with a wrong value is left out by the reading, and with it all that the cross-checks
would say of it. Here the wrong value alone is taken out, and the rest is checked; only what
depends on the wrong value has to wait until it is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from services.edition.parsing import Reader
from services.edition.record import Record, fold, localised_fields
from services.edition.sheets.destination import Destination
from services.edition.sheets.upsert import Upsert
from services.edition.validation import validated

ROUNDS = 8

WITHIN: dict[str, set[str]] = {
    "comment": {"status"},
    "end": {"start"},
    "period_note": {"period_basis"},
    "place": {"event"},
    "reason": {"successor"},
    "reviewer": {"state", "date"},
    "target": {"place"},
    "unit": {"value"},
    "value": {"missing"},
}
"""Fields that the model looks at before it calls a field wrong."""

ACROSS: dict[str, set[str]] = {
    "closed": {"opened"},
    "labour": {"id", "kind"},
    "opened": {"closed", "id"},
    "precision": {"geometry"},
    "preferred": {"id", "place", "event"},
    "target": {"place", "relation"},
    "value": {"id", "part_of", "unit", "period", "source", "place", "indicator", "qualifier"},
}
"""Fields that the cross-checks look at before they call a field wrong."""

ALONE = re.compile(r"unknown |.* is below zero")
"""What the cross-checks say of one value by itself."""


@dataclass
class Mended:
    """A row as the cross-checks read it.

    Parameters
    ----------
    record : a readable record; None where the row cannot be made one
    faults : (field, message) of what was wrong
    fields : fields that hold another value than the sheet
    lent : whether one of these was lent by another record, so that what other records have
        against this one says nothing about the sheet
    """

    upsert: Upsert
    record: dict[str, str] | None
    faults: list[tuple[str, str]] = field(default_factory=list)
    fields: set[str] = field(default_factory=set)
    lent: bool = False

    def trusts(self, column: str, message: str) -> bool:
        """Whether a fault that the cross-checks name is one of the sheet's row."""
        alone = ALONE.match(message) is not None
        return self._untouched(column) and (alone or self._untouched(*ACROSS.get(column, ())))

    def told(self, faults: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """The faults of the model that come from the sheet, not from what was mended."""
        return [fault for fault in faults if self._untouched(fault[0], *WITHIN.get(fault[0], ()))]

    def _untouched(self, *fields: str) -> bool:
        return not self.fields.intersection(fields)


def mended(item: Upsert, lenders: list[dict[str, str]]) -> Mended:
    """A row made readable; `lenders` are records of the same file that are sound."""
    destination = item.destination
    result = Mended(item, dict(item.record), fields=_fields(destination, item.broken))
    if item.broken & set(destination.key) or not all(destination.key_of(item.record)):
        _rename(result, item)
    for _ in range(ROUNDS):
        faults = _faults(destination, result.record)
        result.faults += result.told(faults)
        if not faults:
            return result
        for name in dict.fromkeys(name for name, _ in faults):
            _mend(result, name, lenders)
    result.record = None
    return result


def _faults(destination: Destination, row: dict[str, str]) -> list[tuple[str, str]]:
    reader = Reader(Path())
    values = {name: text for name, text in row.items() if name != "geometry"}
    values = fold(destination.model, values, destination.codes)
    validated(reader, destination.file, "-", destination.model, values)
    return [(fault.field.split(".")[0], fault.message) for fault in reader.faults]


def _rename(result: Mended, item: Upsert) -> None:
    """A row without a key of its own takes part under another name."""
    first = item.destination.key[0]
    if not item.record.get(first):
        result.faults.append((first, "is missing; it says which record the row is"))
    result.record[first] = f"row-{item.row.number}"
    result.fields.add(first)
    result.lent = True


def _mend(result: Mended, name: str, lenders: list[dict[str, str]]) -> None:
    model, codes = result.upsert.destination.model, result.upsert.destination.codes
    columns = _columns(model, name, codes)
    filled = any(result.record.get(column) for column in columns)
    before = result.upsert.before or {}
    result.fields.add(name)
    if name == result.upsert.destination.key[0]:
        _rename(result, result.upsert)
    elif name not in model.model_fields:
        result.record.pop(name, None)
    elif name in localised_fields(model):
        result.record |= dict.fromkeys(columns, "" if filled else "-")
    elif filled and not model.model_fields[name].is_required():
        result.record[name] = ""
    else:
        given = result.record.get(name, "")
        lent = (row.get(name, "") for row in [before, *lenders])
        result.record[name] = next((text for text in lent if text not in ("", given)), "")
        result.lent = True


def _fields(destination: Destination, columns: set[str]) -> set[str]:
    """Fields of columns: note_en belongs to note."""
    fields = set(columns)
    for name in localised_fields(destination.model):
        if columns & set(_columns(destination.model, name, destination.codes)):
            fields.add(name)
    return fields


def _columns(model: type[Record], name: str, codes: Iterable[str]) -> list[str]:
    localised = name in localised_fields(model)
    return [f"{name}_{code}" for code in codes] if localised else [name]
