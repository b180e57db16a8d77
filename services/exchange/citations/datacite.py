"""The edition as DataCite describes data sets (schema 4): ready for whoever registers a DOI."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from services.edition.info import EditionInfo
from services.edition.package import LICENCES

SCHEMA = "http://datacite.org/schema/kernel-4"
MEDIA_TYPE = "application/vnd.datacite.datacite+json"


def datacite(
    info: EditionInfo, language: str, address: str, descriptions: Mapping[str, str]
) -> dict[str, Any]:
    """The attributes of the edition, without the DOI that nobody has given it yet.

    Parameters
    ----------
    language : of the publisher's name and of the main title
    address : where the edition is published; '' where a copy has no address
    descriptions : what the edition is, by language
    """
    publisher = info.publisher.get(language) or next(iter(info.publisher.values()))
    described: dict[str, Any] = {
        "schemaVersion": SCHEMA,
        "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Dataset"},
        "creators": [{"name": publisher, "nameType": "Organizational", "lang": language}],
        "titles": _titles(info, language),
        "publisher": {"name": publisher, "lang": language},
        "publicationYear": info.date[:4],
        "dates": [
            {"date": info.date, "dateType": "Issued"},
            {
                "date": f"{info.years.first}/{info.years.last}",
                "dateType": "Other",
                "dateInformation": "years the data speak of",
            },
        ],
        "language": language,
        "version": info.version,
        "alternateIdentifiers": [
            {"alternateIdentifier": info.id, "alternateIdentifierType": "id of the edition"}
        ],
        "rightsList": [_rights(info.licence)],
        "descriptions": [
            {"description": text, "descriptionType": "Abstract", "lang": code}
            for code, text in descriptions.items()
        ],
        "geoLocations": [{"geoLocationBox": _box(info)}],
    }
    return described | ({"url": address} if address else {})


def _titles(info: EditionInfo, language: str) -> list[dict[str, str]]:
    """The title in the language first, then its translations, then the subtitles."""
    codes = sorted(info.title, key=lambda code: code != language)
    titles = [{"title": info.title[code], "lang": code} for code in codes]
    for translated in titles[1:]:
        translated["titleType"] = "TranslatedTitle"
    subtitles = [
        {"title": text, "lang": code, "titleType": "Subtitle"}
        for code, text in info.subtitle.items()
    ]
    return titles + subtitles


def _box(info: EditionInfo) -> dict[str, float]:
    west, south, east, north = info.region
    return {
        "westBoundLongitude": west,
        "southBoundLatitude": south,
        "eastBoundLongitude": east,
        "northBoundLatitude": north,
    }


def _rights(licence: str) -> dict[str, str]:
    named = {
        "rights": licence,
        "rightsIdentifier": licence,
        "rightsIdentifierScheme": "SPDX",
        "schemeUri": "https://spdx.org/licenses/",
    }
    return named | ({"rightsUri": LICENCES[licence]} if licence in LICENCES else {})
