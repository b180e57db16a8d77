"""Identifiers that outlive pages: /id/<id> leads to what stands for it now, merged ids included."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from services.edition.edition import Edition
from services.exchange.citations.items import MEDIA_TYPE as CSL
from services.web.atlas import current_atlas
from services.web.errors import UnknownThing, Withdrawn
from services.web.language import preferred
from services.web.parameters import refuse_unknown
from services.web.rendering import Voice, voice

identity = Blueprint("identity", __name__)

PAGE = "text/html"
FORMS = {
    "place": (PAGE, "application/geo+json", "application/json"),
    "event": (PAGE, "application/geo+json", "application/json"),
    "figure": (PAGE, "application/json"),
    "source": (PAGE, CSL, "application/json"),
}
"""Forms of each record; of forms liked equally the first."""


@identity.get("/id/<record>")
def lead(record: str) -> Response:
    """303 to the page of a place, figure, source or event, or to its data as JSON.

    A merged id is permanently moved.

    Raises
    ------
    UnknownThing, Withdrawn
        when nothing that visitors may see has this id
    BadParameter
        for any parameter
    """
    refuse_unknown(())
    edition = current_atlas().edition
    speaker = voice(preferred(edition.info.codes))
    kind = kind_of(speaker, record)
    kept = standing(speaker, record, "place", [record] if kind else list(edition.published))
    if kept != record:
        return redirect(speaker.address.identifier(kept), 301)
    forms = FORMS[str(kind)]
    wants_page = request.accept_mimetypes.best_match(forms, default=PAGE) == PAGE
    target = _page(speaker, record) if wants_page else _data(speaker, record)
    response = redirect(target, 303)
    response.headers["Vary"] = "Accept, Accept-Language"
    return response


def visible(edition: Edition, kind: str) -> list[str]:
    """Ids of the places, figures, sources or events that visitors may see."""
    if kind in ("place", "source"):
        return list(edition.published if kind == "place" else edition.sources)
    table = edition.observations if kind == "figure" else edition.events
    return [key for key, item in table.items() if item.place in edition.published]


def kind_of(speaker: Voice, record: str) -> str | None:
    """What an id that visitors may see stands for: place, event, figure or source."""
    return next((kind for kind in FORMS if record in visible(speaker.edition, kind)), None)


def _page(speaker: Voice, record: str) -> str:
    kind, address = kind_of(speaker, record), speaker.address
    if kind == "event":
        return f"{address.place(speaker.edition.events[record].place)}#event-{record}"
    return {"place": address.place, "figure": address.figure, "source": address.source}[str(kind)](
        record
    )


def _data(speaker: Voice, record: str) -> str:
    kind, edition = kind_of(speaker, record), speaker.edition
    if kind == "figure":
        return speaker.address.figure_record(record)
    if kind == "source":
        return speaker.address.citation("source", record, "csl", {})
    place = edition.events[record].place if kind == "event" else record
    return speaker.address.record(edition.published[place].layer, place)


def standing(speaker: Voice, record: str, kind: str, exists: list[str]) -> str:
    """The id that stands for this one: itself, or the successor it was merged into.

    Parameters
    ----------
    kind : what is asked for, as an error names it
    exists : ids of that kind that visitors may see

    Raises
    ------
    UnknownThing
        when it never was the id of something that visitors may see
    Withdrawn
        when it was taken out, with the reason
    """
    stone = speaker.edition.tombstones.get(record)
    if stone and stone.successor:
        return stone.successor
    if stone:
        reason = speaker.words.say(stone.reason, f"tombstones/{record}/reason")
        raise Withdrawn(record, reason, str(stone.date))
    if record not in exists:
        raise UnknownThing(kind, record, exists)
    return record


def standing_id(speaker: Voice, place: str) -> str:
    """The id that stands for that of a place; the errors are those of `standing`."""
    return standing(speaker, place, "place", list(speaker.edition.published))
