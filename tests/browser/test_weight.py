"""What makes the map page quick, counted exactly: bytes and requests of a first visit."""

from __future__ import annotations

import pytest
from browsing import weigh
from playwright.sync_api import Page

LANGUAGES = ("kk", "ru", "ky", "en")
MOST_BYTES = 600_000
MOST_REQUESTS = 70


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_visit_of_the_map_stays_light(page: Page, origin: str, language: str) -> None:
    weights = weigh(page, f"{origin}/{language}/")
    assert any(address.endswith(f"/{language}/") for address in weights)
    assert any("/layers/" in address for address in weights)
    heaviest = sorted(weights.items(), key=lambda item: -item[1])[:8]
    assert sum(weights.values()) <= MOST_BYTES, heaviest
    assert len(weights) <= MOST_REQUESTS
