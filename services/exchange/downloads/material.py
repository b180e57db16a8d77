"""What downloads are made from; one value, so that equal material gives equal bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from services.edition.edition import Edition
from services.exchange.layer import Told, as_written

Progress = Callable[[int, int], None]
"""(done, total): called as parts of a file are finished."""


def unheard(done: int, total: int) -> None:
    """Progress that nobody waits for."""


@dataclass(frozen=True)
class Look:
    """How a layer is drawn, as the style table and the colour tokens say it.

    Parameters
    ----------
    shape : circle, diamond, square, triangle, pentagon, hexagon, dot, ring or none
    colour : fill as #rrggbb
    size : diameter of the point symbol [px]
    labelled : whether names stand beside the symbols
    dash : drawn and left out of a line [px]
    """

    shape: str = "circle"
    colour: str = "#444444"
    size: int = 12
    labelled: bool = False
    dash: tuple[float, float] = (9, 4)


@dataclass(frozen=True)
class Material:
    """An edition and what goes with it into a file.

    Parameters
    ----------
    told : resolves the figures that a text mentions
    looks : how each layer is drawn, by layer
    notice : the notice that every copy carries
    address : where this atlas is on the web, without a slash at its end; empty where nowhere
    shelf : folder with the kept copy of the edition
    """

    edition: Edition
    told: Told = as_written
    looks: Mapping[str, Look] = field(default_factory=dict)
    notice: str = ""
    address: str = ""
    shelf: Path | None = None

    def look(self, layer: str) -> Look:
        """How a layer is drawn; a plain mark where nothing says so."""
        return self.looks.get(layer, Look())

    @property
    def base(self) -> str:
        """Where identifiers begin: the atlas's address, else one that never leads anywhere.

        A host under .invalid is reserved for this (RFC 6761): the file stays the same on every
        machine, and nobody takes the address for a real one.
        """
        return self.address.rstrip("/") or f"https://{self.edition.info.id}.invalid"
