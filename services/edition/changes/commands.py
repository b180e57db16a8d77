"""flask edition-diff: how two states of the edition differ, for people, programs and the log."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from services.edition.canonical import json_text
from services.edition.changes.comparing import compare
from services.edition.changes.log import VersionChanges, change_file
from services.edition.changes.telling import document, lines
from services.edition.saving import save_all
from services.edition.shelf import kept_copy
from services.edition.tidying import Unreadable

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("edition-diff")
@click.argument("old", type=FOLDER, required=False)
@click.argument("new", type=FOLDER, required=False)
@click.option("--json", "as_json", is_flag=True, help="The difference as JSON.")
@click.option("--log", is_flag=True, help="Write it into the change log of NEW.")
@with_appcontext
def edition_diff(old: Path | None, new: Path | None, as_json: bool, log: bool) -> None:
    """Tell how the edition NEW differs from OLD, record by record.

    NEW is the edition of this atlas unless named, OLD the copy that was served last. An id that is
    gone without a tombstone is a fault: it is named, nothing is written and the exit code is 1.
    """
    root = new or current_app.config["EDITION"]
    before = old or kept_copy(current_app.config["SHELF"])
    if before is None:
        raise click.ClickException("no edition was served yet; name the folder of the old one")
    try:
        changes, faults = compare(before, root)
    except (Unreadable, ValueError) as problem:
        raise click.ClickException(str(problem)) from problem
    if as_json:
        click.echo(json_text(document(changes)), nl=False)
    else:
        for line in lines(changes):
            click.echo(line)
    for fault in faults:
        click.echo(str(fault), err=True)
    if faults:
        sys.exit(1)
    if log:
        click.echo(f"{_write(root, changes)} written", err=True)


def _write(root: Path, changes: VersionChanges) -> str:
    """Write the file of the version; the summary that people wrote stays."""
    if changes.since == changes.version:
        message = f"both are {changes.version}; give the new state a version of its own first"
        raise click.ClickException(message)
    file = change_file(changes.version)
    kept = json.loads((root / file).read_text("utf-8")) if (root / file).is_file() else {}
    told = document(changes)
    ordered = {name: told[name] for name in ("version", "date", "since") if name in told}
    ordered |= {"summary": kept.get("summary") or {}} | {"records": told.get("records", {})}
    save_all(root, {file: json_text(ordered)})
    return file
