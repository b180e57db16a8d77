"""Lists of places, terms and sources stand in the alphabetical order of the page's language."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient
from icu import sorted_by_icu

NAME = r'<span class="list-name[^"]*" lang="[^"]*">([^<]+?)\s*<'
LINK = r"<li><a [^>]*>\s*<span[^>]*>([^<]+)<"
LISTS = {
    "": (r"<ul class=\"plain\">(.*?)</ul>", NAME, 10),
    "unknown": (r"<ul class=\"name-list\">(.*?)</ul>", LINK, 3),
    "glossary": (r"<dl class=\"terms\">(.*?)</dl>", r"<dt[^>]*>\s*<span[^>]*>([^<]+)<", 1),
    "sources": (r"<ol class=\"sources\">(.*?)</ol>", r"<li [^>]*><a [^>]*>([^<]+)</a>", 1),
    "sources/gulag-museum": (r"<ul class=\"cited\">(.*?)</ul>", LINK, 1),
}
"""By page: what holds a list, what holds a name in it, how many lists there are at least."""


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path or "map")
@pytest.mark.parametrize("language", ["kk", "ru", "ky", "en"])
def test_lists_are_in_the_order_of_the_language(
    client: FlaskClient, language: str, path: str
) -> None:
    holder, name, least = LISTS[path]
    html = client.get(f"/{language}/{path}").get_data(as_text=True)
    lists = [re.findall(name, part) for part in re.findall(holder, html, re.DOTALL)]
    lists = [[unescape(text) for text in names] for names in lists]
    assert len(lists) >= least
    assert max(map(len, lists)) > 20
    for names in lists:
        assert names == sorted_by_icu(language, names)
