"""The Karlag Atlas: wires the rooms together; `python app.py` serves it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import waitress
from flask import Flask

from services.edition.commands import commands
from services.edition.faults import FaultyEdition
from services.web import compression, errors, headers, language, prose, rendering
from services.web.api import answers
from services.web.api.rooms import api
from services.web.atlas import open_atlas
from services.web.changes_page import changes_page
from services.web.check_page import check_page
from services.web.cite_page import cite_page
from services.web.distribution.api import distribution_api
from services.web.distribution.page import distribution_page
from services.web.downloads import downloads
from services.web.downloads_command import make_downloads
from services.web.downloads_page import downloads_page
from services.web.explorer_page import explorer_page
from services.web.figure_page import figure_page
from services.web.folder import export_folder
from services.web.identity import identity
from services.web.machine import machine
from services.web.map_page import map_page
from services.web.media import media
from services.web.period_page import period_page
from services.web.place_page import place_page
from services.web.source_page import source_page
from services.web.static_files import static_files
from services.web.text_page import text_page
from services.web.unknown_page import unknown_page

HERE = Path(__file__).resolve().parent

BLUEPRINTS = (
    static_files,
    media,
    language.root,
    machine,
    distribution_api,
    identity,
    api,
    map_page,
    place_page,
    period_page,
    explorer_page,
    distribution_page,
    source_page,
    text_page,
    check_page,
    downloads_page,
    downloads,
    unknown_page,
    cite_page,
    changes_page,
    figure_page,
)


def create_app(config: dict[str, Any] | None = None) -> Flask:
    """The application for one edition.

    Parameters
    ----------
    config : overrides; EDITION (folder of the edition), SHELF (where the last good copy is kept),
        STATIC (folder of the front end), ADDRESS (where the atlas is on the web, for identifiers
        in files; none by default), DOWNLOADS (where made files are kept; beside the shelf by
        default), PATIENCE (seconds a request waits for a file that is being made)

    Notes
    -----
    The edition is opened by `serve` or by the first request, not here: `flask check` must run
    on an edition that cannot be served.
    """
    app = Flask(__name__, static_folder=None)
    app.config.update(
        EDITION=HERE / "mapdata",
        SHELF=HERE / "instance" / "editions",
        STATIC=HERE / "static",
        ADDRESS=os.environ.get("ADDRESS", ""),
        BABEL_TRANSLATION_DIRECTORIES=str(HERE / "translations"),
        BABEL_DEFAULT_LOCALE="en",
    )
    app.config.update(config or {})
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.url_map.strict_slashes = True
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    for room in (language, errors, headers, compression, rendering, prose, answers):
        room.register(app)
    for command in (*commands, export_folder, make_downloads):
        app.cli.add_command(command)
    return app


def serve() -> int:
    """Open the edition and serve it at HOST:PORT (127.0.0.1:8000); the exit code."""
    app = create_app()
    host, port = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")
    try:
        atlas = open_atlas(app)
    except (FaultyEdition, FileNotFoundError) as problem:
        print(f"The atlas cannot start:\n{problem}", file=sys.stderr)
        return 1
    for fault in atlas.refused:
        print(f"refused, the last good edition is served: {fault}", file=sys.stderr)
    try:
        server = waitress.create_server(app, host=host, port=int(port), threads=4)
    except (OSError, ValueError) as problem:
        print(f"Cannot listen on {host}:{port} ({problem}); set HOST or PORT.", file=sys.stderr)
        return 1
    print(f"Karlag Atlas: http://{host}:{port}/  (stop with Ctrl+C)", flush=True)
    server.run()
    return 0


if __name__ == "__main__":
    sys.exit(serve())
