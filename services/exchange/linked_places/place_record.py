"""One place as a Linked Places record: names, types, geometry, relations, links, descriptions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from services.edition.citation import UNPAGED
from services.edition.edition import Feature
from services.edition.history import PlaceName, Relation
from services.exchange.downloads.material import Material
from services.exchange.downloads.provenance import Provenance, source_line, year
from services.exchange.linked_places.timespans import moment, when
from services.exchange.linked_places.types import feature_class, place_type

PARTITIVE = "gvp:broaderPartitive"
RELATED = "gvp:tgn3000_related_to"
RELATIONS = {
    "part_of": (PARTITIVE, "part of"),
    "subordinate_to": (PARTITIVE, "subordinate to"),
    "located_in": (PARTITIVE, "in"),
    "successor_of": (RELATED, "successor of"),
    "worked_by": (RELATED, "worked by prisoners of"),
}
"""Our relations in the Getty vocabulary's ontology, and in words."""

GEONAMES = "https://www.geonames.org/{}/"
WIKIDATA = "http://www.wikidata.org/entity/{}"


def place_record(material: Material, feature: Feature, told: Provenance) -> dict[str, Any]:
    """A place of the edition.

    Parameters
    ----------
    told : cited for the names that stand in the atlas itself
    """
    edition, place = material.edition, feature.place
    lasted = when(place.opened, place.closed, edition.info.date)
    return {
        "@id": identifier(material, feature.id),
        "type": "Feature",
        "properties": _properties(material, feature),
        **({"when": lasted} if lasted else {}),
        "names": list(_names(material, feature, told)),
        "types": [place_type(edition.kinds[place.kind])],
        "geometry": _geometry(feature),
        "links": list(links(material, feature)),
        "relations": list(_relations(material, feature)),
        "descriptions": [
            {
                "@id": identifier(material, feature.id),
                "value": material.told(text, code),
                "lang": code,
            }
            for code, text in place.summary.items()
        ],
        "depictions": [
            {
                "@id": f"{material.base}/media/{medium.file}",
                "title": title_of(medium.caption),
                "license": medium.licence,
            }
            for medium in edition.media.values()
            if medium.place == feature.id
        ],
    }


def identifier(material: Material, place: str) -> str:
    """The address that stays."""
    return f"{material.base}/id/{place}"


def title_of(texts: dict[str, str]) -> str:
    """A text in English, else in the first language that has it."""
    return texts.get("en") or next(iter(texts.values()), "")


def _properties(material: Material, feature: Feature) -> dict[str, Any]:
    """What every record needs, and in terms of our own how exact the position is."""
    place = feature.place
    precision = material.edition.precisions[place.precision]
    return {
        "title": title_of(place.name) or place.id,
        "fclasses": [feature_class(material.edition, feature)],
        "layer": feature.layer,
        "precision": place.precision,
        "precision_radius": precision.radius,
        "opened": str(place.opened or ""),
        "closed": str(place.closed or ""),
    }


def _names(material: Material, feature: Feature, told: Provenance) -> Iterator[dict[str, Any]]:
    own = {"label": told.citation, "year": int(told.date[:4]), "@id": material.base}
    for code, name in feature.place.name.items():
        yield {"toponym": name, "lang": code, "citations": [own]}
    for name in material.edition.names_of.get(feature.id, []):
        yield _name(material, name)


def _name(material: Material, name: PlaceName) -> dict[str, Any]:
    used = when(name.start, name.end, material.edition.info.date)
    record = {
        "toponym": name.name,
        "lang": name.language,
        "citations": [_citation(material, name.source, name.locator)],
    }
    return record | ({"when": used} if used else {})


def _citation(material: Material, source: str, locator: str) -> dict[str, Any]:
    cited = material.edition.sources[source]
    place = "" if locator == UNPAGED else f" [{locator}]"
    record: dict[str, Any] = {"label": source_line(cited) + place}
    if year(cited).isdecimal():
        record["year"] = int(year(cited))
    address = (cited.model_extra or {}).get("URL")
    return record | ({"@id": str(address)} if address else {})


def _geometry(feature: Feature) -> dict[str, Any] | None:
    """The position; GeoNames is cited for it where it is theirs, whatever the place itself is."""
    if feature.geometry is None:
        return None
    drawn = feature.geometry | {"certainty": feature.place.certainty}
    if feature.place.geonames:
        address = GEONAMES.format(feature.place.geonames)
        drawn["citations"] = [{"label": "GeoNames (CC BY 4.0)", "@id": address}]
    return drawn


def links(material: Material, feature: Feature) -> Iterator[dict[str, str]]:
    """Matches in other gazetteers.

    A camp or a works stands at the point of a town in GeoNames: that cites the position and makes
    the two no match. Towns, waters and areas are what GeoNames has under that number.
    """
    place = feature.place
    kind = material.edition.kinds[place.kind]
    if place.geonames and kind.prison == "not-applicable":
        yield {"type": "closeMatch", "identifier": GEONAMES.format(place.geonames)}
    if place.wikidata:
        yield {"type": "closeMatch", "identifier": WIKIDATA.format(place.wikidata)}


def relations(material: Material, feature: Feature) -> list[Relation]:
    """Relations to places that are shown."""
    held = material.edition.relations_of.get(feature.id, [])
    return [relation for relation in held if relation.target in material.edition.published]


def _relations(material: Material, feature: Feature) -> Iterator[dict[str, Any]]:
    for relation in relations(material, feature):
        kind, words = RELATIONS[relation.relation]
        target = material.edition.published[relation.target].place
        lasted = _lasted(relation, material.edition.info.date)
        record = {
            "relationType": kind,
            "relationTo": identifier(material, relation.target),
            "label": f"{words} {title_of(target.name) or target.id}",
            "citations": [_citation(material, relation.source, relation.locator)],
            "certainty": relation.certainty,
        }
        yield record | ({"when": lasted} if lasted else {})


def _lasted(relation: Relation, today: str) -> dict[str, Any] | None:
    # To succeed is of a day; to be part of something lasts.
    if relation.relation == "successor_of" and relation.start and not relation.end:
        return moment(relation.start)
    return when(relation.start, relation.end, today)
