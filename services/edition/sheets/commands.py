"""The curator's door on the command line: flask import-sheet, sheet-templates, report."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from services.edition.edition import Edition
from services.edition.faults import FaultyEdition
from services.edition.reading import read_edition
from services.edition.report import report, report_text
from services.edition.sheets.difference import difference, emptied, plain
from services.edition.sheets.importing import Plan, plan_import
from services.edition.sheets.templates import write_templates
from services.edition.tidying import Unreadable


@click.command("import-sheet")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--table", help="Table (observations) or layer (balkhash) the rows belong to.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@with_appcontext
def import_sheet(file: Path, table: str | None, yes: bool) -> None:
    """Bring new or changed records from an .xlsx, .csv, .gpkg or .geojson into the edition.

    Columns that the sheet has not stay as they are; a blank cell in a column it has empties the
    value. Nothing is written when anything is wrong.
    """
    plan = plan_import(current_app.config["EDITION"], file, table)
    if plan.findings:
        for line in plan.findings:
            click.echo(plain(line))
        number = len(plan.findings)
        click.echo(f"{number} finding{'s' * (number != 1)}; nothing was written.")
        sys.exit(1)
    if not plan.texts:
        click.echo(f"{len(plan.items)} rows; the edition holds them all. Nothing to write.")
        return
    for line in difference(plan.items):
        click.echo(line)
    lost = emptied(plan.items)
    if lost:
        told = "1 value is" if lost == 1 else f"{lost} values are"
        click.echo(f"{told} emptied, because the sheet has a blank cell there.")
    if not (yes or click.confirm("Write this into the edition?")):
        click.echo("Nothing was written.")
        sys.exit(1)
    _write(plan)


def _write(plan: Plan) -> None:
    try:
        plan.write()
    except (Unreadable, OSError) as problem:
        click.echo(f"Nothing was written: {problem}")
        sys.exit(1)
    click.echo(f"Written: {', '.join(plan.texts)}. Note the change in mapdata/CHANGELOG.md.")


@click.command("sheet-templates")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--filled", is_flag=True, help="With the records that the edition holds.")
@with_appcontext
def sheet_templates(folder: Path, filled: bool) -> None:
    """Write a workbook for each table and layer, with explanations and lists to choose from."""
    try:
        written = write_templates(_sound_edition(), folder, filled)
    except (ValueError, OSError) as problem:
        click.echo(f"{folder}: {problem}")
        sys.exit(1)
    click.echo(f"{folder}: {len(written)} workbooks; take one back with flask import-sheet.")


@click.command("report")
@with_appcontext
def report_command() -> None:
    """Count what the edition holds: places, figures, locators, texts."""
    click.echo(report_text(report(_sound_edition())), nl=False)


def _sound_edition() -> Edition:
    try:
        return read_edition(current_app.config["EDITION"])
    except FaultyEdition as problem:
        click.echo(f"The edition has {len(problem.faults)} faults; flask check lists them.")
        sys.exit(1)


commands = [import_sheet, sheet_templates, report_command]
