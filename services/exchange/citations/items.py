"""CSL-JSON items of what can be cited: sources as recorded, the edition and its records anew."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from services.edition.evidence import Source
from services.edition.info import EditionInfo
from services.exchange.citations.names import people
from services.exchange.citations.text import clean, field, listed

MEDIA_TYPE = "application/vnd.citationstyles.csl+json"


@dataclass(frozen=True)
class Occasion:
    """Where and when something of the edition is cited, in which language.

    Parameters
    ----------
    title, publisher : of the edition, in the language
    language : code of the language
    address : the stable address of what is cited; '' where the copy at hand has none
    accessed : the day of access; None for a copy that is not read over the net
    """

    title: str
    publisher: str
    language: str
    address: str = ""
    accessed: date | None = None


def source_item(source: Source) -> dict[str, Any]:
    """A source as the edition records it; what the edition says of it stays behind."""
    recorded = source.model_dump(mode="json", exclude={"custom"}, exclude_none=True)
    return {name: value for name, value in recorded.items() if value not in ([], {})}


def edition_item(info: EditionInfo, occasion: Occasion) -> dict[str, Any]:
    """The edition as a whole."""
    whole = {"id": info.id, "type": "dataset", "title": occasion.title}
    return whole | _common(info, occasion)


def part_item(
    info: EditionInfo,
    occasion: Occasion,
    name: str,
    title: str,
    sort: str = "entry",
    note: str = "",
) -> dict[str, Any]:
    """A record or a view of the edition.

    Parameters
    ----------
    name : id of the record, or of the sort of view
    sort : CSL type, entry or map
    note : what a figure rests on
    """
    part = {
        "id": f"{info.id}:{name}",
        "type": sort,
        "title": title,
        "container-title": occasion.title,
    }
    # Without an address the id is what finds the record in any other copy.
    named = listed(note, "" if occasion.address else f"ID: {name}", joint=". ")
    return part | ({"note": named} if named else {}) | _common(info, occasion)


def _common(info: EditionInfo, occasion: Occasion) -> dict[str, Any]:
    common: dict[str, Any] = {
        "author": [{"literal": occasion.publisher}],
        "publisher": occasion.publisher,
        "version": info.version,
        "issued": {"date-parts": [[int(part) for part in info.date.split("-")]]},
        "language": occasion.language,
    }
    if occasion.address:
        common["URL"] = occasion.address
        if occasion.accessed:
            common["accessed"] = _parts(occasion.accessed)
    return common


def _parts(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}


def short_reference(item: Mapping[str, Any], locator: str) -> str:
    """Authors, title and locator in a line: what a figure rests on."""
    names = ", ".join(person.heading for person in people(item, "author"))
    return listed(listed(names, field(item, "title"), joint=" "), clean(locator))


def csl_json(item: Mapping[str, Any]) -> str:
    """A CSL-JSON document that holds one item."""
    return json.dumps([dict(item)], ensure_ascii=False, indent=2) + "\n"
