"""A figure by itself: its value and printed wording, source and locator, doubts, how to cite it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, jsonify, redirect
from werkzeug.wrappers import Response as AnyResponse

from services.web.atlas import current_atlas
from services.web.citing import citing, figure_item, recorded_item, stable
from services.web.errors import UnknownThing
from services.web.figure_rows import row
from services.web.identity import standing, visible
from services.web.mentions import plain
from services.web.parameters import PageParameters, refuse_unknown
from services.web.rendering import Voice, page, voice

figure_page = Blueprint("figure_page", __name__)


@figure_page.get("/<language>/figures/<figure>")
def show(language: str, figure: str) -> str | AnyResponse:
    """A figure of a published place; a merged id is redirected to its successor.

    Raises
    ------
    UnknownThing, Withdrawn
        when no figure that visitors may see has this id
    """
    speaker = voice(language)
    kept = standing(speaker, figure, "figure", visible(speaker.edition, "figure"))
    if kept != figure:
        return redirect(speaker.address.identifier(kept), 301)
    parameters = PageParameters()
    return page("figure.html", speaker, parameters.finish(), **figure_context(speaker, figure))


def figure_context(speaker: Voice, figure: str) -> dict[str, Any]:
    """What figure.html shows."""
    observation = speaker.edition.observations[figure]
    words = row(speaker, observation)
    part = observation.part_of
    return {
        "figure": words,
        "name": speaker.words.name(observation.place),
        "place_href": f"{speaker.address.place(observation.place)}#figure-{figure}",
        "whole": row(speaker, speaker.edition.observations[part]) if part else None,
        "citing": citing(speaker, figure_item(speaker, figure), "figure", figure),
        "cited_source": citing(
            speaker, recorded_item(speaker, observation.source), "source", observation.source
        ),
    }


@figure_page.get("/figures/<figure>.json")
def record(figure: str) -> Response:
    """A figure as the edition holds it, with its source and the edition it is from.

    Raises
    ------
    UnknownThing, Withdrawn
        when no figure that visitors may see has this id
    BadParameter
        for any parameter
    """
    refuse_unknown(())
    atlas = current_atlas()
    edition = atlas.edition
    speaker = voice(edition.info.codes[0])
    exists = visible(edition, "figure")
    kept = standing(speaker, figure, "figure", exists)
    if kept not in exists:
        raise UnknownThing("figure", figure, exists)
    observation = edition.observations[kept]
    held = observation.model_dump(mode="json", exclude={"period"})
    for name in ("comment", "period_note"):
        held[name] = {code: plain(text, code) for code, text in held[name].items()}
    info = edition.info
    response = jsonify(
        {
            **held,
            "period": str(observation.period),
            "address": stable(speaker, speaker.address.identifier(kept)),
            "source": recorded_item(speaker, observation.source),
            "checks": {key: atlas.verdicts[key].outcome for key in atlas.checks_of.get(kept, ())},
            "edition": {"id": info.id, "version": info.version, "date": info.date},
            "licence": info.licence,
        }
    )
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
