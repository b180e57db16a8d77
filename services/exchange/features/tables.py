"""Observations, events and sources as collections: an observation stands where its place does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from services.edition.edition import Edition
from services.edition.evidence import Source, SourceNote
from services.edition.figures import Observation
from services.edition.history import Event
from services.edition.record import Record, localised_fields, unfold
from services.edition.when import Bounds, When, parse_when
from services.exchange.citations import dates as issue_date
from services.exchange.features.collection import Collection, Item
from services.exchange.features.field import Field, dates, model_fields, texts
from services.exchange.features.moments import iso
from services.exchange.layer import Told

CSL = {"publisher": "publisher", "container_title": "container-title", "url": "URL", "doi": "DOI"}
"""Properties of a source and what CSL calls them."""

SPREAD = ("read_note", "label")
"""Texts of a source in one property a language."""

Properties = dict[str, Any]


def observation_collection(edition: Edition, told: Told, weighed: Mapping[str, str]) -> Collection:
    """Every figure of a published place.

    Parameters
    ----------
    weighed : by figure the checks that weigh it, as 'check: outcome; check: outcome'
    """
    codes = edition.info.codes
    fields = [
        *model_fields(Observation, codes),
        *texts("place_name", codes),
        *texts("indicator_label", codes),
        Field("place_precision", "string", "place_precision"),
        Field("checks", "string", "checks"),
    ]
    items = []
    for found in edition.observations.values():
        if found.place not in edition.published:
            continue
        name = edition.features[found.place].place.name
        label = edition.indicators[found.indicator].label
        properties = _plain(found, codes, told) | {
            **_spread("place_name", name, codes),
            **_spread("indicator_label", label, codes),
            "place_precision": edition.features[found.place].place.precision,
            "checks": weighed.get(found.id),
        }
        time = _bounds(found.when)
        title = {code: f"{name[code]}: {label[code]}" for code in name if code in label}
        items.append(_item(edition, found.id, found.place, properties, time, title))
    return _collection(edition, "observations", "observation", fields, items)


def event_collection(edition: Edition, told: Told) -> Collection:
    """Every event at a published place."""
    codes = edition.info.codes
    fields = [*model_fields(Event, codes), *texts("place_name", codes)]
    items = []
    for found in edition.events.values():
        if found.place not in edition.published:
            continue
        name = edition.features[found.place].place.name
        properties = _plain(found, codes, told) | _spread("place_name", name, codes)
        time = _bounds(found.date)
        items.append(_item(edition, found.id, found.place, properties, time, found.title))
    return _collection(edition, "events", "event", fields, items)


def source_collection(edition: Edition) -> Collection:
    """Every source; its time is that of its publication."""
    codes = edition.info.codes
    fields = [
        *(item for item in model_fields(Source, codes) if item.name != "custom"),
        *(Field(name, "string", name) for name in CSL),
        *(item for item in model_fields(SourceNote, codes) if item.name not in SPREAD),
        *texts("read_note", codes, queryable=False),
        *texts("label", codes),
    ]
    items = []
    for found in edition.sources.values():
        time, title = _published(found), found.custom.label or dict.fromkeys(codes, found.title)
        items.append(_item(edition, found.id, None, _bibliography(found, codes), time, title))
    return _collection(edition, "sources", "source", fields, items)


def _bibliography(source: Source, codes: list[str]) -> Properties:
    extra, note = source.model_extra or {}, source.custom
    return {
        "id": source.id,
        "type": source.type,
        "title": source.title,
        "language": source.language,
        "author": "; ".join(map(_person, source.author)) or None,
        "issued": "-".join(_issued(source)) or None,
        **{name: extra.get(csl) for name, csl in CSL.items()},
        "kind": note.kind,
        "licence": note.licence,
        "read": note.read,
        "depends_on": "; ".join(note.depends_on) or None,
        **_spread("read_note", note.read_note, codes),
        **_spread("label", note.label, codes),
    }


def _person(person: dict[str, Any]) -> str:
    parts = (person.get("literal"), person.get("family"), person.get("given"))
    return ", ".join(str(part) for part in parts if part)


def _issued(source: Source) -> list[str]:
    """Year, month and day as far as they are sound, as EDTF writes them."""
    year, *others = issue_date.parts({"issued": source.issued}) or (None,)
    return [f"{year:04}", *(f"{part:02}" for part in others)] if year is not None else []


def _published(source: Source) -> Bounds | None:
    parts = _issued(source)
    if not parts:
        return None
    return _bounds(parse_when("-".join(parts)))


def _bounds(when: When | None) -> Bounds | None:
    return (when.earliest, when.latest) if when else None


def _plain(record: Record, codes: Iterable[str], told: Told) -> Properties:
    codes = list(codes)
    flat = {name: _value(value) for name, value in unfold(record, codes).items()}
    for field in localised_fields(type(record)):
        given = {code: told(text, code) for code, text in getattr(record, field).items()}
        flat |= _spread(field, given, codes)
    return flat


def _value(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value if isinstance(value, int) else str(value) or None


def _spread(base: str, texts: dict[str, str], codes: Iterable[str]) -> Properties:
    return {f"{base}_{code}": texts.get(code) for code in codes}


def _item(
    edition: Edition,
    key: str,
    place: str | None,
    properties: Properties,
    time: Bounds | None,
    title: dict[str, str],
) -> Item:
    """A record with the point of its place; the shape of an area or a line is not where it was."""
    geometry = edition.features[place].geometry if place else None
    point = geometry if geometry and geometry["type"] == "Point" else None
    first, last = time or (None, None)
    properties |= {"start_date": iso(first), "end_date": iso(last)}
    return Item(key, properties, point, time, title)


def _collection(
    edition: Edition, key: str, sort: str, fields: list[Field], items: list[Item]
) -> Collection:
    # A layer of that name keeps it: its file was there first.
    name = key if key not in edition.layers else f"{key}_table"
    every = (*fields, *dates())
    return Collection(name, sort, {}, {}, edition.info.licence, every, tuple(items))
