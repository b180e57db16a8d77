"""Schemathesis asks what the OpenAPI document allows, and what it does not, of every operation.

No fault of the server, no status or body that the document does not describe. A value that its
schema lets pass may still be refused: JSON Schema cannot say that a box has its south below its
north or that a text is CQL2. That a limit above the most is clamped is said in words alone, as a
`maximum` would make it an error to a reader of the document and OGC wants none.
"""

from __future__ import annotations

import schemathesis
from api import Api
from flask import Flask
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import from_schema
from schemathesis.engine.events import FatalError, NonFatalError, ScenarioFinished

EXAMPLES, SEED = 8, 20261125

CONFIG = {
    "seed": SEED,
    # Its client for WSGI unpacks nothing.
    "headers": {"Accept-Encoding": "identity"},
    "generation": {"deterministic": True, "max-examples": EXAMPLES, "mode": "all"},
    "phases": {"stateful": {"enabled": False}},
    "checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", "400", "404"]}},
}


def test_every_operation_answers_as_described(app: Flask) -> None:
    config = SchemathesisConfig.from_dict(CONFIG)
    schema = schemathesis.openapi.from_wsgi("/api/openapi?lang=en", app, config=config)
    failures, errors, asked, operations = [], [], 0, set()
    for event in from_schema(schema).execute():
        if isinstance(event, NonFatalError | FatalError):
            errors.append(repr(getattr(event, "value", event)))
        if isinstance(event, ScenarioFinished):
            operations.add(event.recorder.label)
            asked += len(event.recorder.cases)
            failures += [
                f"{event.recorder.label}: {check.name}: {check.failure_info.failure.title}: "
                f"{check.failure_info.code_sample}"
                for checks in event.recorder.checks.values()
                for check in checks
                if check.failure_info is not None
            ]
    assert errors == []
    assert failures == []
    # The document itself is read, not asked.
    described = {f"GET {path}" for path, _ in Api(app).operations()} - {"GET /openapi"}
    assert operations == described
    assert asked > 20 * len(operations)
