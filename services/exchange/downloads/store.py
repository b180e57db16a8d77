"""Files made once for an edition and kept; a request that finds one in the making is told so.

A file is written beside its place and moved there whole, so that nobody ever reads half of one,
two processes included.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Condition, Semaphore, Thread

from services.exchange.downloads.listing import Download
from services.exchange.downloads.material import Material, Progress, unheard

_KEY = re.compile(r"[0-9a-f]{64}-[0-9a-f]{16}")
"""Names of the folders of editions: the edition's hash and that of what makes files of it."""

PARTS = 1 << 20
"""Bytes read at a time."""


@dataclass(frozen=True)
class Made:
    """A file that is ready."""

    path: Path
    size: int
    sha256: str


@dataclass
class Making:
    """A file that is being made, or could not be: parts done, of how many, and what went wrong."""

    done: int = 0
    total: int = 0
    problem: Exception | None = None


class Store:
    """Downloads of one edition on disk.

    Parameters
    ----------
    folder : where files of all editions are kept; those of `key` stand in a folder of its name
    key : changes whenever a file would
    working : runs a task as the application (its words and formats), in another thread
    """

    def __init__(
        self,
        folder: Path,
        key: str,
        material: Material,
        downloads: Mapping[str, Download],
        working: Callable[[Callable[[], None]], None] = lambda task: task(),
    ) -> None:
        self.folder, self.key = folder / key, key
        self.material, self.downloads, self._working = material, downloads, working
        self._waiting: deque[str] = deque()
        self._making: dict[str, Making] = {}
        self._changed, self._patient = Condition(), Semaphore()
        self._is_working = False

    def made(self, name: str) -> Made | None:
        """The file, if it is ready."""
        path = self.folder / name
        try:
            size, told = path.stat().st_size, self._sum(name).read_text(encoding="ascii")
        except (OSError, UnicodeDecodeError):
            return None
        return Made(path, size, told)

    def obtain(self, name: str) -> Made:
        """The file, made here and now where it is not ready.

        Raises
        ------
        OSError
            when the disk does not take it
        EditionChanged
            when the files of the edition are no longer what is served
        """
        return self.made(name) or self._make(name, unheard)

    def request(self, name: str) -> Made | Making:
        """The file if it is ready; else how far it is, its making begun by the first who asks.

        One file is made at a time, in the order in which they were asked for.
        """
        with self._changed:
            ready = self.made(name)
            if ready:
                self._making.pop(name, None)
                return ready
            making = self._making.get(name)
            if making is None:
                making = self._making[name] = Making()
                self._waiting.append(name)
                if not self._is_working:
                    self._is_working = True
                    Thread(target=self._working, args=(self._work,), daemon=True).start()
            elif making.problem is not None:
                # Told once; whoever asks again gets another try.
                del self._making[name]
            return making

    def wait(self, name: str, seconds: float) -> None:
        """Until a file that was asked for is made or has failed, or the time is over.

        One waits at a time; all others are told how far it is, so that no crowd of them keeps
        the server from answering anybody else.
        """
        if not self._patient.acquire(blocking=False):
            return
        try:
            with self._changed:
                self._changed.wait_for(lambda: not self._pending(name), timeout=seconds)
        finally:
            self._patient.release()

    def _pending(self, name: str) -> bool:
        making = self._making.get(name)
        return making is not None and making.problem is None and self.made(name) is None

    def _work(self) -> None:
        while True:
            with self._changed:
                if not self._waiting:
                    self._is_working = False
                    return
                name = self._waiting.popleft()
                making = self._making.get(name)
            if making is None:  # another process made it meanwhile, and whoever asked has it
                continue
            try:
                self._make(name, lambda done, total, told=making: self._tell(told, done, total))
            except Exception as problem:  # whatever went wrong is told to whoever asks
                making.problem = problem
            with self._changed:
                self._changed.notify_all()

    def _tell(self, making: Making, done: int, total: int) -> None:
        making.done, making.total = done, total

    def _make(self, name: str, progress: Progress) -> Made:
        self._begin()
        place = Path(tempfile.mkdtemp(prefix="new-", dir=self.folder))
        try:
            made = place / name
            self.downloads[name].make(made, self.material, progress)
            told = _sha256(made)
            mark = place / "sum"
            mark.write_text(told, encoding="ascii")
            os.replace(made, self.folder / name)
            os.replace(mark, self._sum(name))
        finally:
            shutil.rmtree(place, ignore_errors=True)
        path = self.folder / name
        return Made(path, path.stat().st_size, told)

    def _begin(self) -> None:
        """Room for this edition; what older ones left goes."""
        if self.folder.is_dir():
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        for older in self.folder.parent.iterdir():
            # Whoever keeps other folders beside ours keeps them.
            if older.is_dir() and older != self.folder and _KEY.fullmatch(older.name):
                shutil.rmtree(older, ignore_errors=True)

    def _sum(self, name: str) -> Path:
        return self.folder / f"{name}.sha256"


def _sha256(path: Path) -> str:
    total = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(PARTS):
            total.update(part)
    return total.hexdigest()
