"""Digits in prose, named for what they are: dates become <time>, reference numbers a class.

What is left over is a figure: it stands in the element of its observation or not at all.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

from babel import Locale, UnknownLocaleError
from babel.dates import get_month_names
from markupsafe import Markup, escape

NUMBER = "number"
"""Class of a number that names a thing and counts nothing: 'No. 99', 'R-17', 'id 1526619'."""

NAME = "name"
"""Class of a name that holds a digit, of a place or of a source."""

QUOTED = "quoted"
"""Class of a source's own wording in quotation marks."""

COMPUTED = "computed"
"""Class of a number computed by the spatial distribution."""

COUNT = "count"
"""Class of a count of the atlas's own records."""

_YEAR = r"(?<!\d)(?<!\d[.,])(?:1[6-9]|20)\d\d(?!\d)(?![.,]\d)(?![\u00a0\u202f ]\d{3}(?!\d))"
_DAY = r"(?<!\d)(?<!\d[.,])(?:[12]\d|3[01]|0?[1-9])"
_AND = "(?:and|or|to|и|или|по|және|мен|немесе|жана|менен|же)"
_RUN = rf"(?:\s?(?:[–,-]|\b{_AND}\b)\s?)"
_OF_YEAR = r"[-\s]ж[^\W\d]*\.?,?\s"
_NUMBERS = "|".join(
    [
        rf"(?:\b[Nn]os?\.?|№№?)\s?\d+(?:{_RUN}\d+)*(?!\d)",
        r"\bid\s\d+|\blag=\d+|(?<=\()\d{6,7}(?=\))",
        r"\b[^\W\d]+-\d+[\w-]*",
        # Ordinals and words joined to their number: 7th, 20-е, 7-бөлімше, 120-mm.
        r"\b\d+(?:st|nd|rd|th)\b",
        r"\b\d+-(?:[йяею]|го|му|ом|ой|ая|ое|ые|х|ші|шы|мм|mm|[^\W\d]{4,})\b",
        r"\b(?:CC BY(?:-[A-Z]+)*|Apache|ODbL)[ -]\d\.\d",
        r"(?<![\d.])\d+\.\d+\.\d+(?!\d|\.\d)",
        r"\b(?:[a-z\d-]+\.)*[a-z-]*\d[a-z\d-]*(?:\.[a-z\d-]+)*\.[a-z]{2,4}\b",
    ]
)
_QUOTED = r"(?<!\w)'[^']*\d[^']*'(?!\w)|[«“„][^»”“]*\d[^»”“]*[»”“]"


def marked(text: str, language: str) -> Markup:
    """Text as HTML whose dates, reference numbers and quoted digits stand in named elements.

    Parameters
    ----------
    text : plain text; markup in it is escaped
    language : BCP 47 code of the text; one unknown to CLDR is read as English
    """
    if not any(map(str.isdigit, text)):
        return escape(text)
    return _marked(text, language)


def named(text: str) -> Markup:
    """A name as HTML; a digit in it belongs to the name."""
    return _span(NAME, text) if any(map(str.isdigit, text)) else escape(text)


def counted(number: int) -> Markup:
    """A count that the atlas makes of its own records, no figure of a source."""
    return _span(COUNT, str(number))


def computed(text: str, path: str, value: float) -> Markup:
    """A number computed by the distribution; `path` says where in its machine form it stands.

    The page names the selection (`data-selection`), so that anyone can ask for the same number.
    """
    made = Markup('<data class="{}" data-result="{}" value="{}">{}</data>')
    return made.format(COMPUTED, path, value, text)


@lru_cache(maxsize=20_000)
def _marked(text: str, language: str) -> Markup:
    pattern, stems = _grammar(language)
    parts, end = [], 0
    for found in pattern.finditer(text):
        parts += [escape(text[end : found.start()]), _element(found, stems)]
        end = found.end()
    return Markup("").join([*parts, escape(text[end:])])


@lru_cache
def _grammar(language: str) -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    """The pattern of everything marked, and the pattern of each month's name in all its cases."""
    stems = _months(language)
    month = f"(?:{'|'.join(stems)})"
    readings = [
        rf"(?P<quoted>{_QUOTED})",
        r"(?P<iso>\b\d{4}-\d\d-\d\d\b)",
        rf"(?P<y1>{_YEAR}){_OF_YEAR}(?P<d1>{_DAY})[\s-](?P<m1>{month})",
        rf"(?P<y2>{_YEAR}){_OF_YEAR}(?P<m2>{month})",
        rf"(?P<d3>{_DAY})[\s\u00a0-](?P<m3>{month})(?:\s(?P<y3>{_YEAR}))?",
        rf"(?P<d4>{_DAY})(?={_RUN}\d{{1,2}}[\s-](?P<m4>{month}))",
        rf"(?P<m5>{month})\s(?P<y5>{_YEAR})",
        # Years before reference numbers: '1930-жылдары' is a date, '7-бөлімше' a name.
        rf"(?P<y6>{_YEAR})",
        r"(?<=\d\d\d\d[-–/])(?P<short>\d\d)(?!\d)",
        rf"(?P<number>{_NUMBERS})",
    ]
    return re.compile("|".join(readings)), tuple(map(re.compile, stems))


def _months(language: str) -> list[str]:
    """A pattern for each month: what its forms have in common, and the endings of its cases."""
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse("en")
    patterns = []
    for month in range(1, 13):
        written = get_month_names("wide", "format", locale)[month]
        alone = get_month_names("wide", "stand-alone", locale)[month].lower()
        stem = "".join(a for a, _ in takewhile(_equal, zip(written.lower(), alone, strict=False)))
        # The soft sign goes when an ending comes: ноябрь, ноябрында.
        stem = stem.rstrip("ь")
        if locale.language == "en":
            patterns.append(rf"\b{written}\b")
        elif len(stem) > 2:
            patterns.append(rf"\b[{stem[0]}{stem[0].upper()}]{stem[1:]}[^\W\d]*")
        else:
            patterns.append(rf"\b{stem}[^\W\d]{{1,2}}\b")
    return patterns


def _equal(letters: tuple[str, str]) -> bool:
    return letters[0] == letters[1]


def _element(found: re.Match[str], stems: tuple[re.Pattern[str], ...]) -> Markup:
    text = found[0]
    if found["quoted"]:
        return _span(QUOTED, text)
    if found["number"]:
        return _span(NUMBER, text)
    if found["short"]:
        century = found.string[found.start() - 5 : found.start() - 3]
        return _time(f"{century}{text}", text)
    parts = {name[0]: value for name, value in found.groupdict().items() if value}
    month = next((n for n, stem in enumerate(stems, 1) if stem.match(parts.get("m", ""))), None)
    date = [parts.get("y"), month and f"{month:02}", parts.get("d") and f"{int(parts['d']):02}"]
    return _time(found["iso"] or "-".join(str(part) for part in date if part), text)


def _time(date: str, text: str) -> Markup:
    if date == text:
        return Markup("<time>{}</time>").format(text)
    return Markup('<time datetime="{}">{}</time>').format(date, text)


def _span(name: str, text: str) -> Markup:
    return Markup('<span class="{}">{}</span>').format(name, text)
