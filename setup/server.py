"""Hands over to the application: serve it, or let it check the edition."""

from __future__ import annotations

import shutil
import subprocess

from setup.project import EXPORT, ROOT, python


def serve() -> int:
    """Serve until stopped; the application prints the address. The exit code."""
    return subprocess.run([python(), "app.py"], cwd=ROOT, check=False).returncode


def export() -> int:
    """Write the whole atlas into export/, which opens without a server. The exit code."""
    if EXPORT.exists():
        shutil.rmtree(EXPORT)
    arguments = [python(), "-m", "flask", "--app", "app", "export-folder", EXPORT]
    return subprocess.run(arguments, cwd=ROOT, check=False).returncode


def check() -> int:
    """Check the edition under mapdata/. The exit code."""
    arguments = [python(), "-m", "flask", "--app", "app", "check"]
    return subprocess.run(arguments, cwd=ROOT, check=False).returncode
