"""Where things stand in the project, and what the set-up may remove again."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = ROOT / ".venv"
NODE_MODULES = ROOT / "node_modules"
VENDOR = ROOT / "static" / "vendor"
BASEMAP = ROOT / "static" / "basemap"
BUNDLE = ROOT / "static" / "bundle"
EXPORT = ROOT / "export"
TRANSLATIONS = ROOT / "translations"

MADE = (ENVIRONMENT, NODE_MODULES, VENDOR, BASEMAP, BUNDLE, EXPORT)


def python() -> Path:
    """The Python of the project's own environment."""
    folder = "Scripts" if os.name == "nt" else "bin"
    return ENVIRONMENT / folder / ("python.exe" if os.name == "nt" else "python")


def clean() -> None:
    """Remove everything the set-up made; the next start makes it anew."""
    for folder in MADE:
        if folder.exists():
            print(f"removing {folder.relative_to(ROOT)}")
            shutil.rmtree(folder)
    for compiled in TRANSLATIONS.rglob("*.mo"):
        compiled.unlink()
