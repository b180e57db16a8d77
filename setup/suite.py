"""What `make test` runs: style, direction of imports, tests; all of it, then the verdict."""

from __future__ import annotations

import os
import shutil
import subprocess

from setup.project import ROOT, python
from setup.step import StepFailed

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def run() -> int:
    """Run every part, whatever the others say. The exit code.

    Raises
    ------
    StepFailed
        when there is no browser: the browser tests are part of the run
    """
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    browser = os.environ.get("ATLAS_CHROMIUM") or found
    if not browser:
        raise StepFailed(
            "No Chromium found, and the browser tests are part of the run.\n"
            "  Type: sudo apt install chromium\n"
            "  (or set ATLAS_CHROMIUM to the path of one)"
        )
    environment = os.environ | {"ATLAS_CHROMIUM": browser, "PYTHONPATH": str(ROOT)}
    parts = {
        "style (ruff)": ["-m", "ruff", "check", "."],
        "format (ruff)": ["-m", "ruff", "format", "--check", "--quiet", "."],
        "direction of imports (import-linter)": [
            "-c",
            "from importlinter.cli import lint_imports_command; lint_imports_command()",
        ],
        "tests (pytest)": ["-m", "pytest"],
    }
    failed = []
    for title, arguments in parts.items():
        print(f"\n== {title}", flush=True)
        done = subprocess.run([python(), *arguments], cwd=ROOT, env=environment, check=False)
        if done.returncode != 0:
            failed.append(title)
    print(f"\nfailed: {', '.join(failed)}" if failed else "\nEverything passed.", flush=True)
    return 1 if failed else 0
