"""What the base map is made of, as the set-up wrote it down (static/basemap/basemap.json)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class BasemapInfo:
    """The generated base map.

    Parameters
    ----------
    bounds : (west, south, east, north) of relief and shapes [EPSG:4326, degrees]
    """

    bounds: tuple[float, float, float, float]


def read_basemap(folder: Path) -> BasemapInfo:
    """The base map under static/basemap/.

    Raises
    ------
    FileNotFoundError
        when the set-up has not built it; the message says what to run
    """
    path = folder / "basemap.json"
    if not path.is_file():
        raise FileNotFoundError(f"no base map at {path}; run `make setup` (or `make run`) once")
    described = json.loads(path.read_text(encoding="utf-8"))
    return BasemapInfo(tuple(described["bounds"]))
