"""Commands of the curator: flask check."""

from __future__ import annotations

import sys

import click
from flask import current_app

from services.edition.faults import FaultyEdition
from services.edition.reading import read_edition


@click.command("check")
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


commands = [check]
