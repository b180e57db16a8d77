"""What browser tests share: a real server, and what a page asked for and complained about."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import waitress
from flask import Flask
from playwright.sync_api import ConsoleMessage, Page, Request, expect


def serve(app: Flask) -> tuple[str, Callable[[], None]]:
    """Serve an application on a free port of the loopback; its address and how to stop it."""
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=4)
    closing = threading.Event()

    def run() -> None:
        try:
            server.run()
        except OSError:
            # Closed while it waited for a request: that is how it is stopped.
            if not closing.is_set():
                raise

    thread = threading.Thread(target=run, daemon=True)
    thread.start()

    def stop() -> None:
        closing.set()
        server.close()
        thread.join(timeout=10)

    return f"http://127.0.0.1:{server.effective_port}", stop


@dataclass
class Witness:
    """What a page asked for and complained about."""

    origin: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def foreign(self) -> list[str]:
        """Requests beyond the origin."""
        own = (self.origin, "data:", "blob:", "about:")
        return [address for address in self.requests if not address.startswith(own)]


def watch(page: Page, origin: str) -> Witness:
    """Collect requests, console errors and uncaught exceptions of a page."""
    seen = Witness(origin)

    def on_request(request: Request) -> None:
        seen.requests.append(request.url)

    def on_console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            seen.complaints.append(message.text)

    page.on("request", on_request)
    page.on("console", on_console)
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    return seen


def open_map(page: Page, address: str) -> None:
    """Open a map page and wait until every layer it shows is drawn."""
    page.goto(address)
    page.wait_for_selector("[data-map-ready]", state="attached")


NEXT_FRAME = """() => new Promise((done) =>
    requestAnimationFrame(() => setTimeout(() => {
        dispatchEvent(new PageTransitionEvent("pagehide"));
        done(location.href);
    })))"""


def current_address(page: Page) -> str:
    """The page's address after its next frame, as whoever leaves the page leaves it.

    Years that follow each other quickly reach the address when the hand rests, or when the page is
    left. `page.url` lags behind `replaceState`.
    """
    return page.evaluate(NEXT_FRAME)


def rest(page: Page) -> None:
    """Wait until the map has come to rest: it pans to make room for a popup."""
    expect(page.locator(".leaflet-pan-anim")).to_have_count(0)


def weigh(page: Page, address: str) -> dict[str, int]:
    """Bytes on the wire, headers included, of every answer to a first visit of a map page."""
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    addresses: dict[str, str] = {}
    sizes: dict[str, int] = {}

    def asked(event: dict) -> None:
        addresses[event["requestId"]] = event["request"]["url"]

    def loaded(event: dict) -> None:
        sizes[addresses[event["requestId"]]] = int(event["encodedDataLength"])

    client.on("Network.requestWillBeSent", asked)
    client.on("Network.loadingFinished", loaded)
    open_map(page, address)
    page.wait_for_load_state("networkidle")
    return sizes
