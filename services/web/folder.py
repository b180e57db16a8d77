"""The atlas as a folder that opens from a USB stick: one language, chosen layers, no server.

A first, narrow door: it proves that pages, data and addresses can stand behind other doors.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import click
from flask import Flask, current_app, g

from services.web.addresses import FolderAddresses
from services.web.atlas import Atlas, open_atlas
from services.web.cards import cards
from services.web.map_page import slots
from services.web.rendering import voice
from services.web.sections import section_names

COPIED = ("css", "vendor", "bundle", "basemap/relief.webp", "icon.svg")


def write_folder(app: Flask, target: Path, language: str, layers: list[str]) -> list[Path]:
    """Write the map, its places, periods and sources into an empty folder.

    Parameters
    ----------
    target : a folder that does not exist or is empty
    language : language of all pages
    layers : layers the map offers

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
    _check(app, atlas, target, language, layers)
    target.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        _copy(app.config["STATIC"] / name, target / "static" / name)
    if (atlas.edition.root / "media").is_dir():
        _copy(atlas.edition.root / "media", target / "media")
    pages = [_write_page(app, target, language, layers, path) for path in page_paths(atlas)]
    _write_scripts(app, atlas, target, language, layers)
    return pages


def page_paths(atlas: Atlas) -> list[str]:
    """Paths of all pages below the language: '', 'places/alzhir', 'periods/war' ..."""
    edition = atlas.edition
    return [
        "",
        *(f"places/{key}" for key in edition.published),
        *(f"periods/{key}" for key in edition.periods),
        *section_names(edition),
        "sources",
        *(f"sources/{key}" for key in edition.sources),
    ]


def _check(app: Flask, atlas: Atlas, target: Path, language: str, layers: list[str]) -> None:
    edition = atlas.edition
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


def _write_page(app: Flask, target: Path, language: str, layers: list[str], path: str) -> Path:
    address = f"/{language}/{path}"
    with app.test_request_context(address):
        app.preprocess_request()
        g.address = FolderAddresses(language, layers, depth=path.count("/"))
        html = app.dispatch_request()
    page = target / f"{path or 'index'}.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(str(html), encoding="utf-8")
    return page


def _write_scripts(
    app: Flask, atlas: Atlas, target: Path, language: str, layers: list[str]
) -> None:
    with app.test_request_context(f"/{language}/"):
        app.preprocess_request()
        g.address = FolderAddresses(language, layers)
        speaker = voice(language)
        script = slots(speaker).script
        data = {speaker.address.cards(): cards(speaker)}
        for layer in layers:
            data[speaker.address.layer(layer)] = json.loads(atlas.map_layers[layer].identity)
        for pane in atlas.basemap.panes:
            file = app.config["STATIC"] / "basemap" / f"{pane}.geojson"
            data[speaker.address.static(f"basemap/{pane}.geojson")] = json.loads(file.read_bytes())
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    (target / "data.js").write_text(f"globalThis.AtlasData = {text};\n", encoding="utf-8")
    (target / "map.js").write_text(script, encoding="utf-8")


@click.command("export-folder")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--language", required=True, help="Language of the pages.")
@click.option("--layer", "layers", multiple=True, required=True, help="Layer of the map; repeat.")
def export_folder(folder: Path, language: str, layers: tuple[str, ...]) -> None:
    """Write the map of one language as a folder that opens without a server."""
    try:
        pages = write_folder(current_app, folder, language, list(layers))
    except (ValueError, FileNotFoundError) as problem:
        raise click.ClickException(str(problem)) from problem
    click.echo(f"{len(pages)} pages written; open {folder / 'index.html'}")
