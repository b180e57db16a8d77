"""The API of each edition in turn."""

from __future__ import annotations

import pytest
from api import Api


@pytest.fixture(params=["app", "second_app"])
def api(request: pytest.FixtureRequest) -> Api:
    """The API of mapdata/, then of the tiny second edition."""
    return Api(request.getfixturevalue(request.param))
