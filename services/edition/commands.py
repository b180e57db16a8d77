"""Commands of the curator: flask check, flask tidy, and those of the door."""

from __future__ import annotations

import sys

import click
from flask import current_app
from flask.cli import with_appcontext

from services.edition.changes.commands import edition_diff
from services.edition.faults import FaultyEdition
from services.edition.reading import read_edition
from services.edition.sheets import commands as door
from services.edition.tidy import tidy


@click.command("check")
@with_appcontext
def check() -> None:
    """Check the edition: every fault at once, or what the sound edition holds."""
    root = current_app.config["EDITION"]
    try:
        edition = read_edition(root)
    except FaultyEdition as problem:
        for fault in problem.faults:
            click.echo(str(fault))
        click.echo(f"{len(problem.faults)} faults; the last good edition goes on.")
        sys.exit(1)
    info = edition.info
    click.echo(
        f"{info.id} {info.version} is sound: {len(edition.layers)} layers, "
        f"{len(edition.published)} places shown of {len(edition.features)}, "
        f"{len(edition.observations)} figures, {len(edition.sources)} sources."
    )


@click.command("tidy")
@with_appcontext
def tidy_command() -> None:
    """Bring files saved by QGIS, Excel or LibreOffice into canonical form; list what changed."""
    changed = tidy(current_app.config["EDITION"])
    for line in changed:
        click.echo(line)
    if not changed:
        click.echo("Everything is in canonical form.")


commands = [check, tidy_command, edition_diff, *door.commands]
