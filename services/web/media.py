"""Pictures, documents and sound of the edition: their files, and how pages show them."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable
from dataclasses import dataclass

from flask import Blueprint, Response, send_from_directory

from services.edition.evidence import Medium
from services.web.atlas import current_atlas
from services.web.errors import UnknownThing
from services.web.rendering import Voice
from services.web.wording import advisory_words
from services.web.words import Fragment

media = Blueprint("media", __name__)


@dataclass(frozen=True)
class Exhibit:
    """A medium in words; `sort` is picture, sound or document."""

    id: str
    sort: str
    href: str
    caption: Fragment
    description: Fragment
    date: str
    author: str
    holder: str
    licence: str
    advisory: str


@media.get("/media/<name>")
def file(name: str) -> Response:
    """A file that media.csv names; 404 for any other."""
    edition = current_atlas().edition
    named = {item.file for item in edition.media.values()}
    if name not in named:
        raise UnknownThing("page", f"/media/{name}", sorted(named))
    return send_from_directory(edition.root / "media", name, max_age=3600)


def exhibits(speaker: Voice, place: str) -> list[Exhibit]:
    """The media of a place, in the order of the edition."""
    return [_exhibit(speaker, item) for item in _of_place(speaker.edition.media.values(), place)]


def _of_place(items: Iterable[Medium], place: str) -> Iterable[Medium]:
    return (item for item in items if item.place == place)


def _exhibit(speaker: Voice, item: Medium) -> Exhibit:
    key = f"media/{item.id}"
    return Exhibit(
        id=item.id,
        sort=sort_of(item.file),
        href=speaker.address.media(item.file),
        caption=speaker.words.say(item.caption, f"{key}/caption"),
        description=speaker.words.say(item.description, f"{key}/description"),
        date=speaker.wording.when(item.date) if item.date else "",
        author=item.author,
        holder=item.holder,
        licence=item.licence,
        advisory=advisory_words(() if item.advisory == "none" else (item.advisory,)) or "",
    )


def card_picture(speaker: Voice, place: str) -> dict[str, str] | None:
    """The picture of a popup: the first that needs no announcement."""
    for item in exhibits(speaker, place):
        if item.sort == "picture" and not item.advisory:
            text = item.description
            return {"src": item.href, "alt": text.text, "lang": text.lang, "credit": item.author}
    return None


def sort_of(name: str) -> str:
    """picture, sound or document, by the ending of the file's name."""
    guessed = mimetypes.guess_type(name)[0] or ""
    return {"image": "picture", "audio": "sound"}.get(guessed.split("/")[0], "document")
