"""How many of some places can have existed on one day."""

from __future__ import annotations

from collections.abc import Sequence

from services.edition.edition import Feature

NEVER, EVER = 0, 99999999


def most_at_once(places: Sequence[Feature]) -> int:
    """The most places that may have existed on the same day.

    Bounds are the widest the dates allow, so that the answer errs towards more, never less; an
    unknown side is open.
    """
    spans = [_span(item) for item in places]
    # The number can only rise on a day on which a place opens.
    return max(
        (sum(first <= day <= last for first, last in spans) for day, _ in spans),
        default=0,
    )


def _span(item: Feature) -> tuple[int, int]:
    opened, closed = item.place.opened, item.place.closed
    first = opened.earliest if opened else None
    last = closed.latest if closed else None
    return (first if first is not None else NEVER, last if last is not None else EVER)
