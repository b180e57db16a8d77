"""Steps of the set-up: done once per content of what they are made from, announced, explained.

A step's stamp is a digest of its inputs and is written last: a half-finished step has none and
is done again, an unchanged one is skipped without looking at the network.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from setup.project import ROOT


class StepFailed(Exception):
    """A step could not be done; the message says what failed and what to do."""


@dataclass(frozen=True)
class Step:
    """One step.

    Parameters
    ----------
    title : what it does, in words
    inputs : files and texts it is made from; another content means doing it again
    stamp : file that holds the digest of the inputs when the step is done
    make : does it; raises StepFailed
    """

    title: str
    inputs: Callable[[], Iterable[Path | str]]
    stamp: Path
    make: Callable[[], None]

    def is_done(self) -> bool:
        """Whether the stamp holds the digest of today's inputs."""
        return self.stamp.is_file() and self.stamp.read_text(encoding="ascii") == self.digest()

    def digest(self) -> str:
        """SHA-256 over names and contents of the inputs."""
        total = hashlib.sha256()
        for item in self.inputs():
            if isinstance(item, Path):
                total.update(item.relative_to(ROOT).as_posix().encode())
                total.update(item.read_bytes())
            else:
                total.update(item.encode())
        return total.hexdigest()


def perform(steps: Sequence[Step]) -> None:
    """Do the steps that are not done, in order.

    Raises
    ------
    StepFailed
        by the first step that cannot be done
    """
    for number, step in enumerate(steps, start=1):
        if step.is_done():
            continue
        print(f"[{number}/{len(steps)}] {step.title} ...", flush=True)
        started = time.monotonic()
        step.stamp.unlink(missing_ok=True)
        step.make()
        step.stamp.parent.mkdir(parents=True, exist_ok=True)
        step.stamp.write_text(step.digest(), encoding="ascii")
        print(f"      done in {time.monotonic() - started:.0f} s", flush=True)


def command(arguments: Sequence[str | Path], failed: str, counted: str = "") -> None:
    """Run a command quietly; on failure its last lines and what to do become the error.

    Parameters
    ----------
    failed : what failed and what to do, shown above the command's own last lines
    counted : start of the output lines that count as progress, shown on a terminal
    """
    lines: list[str] = []
    progress = 0
    with subprocess.Popen(
        [str(argument) for argument in arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            lines.append(line.rstrip())
            if counted and line.startswith(counted):
                progress += 1
                if sys.stdout.isatty():
                    print(f"\r      {progress} ", end="", flush=True)
    if sys.stdout.isatty() and progress:
        print("\r", end="")
    if process.returncode != 0:
        said = "\n".join(f"    {line}" for line in lines[-12:])
        raise StepFailed(f"{failed}\n  It said:\n{said}")
