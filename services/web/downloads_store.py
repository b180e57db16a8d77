"""The downloads of the application: what they are made from, and where they are kept."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from threading import Lock

from flask import Flask, current_app

from services.edition.edition import Edition
from services.exchange.downloads.listing import downloads
from services.exchange.downloads.material import Look, Material
from services.exchange.downloads.store import Store
from services.maps.styles import STYLES
from services.web.atlas import open_atlas
from services.web.mentions import plain

_TOKEN = re.compile(r"--([\w-]+):\s*(#[0-9a-fA-F]{6})\s*;")
_ADDRESS = re.compile(r"https?://[^\s/?#]+[^\s?#]*")
_opening = Lock()

DASHES = {"trial": (3.0, 5.0)}
"""Lines that the map draws otherwise than railways (map.css)."""


def store_of(app: Flask) -> Store:
    """The store of the application's edition, opened once."""
    edition = open_atlas(app).edition
    with _opening:
        store = app.extensions.get("downloads")
        if store is None or store.material.edition is not edition:
            store = app.extensions["downloads"] = _open(app, edition)
    return store


def current_store() -> Store:
    """The store of the application that answers this request."""
    return store_of(current_app._get_current_object())


def _open(app: Flask, edition: Edition) -> Store:
    material = Material(
        edition=edition,
        told=plain,
        looks=looks(edition, app.config["STATIC"] / "css" / "tokens.css"),
        notice=_text(Path(app.root_path) / "NOTICE"),
        address=address_of(app),
        shelf=app.config["SHELF"],
    )
    # Beside the shelf: both hold what can be made anew.
    folder = app.config.get("DOWNLOADS") or Path(app.config["SHELF"]).parent / "downloads"
    return Store(folder, _key(app, material), material, downloads(edition), _inside(app))


def address_of(app: Flask) -> str:
    """Where the operator says the atlas is on the web (ADDRESS); empty where nothing usable."""
    given = str(app.config.get("ADDRESS") or "").rstrip("/")
    return given if _ADDRESS.fullmatch(given) else ""


def looks(edition: Edition, tokens: Path) -> dict[str, Look]:
    """How each layer is drawn: the row of the style table, its colour token resolved."""
    colours = dict(_TOKEN.findall(_text(tokens)))
    found = {}
    for layer in edition.layers.values():
        style = STYLES[layer.style]
        colour = colours.get(style.colour, Look.colour)
        dash = DASHES.get(layer.style, Look.dash)
        found[layer.id] = Look(style.shape, colour, style.size, style.labelled, dash)
    return found


def _inside(app: Flask) -> Callable[[Callable[[], None]], None]:
    """Runs a task where texts find the atlas and the languages."""

    def run(task: Callable[[], None]) -> None:
        with app.app_context():
            task()

    return run


def _key(app: Flask, material: Material) -> str:
    """The edition's hash, and one of all else that goes into a file: address, program, words."""
    rest = hashlib.sha256(f"{material.address}\n{material.notice}\n{material.looks}".encode())
    root = Path(app.root_path)
    made_of = [*root.glob("services/**/*.py"), *root.glob("translations/*/*/*.po")]
    for path in sorted([*made_of, root / "requirements.txt"]):
        rest.update(path.read_bytes())
    return f"{material.edition.hash}-{rest.hexdigest()[:16]}"


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""
