"""Terms of the glossary that open where they stand: the first time a page's texts use them.

A button and a popover of the browser's own: by tap, Enter and Escape, without any script.
"""

from __future__ import annotations

import re
from functools import lru_cache

from flask import g
from markupsafe import Markup, escape

from services.edition.edition import Edition
from services.web.rendering import Voice, voice
from services.web.words import Fragment

_TAG = re.compile(r"(<[^>]+>)")
_CLOSED = ("a", "button", "time", "code")
"""Elements whose text is left alone: what is a link already must not hold a button."""

_ENDING = r"[^\W\d]{0,3}"
"""Endings of cases: Russian, Kazakh and Kyrgyz put them behind the word."""


def explained(html: Markup, language: str) -> Markup:
    """A text as HTML whose terms open their explanation, each once a page.

    Parameters
    ----------
    html : the text, already escaped and marked
    language : of the text; terms are looked for in their form in that language
    """
    shown: list[str] = g.setdefault("terms", [])
    pattern, keys = _grammar(voice(g.language).edition, language)
    if pattern is None:
        return html
    depth, pieces = 0, []
    for number, piece in enumerate(_TAG.split(html)):
        if number % 2:
            name = piece.strip("</>").split()[0]
            depth += (-1 if piece.startswith("</") else 1) if name in _CLOSED else 0
        elif depth == 0:
            piece = pattern.sub(lambda found: _button(found, keys, shown), piece)
        pieces.append(piece)
    return Markup("".join(pieces))


def term_spots(text: str, language: str) -> list[tuple[int, int, str]]:
    """Where a plain text uses terms, each the first time: start, end and id of the term."""
    pattern, keys = _grammar(voice(g.language).edition, language)
    found: dict[str, tuple[int, int, str]] = {}
    for match in pattern.finditer(text) if pattern else ():
        key = keys[str(match.lastgroup)]
        found.setdefault(key, (match.start(), match.end(), key))
    return list(found.values())


def term_words(speaker: Voice, key: str) -> tuple[Fragment, Fragment]:
    """Label and explanation of a term."""
    term, words = speaker.edition.glossary[key], speaker.words
    return words.say(term.label, f"glossary/{key}/label"), words.say(
        term.text, f"glossary/{key}/text"
    )


def terms_shown() -> list[tuple[str, Fragment, Fragment]]:
    """Id, label and explanation of every term that the page's texts have opened so far."""
    shown = g.get("terms")
    if not shown:
        return []
    speaker = voice(g.language)
    return [(key, *term_words(speaker, key)) for key in shown]


def _button(found: re.Match[str], keys: dict[str, str], shown: list[str]) -> str:
    key = keys[str(found.lastgroup)]
    if key in shown:
        return found[0]
    shown.append(key)
    return f'<button type="button" class="term" popovertarget="term-{key}">{found[0]}</button>'


def _grammar(edition: Edition, language: str) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    forms = tuple(
        (key, form) for key, term in edition.glossary.items() for form in term.written(language)
    )
    return _pattern(forms)


@lru_cache(maxsize=16)
def _pattern(written: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    """Longest first; abbreviations as they are written, words with a capital too."""
    keys, forms = {}, []
    for number, (key, form) in enumerate(sorted(written, key=lambda item: -len(item[1]))):
        word = re.escape(str(escape(form)))
        if not form.isupper():
            word = rf"[{form[0].lower()}{form[0].upper()}]{re.escape(str(escape(form[1:])))}"
        keys[f"t{number}"] = key
        forms.append(rf"(?P<t{number}>(?<![\w-]){word}{_ENDING}(?![\w-]))")
    return (re.compile("|".join(forms)), keys) if forms else (None, keys)
