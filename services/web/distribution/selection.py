"""Which records a choice takes, which it leaves out and why, and what is computed of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from services.edition.edition import Edition, Feature
from services.edition.figures import Observation
from services.spatial.neighbours import point_of
from services.statistics.hierarchy import holds_in, labour, parents
from services.statistics.presence import Presence, labour_presences, presence
from services.web.distribution.choice import Choice

HeadCounts = Mapping[str, Mapping[int, Observation]]


@dataclass(frozen=True)
class Selection:
    """Records of a choice.

    Parameters
    ----------
    everything : ids of all records of the chosen layers that can be places of forced labour
    kept : ids that the choice takes and that have a position
    left_out : ids by the first reason that held: certainty, labour, period, possible, undated,
        position
    counts : head-count of the chosen year by place, parts of a counted whole left out
    parts : ids whose head-count is part of another one's
    """

    everything: tuple[str, ...]
    kept: tuple[str, ...]
    left_out: dict[str, tuple[str, ...]]
    counts: dict[str, Observation]
    parts: tuple[str, ...]


def selected(edition: Edition, choice: Choice, heads: HeadCounts) -> Selection:
    """Sort the records of the chosen layers."""
    places = _places(edition, choice)
    kept, left = [], {}
    for item in places:
        reason = reason_against(edition, choice, item)
        if reason:
            left.setdefault(reason, []).append(item.id)
        else:
            kept.append(item.id)
    year = choice.year
    counts, parts = counted(edition, heads, kept, year) if year else ({}, ())
    return Selection(
        tuple(item.id for item in places),
        tuple(kept),
        {reason: tuple(ids) for reason, ids in left.items()},
        counts,
        parts,
    )


def _places(edition: Edition, choice: Choice) -> list[Feature]:
    return [
        item
        for layer in choice.layers
        for item in edition.layer_features(layer)
        if edition.kinds[item.place.kind].prison != "not-applicable"
    ]


def reason_against(edition: Edition, choice: Choice, item: Feature) -> str | None:
    """Why a record is left out; None where it is not. As the map decides it, then position."""
    if item.place.certainty not in choice.certainty:
        return "certainty"
    worked = labour_presences(edition, item.id)
    is_works = edition.kinds[item.place.kind].prison == "no"
    if choice.values["labour"] == "attested" and is_works and not _any(worked, choice):
        return "labour"
    own = presence(edition, item.id)
    # A works is there while prisoners build it, though it has not opened yet.
    spans = [own] if own and _meets(own, choice) else []
    spans = spans or [span for span in worked if _meets(span, choice)] * is_works
    if not spans and own is None:
        if choice.values["undated"] == "no":
            return "undated"
    elif not _any(spans, choice):
        return "possible" if spans and choice.values["relation"] == "intersects" else "period"
    return None if point_of(item) else "position"


def _meets(span: Presence, choice: Choice) -> bool:
    return span.possible[0] <= choice.last and span.possible[1] >= choice.first


def _any(spans: Any, choice: Choice) -> bool:
    return any(_stands(span, choice) for span in spans)


def _stands(span: Presence, choice: Choice) -> bool:
    """Whether a span of presence has the asked relation to the years."""
    sure = choice.values["presence"] == "certain"
    known = span.certain if sure else span.possible
    relation = choice.values["relation"]
    if known is None:
        return False
    if relation == "within":
        # Nothing of it may lie outside, not even possibly.
        return choice.first <= span.possible[0] and span.possible[1] <= choice.last
    if relation == "throughout":
        return known[0] <= choice.first and choice.last <= known[1]
    return known[0] <= choice.last and choice.first <= known[1]


def counted(
    edition: Edition, heads: HeadCounts, places: list[str], year: int
) -> tuple[dict[str, Observation], tuple[str, ...]]:
    """Head-counts of a year that may be added up, and the places whose own is part of another."""
    known = {place: heads[place][year] for place in places if year in heads.get(place, {})}
    parts = tuple(place for place in known if _wholes(edition, place, year) & known.keys())
    return {place: item for place, item in known.items() if place not in parts}, parts


def _wholes(edition: Edition, place: str, year: int) -> set[str]:
    """Everything whose people a place's own may be in a year, however far above.

    That is what it was part of or subordinate to, and the camp whose prisoners worked there; a
    relation that held on some day of the year counts, so that nothing is ever added twice.
    """
    found: set[str] = set()
    pending = [place]
    while pending:
        here = pending.pop()
        worked = [item for item in labour(edition, here) if holds_in(item, year)]
        for relation in (*parents(edition, here, year), *worked):
            if relation.relation != "located_in" and relation.target not in found:
                found.add(relation.target)
                pending.append(relation.target)
    return found - {place}
