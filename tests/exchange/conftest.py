"""Every download of both editions, made once a run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from services.web.downloads_store import store_of


@pytest.fixture(params=["app", "second_app"])
def taken(request: pytest.FixtureRequest) -> tuple[Path, Callable[[str], Path]]:
    """The folder of an edition, and a way to its downloads by name."""
    made: Flask = request.getfixturevalue(request.param)
    store = store_of(made)

    def take(name: str) -> Path:
        with made.app_context():
            return store.obtain(name).path

    return store.material.edition.root, take
