"""Which form an answer has: `f` decides, else what the client accepts, else JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import request

from services.exchange.features.documents import JSONFG, PROFILES
from services.web.api.links import HTML


def form(given: Mapping[str, Any], media_type: str) -> str:
    """json or html; a client that takes neither gets JSON, which it can at least complain about.

    Parameters
    ----------
    media_type : of the JSON form of this resource
    """
    if "f" in given:
        return "html" if given["f"] == "html" else "json"
    offered = [media_type.partition(";")[0], "application/json", HTML]
    best = request.accept_mimetypes.best_match(offered, default=offered[0])
    return "html" if best == HTML else "json"


def profile(given: Mapping[str, Any]) -> str:
    """rfc7946 or jsonfg; a profile nobody here knows is passed over, as the standard wants it."""
    wanted = [JSONFG] if given.get("f") == JSONFG else list(given.get("profile", ()))
    known = {uri: name for name, uri in PROFILES.items()} | {name: name for name in PROFILES}
    return next((known[name] for name in wanted if name in known), next(iter(PROFILES)))
