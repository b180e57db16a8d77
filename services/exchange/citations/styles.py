"""The styles an item can be printed in, by the name addresses call them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from services.exchange.citations.apa import apa
from services.exchange.citations.chicago import chicago
from services.exchange.citations.gost import gost
from services.exchange.citations.words import StyleWords

Style = Callable[[Mapping[str, Any], StyleWords], str]

STYLES: dict[str, Style] = {"gost": gost, "chicago": chicago, "apa": apa}
