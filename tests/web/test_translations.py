"""The words of the interface: complete in every language, in its own letters."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
TRANSLATIONS = ROOT / "translations"
RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
ALPHABETS = {"ru": RUSSIAN, "kk": RUSSIAN + "әғқңөұүһі", "ky": RUSSIAN + "ңөү"}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%%")
WORD = re.compile(r"[^\W\d_]+")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
CYRILLIC = re.compile(r"[\u0400-\u052f]")


@pytest.fixture(scope="module")
def extracted() -> set[str]:
    """Every message that the code and the templates ask for today."""
    with (TRANSLATIONS / "babel.cfg").open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)
    found = {
        row[2]
        for row in extract_from_dir(
            ROOT, method_map=methods, options_map=options, directory_filter=_holds_messages
        )
    }
    assert "Sources" in found
    return found


def _holds_messages(path: str | os.PathLike[str]) -> bool:
    """Whether to walk on: node_modules and the like are large and hold no message."""
    parts = Path(path).resolve().relative_to(ROOT).parts
    return not parts or parts[0] in ("services", "templates")


@pytest.fixture(scope="module", params=sorted(ALPHABETS))
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def catalogue(language: str) -> Catalog:
    path = TRANSLATIONS / language / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def messages(catalogue: Catalog) -> list[Message]:
    """All messages but the header."""
    return [message for message in catalogue if message.id]


def test_messages_are_those_of_the_interface(extracted: set[str], catalogue: Catalog) -> None:
    held = {message.id for message in messages(catalogue)}
    assert sorted(extracted - held) == [], "not in the .po: extract and translate"
    assert sorted(held - extracted) == [], "no longer asked for: take out of the .po"
    assert list(catalogue.obsolete) == []


def test_every_message_is_translated(catalogue: Catalog) -> None:
    open_ones = [item.id for item in messages(catalogue) if not item.string or item.fuzzy]
    assert open_ones == []


def test_placeholders_and_outer_spaces_are_kept(catalogue: Catalog) -> None:
    for item in messages(catalogue):
        assert sorted(PLACEHOLDER.findall(item.id)) == sorted(PLACEHOLDER.findall(item.string))
        # A sign of percent outside a placeholder would break the formatting of the message.
        assert "%" not in PLACEHOLDER.sub("", item.string), item.id
        for side in (0, -1):
            assert item.id[side].isspace() == item.string[side].isspace(), item.id


def test_no_word_mixes_latin_and_cyrillic(catalogue: Catalog) -> None:
    mixed = [word for word in _words(catalogue) if LATIN.search(word) and CYRILLIC.search(word)]
    assert mixed == []


def test_latin_words_are_names_of_the_original(catalogue: Catalog) -> None:
    """A whole word of look-alikes ('не' in Latin letters) is caught here."""
    for item in messages(catalogue):
        latin = {word for word in _words_of(item.string) if LATIN.search(word)}
        assert latin <= set(_words_of(item.id)), item.id


def test_letters_are_those_of_the_alphabet(catalogue: Catalog, language: str) -> None:
    letters = {letter for word in _words(catalogue) for letter in word if CYRILLIC.match(letter)}
    assert {letter.lower() for letter in letters} - set(ALPHABETS[language]) == set()


def test_own_letters_are_in_use(catalogue: Catalog, language: str) -> None:
    """A Kazakh or Kyrgyz text typed on a Russian keyboard would lack them."""
    written = {letter.lower() for word in _words(catalogue) for letter in word}
    own = {"ru": "ёыэ", "kk": "әғқңөұүі", "ky": "ңөү"}[language]
    assert set(own) <= written


def _words(catalogue: Catalog) -> list[str]:
    return [word for item in messages(catalogue) for word in _words_of(item.string)]


def _words_of(text: str) -> list[str]:
    return WORD.findall(PLACEHOLDER.sub(" ", text))
