"""The filters through which templates write texts: dates and numbers marked, figures resolved."""

from __future__ import annotations

import re
from html import unescape

from flask import Flask, g
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from services.web.marking import counted, marked, named
from services.web.mentions import linked
from services.web.rendering import voice
from services.web.terms import explained, terms_shown
from services.web.words import Fragment

# html=False: markup inside a text of the edition is shown as text, never executed.
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable(
    ["image", "html_block", "html_inline"]
)
_TAG = re.compile(r"(<[^>]+>)")


def register(app: Flask) -> None:
    """Give all templates the filters."""
    for name, filter_ in FILTERS.items():
        app.add_template_filter(filter_, name)
    app.add_template_global(terms_shown)


def told(said: Fragment | str) -> Markup:
    """A text of the edition in its language, or words of the interface in the reader's."""
    if isinstance(said, Fragment):
        return named(said.text) if said.is_name else _prose(said.text, said.lang)
    return marked(said.unescape() if isinstance(said, Markup) else said, g.language)


def markdown(said: Fragment) -> Markup:
    """Markdown of the edition's texts as HTML, dates marked; raw HTML in it stays text."""
    pieces = _TAG.split(_MARKDOWN.render(said.text))
    return explained(
        Markup("").join(
            Markup(piece) if number % 2 else _prose(unescape(piece), said.lang)
            for number, piece in enumerate(pieces)
        ),
        said.lang,
    )


def with_terms(said: Fragment) -> Markup:
    """A text of the edition whose terms open their explanation; never inside a link."""
    return explained(told(said), said.lang)


def _prose(text: str, language: str) -> Markup:
    return linked(voice(g.language), text, language) if "{" in text else marked(text, language)


def value(words: str) -> Markup:
    """A figure in words; an old unit in it opens its explanation."""
    return explained(escape(words), g.language)


FILTERS = {
    "value": value,
    "markdown": markdown,
    "marked": told,
    "with_terms": with_terms,
    "named": named,
    "counted": counted,
}
