"""Cross-checks of the review table: every text has a state, every row names a text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from services.edition.edition import Edition
from services.edition.faults import Fault
from services.edition.record import localised_fields

REVIEWS = "texts/review.csv"
TABLES = (
    "kinds",
    "precisions",
    "themes",
    "units",
    "indicators",
    "observations",
    "periods",
    "relations",
    "dates",
    "events",
    "media",
    "tombstones",
    "glossary",
)


def text_paths(edition: Edition) -> Iterator[tuple[str, str]]:
    """(path, language) of every text of the edition: 'places/alzhir/summary', 'kk' ..."""
    for feature in edition.features.values():
        yield from _of_record("places", feature.place)
    for table in TABLES:
        for record in getattr(edition, table).values():
            yield from _of_record(table, record)
    for key, entry in edition.layers.items():
        for field in ("title", "description"):
            yield from ((f"catalogue/{key}/{field}", code) for code in getattr(entry, field))
    for field in ("title", "subtitle", "publisher"):
        yield from ((f"edition/{field}", code) for code in getattr(edition.info, field))
    for key, check in edition.checks.items():
        for field in ("title", "text"):
            yield from ((f"checks/{key}/{field}", code) for code in getattr(check, field))
    for key, texts in edition.texts.items():
        yield from ((f"texts/{key}", code) for code in texts)


def _of_record(table: str, record: Any) -> Iterator[tuple[str, str]]:
    for field in localised_fields(type(record)):
        for code in getattr(record, field):
            yield f"{table}/{record.id}/{field}", code


def check_reviews(edition: Edition) -> Iterator[Fault]:
    """A fault for a text without a state, a row without a text, a language that is none."""
    used: set[tuple[str, str]] = set()
    uncovered: dict[tuple[str, str], str] = {}
    for path, code in text_paths(edition):
        covering = _covering(edition, path, code)
        if covering:
            used.add(covering)
        else:
            uncovered.setdefault((path.split("/")[0], code), path)
    for (_, code), path in uncovered.items():
        message = f"no row gives the state of {path} and its like in {code}"
        yield Fault(REVIEWS, path, "text", message)
    for text, code in edition.reviews:
        if code not in edition.info.codes:
            yield Fault(
                REVIEWS, f"{text} {code}", "language", f"the edition has no language {code!r}"
            )
        elif (text, code) not in used and text.split("/")[0] != "interface":
            yield Fault(REVIEWS, f"{text} {code}", "text", "no text of the edition is called so")


def _covering(edition: Edition, path: str, code: str) -> tuple[str, str] | None:
    segments = path.split("/")
    for length in range(len(segments), 0, -1):
        key = ("/".join(segments[:length]), code)
        if key in edition.reviews:
            return key
    return None
