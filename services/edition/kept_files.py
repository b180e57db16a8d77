"""The files of an edition as they were when it was read, for whoever takes it away whole."""

from __future__ import annotations

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


def file_names(folder: Path) -> list[str]:
    """Relative paths of all files of an edition's folder, in order."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return [path.relative_to(folder).as_posix() for path in found]


def file_bytes(folder: Path, name: str) -> bytes:
    """A file of an edition's folder."""
    return (folder / name).read_bytes()
