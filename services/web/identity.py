"""Identifiers that outlive pages: /id/<id> leads to what stands for it now, merged ids included."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from services.web.atlas import current_atlas
from services.web.errors import UnknownThing, Withdrawn
from services.web.language import preferred
from services.web.parameters import refuse_unknown
from services.web.rendering import Voice, voice

identity = Blueprint("identity", __name__)

FORMS = ("text/html", "application/geo+json", "application/json")
"""Forms of a place; of forms liked equally the first."""


@identity.get("/id/<place>")
def lead(place: str) -> Response:
    """303 to the page of a place or to its record as GeoJSON; a merged id is permanently moved.

    Raises
    ------
    UnknownThing, Withdrawn
        when no published place has this id
    BadParameter
        for any parameter
    """
    refuse_unknown(())
    edition = current_atlas().edition
    speaker = voice(preferred(edition.info.codes))
    standing = standing_id(speaker, place)
    if standing != place:
        return redirect(speaker.address.identifier(standing), 301)
    if request.accept_mimetypes.best_match(FORMS, default=FORMS[0]) == FORMS[0]:
        response = redirect(speaker.address.place(place), 303)
    else:
        layer = edition.published[place].layer
        response = redirect(speaker.address.record(layer, place), 303)
    response.headers["Vary"] = "Accept, Accept-Language"
    return response


def standing_id(speaker: Voice, place: str) -> str:
    """The id that stands for this one: itself, or the successor it was merged into.

    Raises
    ------
    UnknownThing
        when it never was the id of a place that visitors may see
    Withdrawn
        when the place was taken out, with the reason
    """
    edition = speaker.edition
    stone = edition.tombstones.get(place)
    if stone and stone.successor:
        return stone.successor
    if stone:
        reason = speaker.words.say(stone.reason, f"tombstones/{place}/reason")
        raise Withdrawn(place, reason, str(stone.date))
    if place not in edition.published:
        raise UnknownThing("place", place, list(edition.published))
    return place
