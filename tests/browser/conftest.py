"""A real server, a real Chromium that can reach nothing but it, and what it complained about."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import waitress
from flask import Flask
from playwright.sync_api import ConsoleMessage, Page, Request

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


def serve(app: Flask) -> tuple[str, Callable[[], None]]:
    """Serve an application on a free port of the loopback; its address and how to stop it."""
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()

    def stop() -> None:
        server.close()
        thread.join(timeout=10)

    return f"http://127.0.0.1:{server.effective_port}", stop


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


@dataclass
class Witness:
    """What a page asked for and complained about."""

    origin: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def foreign(self) -> list[str]:
        """Requests beyond the origin."""
        own = (self.origin, "data:", "blob:", "about:")
        return [address for address in self.requests if not address.startswith(own)]


@pytest.fixture()
def witness(page: Page, origin: str) -> Witness:
    """Watches the page of this test from its first request."""
    return watch(page, origin)


def watch(page: Page, origin: str) -> Witness:
    """Collect requests, console errors and uncaught exceptions of a page."""
    seen = Witness(origin)

    def on_request(request: Request) -> None:
        seen.requests.append(request.url)

    def on_console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            seen.complaints.append(message.text)

    page.on("request", on_request)
    page.on("console", on_console)
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    return seen


def open_map(page: Page, address: str) -> None:
    """Open a map page and wait until every layer it shows is drawn."""
    page.goto(address)
    page.wait_for_selector("[data-map-ready]", state="attached")
