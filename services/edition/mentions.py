"""References in prose: {figure:<observation>} and {check:<check>} instead of a typed number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from services.edition.edition import Edition
from services.edition.faults import Fault
from services.edition.files import CHECKS, layer_file
from services.edition.record import localised_fields
from services.edition.references import FILE_OF

MENTION = re.compile(r"\{(figure|check):([^{}]*)\}")
PROSE = ("summary", "note", "comment", "period_note", "text")
"""Fields that may mention a figure; names, labels and titles stand where no link can."""

Text = tuple[str, str, str, dict[str, str]]
"""File, record, field, words by language."""


def mentions(text: str) -> list[tuple[str, str]]:
    """(sort, id) of every reference: [('figure', 'karlag-prisoners-1949')]."""
    return MENTION.findall(text)


def texts_of(edition: Edition) -> Iterator[Text]:
    """Every text of every record, then the prose of texts/."""
    for feature in edition.features.values():
        yield from _of(layer_file(feature.layer), feature.place)
    for field, file in FILE_OF.items():
        for record in getattr(edition, field).values():
            yield from _of(file, record)
    for check in edition.checks.values():
        yield from _of(CHECKS, check)
    for key, texts in edition.texts.items():
        for code, text in texts.items():
            yield f"texts/{code}/{key}.md", "-", "-", {code: text}


def _of(file: str, record: Any) -> Iterator[Text]:
    for field in localised_fields(type(record)):
        yield file, record.id, field, getattr(record, field)


def check_mentions(edition: Edition) -> Iterator[Fault]:
    """A fault for a reference that leads nowhere, and where languages mention different figures."""
    for file, record, field, texts in texts_of(edition):
        for code, text in texts.items():
            column = field if field == "-" else f"{field}_{code}"
            for message in _wrong(edition, field, text):
                yield Fault(file, record, column, message)
        yield from _unlike(file, record, field, texts)
    for key, texts in edition.texts.items():
        files = {f"texts/{code}/{key}.md": text for code, text in texts.items()}
        yield from _unlike(next(iter(files)), "-", "-", texts)


def _wrong(edition: Edition, field: str, text: str) -> Iterator[str]:
    for sort, key in mentions(text):
        if field != "-" and field not in PROSE:
            yield f"{{{sort}:{key}}} may stand in {', '.join(PROSE)} and in texts/ only"
        elif sort == "check" and key not in edition.checks:
            yield f"unknown check: {key!r} is not in {CHECKS}"
        elif sort == "figure" and key not in edition.observations:
            yield f"unknown figure: {key!r} is not in {FILE_OF['observations']}"
        elif sort == "figure" and edition.observations[key].place not in edition.published:
            yield f"the place of the figure {key!r} is not published"
    if rest := re.search(r"[{}]", MENTION.sub("", text)):
        yield f"{rest[0]!r} stands alone; a reference is {{figure:<id>}} or {{check:<id>}}"


def _unlike(file: str, record: str, field: str, texts: dict[str, str]) -> Iterator[Fault]:
    """The languages that have a text mention the same figures, as often."""
    held = {code: sorted(mentions(text)) for code, text in texts.items()}
    first = next(iter(held), None)
    for code, found in held.items():
        if found != held[first]:
            column = field if field == "-" else f"{field}_{code}"
            yield Fault(file, record, column, f"mentions other figures or checks than {first}")
