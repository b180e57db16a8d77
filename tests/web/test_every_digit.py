"""No digit stands on a page by itself: it is a figure, a date or part of a named element."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from api import Api
from elements import Element, elements
from flask import Flask
from spoiling import replaced

from app import create_app
from services.edition.edition import Edition
from services.edition.mentions import mentions
from services.web.atlas import open_atlas
from services.web.folder import page_paths

SECOND_EDITION = Path(__file__).resolve().parents[1] / "data" / "norway"

NAMED = {
    "name": "a name of a place, source or licence holds the digit",
    "number": "a number that names and counts nothing: 'No. 99', 'R-17', 'id 1526619'",
    "quoted": "a source's own wording in quotation marks",
    "printed": "a source's own wording beside its figure",
    "locator": "where in a source a statement stands",
    "url": "the address of a source",
    "count": "a count of the atlas's own records",
    "distance": "a length measured on the atlas's own map",
    "axis": "the scale of a chart",
    "datum": "a property, address or value of the API, as a program reads it",
    "size": "how large a file is",
    "citation": "how to cite: version, dates, addresses, the wording of what is cited",
    "record": "ids, fields and wordings of records in the change log",
    "choice": "a value that a form offers",
    "code": "lines of a program a reader can run",
}
"""Elements of the interface in which a digit may stand, by class, each with its reason."""


def digits(root: Element) -> Iterator[tuple[Element, str]]:
    """Texts with a digit, each with its innermost element; nothing of the page's head."""
    for element in root.walk():
        if {"head", "script", "style"} & {item.tag for item in element.lineage()}:
            continue
        for item in element.held:
            if isinstance(item, str) and re.search(r"\d", item):
                yield element, " ".join(item.split())


def is_figure(element: Element) -> bool:
    """Whether the element is, or lies in, the value of an observation or a check."""
    around = list(element.lineage())
    for number, item in enumerate(around):
        if item.get("data-check") and item.tag != "section":
            return True
        if item.get("data-observation") and item.tag in ("a", "circle", "rect"):
            return True
        if is_computed(item):
            return True
        if "value" in item.classes:
            return any(above.get("data-observation") for above in around[number:])
    return False


def is_computed(element: Element) -> bool:
    """A result of the spatial distribution that says where in its machine form it stands.

    Its reference is the selection that the page names; tests/web/test_distribution.py asks for
    each of them and compares.
    """
    known = "computed" in element.classes and bool(element.get("data-result"))
    return known and any(item.get("data-selection") is not None for item in element.lineage())


def is_named(element: Element) -> bool:
    return any(item.tag == "time" or NAMED.keys() & item.classes for item in element.lineage())


def without_home(root: Element) -> list[str]:
    """Digits in page text outside figures, times and named elements."""
    return [
        text for element, text in digits(root) if not is_figure(element) and not is_named(element)
    ]


def far_from_source(root: Element, edition: Edition, path: str) -> list[str]:
    """Figures whose id is unknown, or whose source and locator are more than one tap away."""
    everything = list(root.walk())
    ids = {element.get("id") for element in everything}
    checks = [item for item in everything if item.get("data-check")]
    wrong = [
        str(item.get("data-check"))
        for item in checks
        if item.get("data-check") not in edition.checks or not reaches_check(item, ids)
    ]
    shown: dict[str, list[Element]] = {}
    for element in everything:
        if key := element.get("data-observation"):
            shown.setdefault(key, []).append(element)
    return wrong + [
        key
        for key, found in shown.items()
        if key not in edition.observations
        or not any(near(element, edition, key, path) for element in found)
    ]


def reaches_check(element: Element, ids: set[str | None]) -> bool:
    """A link to the check, or the check itself, whose table names each figure's source."""
    name = f"check-{element.get('data-check')}"
    return name in ids or (element.get("href") or "").endswith(f"#{name}")


def near(element: Element, edition: Edition, key: str, path: str) -> bool:
    """A link to the figure's row, or a row that names its source and locator."""
    if (element.get("href") or "").endswith(f"#figure-{key}"):
        return True
    observation = edition.observations[key]
    links = {
        urldefrag(item.get("href") or "")[0].rsplit("/sources/")[-1] for item in element.walk()
    }
    locators = [item.text().strip("()") for item in element.walk() if "locator" in item.classes]
    known = bool(locators) and (
        observation.locator == "unpaged" or " ".join(observation.locator.split()) in locators
    )
    return known and (observation.source in links or path == f"sources/{observation.source}")


def walked(app: Flask, language: str, paths: list[str]) -> tuple[dict, dict]:
    """By page: digits without a home, figures far from their source."""
    client, edition = app.test_client(), open_atlas(app).edition
    bare, far = {}, {}
    for path in paths:
        answer = client.get(f"/{language}/{path}")
        assert answer.status_code == 200, path
        root = elements(answer.get_data(as_text=True))
        bare[path] = without_home(root)
        far[path] = far_from_source(root, edition, path)
    kept = [{path: found for path, found in each.items() if found} for each in (bare, far)]
    return kept[0], kept[1]


@pytest.mark.parametrize("language", ["kk", "ru", "ky", "en"])
def test_no_digit_stands_alone_and_every_figure_leads_to_its_source(
    app: Flask, edition: Edition, language: str
) -> None:
    paths = page_paths(open_atlas(app))
    assert len(paths) > len(edition.published) + len(edition.sources)
    narrowed = [
        "downloads",
        "places/karlag?year=1941",
        "periods/war?place=karlag",
        "periods/war?place=alzhir",
    ]
    figures = [f"figures/{key}" for key in edition.observations]
    assert len(figures) > 400
    view = "cite?year=1943&place=karlag&layers=karlag_departments"
    # An exported folder holds no distribution, so page_paths() does not name it.
    narrowed += ["distribution", "distribution?year=1953&weight=headcount&around=railways&km=90"]
    assert walked(app, language, [*paths, *narrowed, *figures, view]) == ({}, {})


@pytest.mark.parametrize("language", ["nb", "en"])
def test_in_another_edition_too(second_app: Flask, language: str) -> None:
    assert walked(second_app, language, page_paths(open_atlas(second_app))) == ({}, {})


@pytest.mark.parametrize("language", ["kk", "ru", "ky", "en"])
def test_pages_of_the_api_tell_data_from_text(app: Flask, language: str) -> None:
    """Every page there is, every figure by itself: with its source, never as mere data."""
    api = Api(app)
    paths = ["/", "/openapi", "/conformance", "/collections"]
    for name in api.names:
        one = f"/collections/{name}"
        paths += [one, f"{one}/schema", f"{one}/queryables", f"{one}/items"]
        ids = api.ids(name)
        shown = ids if name == "observations" and language == "kk" else ids[::20]
        paths += [f"{one}/items/{key}" for key in shown]
    bare, far = {}, {}
    for path in paths:
        page = api.get(path, f="html", lang=language)
        root = elements(page.get_data(as_text=True))
        bare[path] = without_home(root)
        far[path] = far_from_source(root, api.edition, path)
        for element in root.walk():
            if element.get("data-observation"):
                values = [item for item in element.walk() if "value" in item.classes]
                assert values or api.edition.observations[path.rsplit("/")[-1]].missing, path
    kept = [{path: found for path, found in each.items() if found} for each in (bare, far)]
    assert kept == [{}, {}]


def test_a_typed_figure_is_found(copy_of_edition: Callable[[Path], Path], tmp_path: Path) -> None:
    """Else the walk above would prove nothing."""
    root = copy_of_edition(SECOND_EDITION)
    replaced("layers/camps.geojson", "Made up: Alpha camp.", "Some 350 people, in 1942.")(root)
    made = create_app({"EDITION": root, "SHELF": tmp_path / "shelf"})
    bare, far = walked(made, "en", page_paths(open_atlas(made)))
    assert bare == {"places/alpha": ["Some 350 people, in"]}
    assert far == {}


CARD_DIGITS = {
    "name": "a name",
    "also": "names",
    "names": "names, with the years of their use",
    "years": "dates",
    "context": "the years of prison labour",
    "figures": "each with its id, date and source",
    "period": "a period's id and title",
    "picture": "a file's address and credit",
    "id": "an id",
    "href": "an address",
}
"""Parts of a card in which a digit may stand, each with what it is there."""


def texts(held: object) -> Iterator[str]:
    """Every text in a part of a card; where in a text something stands is a number, no text."""
    if isinstance(held, str):
        yield held
    for item in held.values() if isinstance(held, dict) else held if isinstance(held, list) else ():
        yield from texts(item)


@pytest.mark.parametrize("language", ["kk", "en"])
def test_the_figure_of_a_card_names_its_source(app: Flask, edition: Edition, language: str) -> None:
    places = app.test_client().get(f"/{language}/cards.json").json["places"]
    assert set(places) == set(edition.published)
    for key, card in places.items():
        bare = {name for name, held in card.items() if re.search(r"\d", " ".join(texts(held)))}
        assert bare <= CARD_DIGITS.keys(), key
        for figure in card["figures"]:
            observation = edition.observations[figure["id"]]
            assert figure["source"]["href"].endswith(f"/sources/{observation.source}")
            assert figure["source"]["locator"] == observation.locator.replace("unpaged", "")
            assert not re.search(r"\d", figure["label"]["text"])


def test_all_languages_mention_the_same_figures(edition: Edition) -> None:
    """That the edition opened says so too: unlike mentions are faults."""
    mentioning = 0
    for observation in edition.observations.values():
        held = {code: sorted(mentions(text)) for code, text in observation.comment.items()}
        assert len({tuple(found) for found in held.values()}) <= 1, observation.id
        mentioning += any(held.values())
    assert mentioning == 17
    totals = edition.observations["karlag-passed-1200000"].comment["ky"]
    assert mentions(totals) == [
        ("figure", "karlag-passed-800000"),
        ("figure", "karlag-passed-6000000"),
    ]
