"""The alphabetical order of a language: its own letters first, whatever a browser or system knows.

The levels are those of the Unicode Collation Algorithm (UTS #10), the letters those the edition
gives: Chromium has no Kazakh or Kyrgyz order, so that neither page nor server may ask a system.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

NUMBER, OWN, OTHER = 0, 1, 2
"""What a name is compared by, in this order: numbers, the language's letters, all other letters."""

Key = tuple[tuple[tuple[int, int, str], ...], tuple[str, ...], str]


def sort_key(text: str, letters: Sequence[str]) -> Key:
    """What to sort a text by.

    Parameters
    ----------
    letters : the letters of the language in their order, lower case, NFC; one may be of several
        characters ("ch"). A letter that is not among them stands with the one it is composed of
        or behind the one it is named after (қ, "ka with descender"), else after all of them.

    Returns
    -------
    Three levels: letters and whole numbers ("3" before "12"), marks (Russian "е" before "ё"),
    case (small before capital). Spaces, punctuation and signs count for nothing.
    """
    rank = {letter: number for number, letter in enumerate(letters)}
    primary: list[tuple[int, int, str]] = []
    marks: list[str] = []
    for part in _parts(tuple(letters)).findall(_simple(text, rank)):
        if part in rank:
            primary.append((OWN, rank[part], ""))
        elif part.isdecimal():
            primary.append((NUMBER, int(part), ""))
        elif unicodedata.combining(part[0]) and marks:
            marks[-1] += part
            continue
        elif part.isalnum():
            base = _base(part)
            primary.append((OWN, rank[base], part) if base in rank else (OTHER, ord(base), part))
        else:
            continue
        marks.append("")
    return tuple(primary), tuple(marks), text.swapcase()


def _simple(text: str, rank: dict[str, int]) -> str:
    """Lower case, composed where the language has that letter, taken apart where it has not."""
    lower = unicodedata.normalize("NFC", text).casefold()
    return "".join(
        character if character in rank else unicodedata.normalize("NFKD", character).casefold()
        for character in lower
    )


def _base(letter: str) -> str:
    """The letter that another one is named after in Unicode; itself where it is a base."""
    try:
        return unicodedata.lookup(unicodedata.name(letter, "").split(" WITH ")[0])
    except KeyError:
        return letter


@lru_cache(maxsize=64)
def _parts(letters: tuple[str, ...]) -> re.Pattern[str]:
    """Letters of several characters before those they begin with, then numbers, then the rest."""
    long = sorted((item for item in letters if len(item) > 1), key=len, reverse=True)
    return re.compile("|".join([*map(re.escape, long), r"\d+", "."]), re.DOTALL)
