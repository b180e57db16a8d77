"""The interface's translations, compiled from their .po files."""

from __future__ import annotations

from setup.project import ROOT, TRANSLATIONS, python
from setup.step import Step, command


def _make() -> None:
    command(
        [python(), "-m", "babel.messages.frontend", "compile", "-d", TRANSLATIONS],
        "Compiling the translations failed; the message below names the file and line.",
    )


STEP = Step(
    "Translations of the interface",
    lambda: sorted(TRANSLATIONS.rglob("*.po")),
    ROOT / ".venv" / "translations.stamp",
    _make,
)
