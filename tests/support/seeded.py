"""The faults that are seeded into the second edition, one a line."""

from __future__ import annotations

from pathlib import Path

from spoiling import Seeded, Spoil, cell, copied, document, gone, place, raw, row

FIGURES, RELATIONS, CAMPS = "observations.csv", "relations.csv", "layers/camps.geojson"
POINT = {"type": "Point", "coordinates": [17.5, 68.4]}
SOURCED = {"source": "made-up", "locator": "unpaged", "certainty": "certain"}


def at(lon: float, lat: float) -> dict[str, object]:
    return {"type": "Point", "coordinates": [lon, lat]}


def picture(**changed: str) -> Spoil:
    """A row of media.csv with its file, one thing wrong."""
    given = {
        "id": "gate",
        "file": "gate.png",
        "place": "alpha",
        "description_en": "A gate.",
        "author": "Nobody",
        "holder": "Nobody",
        "licence": "CC0-1.0",
        "advisory": "none",
    } | changed

    def spoil(root: Path) -> None:
        (root / "media").mkdir(exist_ok=True)
        if given["file"] == "gate.png":
            (root / "media" / "gate.png").write_bytes(b"picture")
        row("media.csv", **given)(root)

    return spoil


def circle(root: Path) -> None:
    row(
        RELATIONS,
        id="office-of-beta",
        place="ministry",
        relation="part_of",
        target="beta",
        **SOURCED,
    )(root)


def both(root: Path) -> None:
    """A kind without a label in any language."""
    for column in ("label_nb", "label_en"):
        cell("kinds.csv", "road", column, "")(root)


def swap_wholes(root: Path) -> None:
    cell(FIGURES, "alpha-people-1942", "part_of", "alpha-men-1942")(root)


SEEDED = [
    Seeded(
        "unknown source",
        cell(FIGURES, "coast-road-length", "source", "nobody"),
        FIGURES,
        "coast-road-length",
        "source",
    ),
    Seeded(
        "source of a place unknown",
        place("camps", "delta", sources="nobody[p. 1]"),
        CAMPS,
        "delta",
        "sources",
    ),
    Seeded(
        "malformed citation",
        place("works", "mill", sources="made-up p. 3"),
        "layers/works.geojson",
        "mill",
        "sources",
    ),
    Seeded(
        "bad date",
        place("works", "mill", opened="spring 1941"),
        "layers/works.geojson",
        "mill",
        "opened",
    ),
    Seeded(
        "a day that never was",
        cell("events.csv", "alpha-built", "date", "1941-02-30"),
        "events.csv",
        "alpha-built",
        "date",
    ),
    Seeded(
        "closed before opened",
        place("works", "mill", closed="1939"),
        "layers/works.geojson",
        "mill",
        "closed",
    ),
    Seeded(
        "duplicate id in a table",
        row(
            "names.csv",
            id="alpha-stalag",
            place="alpha",
            name="A",
            language="de",
            script="Latn",
            transliteration="no",
            usage="spoken",
            source="made-up",
            locator="unpaged",
        ),
        "names.csv",
        "alpha-stalag",
        "id",
    ),
    Seeded("duplicate id in a layer", copied("camps", "camps", "gamma"), CAMPS, "gamma", "id"),
    Seeded(
        "duplicate id across layers",
        copied("areas", "camps", "north"),
        "layers/areas.geojson",
        "north",
        "id",
    ),
    Seeded(
        "coordinate outside",
        place("camps", "alpha", geometry=at(-60.0, 68.4)),
        CAMPS,
        "alpha",
        "geometry",
    ),
    Seeded(
        "coordinates swapped",
        place("works", "harbour", geometry=at(69.6, 18.9)),
        "layers/works.geojson",
        "harbour",
        "geometry",
    ),
    Seeded(
        "value without unit",
        cell(FIGURES, "beta-people-1944", "unit", ""),
        FIGURES,
        "beta-people-1944",
        "unit",
    ),
    Seeded(
        "value and missing both",
        cell(FIGURES, "alpha-people-1944", "value", "5"),
        FIGURES,
        "alpha-people-1944",
        "value",
    ),
    Seeded(
        "value below zero",
        cell(FIGURES, "north-people", "value", "-5"),
        FIGURES,
        "north-people",
        "value",
    ),
    Seeded(
        "value is no number",
        cell(FIGURES, "alpha-people-1945", "value", "many"),
        FIGURES,
        "alpha-people-1945",
        "value",
    ),
    Seeded(
        "part above its whole",
        cell(FIGURES, "alpha-women-1942", "value", "1001"),
        FIGURES,
        "alpha-women-1942",
        "value",
    ),
    Seeded(
        "unknown unit",
        cell(FIGURES, "coast-road-length", "unit", "parsec"),
        FIGURES,
        "coast-road-length",
        "unit",
    ),
    Seeded(
        "unknown indicator",
        cell(FIGURES, "harbour-fish", "indicator", "whales"),
        FIGURES,
        "harbour-fish",
        "indicator",
    ),
    Seeded(
        "disputed without comment",
        cell(FIGURES, "alpha-people-1941", "status", "disputed"),
        FIGURES,
        "alpha-people-1941",
        "comment",
    ),
    Seeded(
        "inferred without note",
        cell(FIGURES, "alpha-people-1943-copy", "period_basis", "inferred"),
        FIGURES,
        "alpha-people-1943-copy",
        "period_note",
    ),
    Seeded(
        "the same figure twice",
        row(
            FIGURES,
            id="again",
            place="beta",
            indicator="people",
            period="1942-03",
            period_basis="printed",
            value="300",
            unit="person",
            source="made-up",
            locator="unpaged",
            status="accepted",
        ),
        FIGURES,
        "beta-people-1942",
        "value",
    ),
    Seeded(
        "unknown place in a relation",
        cell(RELATIONS, "alpha-in-north", "target", "atlantis"),
        RELATIONS,
        "alpha-in-north",
        "target",
    ),
    Seeded(
        "relation to itself",
        cell(RELATIONS, "delta-after-beta", "target", "delta"),
        RELATIONS,
        "delta-after-beta",
        "target",
    ),
    Seeded(
        "relation ends before it starts",
        cell(RELATIONS, "harbour-by-alpha", "end", "1941"),
        RELATIONS,
        "harbour-by-alpha",
        "end",
    ),
    Seeded("circle of relations", circle, RELATIONS, "alpha", "target"),
    Seeded("circle of parts", swap_wholes, FIGURES, "alpha-men-1942", "part_of"),
    Seeded(
        "two preferred dates",
        row(
            "dates.csv",
            id="beta-opened-again",
            place="beta",
            event="opened",
            date="1942",
            preferred="yes",
            source="made-up",
            locator="unpaged",
        ),
        "dates.csv",
        "beta-opened-again",
        "preferred",
    ),
    Seeded(
        "another date than the preferred",
        cell("dates.csv", "beta-opened-1942", "date", "1943"),
        CAMPS,
        "beta",
        "opened",
    ),
    Seeded("no name", place("camps", "gamma", name_nb="", name_en=""), CAMPS, "gamma", "name_nb"),
    Seeded("no label", both, "kinds.csv", "road", "label_nb"),
    Seeded("unknown kind", place("camps", "omega", kind="castle"), CAMPS, "omega", "kind"),
    Seeded(
        "unknown precision",
        place("areas", "ministry", precision="guess"),
        "layers/areas.geojson",
        "ministry",
        "precision",
    ),
    Seeded(
        "geometry that its precision forbids",
        place("camps", "gamma", geometry=POINT),
        CAMPS,
        "gamma",
        "precision",
    ),
    Seeded(
        "camp with labour", place("camps", "delta", labour="attested"), CAMPS, "delta", "labour"
    ),
    Seeded(
        "works without labour",
        place("works", "mill", labour=""),
        "layers/works.geojson",
        "mill",
        "labour",
    ),
    Seeded("unknown property", place("camps", "alpha", colour="red"), CAMPS, "alpha", "colour"),
    Seeded("media without licence", picture(licence=""), "media.csv", "gate", "licence"),
    Seeded(
        "media without its file",
        picture(id="tower", file="tower.png"),
        "media.csv",
        "tower",
        "file",
    ),
    Seeded(
        "media undescribed",
        picture(id="yard", description_en=""),
        "media.csv",
        "yard",
        "description",
    ),
    Seeded(
        "tombstone of a living place",
        row("tombstones.csv", id="beta", successor="alpha", date="2026-01-01"),
        "tombstones.csv",
        "beta",
        "id",
    ),
    Seeded(
        "reviewed by nobody",
        lambda root: raw(
            "texts/review.csv",
            lambda data: data.replace(b"themes,en,source,,", b"themes,en,reviewed,,"),
        )(root),
        "texts/review.csv",
        "themes en",
        "reviewer",
    ),
    Seeded(
        "review of no text",
        lambda root: raw("texts/review.csv", lambda data: data + b"texts/nowhere,en,source,,\n")(
            root
        ),
        "texts/review.csv",
        "texts/nowhere en",
        "text",
    ),
    Seeded(
        "check of no figure",
        document(
            "checks.json", lambda held: held["checks"][0]["terms"][0].update(observation="gone")
        ),
        "checks.json",
        "alpha-men-and-women",
        "terms",
    ),
    Seeded(
        "check with a strange role",
        document("checks.json", lambda held: held["checks"][1]["terms"][0].update(role="side")),
        "checks.json",
        "two-counts",
        "terms",
    ),
    Seeded(
        "period backwards", cell("periods.csv", "late", "end", "1941"), "periods.csv", "late", "end"
    ),
    Seeded(
        "column missing",
        lambda root: raw("glossary.csv", lambda data: data.replace(b"text_en", b"txt_en", 1))(root),
        "glossary.csv",
        "header",
        "text_en",
    ),
    Seeded(
        "too many cells",
        lambda root: raw("themes.csv", lambda data: data + b"x,9,a,b,c,d\n")(root),
        "themes.csv",
        "row 4",
        "-",
    ),
    Seeded(
        "layer without catalogue entry",
        lambda root: (root / "layers" / "lost.geojson").write_text(
            '{"type": "FeatureCollection", "features": []}', encoding="utf-8"
        ),
        "layers/lost.geojson",
        "-",
        "-",
    ),
    Seeded(
        "unknown style",
        document("catalogue.json", lambda held: held["layers"][3].update(style="plaid")),
        "catalogue.json",
        "areas",
        "style",
        alone=True,
    ),
    Seeded("table gone", gone("events.csv"), "events.csv", "-", "-", alone=True),
    Seeded(
        "layer gone", gone("layers/roads.geojson"), "layers/roads.geojson", "-", "-", alone=True
    ),
    Seeded(
        "broken JSON",
        raw("layers/works.geojson", lambda data: data[:-9]),
        "layers/works.geojson",
        "*",
        "-",
        alone=True,
    ),
    Seeded(
        "nested beyond reason",
        raw("checks.json", lambda _: b"[" * 100_000),
        "checks.json",
        "*",
        "-",
        alone=True,
    ),
    Seeded(
        "wrong encoding",
        raw("kinds.csv", lambda data: data.decode().encode("cp1252")),
        "kinds.csv",
        "*",
        "-",
        alone=True,
    ),
    Seeded(
        "byte order mark",
        raw("units.csv", lambda data: b"\xef\xbb\xbf" + data),
        "units.csv",
        "-",
        "-",
        alone=True,
    ),
    Seeded(
        "NUL byte", raw("names.csv", lambda data: data + b"\x00"), "names.csv", "*", "-", alone=True
    ),
    Seeded("info gone", gone("edition.json"), "edition.json", "-", "-", alone=True),
    Seeded(
        "fallback to no language",
        document("edition.json", lambda held: held["languages"][0].update(fallback="ru")),
        "edition.json",
        "nb",
        "fallback",
        alone=True,
    ),
]
