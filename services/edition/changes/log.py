"""One version in the change log (changes/<version>.json)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from services.edition.record import Record

CHANGES = "changes"
"""The folder of the change log below an edition."""


class GroupChanges(Record):
    """What became of the records of one table.

    `changed` holds old and new wording by record and field; '' is a blank.
    """

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: dict[str, dict[str, tuple[str, str]]] = {}

    @property
    def size(self) -> int:
        """How many records it tells of."""
        return len(self.added) + len(self.removed) + len(self.changed)


class VersionChanges(Record):
    """A version of the edition and how it differs from the one before.

    `since` is the version before; the first version has none and tells of no record. `summary` is
    written by people, `records` by `flask edition-diff`.
    """

    version: Annotated[str, Field(pattern=r"^\d+(\.\d+)*[\w.-]*$")]
    date: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    since: str | None = None
    summary: dict[str, str] = {}
    records: dict[str, GroupChanges] = {}


def change_file(version: str) -> str:
    """The file of a version."""
    return f"{CHANGES}/{version}.json"
