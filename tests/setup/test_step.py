"""Steps: done once, done again when what they are made from changes, explained when they fail."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from setup.step import Step, StepFailed, command, perform


def counting(stamp: Path, content: list[str], done: list[str]) -> Step:
    return Step("counting", lambda: content, stamp, lambda: done.append(content[0]))


def test_an_unchanged_step_is_skipped_and_a_changed_one_done_again(tmp_path: Path) -> None:
    content, done = ["one"], []
    step = counting(tmp_path / "made" / "stamp", content, done)
    perform([step])
    perform([step])
    assert done == ["one"]
    content[0] = "two"
    perform([step])
    assert done == ["one", "two"]
    assert step.is_done()


def test_a_half_finished_step_is_done_again(tmp_path: Path) -> None:
    attempts = []

    def make() -> None:
        attempts.append(1)
        if len(attempts) == 1:
            raise StepFailed("the network went away; start again")

    step = Step("fragile", lambda: ["x"], tmp_path / "stamp", make)
    with pytest.raises(StepFailed, match="start again"):
        perform([step])
    assert not step.is_done()
    perform([step])
    assert len(attempts) == 2
    assert step.is_done()


def test_a_failed_command_says_what_to_do_and_what_it_said() -> None:
    code = "print('no space left'); raise SystemExit(3)"
    with pytest.raises(StepFailed) as failure:
        command([sys.executable, "-c", code], "Copying failed. Type: make clean")
    assert "make clean" in str(failure.value)
    assert "no space left" in str(failure.value)
    assert "Traceback" not in str(failure.value)
