"""Files written all or none: a half-written edition is nobody's edition."""

from __future__ import annotations

import os
from pathlib import Path


def save_all(root: Path, texts: dict[str, str]) -> None:
    """Replace files below a folder; every one is complete before the first is replaced.

    Raises
    ------
    OSError
        when a file cannot be written; those replaced already are put back
    """
    before = {file: _bytes(root / file) for file in texts}
    prepared: list[Path] = []
    replaced: list[str] = []
    try:
        for file, text in texts.items():
            new = root / f"{file}.new"
            new.parent.mkdir(parents=True, exist_ok=True)
            prepared.append(new)
            _write(new, text.encode())
        for file in texts:
            os.replace(root / f"{file}.new", root / file)
            replaced.append(file)
    except OSError:
        for file in replaced:
            _put_back(root / file, before[file])
        raise
    finally:
        for new in prepared:
            new.unlink(missing_ok=True)


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _put_back(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink(missing_ok=True)
    else:
        _write(path, data)
