"""The public change log: each version of the edition with its differences, record by record."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from flask import Blueprint, Response, jsonify
from flask_babel import gettext as _

from services.edition.changes.log import GroupChanges, VersionChanges
from services.edition.changes.telling import document
from services.edition.edition import Edition
from services.edition.when import parse_when
from services.web.atlas import current_atlas
from services.web.errors import UnknownThing
from services.web.figure_rows import source_title
from services.web.parameters import PageParameters, refuse_unknown
from services.web.rendering import Voice, page, voice
from services.web.words import Fragment

changes_page = Blueprint("changes_page", __name__)

SHOWN = 240
"""Signs of a wording that the page shows; the file holds all of it."""


@dataclass(frozen=True)
class RecordLine:
    """A record of the log: what it is called, its page, and which fields changed from what.

    `fields` holds name, old and new wording, and the language of both where the name tells it.
    """

    name: Fragment
    href: str
    fields: tuple[tuple[str, str, str, str], ...] = ()


@dataclass(frozen=True)
class GroupLines:
    """A table of the log."""

    title: str
    added: list[RecordLine]
    removed: list[RecordLine]
    changed: list[RecordLine]


@changes_page.get("/<language>/changes")
def show(language: str) -> str:
    """Every version, the newest first.

    Raises
    ------
    UnknownThing
        when the edition keeps no change log
    """
    speaker = voice(language)
    if not speaker.edition.changes:
        raise UnknownThing("page", f"/{language}/changes", [speaker.address.map()])
    parameters = PageParameters()
    versions = [
        {
            "change": change,
            "date": speaker.wording.when(parse_when(change.date)),
            "summary": speaker.words.say(change.summary, f"changes/{version}/summary"),
            "groups": [_group(speaker, *item) for item in change.records.items()],
            "href": "" if speaker.address.bundled else _address(version),
        }
        for version, change in shown_changes(speaker.edition).items()
    ]
    return page("changes.html", speaker, parameters.finish(), versions=versions)


@changes_page.get("/changes.json")
def index() -> Response:
    """Versions with how much each changed and where its file is.

    Raises
    ------
    BadParameter
        for any parameter
    """
    refuse_unknown(())
    edition = current_atlas().edition
    return _shared(
        {
            "edition": edition.info.id,
            "current": edition.info.version,
            "versions": [_told(change) for change in shown_changes(edition).values()],
        }
    )


@changes_page.get("/changes/<version>.json")
def version_file(version: str) -> Response:
    """What a version changed: added, removed and changed records, each field old and new.

    Raises
    ------
    UnknownThing
        when the log has no such version
    BadParameter
        for any parameter
    """
    refuse_unknown(())
    changes = shown_changes(current_atlas().edition)
    if version not in changes:
        raise UnknownThing("version", version, list(changes))
    return _shared(document(changes[version]))


def shown_changes(edition: Edition) -> dict[str, VersionChanges]:
    """The log without the records of places that visitors do not see."""
    hidden = edition.features.keys() - edition.published.keys()
    return {
        version: change.model_copy(
            update={
                "records": {
                    table: _shown(edition, hidden, table, group)
                    for table, group in change.records.items()
                }
            }
        )
        for version, change in edition.changes.items()
    }


def _shown(edition: Edition, hidden: set[str], table: str, group: GroupChanges) -> GroupChanges:
    held = getattr(edition, table, None)

    def is_shown(key: str) -> bool:
        record = held.get(key) if isinstance(held, dict) else None
        place = key if table == "places" else getattr(record, "place", None)
        return not {place, getattr(record, "target", None)} & hidden

    return GroupChanges(
        added=tuple(key for key in group.added if is_shown(key)),
        removed=group.removed,
        changed={key: fields for key, fields in group.changed.items() if is_shown(key)},
    )


def _shared(body: dict[str, object]) -> Response:
    response = jsonify(body)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _told(change: VersionChanges) -> dict[str, object]:
    counts = {
        table: {
            "added": len(group.added),
            "removed": len(group.removed),
            "changed": len(group.changed),
        }
        for table, group in change.records.items()
    }
    told = {"version": change.version, "date": change.date, "since": change.since}
    return told | {"summary": change.summary, "records": counts, "href": _address(change.version)}


def _address(version: str) -> str:
    return f"/changes/{version}.json"


def _group(speaker: Voice, table: str, group: GroupChanges) -> GroupLines:
    return GroupLines(
        title=table_title(table),
        added=_lines(speaker, table, group.added),
        removed=_lines(speaker, table, group.removed),
        changed=[
            _line(speaker, table, key, [(name, *pair) for name, pair in fields.items()])
            for key, fields in group.changed.items()
        ],
    )


def _lines(speaker: Voice, table: str, keys: Iterable[str]) -> list[RecordLine]:
    lines = [_line(speaker, table, key) for key in keys]
    return speaker.words.alphabetical(lines, lambda line: line.name)


def _line(
    speaker: Voice, table: str, key: str, fields: list[tuple[str, str, str]] | None = None
) -> RecordLine:
    """A record by its name, as far as the edition still has it; else by its id."""
    edition, words, address = speaker.edition, speaker.words, speaker.address
    name, href = Fragment(key, speaker.language, is_name=True), ""
    if table == "places" and key in edition.published:
        name, href = words.name(key), address.place(key)
    elif table == "sources" and key in edition.sources:
        name, href = source_title(speaker, key), address.source(key)
    elif table == "observations" and key in edition.observations:
        place = edition.observations[key].place
        if place in edition.published:
            href = address.figure(key) or f"{address.place(place)}#figure-{key}"
    elif table == "events" and key in edition.events:
        place = edition.events[key].place
        if place in edition.published:
            href = f"{address.place(place)}#event-{key}"
    codes = edition.info.codes
    cut = [
        (field, _cut(old), _cut(new), _language(field, codes)) for field, old, new in fields or ()
    ]
    return RecordLine(name, href, tuple(cut))


def _language(field: str, codes: list[str]) -> str:
    """'ru' of 'summary_ru', 'custom.label.ru' or, where a text is a file a language, 'ru'."""
    end = re.split(r"[_.]", field)[-1]
    return end if end in codes else ""


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def table_title(table: str) -> str:
    """What the records of a table are called; a table of a later edition by its own name."""
    return {
        "places": _("Places"),
        "observations": _("Figures"),
        "sources": _("Sources"),
        "events": _("Events"),
        "names": _("Names"),
        "dates": _("Dates"),
        "relations": _("Relations of places"),
        "indicators": _("What is counted"),
        "units": _("Units"),
        "kinds": _("Kinds of places"),
        "themes": _("Themes"),
        "precisions": _("Precision of the position"),
        "periods": _("Periods"),
        "checks": _("Checking the sources"),
        "glossary": _("Glossary"),
        "texts": _("Texts"),
        "layers": _("Layers"),
        "media": _("Pictures and documents"),
        "reviews": _("Review of translations"),
        "tombstones": _("Merged and withdrawn ids"),
        "edition": _("The edition itself"),
    }.get(table, table)
