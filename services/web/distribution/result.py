"""What every result has: the sentence it begins with, how much went in, why it is not told."""

from __future__ import annotations

from typing import Any

from services.spatial.distribution.pattern import Ranged, Refused
from services.web.distribution.task import Computed
from services.web.distribution.words import refused_words, statement


def result(
    done: Computed, values: dict[str, Any], refused: Refused | None = None
) -> dict[str, Any]:
    """A result begins with what the list is and how much of it went in."""
    head = {
        "statement": statement(),
        "records": len(done.selection.kept),
        "of": len(done.selection.everything),
        "places": done.analysis.pattern.places,
        "refused": None,
    }
    if refused is not None:
        reason = {"reason": refused.reason, "count": refused.count, "bound": refused.bound}
        head["refused"] = reason | {"message": refused_words(refused)}
    return head | values


def span(item: Ranged, scale: float = 1.0) -> dict[str, float]:
    """A number with its range over the draws, in another unit."""
    return {
        "value": short(item.value * scale),
        "low": short(item.low * scale),
        "high": short(item.high * scale),
    }


def short(value: float) -> float:
    """A number without the digits that only the machine has: seven that count."""
    return float(f"{value:.7g}")
