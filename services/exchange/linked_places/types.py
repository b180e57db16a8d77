"""Kinds of places in the Art & Architecture Thesaurus, and their GeoNames feature class.

The edition says which AAT concept a kind is (`aat` in kinds.csv); here stands what these concepts
are called. From the list of the World Historical Gazetteer (feature-types-AAT_20230609 in
LinkedPasts/linked-places-format), factories, farms and stations from the AAT itself.
"""

from __future__ import annotations

from typing import Any

from services.edition.edition import Edition, Feature
from services.edition.place import Kind

CONCEPTS: dict[str, tuple[str, str]] = {
    "300000206": ("farms", "S"),
    "300000390": ("mine", "S"),
    "300000705": ("district", "A"),
    "300000774": ("province", "A"),
    "300000776": ("state", "A"),
    "300006232": ("factories", "S"),
    "300007783": ("railroad stations", "S"),
    "300008347": ("inhabited place", "P"),
    "300008372": ("village", "P"),
    "300008375": ("town", "P"),
    "300008389": ("city", "P"),
    "300008591": ("railroad", "R"),
    "300008680": ("lake", "H"),
    "300008694": ("sea", "H"),
    "300008707": ("river", "H"),
    "300232420": ("sovereign state", "A"),
    "300266755": ("cemetery", "S"),
    "300387318": ("penal settlement", "S"),
}
"""Name and feature class by AAT id."""


def feature_class(edition: Edition, feature: Feature) -> str:
    """One of GeoNames' letters: A, H, L, P, R, S, T."""
    kind = edition.kinds[feature.place.kind]
    if kind.aat in CONCEPTS:
        return CONCEPTS[kind.aat][1]
    if kind.prison != "not-applicable":
        return "S"
    drawn = feature.geometry["type"] if feature.geometry else ""
    # Routes are lines; groups of places, organisations and lands are regions.
    return "R" if drawn.endswith("LineString") else "L"


def place_type(kind: Kind) -> dict[str, Any]:
    """The type of a place: the concept where the edition names one, and our words for the kind."""
    labels = [{"label": text, "lang": code} for code, text in kind.label.items()]
    told: dict[str, Any] = {"label": label(kind), "sourceLabels": labels}
    return {"identifier": f"aat:{kind.aat}"} | told if kind.aat else told


def label(kind: Kind) -> str:
    """The concept's name, else ours."""
    if kind.aat in CONCEPTS:
        return CONCEPTS[kind.aat][0]
    return kind.label.get("en") or next(iter(kind.label.values()), kind.id)
