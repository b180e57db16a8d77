"""The shelf: a copy of the last good edition, so that a faulty one never blanks the screen."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from services.edition.edition import Edition
from services.edition.faults import Fault, FaultyEdition
from services.edition.reading import read_edition


@dataclass(frozen=True)
class Opened:
    """An edition that can be served; `faults` of a newer one, where that was refused."""

    edition: Edition
    faults: tuple[Fault, ...] = ()


def open_edition(root: Path, shelf: Path) -> Opened:
    """The edition under `root`, else the last good copy on the shelf.

    Raises
    ------
    FaultyEdition
        when the edition is faulty and the shelf holds no copy
    """
    try:
        edition = read_edition(root)
    except FaultyEdition as problem:
        copy = kept_copy(shelf)
        if copy is None:
            raise
        return Opened(read_edition(copy), tuple(problem.faults))
    _keep(edition, shelf)
    return Opened(edition)


def kept_copy(shelf: Path) -> Path | None:
    """The folder of the edition that was served last; None where none was."""
    pointer = shelf / "current"
    copy = shelf / pointer.read_text(encoding="ascii") if pointer.is_file() else None
    return copy if copy is not None and copy.is_dir() else None


def _keep(edition: Edition, shelf: Path) -> None:
    copy = shelf / edition.hash
    if not copy.is_dir():
        half_done = shelf / "new"
        shutil.rmtree(half_done, ignore_errors=True)
        shutil.copytree(edition.root, half_done)
        half_done.rename(copy)
    pointer = shelf / "current.new"
    pointer.write_text(edition.hash, encoding="ascii")
    pointer.replace(shelf / "current")
    for older in shelf.iterdir():
        if older.is_dir() and older != copy:
            shutil.rmtree(older, ignore_errors=True)
