"""Pages of prose: about the atlas, its method, looking for a person; and the glossary."""

from __future__ import annotations

from flask import Blueprint

from services.web.atlas import current_atlas
from services.web.dataset import dataset
from services.web.errors import UnknownThing
from services.web.parameters import PageParameters
from services.web.rendering import page, voice
from services.web.sections import section_names, section_title

text_page = Blueprint("text_page", __name__, url_prefix="/<language>")


@text_page.get("/<any(about, method, people):name>")
def show(language: str, name: str) -> str:
    """A text of the edition.

    Raises
    ------
    UnknownThing
        when the edition has no such text
    """
    speaker = voice(language)
    edition = current_atlas().edition
    if name not in edition.texts:
        written = [speaker.address.text(key) for key in section_names(edition)]
        raise UnknownThing("page", f"/{language}/{name}", written)
    parameters = PageParameters()
    return page(
        "text.html",
        speaker,
        parameters.finish(),
        name=name,
        title=section_title(name),
        body=speaker.words.prose(name),
        dataset=dataset(speaker) if name == "about" else None,
    )


@text_page.get("/glossary")
def glossary(language: str) -> str:
    """Terms of the period, in the alphabetical order of the language."""
    speaker = voice(language)
    words = speaker.words
    terms = [
        (
            key,
            words.say(term.label, f"glossary/{key}/label"),
            words.say(term.text, f"glossary/{key}/text"),
        )
        for key, term in speaker.edition.glossary.items()
    ]
    terms = words.alphabetical(terms, lambda term: term[1])
    parameters = PageParameters()
    return page("glossary.html", speaker, parameters.finish(), terms=terms)
