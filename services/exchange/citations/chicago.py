"""Chicago, notes and bibliography: an entry of the bibliography."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from services.exchange.citations import dates
from services.exchange.citations.kinds import kind
from services.exchange.citations.names import Person, joined, people
from services.exchange.citations.text import ended, field, italic, listed, quoted, sentences
from services.exchange.citations.words import StyleWords

Item = Mapping[str, Any]


def chicago(item: Item, words: StyleWords) -> str:
    """A CSL item as an entry of a bibliography in Chicago style."""
    parts = _PARTS[kind(item)](item, words)
    return sentences(*parts, field(item, "note"), *_addresses(item, words))


def _lead(item: Item, words: StyleWords) -> str:
    """Who the entry stands under: authors; editors where there are none; nobody."""
    authors, editors = people(item, "author"), people(item, "editor")
    if authors:
        return ended(_row(authors, words))
    if not editors:
        return ""
    role = words.editors if len(editors) > 1 else words.editor
    return f"{_row(editors, words)}, {role}"


def _row(persons: list[Person], words: StyleWords) -> str:
    names = [persons[0].inverted, *(person.direct for person in persons[1:])]
    return joined(names, f", {words.both} ")


def _edited(item: Item, words: StyleWords) -> str:
    """Editors beside an author; those who lead the entry are not named twice."""
    editors = people(item, "editor")
    if not editors or not people(item, "author"):
        return ""
    return _capital(_by_editors(item, words))


def _by_editors(item: Item, words: StyleWords) -> str:
    names = joined([person.direct for person in people(item, "editor")], f" {words.both} ")
    return words.edited_by % {"names": names} if names else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _imprint(item: Item, words: StyleWords) -> str:
    at = listed(field(item, "publisher-place"), field(item, "publisher"), joint=": ")
    return listed(at, dates.year(item) or words.no_date)


def _day(item: Item, words: StyleWords) -> str:
    return dates.written(dates.parts(item), words.language) or dates.year(item)


def _book(item: Item, words: StyleWords) -> list[str]:
    title = italic(field(item, "title"))
    return [
        _lead(item, words),
        title,
        _edited(item, words),
        field(item, "edition"),
        _imprint(item, words),
    ]


def _thesis(item: Item, words: StyleWords) -> list[str]:
    at = listed(field(item, "genre"), field(item, "publisher"), field(item, "publisher-place"))
    return [
        _lead(item, words),
        quoted(field(item, "title")),
        listed(at, dates.year(item) or words.no_date),
    ]


def _journal(item: Item, words: StyleWords) -> list[str]:
    issue, pages = field(item, "issue"), field(item, "page").replace("-", "–")
    volume = listed(italic(field(item, "container-title")), field(item, "volume"), joint=" ")
    numbered = listed(volume, f"{words.number.lower()} {issue}" if issue else "")
    host = f"{numbered} ({dates.year(item) or words.no_date})"
    return [
        _lead(item, words),
        quoted(field(item, "title")),
        listed(host, pages, joint=": "),
    ]


def _press(item: Item, words: StyleWords) -> list[str]:
    host = listed(italic(field(item, "container-title")), _day(item, words) or words.no_date)
    return [_lead(item, words), quoted(field(item, "title")), host]


def _chapter(item: Item, words: StyleWords) -> list[str]:
    alone = {name: value for name, value in item.items() if name != "editor"}
    pages = field(item, "page").replace("-", "–")
    book = words.contained % {"title": italic(field(item, "container-title"))}
    host = listed(book, _by_editors(item, words), pages)
    return [_lead(alone, words), quoted(field(item, "title")), host, _imprint(item, words)]


def _entry(item: Item, words: StyleWords) -> list[str]:
    alone = {name: value for name, value in item.items() if name != "editor"}
    book = words.contained % {"title": italic(field(item, "container-title"))}
    version = _version(item, words)
    host = listed(book, version[:1].lower() + version[1:], _by_editors(item, words))
    return [_lead(alone, words), quoted(field(item, "title")), host, _published(item, words)]


def _data(item: Item, words: StyleWords) -> list[str]:
    return [
        _lead(item, words),
        italic(field(item, "title")),
        _version(item, words),
        words.data_set,
        _published(item, words),
    ]


def _published(item: Item, words: StyleWords) -> str:
    """Publisher and day; a publisher who leads the entry as its author is not named twice."""
    publisher = field(item, "publisher")
    led = [person.family for person in people(item, "author")] == [publisher]
    return listed("" if led else publisher, _day(item, words) or words.no_date)


def _version(item: Item, words: StyleWords) -> str:
    version = field(item, "version")
    return words.version % {"version": version} if version else ""


def _web(item: Item, words: StyleWords) -> list[str]:
    host = field(item, "container-title") or field(item, "publisher")
    undated = "" if dates.parts(item, "accessed") else words.no_date
    day = _day(item, words) or undated
    return [_lead(item, words), quoted(field(item, "title")), host, day]


def _law(item: Item, words: StyleWords) -> list[str]:
    number = field(item, "number")
    act = listed(
        field(item, "genre"),
        f"{words.number.lower()} {number}" if number else "",
        _day(item, words) or words.no_date,
    )
    pages = field(item, "page").replace("-", "–")
    host = listed(italic(field(item, "container-title")), pages)
    return [_lead(item, words), quoted(field(item, "title")), act, host]


def _kept(item: Item, words: StyleWords) -> list[str]:
    archive = listed(field(item, "archive"), field(item, "archive-place"))
    return [
        _lead(item, words),
        quoted(field(item, "title")),
        _day(item, words) or words.no_date,
        field(item, "archive_location"),
        archive,
    ]


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
    seen = dates.written(dates.parts(item, "accessed"), words.language)
    accessed = words.accessed % {"date": seen} if seen and address else ""
    return [accessed, f"https://doi.org/{doi}" if doi else address]
