"""GOST R 7.0.5-2008: a reference behind the text, its areas divided by full stops."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from services.exchange.citations import dates
from services.exchange.citations.kinds import kind
from services.exchange.citations.names import people
from services.exchange.citations.text import ended, field, listed, sentences
from services.exchange.citations.words import StyleWords

Item = Mapping[str, Any]
MOST_AUTHORS = 3


def gost(item: Item, words: StyleWords) -> str:
    """A CSL item as a reference of GOST R 7.0.5-2008."""
    parts = _PARTS[kind(item)](item, words)
    return sentences(*parts, field(item, "note"), *_addresses(item, words))


def _headed(item: Item, words: StyleWords, more: str = "") -> str:
    """Authors and title; more than three authors, bodies and editors stand behind a stroke."""
    authors = people(item, "author")
    leading = [person for person in authors if not person.is_body]
    title = field(item, "title")
    if len(authors) > MOST_AUTHORS:
        behind, leading = f"{authors[0].direct_initials} [{words.and_others}]", []
    else:
        behind = ", ".join(person.direct_initials for person in authors if person.is_body)
    responsible = listed(behind, _edited(item, words), joint=" ; ")
    head = ", ".join(person.heading for person in leading)
    body = listed(listed(title, more, joint=": "), responsible, joint=" / ")
    return f"{ended(head)} {body}" if head else body


def _edited(item: Item, words: StyleWords) -> str:
    names = ", ".join(person.direct_initials for person in people(item, "editor"))
    return words.edited_by % {"names": names} if names else ""


def _electronic(item: Item, words: StyleWords) -> str:
    return f" [{words.electronic}]" if field(item, "URL") else ""


def _imprint(item: Item, words: StyleWords) -> str:
    """Place: publisher, year; a printed thing without year says so."""
    at = listed(field(item, "publisher-place"), field(item, "publisher"), joint=": ")
    undated = "" if field(item, "URL") else f"[{words.no_date}]"
    return listed(at, dates.year(item) or undated)


def _pages(item: Item, words: StyleWords) -> str:
    pages = field(item, "page").replace("-", "–")
    return f"{words.pages} {pages}" if pages else ""


def _book(item: Item, words: StyleWords) -> list[str]:
    extent = field(item, "number-of-pages")
    head = _headed(item, words) + _electronic(item, words)
    counted = f"{extent} {words.pages.lower()}" if extent else ""
    return [head, field(item, "edition"), _imprint(item, words), counted]


def _thesis(item: Item, words: StyleWords) -> list[str]:
    extent = field(item, "number-of-pages")
    head = _headed(item, words, field(item, "genre")) + _electronic(item, words)
    counted = f"{extent} {words.pages.lower()}" if extent else ""
    return [head, _imprint(item, words), counted]


def _journal(item: Item, words: StyleWords) -> list[str]:
    volume, issue = field(item, "volume"), field(item, "issue")
    numbered = listed(
        f"{words.volume} {volume}" if volume else "", f"{words.number} {issue}" if issue else ""
    )
    host = f"{field(item, 'container-title')}{_electronic(item, words)}"
    head = f"{_headed(item, words)} // {host}"
    undated = "" if field(item, "URL") else f"[{words.no_date}]"
    return [head, dates.year(item) or undated, numbered, _pages(item, words)]


def _press(item: Item, words: StyleWords) -> list[str]:
    host = f"{field(item, 'container-title')}{_electronic(item, words)}"
    day = dates.within_year(dates.parts(item), words.language)
    issue = field(item, "issue")
    head = f"{_headed(item, words)} // {host}"
    numbered = f"{words.number} {issue}" if issue else ""
    undated = "" if field(item, "URL") else f"[{words.no_date}]"
    return [head, dates.year(item) or undated, numbered, day, _pages(item, words)]


def _chapter(item: Item, words: StyleWords) -> list[str]:
    """Editors belong to the book, not to the chapter."""
    alone = {name: value for name, value in item.items() if name != "editor"}
    host = listed(field(item, "container-title"), _edited(item, words), joint=" / ")
    head = f"{_headed(alone, words)} // {host}{_electronic(item, words)}"
    return [head, _imprint(item, words), _pages(item, words)]


def _entry(item: Item, words: StyleWords) -> list[str]:
    """A part of a work that bodies answer for, with its version and day."""
    alone = {name: value for name, value in item.items() if name not in ("author", "editor")}
    authors = people(item, "author")
    bodies = [person.family for person in authors if person.is_body]
    writers = {"author": [] if bodies else item.get("author")}
    host = field(item, "container-title") + _electronic(item, words)
    responsible = listed(*bodies, _edited(item, words), joint=" ; ")
    head = f"{_headed({**alone, **writers}, words)} // {listed(host, responsible, joint=' / ')}"
    return [head, _version(item, words), _publisher(item), dates.dotted(dates.parts(item))]


def _data(item: Item, words: StyleWords) -> list[str]:
    head = listed(field(item, "title") + _electronic(item, words), _bodies(item), joint=" / ")
    writers = [person.heading for person in people(item, "author") if not person.is_body]
    headed = f"{', '.join(writers)} {head}" if writers else head
    issued = dates.dotted(dates.parts(item)) or dates.year(item)
    return [headed, _version(item, words), _publisher(item), issued]


def _bodies(item: Item) -> str:
    return ", ".join(person.family for person in people(item, "author") if person.is_body)


def _publisher(item: Item) -> str:
    """The publisher, unless the body behind the stroke is the same."""
    publisher = field(item, "publisher")
    at = listed(field(item, "publisher-place"), publisher, joint=": ")
    return "" if publisher and publisher == _bodies(item) else at


def _version(item: Item, words: StyleWords) -> str:
    version = field(item, "version")
    return words.version % {"version": version} if version else ""


def _web(item: Item, words: StyleWords) -> list[str]:
    head = _headed(item, words) + _electronic(item, words)
    host = field(item, "container-title") or field(item, "publisher")
    issued = dates.dotted(dates.parts(item)) or dates.year(item)
    return [listed(head, host, joint=" // "), issued]


def _law(item: Item, words: StyleWords) -> list[str]:
    issued = dates.dotted(dates.parts(item)) or dates.year(item)
    number = field(item, "number")
    act = listed(field(item, "genre"), issued, f"{words.number} {number}" if number else "")
    head = _headed(item, words, act) + _electronic(item, words)
    host = listed(field(item, "container-title"), _pages(item, words), joint=". ")
    return [listed(head, host, joint=" // ")]


def _kept(item: Item, words: StyleWords) -> list[str]:
    issued = dates.dotted(dates.parts(item)) or dates.year(item)
    archive = listed(field(item, "archive"), field(item, "archive-place"))
    where = sentences(archive, field(item, "archive_location")).rstrip(".")
    head = listed(_headed(item, words), issued)
    return [listed(head + _electronic(item, words), where, joint=" // ")]


_PARTS = {
    "book": _book,
    "thesis": _thesis,
    "journal": _journal,
    "press": _press,
    "chapter": _chapter,
    "entry": _entry,
    "data": _data,
    "web": _web,
    "law": _law,
    "kept": _kept,
}


def _addresses(item: Item, words: StyleWords) -> list[str]:
    doi, address = field(item, "DOI"), field(item, "URL")
    accessed = dates.dotted(dates.parts(item, "accessed"))
    seen = f" ({words.accessed_inside % {'date': accessed}})" if accessed and address else ""
    return [f"DOI: {doi}" if doi else "", f"URL: {address}{seen}" if address else ""]
