"""Files made once: one making for many who ask, progress, failures, older editions."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from services.edition.edition import Edition
from services.exchange.downloads.listing import Download
from services.exchange.downloads.material import Material, Progress
from services.exchange.downloads.store import Made, Making, Store

Make = Callable[[Path, Material, Progress], None]


class Gate:
    """A maker that tells its progress and waits until the test lets it go on."""

    def __init__(self) -> None:
        self.started, self.opened = threading.Event(), threading.Event()
        self.count = 0

    def __call__(self, path: Path, material: Material, progress: Progress) -> None:
        self.count += 1
        progress(3, 7)
        self.started.set()
        assert self.opened.wait(30)
        path.write_bytes(b"content")


def store(edition: Edition, folder: Path, key: str = "key", **makers: Make) -> Store:
    listed = {name: Download(name, name, "gpkg", make) for name, make in makers.items()}
    return Store(folder, key, Material(edition), listed)


def test_many_who_ask_get_one_making(edition: Edition, tmp_path: Path) -> None:
    gate = Gate()
    made = store(edition, tmp_path, one=gate)
    first = made.request("one")
    assert isinstance(first, Making)
    assert gate.started.wait(30)
    told: list[Made | Making] = []
    askers = [threading.Thread(target=lambda: told.append(made.request("one"))) for _ in range(8)]
    for asker in askers:
        asker.start()
    for asker in askers:
        # Nobody who asks is kept waiting by the one that works.
        asker.join(10)
        assert not asker.is_alive()
    assert [(item.done, item.total) for item in told if isinstance(item, Making)] == [(3, 7)] * 8
    gate.opened.set()
    made.wait("one", 30)
    ready = made.request("one")
    assert isinstance(ready, Made)
    assert ready.path.read_bytes() == b"content"
    # sha256sum of the seven letters.
    assert ready.sha256.startswith("ed7002b439e9ac845f22357d822bac14")
    assert gate.count == 1


def test_files_are_made_in_the_order_of_asking(edition: Edition, tmp_path: Path) -> None:
    gate, order = Gate(), []

    def second(path: Path, material: Material, progress: Progress) -> None:
        order.append(gate.opened.is_set())
        path.write_bytes(b"2")

    made = store(edition, tmp_path, one=gate, two=second)
    made.request("one")
    assert gate.started.wait(30)
    made.request("two")
    assert made.made("two") is None
    gate.opened.set()
    made.wait("two", 30)
    assert order == [True]
    assert isinstance(made.request("two"), Made)


def test_only_one_waits_so_that_the_server_answers_others(edition: Edition, tmp_path: Path) -> None:
    gate = Gate()
    made = store(edition, tmp_path, one=gate)
    made.request("one")
    assert gate.started.wait(30)
    both = [threading.Thread(target=made.wait, args=("one", 60)) for _ in range(2)]
    for thread in both:
        thread.start()
    # While the file is still in the making, one of them has been let go: which, does not matter.
    for _ in range(100):
        if sum(thread.is_alive() for thread in both) == 1:
            break
        next(filter(threading.Thread.is_alive, both)).join(0.1)
    assert sum(thread.is_alive() for thread in both) == 1
    gate.opened.set()
    for thread in both:
        thread.join(30)
    assert not any(thread.is_alive() for thread in both)


def test_a_failure_is_told_once_and_tried_again(edition: Edition, tmp_path: Path) -> None:
    tries = []

    def make(path: Path, material: Material, progress: Progress) -> None:
        tries.append(path)
        path.write_bytes(b"half")
        if len(tries) == 1:
            raise OSError("disk full")

    made = store(edition, tmp_path, one=make)
    made.request("one")
    made.wait("one", 30)
    told = made.request("one")
    assert isinstance(told, Making)
    assert str(told.problem) == "disk full"
    # Nothing of the half-made file is left.
    assert list((tmp_path / "key").iterdir()) == []
    again = made.request("one")
    assert isinstance(again, Making)
    assert again.problem is None
    made.wait("one", 30)
    assert isinstance(made.request("one"), Made)


def test_a_failure_here_and_now_leaves_nothing(edition: Edition, tmp_path: Path) -> None:
    def make(path: Path, material: Material, progress: Progress) -> None:
        path.write_bytes(b"half")
        raise OSError("disk full")

    made = store(edition, tmp_path, one=make)
    with pytest.raises(OSError, match="disk full"):
        made.obtain("one")
    assert made.made("one") is None
    assert list((tmp_path / "key").iterdir()) == []


def test_two_stores_of_one_folder_share_what_is_made(edition: Edition, tmp_path: Path) -> None:
    def make(path: Path, material: Material, progress: Progress) -> None:
        path.write_bytes(b"content")

    def never(path: Path, material: Material, progress: Progress) -> None:
        raise AssertionError("it is there already")

    store(edition, tmp_path, one=make).obtain("one")
    assert store(edition, tmp_path, one=never).obtain("one").size == 7


def test_a_newer_edition_makes_room(edition: Edition, tmp_path: Path) -> None:
    def make(path: Path, material: Material, progress: Progress) -> None:
        path.write_bytes(b"content")

    (tmp_path / "somebody's pictures").mkdir()
    first, second = (f"{digit * 64}-{digit * 16}" for digit in "ab")
    older = store(edition, tmp_path, first, one=make)
    older.obtain("one")
    newer = store(edition, tmp_path, second, one=make)
    newer.obtain("one")
    assert {path.name for path in tmp_path.iterdir()} == {second, "somebody's pictures"}
    # Who still serves the older one makes it anew.
    assert older.made("one") is None
    assert older.obtain("one").size == 7
