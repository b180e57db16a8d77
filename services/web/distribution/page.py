"""The page of the spatial distribution, and its figures as files."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, request
from markupsafe import Markup
from werkzeug.wrappers import Response as Answer

from services.web.distribution.canvas import Canvas
from services.web.distribution.choice import (
    CHOICES,
    NAMES,
    Choice,
    default_layers,
    query_of,
    read_choice,
    written,
)
from services.web.distribution.code import code_of
from services.web.distribution.document import document_of
from services.web.distribution.figures import FIGURES, offered
from services.web.distribution.form import form_of
from services.web.distribution.measured import measured_html
from services.web.distribution.numbers import Numbers
from services.web.distribution.picture import picture_of, years_words
from services.web.distribution.svg import text_of
from services.web.distribution.task import computed
from services.web.distribution.titles import figure_titles
from services.web.distribution.words import left_out_words
from services.web.errors import UnknownThing
from services.web.parameters import PageParameters
from services.web.rendering import Voice, page, voice

distribution_page = Blueprint("distribution_page", __name__, url_prefix="/<language>")


@distribution_page.get("/distribution")
def show(language: str) -> str | Answer:
    """The results of what the address chooses, under the form that chooses it."""
    speaker = voice(language)
    tidied = _tidied(speaker)
    if tidied is not None:
        return redirect(speaker.address.distribution(query_of(tidied)))
    parameters = PageParameters()
    choice = _asked(speaker, parameters)
    canvas = Canvas(speaker, computed(speaker.edition, choice))
    document = document_of(speaker, canvas.done)
    figures = {name: _inline(canvas, name) for name in FIGURES}
    numbers = Numbers(document, speaker.wording)
    origin = request.url_root.rstrip("/")
    return page(
        "distribution.html",
        speaker,
        parameters.finish(),
        choice=choice,
        form=form_of(speaker, choice),
        told=document,
        numbers=numbers,
        figures=figures,
        titles=figure_titles(),
        measured={name: measured_html(numbers, name) for name in FIGURES},
        code={name: code_of(document, name, origin) for name in FIGURES},
        titles_of_years=years_words(canvas),
        left_out=[(reason, left_out_words(reason)) for reason in canvas.done.selection.left_out],
        nodes=canvas.nodes(),
    )


def _inline(canvas: Canvas, name: str) -> Markup | None:
    """A figure as it stands in the page; its numbers stand in the tables too."""
    if name not in offered(canvas):
        return None
    node = FIGURES[name](canvas)
    node.set("role", "img")
    node.set("aria-label", figure_titles()[name])
    return Markup(text_of(node))


@distribution_page.get("/distribution/<figure>.svg")
def picture(language: str, figure: str) -> Response:
    """A figure with its caption, sources and date as a file of its own.

    Raises
    ------
    UnknownThing
        when the selection has no such figure
    """
    speaker = voice(language)
    parameters = PageParameters()
    choice = _asked(speaker, parameters)
    canvas = Canvas(speaker, computed(speaker.edition, choice))
    if figure not in offered(canvas):
        raise UnknownThing("figure", figure, offered(canvas))
    document = document_of(speaker, canvas.done)
    query = query_of(written(speaker.edition, choice))
    address = request.url_root.rstrip("/") + speaker.address.distribution(query)
    drawn = text_of(picture_of(canvas, document, figure, address))
    response = Response(f'<?xml version="1.0" encoding="UTF-8"?>\n{drawn}\n')
    response.mimetype = "image/svg+xml"
    years = f"{choice.first}-{choice.last}"
    name = f"{speaker.edition.info.id}-{figure}-{years}.svg"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-cache"
    return response


def _asked(speaker: Voice, parameters: PageParameters) -> Choice:
    parameters.reads(NAMES)
    given = {name: value for name, value in request.args.items() if name in NAMES}
    return read_choice(speaker.edition, given, parameters.leave_out)


def _tidied(speaker: Voice) -> dict[str, str] | None:
    """What a form without script sent, as addresses write it; None where it is written so.

    A form repeats the name of its boxes and sends what was left as it stood: one view shall have
    one address.
    """
    lists = dict(request.args.lists())
    sent = any(len(values) > 1 or "" in values for values in lists.values())
    if not sent:
        return None
    joined = {name: ",".join(filter(None, values)) for name, values in lists.items()}
    for name, allowed in CHOICES.items():
        if joined.get(name) == allowed[0]:
            del joined[name]
    whole = speaker.edition.info.years
    if (joined.get("from"), joined.get("to")) == (str(whole.first), str(whole.last)):
        del joined["from"], joined["to"]
    elif joined.get("from") and joined.get("from") == joined.get("to"):
        joined["year"] = joined.pop("from")
        del joined["to"]
    if joined.get("layers", "").split(",") == default_layers(speaker.edition):
        del joined["layers"]
    if joined.get("certainty", "").count(",") == 2:
        del joined["certainty"]
    joined["area"] = ",".join(" ".join(part.split()) for part in joined.get("area", "").split(","))
    if not joined.get("around"):
        joined.pop("km", None)
    return {name: value for name, value in joined.items() if value}
