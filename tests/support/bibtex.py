"""A small reader of BibTeX, written for the tests from the format's description alone.

It counts braces as BibTeX does (a backslash before one changes nothing), so that an entry which
BibTeX would misread is an error here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_WRITTEN = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{sign}": sign for sign in "#$%&_"},
}


@dataclass(frozen=True)
class Entry:
    """One entry: its type, its key, its fields as the file holds them."""

    sort: str
    key: str
    fields: dict[str, str]

    def text(self, name: str) -> str:
        """What a field says, commands for signs read back, braces for grouping dropped."""
        pattern = "|".join(map(re.escape, _WRITTEN))
        parts = re.split(f"({pattern})", self.fields.get(name, ""))
        return "".join(_WRITTEN.get(part, re.sub(r"[{}]", "", part)) for part in parts)


def read_bibtex(text: str) -> list[Entry]:
    """The entries of a file; ValueError where it is not BibTeX."""
    entries, at = [], 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        head = re.compile(r"@([a-z]+)\{([^\s,{}\"#%'()=\\~]+),\s*").match(text, at)
        if not head:
            raise ValueError(f"no entry at {text[at : at + 40]!r}")
        fields, at = _fields(text, head.end())
        entries.append(Entry(head[1], head[2], fields))
    return entries


def _fields(text: str, at: int) -> tuple[dict[str, str], int]:
    fields: dict[str, str] = {}
    while True:
        name = re.compile(r"\s*([a-z]+) *= *").match(text, at)
        if not name:
            raise ValueError(f"no field at {text[at : at + 40]!r}")
        value, at = _value(text, name.end())
        if name[1] in fields:
            raise ValueError(f"{name[1]} twice")
        fields[name[1]] = value
        end = re.compile(r"\s*(,|\})\s*").match(text, at)
        if not end:
            raise ValueError(f"',' or '}}' needed at {text[at : at + 40]!r}")
        at = end.end()
        if end[1] == "}":
            return fields, at


def _value(text: str, at: int) -> tuple[str, int]:
    word = re.compile(r"[a-z]{3}|\d+").match(text, at)
    if word:
        return word[0], word.end()
    if text[at] != "{":
        raise ValueError(f"'{{' needed at {text[at : at + 40]!r}")
    depth = 0
    for end in range(at, len(text)):
        depth += {"{": 1, "}": -1}.get(text[end], 0)
        if depth == 0:
            return text[at + 1 : end], end + 1
    raise ValueError("a brace is never closed")
