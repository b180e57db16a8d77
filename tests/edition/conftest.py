"""The curator's door over a copy of the edition."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from app import HERE, create_app


@pytest.fixture()
def root(copy_of_edition: Callable[[Path], Path]) -> Path:
    """A copy of mapdata/ that a test may change."""
    return copy_of_edition(HERE / "mapdata")


@pytest.fixture()
def run(root: Path, tmp_path: Path) -> Callable[..., Result]:
    """Runs a command of the atlas over the copy."""
    app = create_app({"EDITION": root, "SHELF": tmp_path / "shelf"})

    def call(*arguments: object, answer: str | None = None) -> Result:
        runner = app.test_cli_runner()
        result = runner.invoke(args=[str(part) for part in arguments], input=answer)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        return result

    return call
