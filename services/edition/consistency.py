"""Cross-checks of sense: dates in order, positions where they can be, labour, figures, files."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from services.edition.chronology import check_chronology
from services.edition.edition import Edition
from services.edition.faults import Fault
from services.edition.figures import Observation
from services.edition.files import layer_file
from services.edition.history import HIERARCHY
from services.edition.position import check_positions
from services.edition.references import FILE_OF, circles
from services.edition.reviewing import check_reviews

LABELLED = ("kinds", "precisions", "themes", "units", "indicators", "glossary")


def check_consistency(edition: Edition) -> Iterator[Fault]:
    """A fault for everything that contradicts itself."""
    yield from check_positions(edition)
    yield from check_chronology(edition)
    yield from _names(edition)
    yield from _labour(edition)
    yield from _hierarchy(edition)
    yield from _parts(edition)
    yield from _duplicates(edition)
    yield from _media(edition)
    yield from check_reviews(edition)


def _names(edition: Edition) -> Iterator[Fault]:
    first = edition.info.codes[0]
    for feature in edition.features.values():
        if not feature.place.name:
            yield Fault(
                layer_file(feature.layer), feature.id, f"name_{first}", "no language has a name"
            )
    for field in LABELLED:
        for record in getattr(edition, field).values():
            if not record.label:
                yield Fault(FILE_OF[field], record.id, f"label_{first}", "no language has a label")
    for field in ("periods", "events"):
        for record in getattr(edition, field).values():
            if not record.title:
                yield Fault(FILE_OF[field], record.id, f"title_{first}", "no language has a title")


def _labour(edition: Edition) -> Iterator[Fault]:
    for feature in edition.features.values():
        file, place = layer_file(feature.layer), feature.place
        kind = edition.kinds.get(place.kind)
        if kind is None:
            continue
        works = any(item.relation == "worked_by" for item in edition.relations_of.get(place.id, []))
        if kind.prison == "no" and place.labour is None:
            allowed = "attested, claimed, not-attested"
            yield Fault(file, place.id, "labour", f"a {kind.id} needs it; allowed is {allowed}")
        if kind.prison != "no" and place.labour is not None:
            yield Fault(file, place.id, "labour", f"must be empty for a {kind.id}")
        if place.labour in ("attested", "claimed") and not works:
            message = "says whose prisoners nowhere; add a worked_by relation"
            yield Fault(file, place.id, "labour", f"{place.labour} {message}")
        if works and place.labour not in ("attested", "claimed"):
            yield Fault(
                file, place.id, "labour", "a worked_by relation exists; write attested or claimed"
            )


def _hierarchy(edition: Edition) -> Iterator[Fault]:
    def above(place: str) -> list[str]:
        relations = edition.relations_of.get(place, [])
        return [item.target for item in relations if item.relation in HIERARCHY]

    for circle in circles(list(edition.relations_of), above):
        message = f"runs in a circle: {' -> '.join(circle)}"
        yield Fault("relations.csv", circle[0], "target", message)


def _parts(edition: Edition) -> Iterator[Fault]:
    observations = edition.observations

    def above(key: str) -> list[str]:
        whole = observations[key].part_of if key in observations else None
        return [whole] if whole else []

    for circle in circles(list(observations), above):
        message = f"runs in a circle: {' -> '.join(circle)}"
        yield Fault("observations.csv", circle[0], "part_of", message)
    for item in observations.values():
        if item.value is not None and item.value < 0:
            yield Fault("observations.csv", item.id, "value", f"{item.value} is below zero")
        whole = observations.get(item.part_of or "")
        if whole is not None and _comparable(item, whole) and item.value > whole.value:
            message = f"{item.value} is more than its whole {whole.id}: {whole.value}"
            yield Fault("observations.csv", item.id, "value", message)


def _comparable(part: Observation, whole: Observation) -> bool:
    valued = part.value is not None and whole.value is not None
    return valued and part.unit_stated and part.unit == whole.unit and part.period == whole.period


def _duplicates(edition: Edition) -> Iterator[Fault]:
    groups: dict[tuple, list[Observation]] = {}
    for item in edition.observations.values():
        if item.value is not None:
            key = (item.source, item.place, item.indicator, item.qualifier, item.value)
            groups.setdefault(key, []).append(item)
    for items in groups.values():
        for one, other in combinations(items, 2):
            if _overlap(one, other):
                message = f"repeats {one.id}: same source, place, value and overlapping period"
                yield Fault("observations.csv", other.id, "value", message)


def _overlap(one: Observation, other: Observation) -> bool:
    if one.when is None or other.when is None:
        return one.when is other.when
    starts = max(one.when.earliest or 0, other.when.earliest or 0)
    ends = min(one.when.latest or 99999999, other.when.latest or 99999999)
    return starts <= ends


def _media(edition: Edition) -> Iterator[Fault]:
    folder = edition.root / "media"
    named = {item.file for item in edition.media.values()}
    for item in edition.media.values():
        if not (folder / item.file).is_file():
            yield Fault("media.csv", item.id, "file", f"media/{item.file} is gone")
    for path in sorted(folder.glob("*")):
        if path.is_file() and path.name not in named:
            yield Fault(f"media/{path.name}", "-", "-", "has no row in media.csv")
