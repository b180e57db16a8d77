"""Reads an API through GDAL's OAPIF driver, in a process of its own, and prints what it got.

GDAL holds the interpreter while it waits for an answer, so it cannot ask a server in the same one.
Usage: oapif.py ORIGIN REQUEST.json, which lists what to read; the answer is JSON on stdout.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any


def read(origin: str, wanted: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Features as GDAL reads them: for each request its system, and by id geometry and values."""
    asked = [sys.executable, __file__, origin, json.dumps(wanted)]
    done = subprocess.run(asked, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def _read(origin: str, wanted: dict[str, Any]) -> dict[str, Any]:
    import pyogrio

    options = {key: value for key, value in wanted.items() if key != "bbox"}
    if "bbox" in wanted:
        options["bbox"] = tuple(wanted["bbox"])
    frame = pyogrio.read_dataframe(f"OAPIF:{origin}/api/", **options)
    geometries = frame.geometry if "geometry" in frame else [None] * len(frame)
    return {
        "crs": frame.crs.to_string() if getattr(frame, "crs", None) is not None else "",
        "ids": list(frame["id"]),
        "wkt": [None if shape is None else shape.wkt for shape in geometries],
        "values": json.loads(
            frame.drop(columns="geometry", errors="ignore").to_json(
                orient="records", date_format="iso"
            )
        ),
    }


if __name__ == "__main__":
    sys.path = [part for part in sys.path if Path(part) != Path(__file__).parent]
    print(json.dumps([_read(sys.argv[1], item) for item in json.loads(sys.argv[2])]))
