"""What every record of the edition shares: strictness, texts in several languages, blanks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""A stable id in kebab-case; never reused."""

LayerIdentifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
"""A layer's id in snake_case: it is a file name and a QGIS table name too."""


class _InLanguages:
    """Marks a field whose flat form is one column a language (name_kk, name_ru ...)."""


Localised = Annotated[dict[str, str], _InLanguages()]
"""Text by language code. A language without text is absent, never an empty string."""


class Record(BaseModel):
    """One row of the edition: immutable, no field it does not know, blanks read as None."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    @model_validator(mode="before")
    @classmethod
    def _blank_is_none(cls, data: Any) -> Any:
        if not isinstance(data, Mapping):
            return data
        return {key: value for key, value in data.items() if not _is_blank(value)}


def _is_blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def localised_fields(model: type[BaseModel]) -> list[str]:
    """Names of the model's fields that stand in one column a language."""
    return [name for name, field in model.model_fields.items() if _is_localised(field)]


def _is_localised(field: Any) -> bool:
    candidates = [*field.metadata]
    if get_origin(field.annotation) is Annotated:
        candidates += get_args(field.annotation)[1:]
    return any(isinstance(mark, _InLanguages) for mark in candidates)


def columns(model: type[BaseModel], languages: Iterable[str]) -> list[str]:
    """Flat column names of a model in canonical order, languages in the order of the edition."""
    languages = list(languages)
    localised = set(localised_fields(model))
    flat: list[str] = []
    for name in model.model_fields:
        flat += [f"{name}_{code}" for code in languages] if name in localised else [name]
    return flat


def fold(
    model: type[BaseModel], row: Mapping[str, Any], languages: Iterable[str]
) -> dict[str, Any]:
    """Flat row -> model input: name_kk, name_ru ... become one dictionary under `name`.

    Columns the model does not know stay as they are, so that validation reports them.
    """
    rest = {key: value for key, value in row.items() if value not in (None, "")}
    for field in localised_fields(model):
        texts = {code: rest.pop(f"{field}_{code}", None) for code in languages}
        stripped = {code: str(text).strip() for code, text in texts.items() if text is not None}
        rest[field] = {code: text for code, text in stripped.items() if text}
    return rest


def unfold(record: Record, languages: Iterable[str]) -> dict[str, Any]:
    """Model -> flat row, the inverse of fold; absent values are empty strings."""
    languages = list(languages)
    localised = set(localised_fields(type(record)))
    row: dict[str, Any] = {}
    for name in type(record).model_fields:
        value = getattr(record, name)
        if name in localised:
            row |= {f"{name}_{code}": value.get(code, "") for code in languages}
        else:
            row[name] = "" if value is None else value
    return row
