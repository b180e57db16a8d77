"""Whatever stands in a record, a citation is one line of text, and BibTeX stays BibTeX."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bibtex import read_bibtex
from hypothesis import given
from hypothesis import strategies as st

from services.exchange.citations.bibtex import bibtex
from services.exchange.citations.items import csl_json
from services.exchange.citations.kinds import kind
from services.exchange.citations.styles import STYLES
from services.exchange.citations.text import plain, runs
from services.exchange.citations.words import StyleWords

WORDS = StyleWords()
HOSTILE = [
    "A {brace",
    "brace} alone",
    r"\input{/etc/passwd} \\",
    "<script>alert(1)</script>",
    "quotes \" and ' and “these”",
    "100% & more_or #less ~ ^ $x$",
    "two\nlines\r\nand\ttabs\x00",
    "\ue000italics forged\ue001",
    "@book{key, title = {x}}",
    "Қарағанды Ө Ү Һ 😀",
]
TYPES = ["book", "thesis", "article-journal", "article-newspaper", "chapter", "entry", "webpage"]
TYPES += ["dataset", "legislation", "document", "map", "no-such-type", ""]

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=6,
)
FIELDS = (
    *("id", "type", "title", "author", "editor", "issued", "accessed", "URL", "DOI", "note"),
    *("container-title", "publisher", "page", "volume", "issue", "number", "genre", "version"),
    *("edition", "archive", "archive_location", "language"),
)
fields = st.sampled_from(FIELDS)


@pytest.mark.parametrize("title", HOSTILE)
@pytest.mark.parametrize("sort", TYPES)
def test_a_hostile_title_is_text_and_nothing_else(sort: str, title: str) -> None:
    item = {"id": "x", "type": sort, "title": title, "author": [{"literal": title}]}
    item |= {"container-title": title, "URL": f"https://example.org/{title}", "note": title}
    said = " ".join(title.replace("\x00", " ").strip("\ue000\ue001").split())
    for style in STYLES.values():
        citation = style(item, WORDS)
        assert said in plain(citation)
        assert len(plain(citation).splitlines()) == 1
        assert "".join(text for text, _ in runs(citation)) == plain(citation)
    (entry,) = read_bibtex(bibtex(item))
    assert (entry.text("title"), entry.text("author"), entry.text("note")) == (said,) * 3
    assert not set(entry.fields["url"]) & set("{}\\ \n")
    assert json.loads(csl_json(item)) == [item]


@given(st.dictionaries(fields, anything, max_size=8))
def test_nothing_in_a_record_breaks_a_citation(item: dict[str, Any]) -> None:
    assert kind(item)
    for style in STYLES.values():
        assert isinstance(style(item, WORDS), str)
    assert len(read_bibtex(bibtex(item))) == 1


@pytest.mark.parametrize(
    ("issued", "year"),
    [
        ({"date-parts": [["1998"]]}, "1998"),
        ({"date-parts": [[1998, 13]]}, "1998"),
        ({"date-parts": [[1998, 2, 31]]}, "1998"),
        ({"raw": "около 1950"}, "около 1950"),
        ({"date-parts": [[]]}, "n.d."),
        ({"date-parts": "1998"}, "n.d."),
        ("1998", "n.d."),
        (None, "n.d."),
    ],
)
def test_a_date_is_as_much_as_is_sound(issued: Any, year: str) -> None:
    item = {"type": "book", "title": "Camps", "issued": issued}
    assert plain(STYLES["apa"](item, WORDS)) == f"Camps. ({year})."


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ({"family": "Barnes", "given": "Steven A."}, "Barnes, Steven A."),
        ({"literal": "Редакция Атласа Карлага"}, "{Редакция Атласа Карлага}"),
        ({"family": "Land and Sea", "given": "Ministry, of"}, "{Ministry, of Land and Sea}"),
        ({"family": "Усманова"}, "{Усманова}"),
        ({"family": "Gogh", "given": "V.", "non-dropping-particle": "van"}, "van Gogh, V."),
    ],
)
def test_names_in_bibtex_are_not_taken_apart(name: dict[str, str], written: str) -> None:
    item = {"id": "x", "type": "book", "title": "T", "author": [name]}
    (entry,) = read_bibtex(bibtex(item))
    assert entry.fields["author"] == written


def test_bibtex_of_an_article() -> None:
    item = {
        "id": "zemskov-gulag",
        "type": "article-journal",
        "author": [{"family": "Zemskov", "given": "V. N."}],
        "title": "GULAG",
        "container-title": "Sotsis",
        "volume": 18,
        "issue": "6",
        "page": "10-27",
        "issued": {"date-parts": [[1991, 6]]},
        "DOI": "10.1/x_y",
    }
    (entry,) = read_bibtex(bibtex(item))
    assert (entry.sort, entry.key) == ("article", "zemskov-gulag")
    assert entry.fields == {
        "author": "Zemskov, V. N.",
        "title": "{GULAG}",
        "journal": "Sotsis",
        "year": "1991",
        "month": "jun",
        "volume": "18",
        "number": "6",
        "pages": "10--27",
        "doi": "10.1/x_y",
    }
