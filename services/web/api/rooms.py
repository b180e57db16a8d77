"""The API with everything that can be asked of it."""

from __future__ import annotations

from services.web.api import catalogue, entrance, items
from services.web.api.blueprint import api

__all__ = ["api", "catalogue", "entrance", "items"]
