"""What every file says of itself: edition, version, date, licence, citation, sources."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from services.edition.edition import Edition
from services.edition.evidence import Source
from services.edition.package import LICENCES
from services.exchange.layer import ATTRIBUTION


@dataclass(frozen=True)
class Provenance:
    """Where a file is from and how it is cited.

    Parameters
    ----------
    hash : SHA-256 of the edition's files
    sources : {key: the source in one line} of everything the file holds
    """

    id: str
    title: str
    version: str
    date: str
    hash: str
    licence: str
    licence_address: str
    attribution: str
    citation: str
    sources: dict[str, str]

    @property
    def lines(self) -> list[tuple[str, str]]:
        """Name and value of each statement but the sources."""
        return [
            ("title", self.title),
            ("edition", self.id),
            ("version", self.version),
            ("date", self.date),
            ("hash", self.hash),
            ("licence", f"{self.licence} {self.licence_address}".strip()),
            ("attribution", self.attribution),
            ("citation", self.citation),
            ("note", NOTE),
        ]

    @property
    def document(self) -> dict[str, Any]:
        """The same for a JSON file."""
        return {
            "edition": {
                "id": self.id,
                "version": self.version,
                "date": self.date,
                "hash": self.hash,
            },
            "licence": self.licence,
            "attribution": self.attribution,
            "citation": self.citation,
            "sources": self.sources,
        }


NOTE = (
    "The list is what the sources read so far name; it is not a census. Blank dates are unknown. "
    "A missing figure is one of four codes, never 0. Precision is a class, not a number of digits."
)


def provenance(edition: Edition, layers: Collection[str] = ()) -> Provenance:
    """What a file of the whole edition says of itself, or one of some of its layers."""
    info = edition.info
    asked = [edition.layers[layer] for layer in layers]
    licences = sorted({layer.licence for layer in asked}) or [info.licence]
    title = _told(info.title) or info.id
    publisher = _told(info.publisher)
    named = f"{title}: {', '.join(_told(layer.title) for layer in asked)}" if asked else title
    return Provenance(
        id=info.id,
        title=named,
        version=info.version,
        date=info.date,
        hash=edition.hash,
        licence=", ".join(licences),
        licence_address=" ".join(LICENCES[name] for name in licences if name in LICENCES),
        attribution=ATTRIBUTION,
        citation=(
            f"{named}. Edition {info.version}, {info.date}. {publisher}. {', '.join(licences)}."
        ),
        sources={key: source_line(edition.sources[key]) for key in cited(edition, layers or None)},
    )


def _told(texts: dict[str, str]) -> str:
    """A text in English, which programs and their users share, else in any language."""
    return texts.get("en") or next(iter(texts.values()), "")


def cited(edition: Edition, layers: Collection[str] | None = None) -> list[str]:
    """Keys of the sources that the places of some layers and all said of them rest on."""
    found: set[str] = set()
    for place, feature in edition.published.items():
        if layers is not None and feature.layer not in layers:
            continue
        found.update(citation.source for citation in feature.place.sources)
        for grouped in (
            edition.observations_of,
            edition.relations_of,
            edition.names_of,
            edition.dates_of,
            edition.events_of,
        ):
            found.update(record.source for record in grouped.get(place, []))
    return sorted(found & set(edition.sources))


def source_line(source: Source) -> str:
    """A source in one line: authors, title, year, address; the record itself is in sources.json."""
    authors = ", ".join(filter(None, map(_name, source.author)))
    parts = [authors, source.title, year(source), str((source.model_extra or {}).get("URL") or "")]
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def year(source: Source) -> str:
    """The year a source was issued in, as it prints it; empty where it says none."""
    issued = source.issued or {}
    dates = issued.get("date-parts") or [[]]
    return str(dates[0][0]) if dates[0] else str(issued.get("literal", ""))


def _name(author: dict[str, Any]) -> str:
    if "literal" in author:
        return str(author["literal"])
    return " ".join(str(author[part]) for part in ("family", "given") if author.get(part))
