"""All downloads into a folder, for a museum's own web host or a stick: flask make-downloads."""

from __future__ import annotations

import shutil
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from services.edition.faults import FaultyEdition
from services.edition.kept_files import EditionChanged
from services.web.downloads_store import store_of


@click.command("make-downloads")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@with_appcontext
def make_downloads(folder: Path) -> None:
    """Write every download into a folder, with SHA256SUMS; the atlas serves them at once too."""
    try:
        store = store_of(current_app._get_current_object())
        folder.mkdir(parents=True, exist_ok=True)
        sums = []
        for number, name in enumerate(store.downloads, start=1):
            made = store.obtain(name)
            saved_as = store.downloads[name].saved_as
            shutil.copyfile(made.path, folder / saved_as)
            sums.append(f"{made.sha256}  {saved_as}\n")
            click.echo(f"{number}/{len(store.downloads)} {saved_as} ({made.size} bytes)")
        (folder / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")
    except (FaultyEdition, EditionChanged, OSError) as problem:
        raise click.ClickException(str(problem)) from problem
    click.echo(f"{folder}: {len(sums)} files; `sha256sum -c SHA256SUMS` checks them.")
