"""The same edition gives the same bytes: two processes, two time zones, two orders of hashing."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from flask import Flask

from services.web.downloads_store import store_of

ROOT = Path(__file__).resolve().parents[2]
MAKE = """
import sys
from pathlib import Path
from app import create_app
scratch = Path(sys.argv[1])
made = create_app({"SHELF": scratch / "shelf", "DOWNLOADS": scratch / "kept"})
result = made.test_cli_runner().invoke(args=["make-downloads", str(scratch / "files")])
print(result.output)
sys.exit(result.exit_code)
"""


def make(scratch: Path, **environment: str) -> tuple[str, dict[str, str]]:
    """What the command says, and the checksums of what it wrote."""
    scratch.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", MAKE, str(scratch)],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    files = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (scratch / "files").iterdir()
    }
    return done.stdout, files


def test_two_processes_make_the_same_bytes(app: Flask, tmp_path: Path) -> None:
    told, first = make(tmp_path / "first", PYTHONHASHSEED="1", TZ="Asia/Almaty")
    _, second = make(tmp_path / "second", PYTHONHASHSEED="2", TZ="America/Lima", LC_ALL="C")
    assert first == second
    offered = store_of(app).downloads
    assert set(first) == {item.saved_as for item in offered.values()} | {"SHA256SUMS"}
    # Progress is told file by file.
    assert f"{len(offered)}/{len(offered)} " in told
    sums = (tmp_path / "first" / "files" / "SHA256SUMS").read_text(encoding="utf-8")
    assert {line.split("  ")[1]: line.split("  ")[0] for line in sums.splitlines()} == {
        name: told for name, told in first.items() if name != "SHA256SUMS"
    }
