"""Cross-checks of references: everything a record names exists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from services.edition.edition import Edition
from services.edition.faults import Fault
from services.edition.files import CATALOGUE, CHECKS, INFO, SOURCES, TABLES, layer_file
from services.edition.identifiers import check_identifiers
from services.edition.when import NOT_STATED

FILE_OF = {table.field: file for file, table in TABLES.items()}

COLUMNS: dict[str, dict[str, str]] = {
    "indicators": {"theme": "themes", "unit": "units"},
    "units": {"converts_to": "units"},
    "observations": {
        "place": "features",
        "indicator": "indicators",
        "unit": "units",
        "part_of": "observations",
        "source": "sources",
    },
    "periods": {"source": "sources"},
    "relations": {"place": "features", "target": "features", "source": "sources"},
    "dates": {"place": "features", "source": "sources"},
    "names": {"place": "features", "source": "sources"},
    "events": {"place": "features", "source": "sources"},
    "media": {"place": "features", "event": "events", "source": "sources"},
    "tombstones": {"successor": "features"},
}
"""Which column of which table refers to what.

A successor is a place as a rule, which a sheet offers; identifiers.py lets it be what else has an
address of its own.
"""


def check_references(edition: Edition) -> Iterator[Fault]:
    """A fault for every reference that leads nowhere."""
    for field, columns in COLUMNS.items():
        if field == "tombstones":
            continue
        for record in getattr(edition, field).values():
            for column, target in columns.items():
                yield from _checked(
                    edition, FILE_OF[field], record.id, column, getattr(record, column), target
                )
    yield from _places(edition)
    yield from _info(edition)
    yield from _sources(edition)
    yield from _checks(edition)
    yield from check_identifiers(edition)


def _checked(
    edition: Edition, file: str, record: str, column: str, value: Any, target: str
) -> Iterator[Fault]:
    if value in (None, NOT_STATED) or value in getattr(edition, target):
        return
    file_of_target = FILE_OF.get(target, "layers/" if target == "features" else SOURCES)
    message = f"unknown {target}: {value!r} is not in {file_of_target}"
    yield Fault(file, record, column, message)


def _places(edition: Edition) -> Iterator[Fault]:
    for feature in edition.features.values():
        file, place = layer_file(feature.layer), feature.place
        yield from _checked(edition, file, place.id, "kind", place.kind, "kinds")
        yield from _checked(edition, file, place.id, "precision", place.precision, "precisions")
        for citation in place.sources:
            yield from _checked(edition, file, place.id, "sources", citation.source, "sources")
            if not citation.locator:
                yield Fault(file, place.id, "sources", "a locator is needed; 'unpaged' is one")


def _info(edition: Edition) -> Iterator[Fault]:
    info = edition.info
    for layer in info.default_layers:
        yield from _checked(edition, INFO, "-", "default_layers", layer, "layers")
    yield from _checked(edition, INFO, "-", "default_period", info.default_period, "periods")
    for language in info.languages:
        if language.fallback and language.fallback not in info.codes:
            yield Fault(INFO, language.code, "fallback", f"no language {language.fallback!r} here")
    files = {path.stem for path in (edition.root / "layers").glob("*.geojson")}
    for layer in sorted(files - set(edition.layers)):
        yield Fault(layer_file(layer), "-", "-", f"is not in {CATALOGUE}; give it an entry there")


def _sources(edition: Edition) -> Iterator[Fault]:
    for source in edition.sources.values():
        for other in source.custom.depends_on:
            yield from _checked(edition, SOURCES, source.id, "depends_on", other, "sources")

    def above(key: str) -> list[str]:
        source = edition.sources.get(key)
        return list(source.custom.depends_on) if source else []

    for circle in circles(list(edition.sources), above):
        yield Fault(SOURCES, circle[0], "depends_on", f"runs in a circle: {' -> '.join(circle)}")


def _checks(edition: Edition) -> Iterator[Fault]:
    for check in edition.checks.values():
        for term in check.terms:
            for given, target in (
                (term.observation, "observations"),
                (term.place, "features"),
                (term.source, "sources"),
            ):
                yield from _checked(edition, CHECKS, check.id, "terms", given, target)


def circles(keys: list[str], above: Callable[[str], list[str]]) -> list[list[str]]:
    """Every circle of a relation once, starting from its smallest id and returning to it."""
    found: dict[frozenset[str], list[str]] = {}
    for key in sorted(keys):
        trail: list[str] = []
        pending = [(key, 0)]
        while pending:
            here, depth = pending.pop()
            del trail[depth:]
            if here in trail:
                ring = trail[trail.index(here) :]
                found.setdefault(frozenset(ring), [*ring, here])
                continue
            trail.append(here)
            pending.extend((other, depth + 1) for other in above(here))
    return list(found.values())
