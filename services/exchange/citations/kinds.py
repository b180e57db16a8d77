"""Which CSL types are cited alike: as a whole, as a part of something, as something kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from services.exchange.citations.text import field

JOURNAL = {"article-journal", "article", "review", "review-book"}
PRESS = {"article-newspaper", "article-magazine"}
CHAPTER = {"chapter", "paper-conference"}
ENTRY = {"entry", "entry-encyclopedia", "entry-dictionary", "map"}
WEB = {"webpage", "post", "post-weblog"}
DATA = {"dataset", "software"}
THESIS = {"thesis"}
LAW = {"legislation", "bill", "legal_case", "regulation", "treaty"}
KEPT = {"document", "manuscript", "personal_communication"}


def kind(item: Mapping[str, Any]) -> str:
    """One of journal, press, chapter, entry, web, data, thesis, law, kept, book.

    A thing without what makes its kind is cited as what is left of it: an article that names no
    journal is a text with a title, as a page of the web is.
    """
    given = field(item, "type")
    container = field(item, "container-title")
    if field(item, "archive") or field(item, "archive_location"):
        return "kept"
    for name, types in _KINDS.items():
        if given in types:
            loose = name in ("journal", "press", "entry", "chapter") and not container
            return "web" if loose else name
    return "book"


_KINDS = {
    "journal": JOURNAL,
    "press": PRESS,
    "chapter": CHAPTER,
    "entry": ENTRY,
    "web": WEB,
    "data": DATA,
    "thesis": THESIS,
    "law": LAW,
    "kept": KEPT,
}
