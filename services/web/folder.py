"""The atlas as a folder that opens from a USB stick or any web host: no server, no network.

A folder for each language, the front end and the media beside them, and a page to choose.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from flask import Flask, current_app, g, render_template

from services.web.addresses import FolderAddresses
from services.web.atlas import Atlas, open_atlas
from services.web.cards import cards
from services.web.explorer_data import explorer_data
from services.web.map_page import slots
from services.web.rendering import voice
from services.web.sections import section_names

COPIED = ("css", "vendor", "bundle", "basemap/relief.webp", "icon.svg")
NOTICES = ("LICENSE", "NOTICE", "CITATION.cff")


def write_folder(
    app: Flask, target: Path, languages: Sequence[str] = (), layers: Sequence[str] = ()
) -> list[Path]:
    """Write the map, its places, periods and sources into an empty folder.

    Parameters
    ----------
    target : a folder that does not exist or is empty
    languages : languages of the pages; all of the edition by default
    layers : layers the map offers; all of the edition by default

    Returns
    -------
    The pages written.

    Raises
    ------
    ValueError
        when the folder holds anything, or a language or layer does not exist
    FileNotFoundError
        when the set-up has not bundled the scripts
    """
    atlas = open_atlas(app)
    codes = list(languages) or atlas.edition.info.codes
    offered = list(layers) or list(atlas.edition.layers)
    _check(app, atlas, target, codes, offered)
    target.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        _copy(app.config["STATIC"] / name, target / "static" / name)
    for name in NOTICES:
        _copy(Path(app.root_path) / name, target / name)
    if (atlas.edition.root / "media").is_dir():
        _copy(atlas.edition.root / "media", target / "media")
    pages = [_write_start(app, target, codes)]
    for code in codes:
        pages += [
            _write_page(app, target, path, FolderAddresses(code, offered, path.count("/"), codes))
            for path in page_paths(atlas)
        ]
        _write_scripts(app, atlas, target, FolderAddresses(code, offered, 0, codes))
    return pages


def page_paths(atlas: Atlas) -> list[str]:
    """Paths of all pages below the language: '', 'places/alzhir', 'periods/war' ..."""
    edition = atlas.edition
    return [
        "",
        *(f"places/{key}" for key in edition.published),
        *(f"periods/{key}" for key in edition.periods),
        "statistics",
        *section_names(edition),
        "sources",
        *(f"sources/{key}" for key in edition.sources),
    ]


def _check(app: Flask, atlas: Atlas, target: Path, languages: list[str], layers: list[str]) -> None:
    edition = atlas.edition
    for language in languages:
        if language not in edition.info.codes:
            raise ValueError(f"no language '{language}'; there are {', '.join(edition.info.codes)}")
    for layer in layers:
        if layer not in edition.layers:
            raise ValueError(f"no layer '{layer}'; there are {', '.join(edition.layers)}")
    if target.exists() and any(target.iterdir()):
        raise ValueError(f"{target} is not empty; name a new folder")
    if not (app.config["STATIC"] / "bundle" / "atlas.js").is_file():
        raise FileNotFoundError("the scripts are not bundled; run `make setup` once")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copyfile(source, target)


def _write_start(app: Flask, target: Path, codes: list[str]) -> Path:
    """The page that opens first: the title in each language, leading to its map."""
    with app.test_request_context(f"/{codes[0]}/"):
        app.preprocess_request()
        edition = open_atlas(app).edition
        choices = [
            (edition.info.language(code), edition.info.title.get(code, edition.info.id))
            for code in codes
        ]
        html = render_template("start.html", choices=choices)
    page = target / "index.html"
    page.write_text(html, encoding="utf-8")
    return page


def _write_page(app: Flask, target: Path, path: str, address: FolderAddresses) -> Path:
    with app.test_request_context(f"/{address.language}/{path}"):
        app.preprocess_request()
        g.address = address
        html = app.dispatch_request()
    page = target / address.language / f"{path or 'index'}.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(str(html), encoding="utf-8")
    return page


def _write_scripts(app: Flask, atlas: Atlas, target: Path, address: FolderAddresses) -> None:
    with app.test_request_context(f"/{address.language}/"):
        app.preprocess_request()
        g.address = address
        speaker = voice(address.language)
        script = slots(speaker).script
        data = {address.cards(): cards(speaker)}
        for layer in atlas.edition.layers:
            if address.offers(layer):
                data[address.layer(layer)] = json.loads(atlas.map_layers[layer].identity)
        ground = app.config["STATIC"] / "basemap" / "ground.json"
        data[address.static("basemap/ground.json")] = json.loads(ground.read_bytes())
        figures = {address.statistics_data(): explorer_data(speaker)}
    folder = target / address.language
    # Two files: neither the map nor the explorer waits for what only the other one needs.
    _write_data(folder / "data.js", data)
    _write_data(folder / "statistics-data.js", figures)
    (folder / "map.js").write_text(script, encoding="utf-8")


def _write_data(path: Path, data: dict[str, Any]) -> None:
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    path.write_text(f"globalThis.AtlasData = {text};\n", encoding="utf-8")


@click.command("export-folder")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--language", "languages", multiple=True, help="Language; repeat. All by default.")
@click.option("--layer", "layers", multiple=True, help="Layer of the map; repeat. All by default.")
def export_folder(folder: Path, languages: tuple[str, ...], layers: tuple[str, ...]) -> None:
    """Write the atlas as a folder that opens without a server."""
    try:
        pages = write_folder(current_app, folder, languages, layers)
    except (ValueError, FileNotFoundError) as problem:
        raise click.ClickException(str(problem)) from problem
    click.echo(f"{len(pages)} pages written; open {folder / 'index.html'}")
