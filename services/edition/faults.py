"""Faults of an edition: what is wrong, where, all of them at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong with the edition.

    Parameters
    ----------
    file : path relative to the edition's folder
    record : id of the record, 'row 7' where it has none, '-' for the file as a whole
    field : column, property or '-'
    message : what was given, what is allowed
    """

    file: str
    record: str
    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.record}: {self.field}: {self.message}"


class FaultyEdition(Exception):
    """The edition cannot be served; `faults` says why, sorted by file and record."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted(set(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))
