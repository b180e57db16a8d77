"""Which modules a script of static/js/ brings with it, so that a page can announce them at once."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_IMPORT = re.compile(r'^(?:import|\}) .*?from "(\.[^"]+)";$', re.MULTILINE)


@cache
def imported(script: Path) -> tuple[Path, ...]:
    """A script and everything it imports, directly or not; what it loads on demand is left out."""
    found = [script]
    for module in found:
        for name in _IMPORT.findall(module.read_text(encoding="utf-8")):
            path = (module.parent / name).resolve()
            if path not in found:
                found.append(path)
    return tuple(found)
