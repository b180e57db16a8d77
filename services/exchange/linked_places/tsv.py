"""LP-TSV 0.5: the simple form of Linked Places, one row a place, UTF-8, tabs, no quotes."""

from __future__ import annotations

import re

from shapely.geometry import shape

from services.edition.edition import Feature
from services.exchange.downloads.material import Material
from services.exchange.downloads.provenance import Provenance, provenance
from services.exchange.downloads.texts import inert, legal
from services.exchange.linked_places.place_record import (
    PARTITIVE,
    RELATIONS,
    identifier,
    links,
    relations,
    title_of,
)
from services.exchange.linked_places.timespans import plain
from services.exchange.linked_places.types import feature_class

COLUMNS = (
    *("id", "title", "title_source", "fclasses", "aat_types", "attestation_year", "start", "end"),
    *("title_uri", "matches", "variants", "types", "parent_name", "parent_id"),
    *("lon", "lat", "geowkt", "geo_source", "geo_id", "approximation", "description"),
)


def linked_places_tsv(material: Material) -> bytes:
    """All published places."""
    told = provenance(material.edition)
    lines = [list(COLUMNS)]
    for feature in material.edition.published.values():
        row = _row(material, feature, told) | _position(material, feature)
        lines.append([_cell(row.get(name, "")) for name in COLUMNS])
    return "".join("\t".join(line) + "\n" for line in lines).encode()


def _row(material: Material, feature: Feature, told: Provenance) -> dict[str, str]:
    place = feature.place
    kind = material.edition.kinds[place.kind]
    further = material.edition.names_of.get(feature.id, [])
    names = [f"{_part(name)}@{code}" for code, name in place.name.items()]
    names += [f"{_part(name.name)}@{name.language}-{name.script}" for name in further]
    return {
        "id": place.id,
        "title": title_of(place.name) or place.id,
        "title_source": told.citation,
        "fclasses": feature_class(material.edition, feature),
        "aat_types": kind.aat or "",
        "attestation_year": told.date[:4],
        "start": plain(place.opened),
        # An end without a start is no timespan.
        "end": plain(place.closed) if plain(place.opened) else "",
        "title_uri": identifier(material, place.id),
        "matches": ";".join(_short(link["identifier"]) for link in links(material, feature)),
        "variants": ";".join(dict.fromkeys(names)),
        "types": _part(title_of(kind.label) or kind.id),
        "description": material.told(title_of(place.summary), _language(place.summary)),
        **_parent(material, feature),
    }


def _parent(material: Material, feature: Feature) -> dict[str, str]:
    """The first place this one was part of; the full format has all of them, with dates."""
    for relation in relations(material, feature):
        if RELATIONS[relation.relation][0] == PARTITIVE:
            target = material.edition.published[relation.target].place
            name = title_of(target.name) or target.id
            return {"parent_name": name, "parent_id": identifier(material, target.id)}
    return {}


def _position(material: Material, feature: Feature) -> dict[str, str]:
    if feature.geometry is None:
        return {}
    drawn, place = shape(feature.geometry), feature.place
    radius = material.edition.precisions[place.precision].radius
    found = {"approximation": f"{radius / 1000:g}" if radius else ""}
    if feature.geometry["type"] == "Point":
        found |= {"lon": str(drawn.x), "lat": str(drawn.y)}
    else:
        found["geowkt"] = drawn.wkt
    if place.geonames:
        address = f"http://www.geonames.org/{place.geonames}"
        found |= {"geo_source": "GeoNames (CC BY 4.0)", "geo_id": address}
    return found


def _language(texts: dict[str, str]) -> str:
    return "en" if texts.get("en") else next(iter(texts), "en")


def _short(address: str) -> str:
    """The alias of the gazetteer in place of its address, as LP-TSV asks."""
    alias = "gn" if "geonames.org" in address else "wd"
    return f"{alias}:{address.rstrip('/').rpartition('/')[2]}"


def _part(text: str) -> str:
    # A semicolon separates the values of a cell.
    return text.replace(";", ",")


def _cell(text: str) -> str:
    return inert(re.sub(r"\s+", " ", legal(text)).strip())
