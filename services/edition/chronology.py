"""Cross-checks of dates: closed after opened, one preferred reading, the reading that is shown."""

from __future__ import annotations

from collections.abc import Iterator

from services.edition.edition import Edition
from services.edition.faults import Fault
from services.edition.files import layer_file
from services.edition.history import DateReading
from services.edition.place import Place


def check_chronology(edition: Edition) -> Iterator[Fault]:
    """A fault for every date that contradicts another."""
    for feature in edition.features.values():
        file, place = layer_file(feature.layer), feature.place
        yield from _order(file, place)
        readings = edition.dates_of.get(place.id, [])
        for event in ("opened", "closed"):
            yield from _readings(file, place, event, [r for r in readings if r.event == event])
    yield from _names(edition)


def _order(file: str, place: Place) -> Iterator[Fault]:
    if place.opened is None or place.closed is None:
        return
    opened, closed = place.opened.earliest, place.closed.latest
    if opened is not None and closed is not None and closed < opened:
        message = f"{place.closed} is before opened {place.opened}"
        yield Fault(file, place.id, "closed", message)


def _readings(file: str, place: Place, event: str, readings: list[DateReading]) -> Iterator[Fault]:
    if not readings:
        return
    preferred = [reading for reading in readings if reading.preferred == "yes"]
    shown = getattr(place, event)
    for further in preferred[1:]:
        message = f"{preferred[0].id} is preferred already; one reading at most is"
        yield Fault("dates.csv", further.id, "preferred", message)
    if len(preferred) == 1:
        if shown is None or shown.text != preferred[0].date.text:
            message = f"given '{shown or ''}'; the preferred reading in dates.csv is"
            yield Fault(file, place.id, event, f"{message} '{preferred[0].date}'")
    elif not preferred and shown is not None and not shown.text.startswith("["):
        message = f"given '{shown}' while dates.csv prefers no reading"
        yield Fault(
            file, place.id, event, f"{message}; write the set, as [1950,1953], or leave blank"
        )


def _names(edition: Edition) -> Iterator[Fault]:
    for name in edition.names.values():
        if name.start and name.end and (name.end.latest or 99999999) < (name.start.earliest or 0):
            yield Fault("names.csv", name.id, "end", f"{name.end} is before start {name.start}")
