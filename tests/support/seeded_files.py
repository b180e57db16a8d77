"""Faults seeded into the layers, documents and files of the second edition."""

from __future__ import annotations

from typing import Any

from seeded_records import SOUND
from spoiling import Seeded, document, gone, raw, replaced, slug, together, with_place, with_row

SOUND_PLACE = {
    "name_en": "P",
    "kind": "camp",
    "published": "yes",
    "precision": "site",
    "certainty": "certain",
    "sources": "made-up[unpaged]",
}
"""A sound camp, without its id."""

POINT = {"type": "Point", "coordinates": [17.0, 68.0]}
LINE = {"type": "LineString", "coordinates": [[17.0, 68.0], [18.0, 69.0]]}


def at(lon: object, lat: object) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [lon, lat]}


def place(name: str, field: str, /, geometry: Any = POINT, **wrong: str) -> Seeded:
    """A place with something wrong, in the layer of camps."""
    given = {"id": slug(name)} | SOUND_PLACE | wrong
    spoil = with_place("camps", given, geometry)
    return Seeded(name, spoil, "layers/camps.geojson", given["id"], field)


def reading(name: str, field: str, preferred: str, **wrong: str) -> Seeded:
    """A place whose date is not what dates.csv says of it."""
    seed = place(name, field, **wrong)
    row = SOUND["dates.csv"] | {"id": seed.record, "place": seed.record, "preferred": preferred}
    spoil = together(seed.spoil, with_row("dates.csv", **row))
    return Seeded(name, spoil, seed.file, seed.record, field)


IN_PLACES = [
    place("place of an unknown source", "sources", sources="nobody[p. 1]"),
    place("citation without locator", "sources", sources="made-up"),
    place("locator of blanks", "sources", sources="made-up[ ]"),
    place("no source at all", "sources", sources=""),
    place("date in words", "opened", opened="spring 1941"),
    place("closed before opened", "closed", opened="1943", closed="1942"),
    reading("not the preferred date", "opened", "yes", opened="1944"),
    reading("shown though none is preferred", "opened", "no", opened="1941"),
    place("gamma twice", "id", id="gamma"),
    place("far outside", "geometry", geometry=at(-60.0, 68.4)),
    place("longitude and latitude swapped", "geometry", geometry=at(68.4, 17.5)),
    place("coordinates in words", "geometry", geometry=at("17.5", "68.4")),
    place("one coordinate", "geometry", geometry={"type": "Point", "coordinates": [17.5]}),
    place("no coordinates", "geometry", geometry={"type": "Point", "coordinates": []}),
    place("collection", "geometry", geometry={"type": "GeometryCollection", "geometries": []}),
    place("line at a site", "precision", geometry=LINE),
    place("known site without position", "precision", geometry=None),
    place("unknown precision", "precision", precision="guess"),
    place("unknown kind", "kind", kind="castle"),
    place("nameless", "name_nb", name_en=""),
    place("hidden without reason", "published", published="no"),
    place("camp with labour", "labour", labour="attested"),
    place("works without labour", "labour", kind="works"),
    place("works without prisoners named", "labour", kind="works", labour="attested"),
    place("unknown property", "colour", colour="red"),
    place("unknown advisory", "advisory.0", advisory="noise"),
]

IN_DOCUMENTS = [
    Seeded(
        "the id of another layer",
        with_place("camps", SOUND_PLACE | {"id": "mill"}, POINT),
        "layers/works.geojson",
        "mill",
        "id",
    ),
    Seeded(
        "default layer unknown",
        document("edition.json", lambda held: held["default_layers"].append("canals")),
        "edition.json",
        "-",
        "default_layers",
    ),
    Seeded(
        "fallback to no language",
        document("edition.json", lambda held: held["languages"][0].update(fallback="ru")),
        "edition.json",
        "nb",
        "fallback",
    ),
    Seeded(
        "source without licence",
        document("sources.json", lambda held: held.append(bare_source("no-licence", licence=""))),
        "sources.json",
        "no-licence",
        "custom.licence",
    ),
    Seeded(
        "source resting on nothing",
        document("sources.json", lambda held: held.append(bare_source("rests", depends_on=["x"]))),
        "sources.json",
        "rests",
        "depends_on",
    ),
    Seeded(
        "check of no figure",
        document("checks.json", lambda held: held["checks"][1]["terms"][0].update(observation="x")),
        "checks.json",
        "two-counts",
        "terms",
    ),
    Seeded(
        "check with a strange role",
        document("checks.json", lambda held: held["checks"][2]["terms"][0].update(role="side")),
        "checks.json",
        "one-line",
        "terms",
    ),
    Seeded(
        "layer without catalogue entry",
        raw("layers/lost.geojson", lambda _: b'{"type": "FeatureCollection", "features": []}'),
        "layers/lost.geojson",
        "-",
    ),
    Seeded(
        "unknown column",
        replaced("glossary.csv", "id,label_nb,label_en", "id,label_nb,label_en,mood"),
        "glossary.csv",
        "header",
        "mood",
    ),
    Seeded(
        "missing column",
        replaced("glossary.csv", "text_nb,text_en", "text_nb"),
        "glossary.csv",
        "header",
        "text_en",
    ),
    Seeded(
        "too many cells", raw("themes.csv", lambda d: d + b"x,9,a,b,c\n"), "themes.csv", "row 4"
    ),
    Seeded("too few cells", raw("units.csv", lambda d: d + b"x,y\n"), "units.csv", "row 6"),
    Seeded(
        "text is gone",
        together(
            gone("texts/nb/periods/late.md"),
            with_row("texts/review.csv", text="texts/periods/late", language="nb", state="source"),
        ),
        "texts/review.csv",
        "texts/periods/late nb",
        "text",
    ),
    Seeded(
        "text in another encoding",
        raw("texts/nb/about.md", lambda _: "Først\nblåbær".encode("cp1252")),
        "texts/nb/about.md",
        "line 1",
    ),
]


def bare_source(key: str, **wrong: object) -> dict[str, Any]:
    """A source as sources.json has them."""
    custom = {"kind": "web", "licence": "CC0-1.0", "read": "whole"} | wrong
    return {"id": key, "type": "webpage", "title": "S", "custom": custom}


UNREADABLE = [
    Seeded("table gone", gone("relations.csv"), "relations.csv", "-"),
    Seeded("layer gone", gone("layers/camps.geojson"), "layers/camps.geojson", "-"),
    Seeded("sources gone", gone("sources.json"), "sources.json", "-"),
    Seeded("reviews empty", raw("texts/review.csv", lambda _: b""), "texts/review.csv", "-"),
    Seeded("table of quotes", raw("units.csv", lambda d: d + b'"x'), "units.csv", "-"),
    Seeded(
        "table in another encoding", raw("kinds.csv", lambda d: d + b"\xe5"), "kinds.csv", "line 6"
    ),
    Seeded("NUL byte", raw("names.csv", lambda d: d + b"\x00"), "names.csv", "line 4"),
    Seeded(
        "broken JSON",
        raw("layers/works.geojson", lambda _: b"{\n{"),
        "layers/works.geojson",
        "line 2",
    ),
    Seeded("nested too deeply", raw("checks.json", lambda _: b"[" * 100_000), "checks.json", "-"),
    Seeded("a list for an object", raw("catalogue.json", lambda _: b"[]"), "catalogue.json", "-"),
    Seeded(
        "a layer of nothing",
        raw("layers/roads.geojson", lambda _: b"{}"),
        "layers/roads.geojson",
        "-",
        "features",
    ),
    Seeded("edition gone", gone("edition.json"), "edition.json", "-"),
]
"""Files that cannot be read: the fault comes alone, whatever else refers to them."""

MARKED = Seeded(
    "byte order mark", raw("units.csv", lambda d: b"\xef\xbb\xbf" + d), "units.csv", "-"
)
