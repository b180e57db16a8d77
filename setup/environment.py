"""The virtual environment: .venv with the pinned runtime, and the test tools on demand."""

from __future__ import annotations

import shutil
import subprocess
import sys

from setup.project import ENVIRONMENT, ROOT, python
from setup.step import Step, StepFailed, command

OLDEST = (3, 11)
RUNTIME_FILES = ("requirements.txt", "requirements/setup.txt")
TEST_FILES = ("requirements/test.txt",)
APART_FILES = ("requirements/test-apart.txt",)
CONSTRAINTS = "requirements/constraints.txt"
NETWORK = (
    "Fetching Python packages failed. The first start needs the network and the package index "
    "that pip is set up for; check both and start again, what is done is kept."
)


def _inputs(files: tuple[str, ...]) -> list:
    # An environment belongs to one Python and one folder: moved elsewhere it is made anew.
    return [*(ROOT / name for name in (*files, CONSTRAINTS)), sys.version, str(ROOT)]


def _make_runtime() -> None:
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:3]))
        raise StepFailed(f"Python {found} is too old; the atlas needs 3.11 or newer.")
    _require_venv()
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    command(
        [sys.executable, "-m", "venv", ENVIRONMENT],
        f"Making the virtual environment failed. Type: {_apt_line()}",
    )
    _install(RUNTIME_FILES)


def _require_venv() -> None:
    probe = subprocess.run(
        [sys.executable, "-c", "import venv, ensurepip"], capture_output=True, check=False
    )
    if probe.returncode != 0:
        raise StepFailed(f"This Python cannot make virtual environments. Type: {_apt_line()}")


def _apt_line() -> str:
    return "sudo apt install python3-venv"


def _make_tests() -> None:
    _install(TEST_FILES)
    _install(APART_FILES, "--no-deps")


def _install(files: tuple[str, ...], *options: str) -> None:
    chosen = [part for name in files for part in ("-r", ROOT / name)]
    command(
        [
            *(python(), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"),
            *("-c", ROOT / CONSTRAINTS),
            *options,
            *chosen,
        ],
        NETWORK,
        counted="Collecting",
    )


RUNTIME = Step(
    "Virtual environment with the pinned packages",
    lambda: _inputs(RUNTIME_FILES),
    ENVIRONMENT / "runtime.stamp",
    _make_runtime,
)

TESTS = Step(
    "Test tools",
    lambda: _inputs((*RUNTIME_FILES, *TEST_FILES, *APART_FILES)),
    ENVIRONMENT / "tests.stamp",
    _make_tests,
)
