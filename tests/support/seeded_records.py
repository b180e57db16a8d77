"""Faults seeded into the tables of the second edition, each in a row of its own."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from spoiling import Seeded, replaced, slug, together, with_row

SOURCED = {"source": "made-up", "locator": "unpaged"}

SOUND = {
    "dates.csv": {"place": "ministry", "event": "opened", "date": "1941", "preferred": "no"}
    | SOURCED,
    "events.csv": {"place": "alpha", "date": "1942", "kind": "other", "title_en": "E"} | SOURCED,
    "indicators.csv": {
        "theme": "work",
        "unit": "person",
        "aggregation": "none",
        "series": "no",
        "label_en": "I",
    },
    "kinds.csv": {"label_en": "K", "prison": "yes"},
    "media.csv": {
        "file": "gate.png",
        "place": "alpha",
        "description_en": "A gate.",
        "author": "Nobody",
        "holder": "Nobody",
        "licence": "CC0-1.0",
        "advisory": "none",
    },
    "names.csv": {
        "place": "alpha",
        "name": "A",
        "language": "de",
        "script": "Latn",
        "transliteration": "no",
        "usage": "spoken",
    }
    | SOURCED,
    "observations.csv": {
        "place": "alpha",
        "indicator": "people",
        "period": "1942-06",
        "period_basis": "printed",
        "unit": "person",
        "status": "accepted",
    }
    | SOURCED,
    "periods.csv": {"start": "1940", "end": "1941", "title_en": "P"},
    "precisions.csv": {"symbol": "point", "radius": "5", "label_en": "P"},
    "relations.csv": {
        "place": "alpha",
        "relation": "successor_of",
        "target": "beta",
        "certainty": "certain",
    }
    | SOURCED,
    "themes.csv": {"rank": "9", "label_en": "T"},
    "tombstones.csv": {"successor": "alpha", "date": "2026-01-01"},
    "units.csv": {"label_en": "U"},
}
"""A sound row of each table, without its id."""

# Two figures of one place and day that were equal would be a fault of their own.
VALUES = map(str, count(2000))


def record(name: str, file: str, field: str, /, **wrong: str) -> Seeded:
    """A row with something wrong; it is called after the fault unless it brings its id."""
    given = {"id": slug(name)} | SOUND[file] | wrong
    if file == "observations.csv" and "value" not in wrong:
        given["value"] = next(VALUES)
    return Seeded(name, with_row(file, **given), file, given["id"], field)


def figure(name: str, field: str, **wrong: str) -> Seeded:
    """A figure with something wrong."""
    return record(name, "observations.csv", field, **wrong)


def relation(name: str, field: str, **wrong: str) -> Seeded:
    """A relation with something wrong."""
    return record(name, "relations.csv", field, **wrong)


def medium(name: str, field: str, **wrong: str) -> Seeded:
    """A medium with something wrong, and its file."""
    seed = record(name, "media.csv", field, **wrong)
    return Seeded(name, together(with_gate, seed.spoil), seed.file, seed.record, field)


def with_gate(root: Path) -> None:
    """The file that sound media name."""
    (root / "media").mkdir(exist_ok=True)
    (root / "media" / "gate.png").write_bytes(b"picture")


def ring(name: str, whole: str) -> dict[str, str]:
    """A figure that is part of another."""
    return {"id": name, "value": next(VALUES), "part_of": whole} | SOUND["observations.csv"]


FIGURES = [
    figure("unknown source", "source", source="nobody"),
    figure("unknown place", "place", place="atlantis"),
    figure("unknown unit", "unit", unit="parsec"),
    figure("unknown indicator", "indicator", indicator="whales"),
    figure("part of nothing", "part_of", part_of="nothing"),
    figure("blank locator", "locator", locator=" "),
    figure("value without unit", "unit", unit=""),
    figure("value and missing both", "value", missing="illegible"),
    figure("neither value nor missing", "value", value=""),
    figure("unknown reason to be missing", "missing", value="", missing="lost"),
    figure("value below zero", "value", value="-5"),
    figure("value in words", "value", value="many"),
    figure("part above its whole", "value", value="1001", part_of="alpha-people-1942"),
    figure("part of itself", "part_of", part_of="part-of-itself"),
    figure("disputed without comment", "comment", status="disputed"),
    figure("inferred without note", "period_note", period_basis="inferred"),
    figure("unknown status", "status", status="implausible"),
    figure("no period", "period", period=""),
    figure("the same again", "value", place="beta", period="1944", value="350"),
    figure("figure named twice", "id", id="beta-people-1942"),
    figure("id with a capital", "id", id="Alpha"),
]

HISTORY = [
    relation("relation to nowhere", "target", target="atlantis"),
    relation("relation from nowhere", "place", place="atlantis"),
    relation("relation to itself", "target", target="alpha"),
    relation("relation ends too early", "end", start="1943", end="1942"),
    relation("unknown relation", "relation", relation="near"),
    relation("unknown certainty", "certainty", certainty="maybe"),
    record("date preferred too", "dates.csv", "preferred", place="beta", preferred="yes"),
    record("date of no event", "dates.csv", "event", event="moved"),
    record("date nobody reads", "dates.csv", "date", date="spring 1941"),
    record("name ends too early", "names.csv", "end", start="1943", end="1942"),
    record("name left blank", "names.csv", "name", name=""),
    record("name named twice", "names.csv", "id", id="alpha-stalag"),
    record("a day that never was", "events.csv", "date", date="1941-02-30"),
    record("event without title", "events.csv", "title_nb", title_en=""),
    record("event without locator", "events.csv", "locator", locator=""),
    record("still a place", "tombstones.csv", "id", id="delta"),
    record("withdrawn without reason", "tombstones.csv", "reason", successor=""),
    record("merged into nothing", "tombstones.csv", "successor", successor="atlantis"),
    record("still a figure", "tombstones.csv", "id", id="coast-road-length"),
    record("event called as a figure", "events.csv", "id", id="harbour-fish"),
]

VOCABULARIES = [
    record("kind without label", "kinds.csv", "label_nb", label_en=""),
    record("kind of unknown use", "kinds.csv", "prison", prison="perhaps"),
    record("radius below zero", "precisions.csv", "radius", radius="-5"),
    record("unknown symbol", "precisions.csv", "symbol", symbol="star"),
    record("theme without rank", "themes.csv", "rank", rank=""),
    record("unit of no size", "units.csv", "factor", converts_to="tonne", factor="0"),
    record("unit of nothing", "units.csv", "converts_to", converts_to="stone", factor="2"),
    record("unknown theme", "indicators.csv", "theme", theme="weather"),
    record("unknown aggregation", "indicators.csv", "aggregation", aggregation="mean"),
    record("period backwards", "periods.csv", "end", end="1939"),
]

MENTIONS = [
    figure("mention of no figure", "comment_en", comment_en="Not {figure:nothing}."),
    figure("mention of no check", "comment_en", comment_en="See {check:nothing}."),
    figure("mention left open", "comment_nb", comment_nb="Se {figure:beta-people-1942."),
    figure(
        "mention in one language only",
        "comment_en",
        comment_en="Another has {figure:beta-people-1942}.",
        comment_nb="En annen har flere.",
    ),
    record("mention in a label", "kinds.csv", "label_en", label_en="{figure:beta-people-1942}"),
]

MEDIA = [
    medium("medium without licence", "licence", licence=""),
    medium("medium without description", "description", description_en=""),
    medium("medium of nothing", "place", place=""),
    medium("medium outside its folder", "file", file="../edition.json"),
    medium("medium that is gone", "file", file="tower.png"),
]

REVIEWS = [
    Seeded(
        "reviewed by nobody",
        replaced("texts/review.csv", "themes,nb,translated,,", "themes,nb,reviewed,,"),
        "texts/review.csv",
        "themes nb",
        "reviewer",
    ),
    Seeded(
        "review of no text",
        with_row("texts/review.csv", text="texts/nowhere", language="en", state="source"),
        "texts/review.csv",
        "texts/nowhere en",
        "text",
    ),
    Seeded(
        "review in no language",
        with_row("texts/review.csv", text="places", language="fr", state="translated"),
        "texts/review.csv",
        "places fr",
        "language",
    ),
]

CIRCLES = [
    Seeded(
        "circle of relations",
        with_row(
            "relations.csv",
            **SOUND["relations.csv"]
            | {"id": "ring", "place": "ministry", "relation": "part_of", "target": "beta"},
        ),
        "relations.csv",
        "alpha",
        "target",
    ),
    Seeded(
        "circle of parts",
        together(
            with_row("observations.csv", **ring("ring-one", "ring-two")),
            with_row("observations.csv", **ring("ring-two", "ring-one")),
        ),
        "observations.csv",
        "ring-one",
        "part_of",
    ),
]

IN_RECORDS = [*FIGURES, *HISTORY, *VOCABULARIES, *MENTIONS, *MEDIA, *REVIEWS, *CIRCLES]
