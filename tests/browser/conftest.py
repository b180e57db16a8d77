"""A real server, a real Chromium that can reach nothing but it, and what it complained about."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from browsing import Witness, serve, watch
from flask import Flask
from playwright.sync_api import Page

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
