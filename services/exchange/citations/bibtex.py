r"""BibTeX: one entry, every sign that BibTeX or LaTeX would read as a command written as text.

Braces are counted by BibTeX even behind a backslash, so a brace in a title is \textbraceleft{}.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from services.exchange.citations import dates
from services.exchange.citations.kinds import kind
from services.exchange.citations.names import Person, people
from services.exchange.citations.text import field

Item = Mapping[str, Any]

MEDIA_TYPE = "application/x-bibtex"
TYPES = {
    "book": "book",
    "thesis": "phdthesis",
    "journal": "article",
    "press": "article",
    "chapter": "incollection",
    "entry": "incollection",
}
_ESCAPED = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "#$%&_"},
}
_SAFE_IN_ADDRESS = "%:/?#[]@!$&'()*+,;=~"
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex(item: Item) -> str:
    """A CSL item as a BibTeX entry, a field a line."""
    sort = kind(item)
    found = dates.parts(item)
    key = re.sub(r"[^A-Za-z0-9:-]+", "-", field(item, "id")) or "item"
    fields = {
        "author": _names(people(item, "author")),
        "editor": _names(people(item, "editor")),
        # Braced once more: no style may change the capitals of a title.
        "title": _braced(field(item, "title") or key),
        _HOST.get(sort, "howpublished"): escaped(field(item, "container-title")),
        "school" if sort == "thesis" else "publisher": escaped(field(item, "publisher")),
        "address": escaped(field(item, "publisher-place")),
        "year": escaped(dates.year(item)),
        "volume": escaped(field(item, "volume")),
        "number": escaped(field(item, "issue") or field(item, "number")),
        "pages": escaped(field(item, "page").replace("-", "--").replace("–", "--")),
        "edition": escaped(field(item, "edition")),
        "type": escaped(field(item, "genre")),
        "version": escaped(field(item, "version")),
        "library": escaped(_kept(item)),
        "note": escaped(field(item, "note")),
        "doi": address(field(item, "DOI")),
        "url": address(field(item, "URL")),
        "urldate": _day(dates.parts(item, "accessed")),
        "language": escaped(field(item, "language")),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    if len(found) > 1:
        lines.append(f"  month = {MONTHS[found[1] - 1]}")
    return "@{}{{{},\n{}\n}}\n".format(TYPES.get(sort, "misc"), key, ",\n".join(lines))


_HOST = {
    "journal": "journal",
    "press": "journal",
    "chapter": "booktitle",
    "entry": "booktitle",
}


def escaped(text: str) -> str:
    """A text in which no sign is a command any more."""
    return "".join(_ESCAPED.get(sign, sign) for sign in text)


def address(text: str) -> str:
    """An address as url fields want it: no LaTeX, braces and strokes as percent signs."""
    return quote(text, safe=_SAFE_IN_ADDRESS)


def _braced(text: str) -> str:
    return f"{{{escaped(text)}}}" if text else ""


def _names(persons: list[Person]) -> str:
    return " and ".join(_name(person) for person in persons)


def _name(person: Person) -> str:
    """'Barnes, Steven'; a body, or a name with 'and' or a comma in it, is braced as one."""
    if person.given and not re.search(r",|\band\b", person.family + " " + person.given):
        return f"{escaped(person.family)}, {escaped(person.given)}"
    return _braced(person.direct)


def _kept(item: Item) -> str:
    told = (field(item, name) for name in ("archive", "archive-place", "archive_location"))
    return ", ".join(part for part in told if part)


def _day(found: tuple[int, ...]) -> str:
    return "-".join(f"{part:02}" for part in found)
