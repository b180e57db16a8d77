"""What an edition holds, counted: places, figures, locators, texts, by what is known of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, get_args

from services.edition.citation import UNPAGED
from services.edition.edition import Edition
from services.edition.figures import Missing, Status
from services.edition.place import Labour
from services.edition.reviewing import text_paths

Row = dict[str, str | int]
Report = dict[str, list[Row]]
"""Rows by section; every row of a section has the same columns, the counts after the names."""

STATES = ("source", "translated", "reviewed")
CITING = ("observations", "relations", "dates", "names", "events", "periods")
"""Tables whose records name a source and a locator."""


def report(edition: Edition) -> Report:
    """The counts of an edition, each section in the order of the edition."""
    return {
        "places": _places(edition),
        "figures": _figures(edition),
        "locators": _locators(edition),
        "texts": _texts(edition),
    }


def _places(edition: Edition) -> list[Row]:
    """By layer and precision; labour is blank for kinds that are prisons or towns."""
    rows = []
    for layer in edition.layers:
        features = edition.layer_features(layer, published=False)
        used = {feature.place.precision for feature in features}
        for precision in [key for key in edition.precisions if key in used]:
            own = [item for item in features if item.place.precision == precision]
            published = sum(item.place.is_published for item in own)
            located = sum(item.geometry is not None for item in own)
            labour = Counter(item.place.labour for item in own)
            counts = {"places": len(own), "published": published}
            counts |= {"unpublished": len(own) - published}
            counts |= {"located": located, "not located": len(own) - located}
            counts |= {f"labour {word}": labour[word] for word in get_args(Labour)}
            rows.append({"layer": layer, "precision": precision, **counts})
    return rows


def _figures(edition: Edition) -> list[Row]:
    """By source: those with a value by status, those without by code, and all."""
    groups: dict[str, Counter] = {key: Counter() for key in edition.sources}
    for item in edition.observations.values():
        groups[item.source][item.missing or item.status] += 1
    words = (*get_args(Status), *get_args(Missing))
    return [
        {"source": key, **{word: counts[word] for word in words}, "figures": counts.total()}
        for key, counts in groups.items()
        if counts
    ]


def _locators(edition: Edition) -> list[Row]:
    """By what is cited for: all locators, and those of texts without pages."""
    cited: dict[str, list[str | None]] = {
        "places": [
            citation.locator
            for item in edition.features.values()
            for citation in item.place.sources
        ]
    }
    for name in CITING:
        records = getattr(edition, name).values()
        cited[name] = [record.locator for record in records if record.source is not None]
    return [
        {"records": name, "locators": len(locators), UNPAGED: locators.count(UNPAGED)}
        for name, locators in cited.items()
    ]


def _texts(edition: Edition) -> list[Row]:
    """By language: texts by what texts/review.csv says of them."""
    states = Counter((code, edition.review_state(path, code)) for path, code in text_paths(edition))
    return [
        {
            "language": code,
            **{state: states[code, state] for state in STATES},
            "texts": sum(states[code, state] for state in STATES),
        }
        for code in edition.info.codes
    ]


def report_text(counted: Report) -> str:
    """A report as plain text: a table for each section, with a line of sums."""
    return "\n\n".join(_table(name, rows) for name, rows in counted.items()) + "\n"


def _table(name: str, rows: list[Row]) -> str:
    if not rows:
        return f"{name}: none"
    columns = list(rows[0])
    lines = [{column: column for column in columns}, *rows, _sums(columns, rows)]
    widths = {column: max(len(str(line[column])) for line in lines) for column in columns}
    return "\n".join([name, *(_line(line, widths, rows[0]) for line in lines)])


def _sums(columns: Iterable[str], rows: list[Row]) -> Row:
    sums: Row = {}
    for column in columns:
        counts = [row[column] for row in rows]
        whole = all(isinstance(count, int) for count in counts)
        sums[column] = sum(counts) if whole else "" if sums else "all"  # type: ignore[arg-type]
    return sums


def _line(line: dict[str, Any], widths: dict[str, int], sample: Row) -> str:
    def aligned(column: str) -> Callable[[int], str]:
        return (
            str(line[column]).rjust if isinstance(sample[column], int) else str(line[column]).ljust
        )

    return ("  " + "  ".join(aligned(column)(width) for column, width in widths.items())).rstrip()
