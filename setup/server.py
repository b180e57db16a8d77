"""Hands over to the application: serve it, or let it check the edition."""

from __future__ import annotations

import subprocess

from setup.project import ROOT, python


def serve() -> int:
    """Serve until stopped; the application prints the address. The exit code."""
    return subprocess.run([python(), "app.py"], cwd=ROOT, check=False).returncode


def check() -> int:
    """Check the edition under mapdata/. The exit code."""
    arguments = [python(), "-m", "flask", "--app", "app", "check"]
    return subprocess.run(arguments, cwd=ROOT, check=False).returncode
