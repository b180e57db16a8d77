"""References in prose, in words: the figure or the arithmetic, linked to where its source stands.

Only the record holds the number: a text that mentions it can never say another.
"""

from __future__ import annotations

from flask_babel import force_locale
from markupsafe import Markup

from services.edition.mentions import MENTION
from services.web.addresses import Addresses
from services.web.atlas import current_atlas
from services.web.figure_rows import value_words
from services.web.marking import marked
from services.web.rendering import Voice
from services.web.verdict_rows import arithmetic_words
from services.web.wording import Wording
from services.web.words import Words


def linked(speaker: Voice, text: str, language: str) -> Markup:
    """A text of the edition as HTML: references resolved, everything between them marked.

    Parameters
    ----------
    language : of the text; references are worded in the speaker's
    """
    words, end = [], 0
    for found in MENTION.finditer(text):
        words += [marked(text[end : found.start()], language), _link(speaker, *found.groups())]
        end = found.end()
    return Markup("").join([*words, marked(text[end:], language)])


def plain(text: str, language: str) -> str:
    """A text of the edition with its references resolved, for programs that know no links."""
    if not MENTION.search(text):
        return text
    edition = current_atlas().edition
    speaker = Voice(
        edition, language, Words(edition, language), Wording(language), Addresses(language)
    )
    with force_locale(language):
        return MENTION.sub(lambda found: _words(speaker, *found.groups()), text)


def _link(speaker: Voice, sort: str, key: str) -> Markup:
    if sort == "check":
        href = f"{speaker.address.text('checks')}#check-{key}"
    else:
        place = speaker.edition.observations[key].place
        href = f"{speaker.address.place(place)}#figure-{key}"
    told = "check" if sort == "check" else "observation"
    link = Markup('<a data-{}="{}" href="{}">{}</a>')
    return link.format(told, key, href, _words(speaker, sort, key))


def _words(speaker: Voice, sort: str, key: str) -> str:
    if sort == "check":
        # The sentence goes on behind it.
        return arithmetic_words(speaker, current_atlas().verdicts[key]).rstrip(".")
    return value_words(speaker, speaker.edition.observations[key])
