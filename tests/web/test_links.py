"""Every link of every page leads somewhere, to the very heading it names; ids are used once."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin

import pytest
from flask import Flask
from flask.testing import FlaskClient


class Anchors(HTMLParser):
    """Links and ids of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.links += [given[name] for name in ("href", "src") if given.get(name)]
        self.ids += [given["id"]] if given.get("id") else []


def crawled(client: FlaskClient, start: str) -> tuple[dict[str, Anchors | None], list[str]]:
    """Answers by address, those of pages below the start with their anchors; what is wrong."""
    pages: dict[str, Anchors | None] = {}
    waiting, wrong, pointers = [start], [], []
    while waiting:
        address = waiting.pop()
        if address in pages:
            continue
        answer = client.get(address)
        is_page = answer.mimetype == "text/html" and address.startswith(start)
        pages[address] = anchors = Anchors(answer.get_data(as_text=True)) if is_page else None
        answer.close()
        if answer.status_code >= 400:
            wrong.append(f"{address}: {answer.status_code}")
        if anchors:
            wrong += [f"{address}: {i} twice" for i in set(anchors.ids) if anchors.ids.count(i) > 1]
            found = [(address, *urldefrag(urljoin(address, link))) for link in anchors.links]
            pointers += found
            waiting += [target for _, target, _ in found]
    for address, target, name in pointers:
        anchors = pages[target]
        if name and anchors and name not in anchors.ids:
            wrong.append(f"{address}: no '{name}' on {target}")
    return pages, wrong


def status(client: FlaskClient, address: str) -> int:
    """The status of an answer that is not read; a file that is sent is closed."""
    with client.get(address) as answer:
        return answer.status_code


@pytest.mark.parametrize("language", ["nb", "en"])
def test_no_link_of_the_second_edition_leads_astray(second_app: Flask, language: str) -> None:
    pages, wrong = crawled(second_app.test_client(), f"/{language}/")
    assert wrong == []
    assert len(pages) > 50


@pytest.mark.parametrize("path", ["", "checks", "unknown", "sources", "places/karlag"])
def test_no_link_of_the_widest_pages_leads_astray(client: FlaskClient, path: str) -> None:
    anchors = Anchors(client.get(f"/ru/{path}").get_data(as_text=True))
    targets = {urldefrag(urljoin(f"/ru/{path}", link))[0] for link in anchors.links}
    codes = {target: status(client, target) for target in targets}
    assert {target: code for target, code in codes.items() if code >= 400} == {}
