"""The rooms of the API under one address."""

from __future__ import annotations

from flask import Blueprint, g

from services.web.api.answers import choose_language
from services.web.atlas import current_atlas

api = Blueprint("api", __name__, url_prefix="/api")


@api.before_request
def _speak() -> None:
    """Errors too are worded in the language that is asked for."""
    g.language = choose_language(current_atlas().edition.info.codes)
