"""Plain values -> records: what pydantic finds, in our own words and all at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from services.edition.parsing import Reader

Model = TypeVar("Model", bound=BaseModel)


def validated(
    reader: Reader, file: str, record: str, model: type[Model], values: Mapping[str, Any]
) -> Model | None:
    """A record; None, with a fault for every field that is wrong."""
    try:
        return model.model_validate(values)
    except ValidationError as problem:
        for error in problem.errors():
            field, message = worded(error)
            reader.fault(file, record, field, message)
        return None


def worded(error: Mapping[str, Any]) -> tuple[str, str]:
    """Field and message of one of pydantic's errors: what was given, what is allowed."""
    path = [part for part in error["loc"] if not str(part).startswith("function-")]
    field = ".".join(map(str, path)) or "-"
    given = error.get("input")
    kind, context = error["type"], error.get("ctx", {})
    if kind == "value_error":
        text = str(context["error"])
        head, colon, rest = text.partition(": ")
        if not path and colon and head.isidentifier():
            return head, rest
        return field, text
    messages = {
        "missing": "is missing; it must be given",
        "extra_forbidden": "is no field of this record",
        "literal_error": f"given {given!r}; allowed is {context.get('expected')}",
        "string_pattern_mismatch": f"given {given!r}; it must match {context.get('pattern')}",
        "decimal_parsing": f"given {given!r}; a number is needed",
        "int_parsing": f"given {given!r}; a whole number is needed",
        "string_type": f"given {given!r}; text is needed",
    }
    return field, messages.get(kind, f"given {short(given)}; {error['msg']}")


def short(value: Any) -> str:
    """A value as a fault shows it: no longer than a line."""
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}..."
