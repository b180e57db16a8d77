"""Files under static/, compressed once a process; a slow kiosk disk and a slow Wi-Fi both gain."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from flask import Blueprint, Response, current_app, send_from_directory
from werkzeug.security import safe_join

from services.exchange.body import Body, body
from services.web.atlas import current_atlas
from services.web.bodies import answer
from services.web.errors import UnknownThing

static_files = Blueprint("static_files", __name__)

COMPRESSIBLE = (".css", ".js", ".json", ".geojson", ".svg", ".txt")
MEDIA_TYPES = {".js": "text/javascript", ".geojson": "application/geo+json"}


@static_files.get("/static/<path:name>")
def file(name: str) -> Response:
    """A file of the front end; 404 where there is none."""
    folder = current_app.config["STATIC"]
    if not _is_file(folder, name):
        raise UnknownThing("page", f"/static/{name}", [])
    if not name.endswith(COMPRESSIBLE):
        return send_from_directory(folder, name, max_age=3600)
    return answer(_prepared(name, folder / name))


def _is_file(folder: Path, name: str) -> bool:
    joined = safe_join(str(folder), name)
    try:
        return joined is not None and Path(joined).is_file()
    except (OSError, ValueError):  # longer than a file name may be, or with a NUL
        return False


def _prepared(name: str, path: Path) -> Body:
    # The time of change is part of the key: a developer's edit shows without a restart.
    key = ("static", name, str(path.stat().st_mtime_ns))
    prepared = current_atlas().prepared
    if key not in prepared:
        guessed = mimetypes.guess_type(name)[0] or "text/plain"
        media_type = MEDIA_TYPES.get(path.suffix, guessed)
        prepared[key] = body(path.read_bytes(), media_type)
    return prepared[key]
