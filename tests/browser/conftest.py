"""A real server, a real Chromium that can reach nothing but it, and what it complained about."""

from __future__ import annotations

import functools
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from browsing import Witness, serve, watch
from flask import Flask
from playwright.sync_api import Page

from services.web.folder import write_folder

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = "no Chromium found; type: sudo apt install chromium (or set ATLAS_CHROMIUM to its path)"


def chromium() -> str:
    """Path of the system's Chromium."""
    named = os.environ.get("ATLAS_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if not found:
        pytest.fail(MISSING)
    return found


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Chromium of the system; every host but the loopback is unknown to it."""
    return {
        "executable_path": chromium(),
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        ],
    }


@pytest.fixture(scope="session")
def origin(app: Flask) -> Iterator[str]:
    """Where the atlas is served during the tests."""
    address, stop = serve(app)
    yield address
    stop()


@pytest.fixture()
def serve_app() -> Iterator[Callable[[Flask], str]]:
    """Serves further applications for one test."""
    stops = []

    def start(app: Flask) -> str:
        address, stop = serve(app)
        stops.append(stop)
        return address

    yield start
    for stop in stops:
        stop()


@pytest.fixture()
def witness(page: Page, origin: str) -> Witness:
    """Watches the page of this test from its first request."""
    return watch(page, origin)


@pytest.fixture(scope="session")
def folder(app: Flask, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole atlas as a folder."""
    target = tmp_path_factory.mktemp("export") / "atlas"
    write_folder(app, target)
    return target


@pytest.fixture(scope="session")
def plain_server(folder: Path) -> Iterator[str]:
    """The folder behind a server that knows nothing but files."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Says nothing: the test run has its own words."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join(timeout=10)


@pytest.fixture(params=["file", "plain server"])
def start(request: pytest.FixtureRequest, folder: Path) -> str:
    """Where the folder begins, by each way to open it."""
    if request.param == "file":
        return f"{folder.as_uri()}/"
    return request.getfixturevalue("plain_server")
