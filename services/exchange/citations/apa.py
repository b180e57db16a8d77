"""APA, seventh edition: an entry of the list of references."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from services.exchange.citations import dates
from services.exchange.citations.kinds import kind
from services.exchange.citations.names import Person, joined, people
from services.exchange.citations.text import ended, field, italic, listed, sentences
from services.exchange.citations.words import StyleWords

Item = Mapping[str, Any]
BY_DAY = ("press", "web", "entry", "data", "law", "kept")
IN_ITALICS = ("book", "thesis", "web", "data", "kept")
"""What stands by itself; the title of a part is plain and what holds it in italics."""


def apa(item: Item, words: StyleWords) -> str:
    """A CSL item as an entry of a list of references in APA style."""
    sort = kind(item)
    title = italic(field(item, "title")) if sort in IN_ITALICS else field(item, "title")
    title = listed(title, _bracketed(item, sort, words), joint=" ")
    lead, issued = _lead(item, sort, words), f"({_date(item, sort, words)})."
    opening = (lead, issued, title) if lead else (title, issued)
    parts = [*opening, *_host(item, sort, words), field(item, "note")]
    return listed(sentences(*parts), _address(item, words), joint=" ")


def _lead(item: Item, sort: str, words: StyleWords) -> str:
    """Authors; else the editors of a whole book; else nobody, and the title leads."""
    authors = people(item, "author")
    if authors:
        return ended(_row(authors))
    editors = [] if sort in ("chapter", "entry") else people(item, "editor")
    if not editors:
        return ""
    return f"{_row(editors)} ({_capital(_role(editors, words))})"


def _row(persons: list[Person]) -> str:
    return joined([person.inverted_initials for person in persons], ", & ")


def _role(editors: list[Person], words: StyleWords) -> str:
    return words.editors if len(editors) > 1 else words.editor


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _date(item: Item, sort: str, words: StyleWords) -> str:
    day = dates.within_year(dates.parts(item), words.language) if sort in BY_DAY else ""
    return listed(dates.year(item) or words.no_date, day)


def _bracketed(item: Item, sort: str, words: StyleWords) -> str:
    """What stands behind the title: version, edition, where it is kept, what it is."""
    version, edition = field(item, "version"), field(item, "edition")
    number = field(item, "number")
    told = {
        "data": [
            f"({words.version % {'version': version}})" if version else "",
            f"[{words.data_set}]",
        ],
        "thesis": [f"[{genre}]" if (genre := field(item, "genre")) else ""],
        "kept": [f"({where})" if (where := field(item, "archive_location")) else ""],
        "book": [f"({edition})" if edition else ""],
        "law": [
            f"({inside})"
            if (
                inside := listed(
                    field(item, "genre"), f"{words.number} {number}" if number else "", joint=" "
                )
            )
            else ""
        ],
    }
    return listed(*told.get(sort, []), joint=" ")


def _host(item: Item, sort: str, words: StyleWords) -> list[str]:
    container, publisher = field(item, "container-title"), _publisher(item)
    pages = field(item, "page").replace("-", "–")
    if sort == "journal":
        issue = field(item, "issue")
        numbered = italic(field(item, "volume")) + (f"({issue})" if issue else "")
        return [listed(italic(container), numbered, pages)]
    if sort in ("press", "law"):
        return [listed(italic(container), pages)]
    if sort == "chapter":
        behind = f"({words.in_pages % {'pages': pages}})" if pages else ""
        return [_book(item, words, behind), publisher]
    if sort == "entry":
        version = field(item, "version")
        told = f"({words.version % {'version': version}})" if version else ""
        return [_book(item, words, told), publisher]
    if sort == "kept":
        return [listed(field(item, "archive"), field(item, "archive-place"))]
    if sort == "web":
        return [container or publisher]
    return [publisher]


def _book(item: Item, words: StyleWords, behind: str) -> str:
    """In E. Editor (Ed.), Book (pp. 1-2)."""
    editors = people(item, "editor")
    names = joined([person.direct_initials for person in editors], " & ")
    led = f"{names} ({_capital(_role(editors, words))})" if editors else ""
    title = listed(italic(field(item, "container-title")), behind, joint=" ")
    return words.contained % {"title": listed(led, title)}


def _publisher(item: Item) -> str:
    """The publisher; one who leads as the author is not named twice."""
    publisher = field(item, "publisher")
    led = [person.family for person in people(item, "author")] == [publisher]
    return "" if led else publisher


def _address(item: Item, words: StyleWords) -> str:
    doi, address = field(item, "DOI"), field(item, "URL")
    seen = dates.written(dates.parts(item, "accessed"), words.language)
    if doi:
        return f"https://doi.org/{doi}"
    if address and seen:
        return words.retrieved % {"date": seen, "address": address}
    return address
