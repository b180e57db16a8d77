"""The real application over the real edition, and over the tiny second one."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings

from app import create_app
from services.edition.edition import Edition
from services.web.atlas import open_atlas

ROOT = Path(__file__).resolve().parents[1]
SECOND_EDITION = ROOT / "tests" / "data" / "norway"

# A busy machine is no fault of the code: how long one example takes decides nothing.
settings.register_profile("atlas", deadline=None)
settings.load_profile("atlas")


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The atlas of mapdata/, with a shelf of its own."""
    made = create_app(
        {
            "SHELF": tmp_path_factory.mktemp("shelf"),
            "DOWNLOADS": tmp_path_factory.mktemp("downloads"),
        }
    )
    open_atlas(made)
    return made


@pytest.fixture(scope="session")
def edition(app: Flask) -> Edition:
    """The edition under mapdata/."""
    return open_atlas(app).edition


@pytest.fixture()
def client(app: Flask) -> FlaskClient:
    """A client of the atlas."""
    return app.test_client()


@pytest.fixture(scope="session")
def second_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The same code over another region, other languages, other years."""
    made = create_app(
        {
            "EDITION": SECOND_EDITION,
            "SHELF": tmp_path_factory.mktemp("shelf"),
            "DOWNLOADS": tmp_path_factory.mktemp("downloads"),
        }
    )
    open_atlas(made)
    return made


@pytest.fixture()
def copy_of_edition(tmp_path: Path) -> Callable[[Path], Path]:
    """Copies an edition's folder to a place where a test may spoil it."""

    def copy(root: Path) -> Path:
        return Path(shutil.copytree(root, tmp_path / root.name))

    return copy
