"""The edition as a schema.org/Dataset, for search engines and catalogues: data, no script."""

from __future__ import annotations

import json
import re
from typing import Any

from services.edition.package import LICENCES
from services.exchange.citations.datacite import datacite
from services.web.addresses import Addresses
from services.web.citing import citing, stable, whole_item
from services.web.downloads_page import form_title
from services.web.downloads_store import current_store
from services.web.mentions import plain
from services.web.rendering import Voice

GEOJSON = "application/geo+json"


def dataset(speaker: Voice) -> dict[str, Any]:
    """JSON-LD of the edition in the language of the page; other languages as further names."""
    info, words = speaker.edition.info, speaker.words
    west, south, east, north = info.region
    publisher = words.say(info.publisher, "edition/publisher").text
    body = {"@type": "Organization", "name": publisher}
    address = stable(speaker, speaker.address.text("about")) if _online(speaker) else ""
    described = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "identifier": info.id,
        "name": [_said(text, code) for code, text in info.title.items()],
        "description": [_said(text, code) for code, text in descriptions(speaker).items()],
        "inLanguage": info.codes,
        "version": info.version,
        "datePublished": info.date,
        "license": LICENCES.get(info.licence, info.licence),
        "isAccessibleForFree": True,
        "creator": body,
        "publisher": body,
        "temporalCoverage": f"{info.years.first}/{info.years.last}",
        "spatialCoverage": {
            "@type": "Place",
            "geo": {"@type": "GeoShape", "box": f"{south} {west} {north} {east}"},
        },
        "distribution": distributions(speaker),
        "citation": "".join(
            text for text, _ in citing(speaker, whole_item(speaker), "edition").styles[-1][1]
        ),
    } | ({"url": address} if address else {})
    return {name: value for name, value in described.items() if value not in ("", [])}


def datacite_text(speaker: Voice) -> str:
    """DataCite's description of the edition as JSON."""
    address = stable(speaker, Addresses(speaker.language).map())
    told = datacite(speaker.edition.info, speaker.language, address, descriptions(speaker))
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def distributions(speaker: Voice) -> list[dict[str, Any]]:
    """Where the data can be had: the one place that lists them. None in a folder on a disk."""
    if not _online(speaker):
        return []
    words = speaker.words
    layers = [
        (
            words.say(entry.title, f"catalogue/{key}/title").text,
            GEOJSON,
            f"/layers/{key}.geojson",
        )
        for key, entry in speaker.edition.layers.items()
    ]
    files = [
        (form_title(item.form), item.media_type.partition(";")[0], f"/downloads/{item.name}")
        for item in current_store().downloads.values()
        if item.layer is None and item.table is None
    ]
    api = ("OGC API - Features", "application/json", "/api/")
    return [
        {
            "@type": "DataDownload",
            "name": name,
            "encodingFormat": media_type,
            "contentUrl": stable(speaker, path),
        }
        for name, media_type, path in [api, *files, *layers]
    ]


def _online(speaker: Voice) -> bool:
    return not speaker.address.bundled


def _said(text: str, code: str) -> dict[str, str]:
    return {"@language": code, "@value": text}


def descriptions(speaker: Voice) -> dict[str, str]:
    """The first paragraph of the text about the atlas, else its subtitle, language by language."""
    info = speaker.edition.info
    about = speaker.edition.texts.get("about", {})
    opened = {code: plain(_first_paragraph(text), code) for code, text in about.items()}
    return {
        code: text
        for code in info.codes
        if (text := opened.get(code) or info.subtitle.get(code, ""))
    }


def _first_paragraph(text: str) -> str:
    """Plain words of the first paragraph of a Markdown text that is no heading."""
    blocks = [block for block in text.split("\n\n") if block.strip() and block[0] not in "#>-|"]
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)|[*_`]", r"\1", blocks[0]) if blocks else ""
    return " ".join(words.split())
