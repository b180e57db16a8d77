"""Features as pages: a list to walk through, and one feature with all its properties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from services.exchange.features.collection import Collection, Item
from services.exchange.features.documents import Link
from services.exchange.features.moments import iso
from services.web.api.collections import title
from services.web.api.links import uri
from services.web.api.titles import titles
from services.web.rendering import Voice
from services.web.words import Fragment

FIGURE = ("value", "printed")
"""Properties of an observation that are the figure itself."""


def items(
    said: Voice, found: Collection, page: Sequence[int], matched: int, links: list[Link]
) -> dict[str, Any]:
    """What items.html shows: what each feature is called, when it was, where it leads."""
    listed = [
        {
            "href": uri(f"/collections/{found.id}/items/{item.id}", f="html"),
            "title": _title(said, found, item),
            "id": item.id,
            "days": _days(item),
        }
        for item in (found.items[n] for n in page)
    ]
    return {
        "heading": title(said, found),
        "items": listed,
        "matched": matched,
        "links": links,
        "paging": {item["rel"]: item["href"] for item in links if item["rel"] in ("next", "prev")},
        "start": uri("/"),
        "parent": uri(f"/collections/{found.id}"),
    }


def item(said: Voice, found: Collection, position: int, links: list[Link]) -> dict[str, Any]:
    """What item.html shows: every property that has a value, and the page of the atlas about it."""
    shown, titled = found.items[position], titles()
    rows = [
        {
            "name": field.name,
            "title": titled(field)["title"],
            "value": shown.properties[field.name],
            "lang": field.language,
            "role": _role(found, field.name),
        }
        for field in found.fields
        if shown.properties[field.name] not in (None, "")
    ]
    source = shown.properties.get("source") if found.sort != "source" else None
    return {
        "heading": _title(said, found, shown),
        "name": shown.id,
        "collection": title(said, found),
        "rows": rows,
        "observation": shown.id if found.sort == "observation" else None,
        "geometry": shown.geometry,
        "source": source and said.address.source(source),
        "page": _page(said, found, shown),
        "links": links,
        "start": uri("/"),
        "parent": uri(f"/collections/{found.id}"),
        "list": uri(f"/collections/{found.id}/items", f="html"),
    }


def _title(said: Voice, found: Collection, item: Item) -> Fragment:
    part = {"place": "/name", "event": "/title"}.get(found.sort, "")
    words = said.words.say(item.title, f"{found.sort}s/{item.id}{part}")
    return replace(words, is_name=True)


def _days(item: Item) -> str:
    """First and last day; one where they are the same."""
    if item.time is None:
        return ""
    first, last = (iso(day) or ".." for day in item.time)
    return first if first == last else f"{first} – {last}"


def _role(found: Collection, name: str) -> str:
    """The class of a cell: a figure stands as one, a locator as one, all else is data."""
    if found.sort == "observation" and name in FIGURE:
        return name
    return "locator" if name == "locator" else "datum"


def _page(said: Voice, found: Collection, item: Item) -> str:
    if found.sort == "place":
        return said.address.place(item.id)
    if found.sort == "source":
        return said.address.source(item.id)
    page = said.address.place(item.properties["place"])
    return f"{page}#figure-{item.id}" if found.sort == "observation" else page
