"""Fonts a page will need, so that the first layout of its text is the last one."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_FACE = re.compile(r"@font-face \{(.*?)\}", re.DOTALL)
_WEIGHT = re.compile(r"font-weight: (\d+);")
_FILE = re.compile(r'url\("([^"]+)"\)')
_RANGES = re.compile(r"unicode-range: ([^;]+);")
_BASIC = "a"
"""Digits, signs and Latin letters stand on every page."""


@cache
def fonts_for(sheet: Path, alphabet: str) -> tuple[str, ...]:
    """Files of a font sheet that draw an alphabet or basic Latin, regular before bold.

    Parameters
    ----------
    sheet : CSS with one @font-face per file, each with its `unicode-range`
    alphabet : letters of a language; both cases are looked for
    """
    letters = {ord(letter) for letter in alphabet + alphabet.upper() + _BASIC if letter.isalpha()}
    faces = sorted(_FACE.findall(sheet.read_text(encoding="utf-8")), key=_weight)
    return tuple(_found(_FILE, face) for face in faces if letters & _covered(face))


def _weight(face: str) -> int:
    return int(_found(_WEIGHT, face))


def _covered(face: str) -> set[int]:
    """Code points of `U+0400-045F,U+2116`."""
    covered: set[int] = set()
    for part in _found(_RANGES, face).split(","):
        first, _, last = part.strip().removeprefix("U+").partition("-")
        covered |= set(range(int(first, 16), int(last or first, 16) + 1))
    return covered


def _found(pattern: re.Pattern[str], face: str) -> str:
    match = pattern.search(face)
    if match is None:
        raise ValueError(f"no {pattern.pattern!r} in the font face {face.strip()!r}")
    return match[1]
