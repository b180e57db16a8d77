"""Map page: bytes and requests of a first visit, time until all layers are drawn.

Chromium with an empty cache, processor slowed four times by the browser itself. Beside the page as
visitors get it stands the same page without any layer, so that one run gives a ratio too.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "support"))

from browsing import serve, weigh
from playwright.sync_api import Browser, sync_playwright

from app import create_app
from services.web.atlas import open_atlas

SLOWER = 4
WINDOW = 1500
"""Until a new window has come to rest [ms]."""
VIEWPORT = {"width": 1920, "height": 1080}


def drawn_after(browser: Browser, address: str) -> tuple[float, float]:
    """Milliseconds from navigation to first contentful paint and to all layers drawn."""
    context = browser.new_context(viewport=VIEWPORT)
    page = context.new_page()
    # A new window draws its own frame and buttons first, in processes of their own: the browser of
    # a visitor stands open already.
    page.wait_for_timeout(WINDOW)
    client = context.new_cdp_session(page)
    client.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    # Waiting for the network to rest asks nothing of the page: a script that looked for the sign
    # of the finished map would run on the slowed processor too, and take its time from the map.
    page.goto(address, wait_until="networkidle")
    page.wait_for_selector("[data-map-ready]", state="attached")
    drawn = page.evaluate("performance.getEntriesByName('atlas-drawn')[0].startTime")
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    context.close()
    return painted, drawn


def main() -> None:
    """Print the table for one language."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--language", default="kk")
    parser.add_argument("--rounds", type=int, default=9)
    arguments = parser.parse_args()
    app = create_app({"SHELF": Path(tempfile.mkdtemp())})
    edition = open_atlas(app).edition
    origin, stop = serve(app)
    every = f"{origin}/{arguments.language}/?layers={','.join(edition.layers)}"
    pages = {
        "as visitors get it": f"{origin}/{arguments.language}/",
        "every layer": every,
        "no layer": f"{origin}/{arguments.language}/?layers=",
    }
    chromium = os.environ.get("ATLAS_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        context = browser.new_context()
        weights = weigh(context.new_page(), pages["as visitors get it"])
        context.close()
        print(f"{len(edition.published)} places, {len(edition.layers)} layers")
        print(f"first visit: {sum(weights.values())} bytes in {len(weights)} requests")
        print(f"processor slowed {SLOWER} times, median (min-max) of {arguments.rounds} [ms]")
        # One round of all pages after the other, so that a busy moment hits them alike.
        rounds = [
            {name: drawn_after(browser, address) for name, address in pages.items()}
            for _ in range(arguments.rounds)
        ]
        browser.close()
    stop()
    for name in pages:
        painted = statistics.median(times[name][0] for times in rounds)
        drawn = sorted(times[name][1] for times in rounds)
        middle = statistics.median(drawn)
        ratio = statistics.median(times[name][1] / times["no layer"][1] for times in rounds)
        print(
            f"{name:20} first paint {painted:6.0f}   drawn {middle:6.0f} "
            f"({drawn[0]:.0f}-{drawn[-1]:.0f})   ratio to no layer {ratio:.2f}"
        )


if __name__ == "__main__":
    main()
