"""Files to take away: /downloads/<name>, made once, and how far one is that is still being made."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Blueprint, current_app, jsonify, make_response, redirect, request
from flask import Response as FlaskResponse
from werkzeug.wrappers import Response

from services.edition.kept_files import EditionChanged
from services.exchange.downloads.listing import Download
from services.exchange.downloads.store import Made, Making
from services.web.downloads_store import current_store
from services.web.errors import NotMade, UnknownThing
from services.web.language import preferred
from services.web.parameters import refuse_unknown
from services.web.rendering import page, voice

downloads = Blueprint("downloads", __name__)

AGAIN = 2
"""Seconds after which a client looks again for a file that is being made."""

PART = 1 << 16
"""Bytes sent at a time."""


@downloads.get("/downloads/<name>")
def file(name: str) -> Response:
    """A file with its name, ETag and ranges; 202 while a long one is being made.

    Raises
    ------
    UnknownThing
        when there is no such download; says which there are
    BadParameter
        for any parameter
    NotMade
        when it could not be made; asking again is another try
    """
    found = _state(name)
    if isinstance(found, Making):
        return _waiting(current_store().downloads[name], found)
    return _sent(current_store().downloads[name], found)


@downloads.get("/downloads/<name>/progress")
def progress(name: str) -> Response:
    """How far a file is (202), or the way to it (303).

    Raises
    ------
    UnknownThing, BadParameter, NotMade
        as for the file itself
    """
    found = _state(name)
    if isinstance(found, Making):
        return _waiting(current_store().downloads[name], found)
    return redirect(f"/downloads/{name}", 303)


def _state(name: str) -> Made | Making:
    refuse_unknown(())
    store = current_store()
    if name not in store.downloads:
        raise UnknownThing("download", name, list(store.downloads))
    try:
        if not store.downloads[name].is_long:
            return store.obtain(name)
        found = store.request(name)
        if isinstance(found, Making) and found.problem is None:
            store.wait(name, _patience())
            found = store.request(name)
    except (OSError, EditionChanged) as problem:
        raise NotMade(name) from problem
    if isinstance(found, Making) and found.problem is not None:
        current_app.logger.error("%s could not be made", name, exc_info=found.problem)
        raise NotMade(name)
    return found


def _patience() -> float:
    """Seconds to wait for a file: most are made in a moment.

    A reader sees how far it is; a program that looks at no status would keep the answer as the
    file, and waits longer.
    """
    return current_app.config.get("PATIENCE", 20.0 if _is_program() else 1.0)


def _is_program() -> bool:
    forms = ["application/json", "text/html"]
    return request.accept_mimetypes.best_match(forms, default=forms[0]) == forms[0]


def _sent(download: Download, made: Made) -> Response:
    response = FlaskResponse(_parts(made), content_type=download.media_type)
    response.content_length = made.size
    response.set_etag(made.sha256[:32])
    headers = response.headers
    headers.set("Content-Disposition", "attachment", filename=download.saved_as)
    headers["Cache-Control"] = "no-cache"
    headers["Access-Control-Allow-Origin"] = "*"
    return response.make_conditional(request, accept_ranges=True, complete_length=made.size)


def _parts(made: Made) -> Iterator[bytes]:
    """The file piece by piece, opened only when the first is asked for: a 304 needs none."""
    with made.path.open("rb") as file:
        while part := file.read(PART):
            yield part


def _waiting(download: Download, making: Making) -> Response:
    """A page that looks again by itself, without a script; JSON for programs."""
    address = f"/downloads/{download.name}/progress"
    if _is_program():
        response = jsonify(
            status=202,
            name=download.name,
            done=making.done,
            total=making.total,
            progress=address,
            file=f"/downloads/{download.name}",
        )
    else:
        speaker = voice(preferred(current_store().material.edition.info.codes))
        response = make_response(
            page("waiting.html", speaker, download=download, making=making, progress=address)
        )
        response.headers["Refresh"] = f"{AGAIN}; url={address}"
        response.headers["Content-Language"] = speaker.language
    response.status_code = 202
    response.headers["Retry-After"] = str(AGAIN)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Vary"] = "Accept, Accept-Language"
    return response
