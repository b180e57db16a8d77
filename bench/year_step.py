"""One year of the slider: from the input event to the painted frame.

Chromium slowed four times by the browser itself, every layer on. Two ways: a year alone, after the
page has come to rest, where symbols, labels, list, counts, mark of the chart and address all
follow within that frame (the bench refuses one that does not); and years one after the other, as
fast as frames come, where the address follows when the hand rests. Beside the real edition stands
one of two thousand places: its own places written again beside themselves, in a folder thrown away
afterwards.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "support"))

import pandas as pd
from browsing import open_map, serve
from playwright.sync_api import Browser, sync_playwright

from app import create_app
from services.web.atlas import open_atlas

ROOT = Path(__file__).resolve().parents[1]
SLOWER = 4
MANY = 2000
STEP = """async (year) => {
    const slider = document.getElementById("time").querySelector(".time-slider");
    const begun = performance.now();
    slider.value = year;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    // A task queued inside a frame runs when that frame has been handed over for painting.
    await new Promise((done) => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = done;
        channel.port2.postMessage(null);
    }));
    const taken = performance.now() - begun;
    const [address, words] = [location.search, document.querySelector(".time-counts").textContent];
    return { taken, isDone: address.includes(`year=${year}`) && words.startsWith(`${year}:`) };
}"""
# Longer than the page waits between two writings of the address, and before it says the year [ms].
REST = 600


def multiplied(target: Path, places: int) -> Path:
    """The edition with the points of all its layers repeated until it holds so many places in all.

    Copies keep the dates, figures and layers of their originals, so that a year changes the same
    share of the places as in the edition itself; they stand on a grid over the country.
    """
    shutil.copytree(ROOT / "mapdata", target)
    layers = {path: json.loads(path.read_bytes()) for path in (target / "layers").glob("*.geojson")}
    missing = places - sum(len(layer["features"]) for layer in layers.values())
    originals = [
        (layer, item)
        for layer in layers.values()
        for item in layer["features"]
        if item["geometry"] and item["geometry"]["type"] == "Point"
    ]
    table = target / "relations.csv"
    relations = pd.read_csv(table, dtype=str, keep_default_na=False)
    worked = relations[relations["relation"] == "worked_by"]
    copies = [relations]
    for number in range(missing):
        layer, original = originals[number % len(originals)]
        copy = json.loads(json.dumps(original))
        copy["id"] = copy["properties"]["id"] = f"{copy['id']}-copy-{number}"
        lon, lat = copy["geometry"]["coordinates"]
        place = [47 + number % 40 + lon % 1, 41 + number // 40 % 14 + lat % 1]
        copy["geometry"]["coordinates"] = [round(part, 5) for part in place]
        layer["features"].append(copy)
        own = worked[worked["place"] == original["id"]]
        copies.append(own.assign(id=own["id"] + f"-copy-{number}", place=copy["id"]))
    pd.concat(copies).to_csv(table, index=False)
    for path, layer in layers.items():
        path.write_text(json.dumps(layer, ensure_ascii=False), encoding="utf-8")
    return target


def steps(browser: Browser, address: str, rounds: int, rest: int) -> list[float]:
    """Milliseconds of every step through the years, there and back, with a rest after each [ms]."""
    page = browser.new_page(viewport={"width": 1920, "height": 1080})
    open_map(page, address)
    client = page.context.new_cdp_session(page)
    client.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    slider = page.locator(".time-slider").first
    first, last = (int(slider.get_attribute(name) or 0) for name in ("min", "max"))
    there = list(range(first, last + 1))
    taken = []
    for year in (there + there[-2:0:-1]) * rounds:
        step = page.evaluate(STEP, year)
        if rest and not step["isDone"]:
            sys.exit(f"{year}: address or counts did not follow within the frame")
        taken.append(step["taken"])
        page.wait_for_timeout(rest)
    page.close()
    # The first steps compile the code; a visitor feels them once.
    return taken[5:]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=2)
    rounds = parser.parse_args().rounds
    chromium = os.environ.get("ATLAS_CHROMIUM") or shutil.which("chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        many = multiplied(Path(folder) / "mapdata", MANY)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        print(f"processor slowed {SLOWER} times [ms]")
        for edition in (ROOT / "mapdata", many):
            app = create_app({"EDITION": edition, "SHELF": Path(tempfile.mkdtemp())})
            layers = open_atlas(app).edition.layers
            origin, stop = serve(app)
            query = f"?year=1930&layers={','.join(layers)}"
            places = len(open_atlas(app).edition.published)
            for way, rest in (("alone", REST), ("in a row", 0)):
                taken = sorted(steps(browser, f"{origin}/kk/{query}", rounds, rest))
                high = taken[int(len(taken) * 0.95)]
                print(
                    f"{places:5} places, {way:8}   median {statistics.median(taken):6.1f}   "
                    f"95th percentile {high:6.1f}   most {taken[-1]:6.1f}   steps {len(taken)}"
                )
            stop()
        browser.close()


if __name__ == "__main__":
    main()
