"""Source criticism on a page of its own: every check with its arithmetic, sources and verdict."""

from __future__ import annotations

from flask import Blueprint

from services.web.parameters import PageParameters
from services.web.rendering import page, voice
from services.web.verdict_rows import verdict_rows

check_page = Blueprint("check_page", __name__, url_prefix="/<language>")


@check_page.get("/checks")
def show(language: str) -> str:
    """Every declared check."""
    speaker = voice(language)
    parameters = PageParameters()
    return page("checks.html", speaker, parameters.finish(), rows=verdict_rows(speaker))
