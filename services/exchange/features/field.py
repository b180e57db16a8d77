"""Properties of a collection's features: name, type and what may stand there, from the models."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from services.edition.package import typed
from services.edition.record import localised_fields

PROSE = {"basis", "summary", "note", "comment", "period_note", "read_note"}
"""Texts of sentences: they are read, not searched for by equality."""


@dataclass(frozen=True)
class Field:
    """A property of every feature of a collection.

    Parameters
    ----------
    name : as the feature has it (`name_kk`)
    kind : string, number, integer or date (`yyyy-mm-dd`)
    base : what its words are found under (`name`), the same in all languages
    language : of a text that stands in one property a language
    constraints : `enum` and `pattern` of JSON Schema
    blank : what stands where there is no value: "" in layers, as in their file, else None
    queryable : whether features can be chosen by it
    """

    name: str
    kind: str = "string"
    base: str = ""
    language: str = ""
    constraints: dict[str, Any] = field(default_factory=dict, hash=False)
    blank: str | None = None
    queryable: bool = True

    def schema(self) -> dict[str, Any]:
        """JSON Schema of a value in a feature, a missing one included."""
        enum, pattern = self.constraints.get("enum"), self.constraints.get("pattern")
        if self.blank is None:
            found: dict[str, Any] = {"type": [_TYPES[self.kind], "null"]}
            found |= {"enum": [*enum, None]} if enum else {}
        else:
            found = {"type": _TYPES[self.kind]} | ({"enum": [*enum, ""]} if enum else {})
            pattern = f"^$|{pattern}" if pattern else None
        return found | self._form() | ({"pattern": pattern} if pattern else {})

    def asked(self) -> dict[str, Any]:
        """JSON Schema of a value that is asked for."""
        return {"type": _TYPES[self.kind]} | self._form() | self.constraints

    def _form(self) -> dict[str, str]:
        return {"format": "date"} if self.kind == "date" else {}


_TYPES = {"string": "string", "number": "number", "integer": "integer", "date": "string"}


def model_fields(
    model: type[BaseModel], languages: Iterable[str], blank: str | None = None
) -> list[Field]:
    """Fields of a model in its order; a localised one stands once a language.

    Parameters
    ----------
    blank : "" makes every field a text, as the files of the layers have it
    """
    languages, localised = list(languages), set(localised_fields(model))
    found: list[Field] = []
    for name, info in model.model_fields.items():
        queryable = name not in PROSE
        if name in localised:
            found += texts(name, languages, blank, queryable)
            continue
        kind, constraints = typed(info)
        if blank is not None:
            kind = "string"
        found.append(Field(name, kind, name, "", constraints, blank, queryable))
    return found


def texts(
    base: str, languages: Iterable[str], blank: str | None = None, queryable: bool = True
) -> list[Field]:
    """A text in one property a language."""
    return [
        Field(f"{base}_{code}", "string", base, code, {}, blank, queryable) for code in languages
    ]


def dates() -> list[Field]:
    """First and last day of a feature's time, for programs that read no EDTF."""
    return [Field("start_date", "date", "start_date"), Field("end_date", "date", "end_date")]
