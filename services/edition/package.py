"""datapackage.json: the edition as a Data Package 2.0, generated from the models.

https://datapackage.org/standard/data-package/
"""

from __future__ import annotations

import types
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from services.edition.canonical import json_text
from services.edition.files import TABLES, Table
from services.edition.record import columns, localised_fields
from services.edition.references import COLUMNS

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
LICENCES = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}
MISSING = {
    "not-in-source": "the source that was read has no figure",
    "not-researched": "nobody has looked yet",
    "not-applicable": "there can be no figure",
    "illegible": "the figure cannot be read in the source",
}
FILE_OF = {table.field: file for file, table in TABLES.items()}


def package_text(info: dict[str, Any], codes: list[str], root: Path) -> str:
    """The descriptor of an edition, in canonical form."""
    layers = sorted(path.name for path in (root / "layers").glob("*.geojson"))
    package = {
        "$schema": PROFILE,
        "name": info["id"],
        "title": info["title"][codes[-1]] if codes[-1] in info["title"] else info["id"],
        "version": info["version"],
        "created": f"{info['date']}T00:00:00Z",
        "licenses": [_licence(info["licence"])],
        "resources": [
            *(_table_resource(file, table, codes) for file, table in TABLES.items()),
            *(_layer_resource(name) for name in layers),
        ],
    }
    return json_text(package)


def _licence(name: str) -> dict[str, str]:
    return {"name": name} | ({"path": LICENCES[name]} if name in LICENCES else {})


def _table_resource(file: str, table: Table, codes: list[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(table, name) for name in columns(table.model, codes)],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    keys = [
        {"fields": [column], "reference": {"resource": _name(FILE_OF[target]), "fields": ["id"]}}
        for column, target in COLUMNS.get(table.field, {}).items()
        # A place is a feature of a layer, no row of a table; not-stated is no unit.
        if target in FILE_OF and (table.field, column) != ("observations", "unit")
    ]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": _name(file),
        "type": "table",
        "path": file,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _layer_resource(name: str) -> dict[str, Any]:
    return {
        "name": f"layer-{Path(name).stem.replace('_', '-')}",
        "path": f"layers/{name}",
        "format": "geojson",
        "mediatype": "application/geo+json",
        "encoding": "utf-8",
    }


def _name(file: str) -> str:
    return Path(file).stem.replace("_", "-")


def _field(table: Table, column: str) -> dict[str, Any]:
    for name in localised_fields(table.model):
        if column.startswith(f"{name}_"):
            language = column.removeprefix(f"{name}_")
            return {"name": column, "type": "string", "title": f"{name} in {language}"}
    info = table.model.model_fields[column]
    kind, constraints = typed(info)
    if info.is_required():
        constraints = {"required": True} | constraints
    field: dict[str, Any] = {"name": column, "type": kind}
    if column == "missing":
        told = "; ".join(f"{code}: {words}" for code, words in MISSING.items())
        field["description"] = f"Why there is no value, never 0. {told}."
    return field | ({"constraints": constraints} if constraints else {})


def typed(info: FieldInfo) -> tuple[str, dict[str, Any]]:
    """Table Schema type and constraints of a model's field."""
    constraints = _patterns(info.metadata)
    return _kind(info.annotation, constraints), constraints


def _patterns(marks: Iterable[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for mark in marks:
        if isinstance(mark, FieldInfo):
            found |= _patterns(mark.metadata)
        elif getattr(mark, "pattern", None):
            found["pattern"] = mark.pattern
    return found


def _kind(annotation: Any, constraints: dict[str, Any]) -> str:
    origin = get_origin(annotation)
    if origin is Annotated:
        base, *marks = get_args(annotation)
        constraints |= _patterns(marks)
        return _kind(base, constraints)
    if origin in (Union, types.UnionType):
        kinds = [
            _kind(part, constraints) for part in get_args(annotation) if part is not type(None)
        ]
        return kinds[0] if len(set(kinds)) == 1 else "string"
    if origin is Literal:
        constraints["enum"] = list(get_args(annotation))
        return "string"
    return {int: "integer", Decimal: "number", float: "number"}.get(annotation, "string")
