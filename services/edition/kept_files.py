"""The files of an edition as they were when it was read, for whoever takes it away whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from services.edition.edition import Edition
from services.edition.reading import folder_hash


class EditionChanged(Exception):
    """The files under mapdata/ are no longer those of the edition that is served."""


def kept_folder(edition: Edition, shelf: Path | None = None) -> Path:
    """A folder that holds exactly the edition: the copy on the shelf, else where it was read.

    Raises
    ------
    EditionChanged
        when neither does, because a curator has changed the files since
    """
    copies = [edition.root] if shelf is None else [shelf / edition.hash, edition.root]
    for folder in copies:
        if folder.is_dir() and folder_hash(folder) == edition.hash:
            return folder
    raise EditionChanged("the files of the edition have changed; start the atlas anew")


def kept_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Relative path and bytes of every file, by path."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()
