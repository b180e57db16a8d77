"""Numbers of the results as HTML, each naming where in the results it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from services.web.marking import computed
from services.web.wording import Wording


@dataclass(frozen=True)
class Numbers:
    """Reads numbers out of a document of results.

    Parameters
    ----------
    document : what /api/distribution answers for the same selection
    """

    document: dict[str, Any]
    wording: Wording

    def raw(self, path: str) -> Any:
        """What stands at 'ellipse.area_km2.value'; steps through lists are their numbers."""
        found: Any = self.document
        for step in path.split("."):
            found = found[int(step)] if isinstance(found, list) else found[step]
        return found

    def one(self, path: str, decimals: int = 0, scale: float = 1) -> Markup:
        """A number; '–' where there is none."""
        value = self.raw(path)
        if value is None:
            return Markup("–")
        told = round(value * scale, decimals)
        whole = int(told) if decimals <= 0 else told
        return computed(self.wording.number(whole), path, value)

    def ranged(self, path: str, decimals: int = 0) -> Markup:
        """A number with its range in brackets."""
        sides = [self.one(f"{path}.{side}", decimals) for side in ("value", "low", "high")]
        return Markup('{} <span class="range">({}–{})</span>').format(*sides)
