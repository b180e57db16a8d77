"""First causes: what only follows from a file or record that could not be read is no fault."""

from __future__ import annotations

import re
from collections.abc import Iterable

from services.edition.faults import Fault
from services.edition.files import CATALOGUE, CHECKS, SOURCES, TABLES
from services.edition.reviewing import REVIEWS

_UNKNOWN = re.compile(r"unknown (?P<kind>\w+): '(?P<given>[^']*)'")
_OTHERS = {
    CATALOGUE: {"layers", "features", "places", "catalogue"},
    SOURCES: {"sources"},
    CHECKS: {"checks"},
}


def first_causes(unread: Iterable[Fault], lost: set[str], crossed: Iterable[Fault]) -> list[Fault]:
    """The faults of reading, and of the cross-checks those that do not follow from them.

    Parameters
    ----------
    unread : what is wrong with files and records by themselves; all of it is kept
    lost : files of which nothing could be read
    crossed : what the cross-checks found among the records that could be read
    """
    unread = list(unread)
    kinds = set().union(*map(_kinds, lost)) if lost else set()
    records = {(kind, fault.record) for fault in unread for kind in _kinds(fault.file)}
    follows = [fault for fault in crossed if not _follows(fault, lost, kinds, records)]
    return [*unread, *follows]


def _kinds(file: str) -> set[str]:
    """What a file holds, as cross-checks and the review table call it."""
    if file in TABLES:
        return {TABLES[file].field}
    return {"features", "places"} if file.startswith("layers/") else _OTHERS.get(file, set())


def _follows(fault: Fault, lost: set[str], kinds: set[str], records: set[tuple[str, str]]) -> bool:
    unknown = _UNKNOWN.match(fault.message)
    if unknown:
        return unknown["kind"] in kinds or (unknown["kind"], unknown["given"]) in records
    if fault.file == REVIEWS:
        return REVIEWS in lost or fault.record.split()[0].split("/")[0] in kinds
    if fault.field == "labour":
        return "relations" in kinds
    return CATALOGUE in lost and fault.file.startswith("layers/")
