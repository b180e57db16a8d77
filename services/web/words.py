"""Texts of the edition in a reader's language: fallback said, review state marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from services.edition.collation import sort_key
from services.edition.edition import Edition

Item = TypeVar("Item")


@dataclass(frozen=True)
class Fragment:
    """A piece of text with the language it is really in.

    Parameters
    ----------
    text : the words
    lang : BCP 47 code of the words
    fell_back : whether the reader's language has none and another stands in
    unreviewed : whether it is a translation nobody has reviewed, in a language that marks this
    is_name : whether it is the name of a place or a source: digits in it are part of the name
    """

    text: str
    lang: str
    fell_back: bool = False
    unreviewed: bool = False
    is_name: bool = False

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


class Words:
    """Chooses texts for one language of an edition."""

    def __init__(self, edition: Edition, language: str) -> None:
        self.edition = edition
        self.language = language
        self._chain = edition.info.fallbacks(language)

    def say(self, texts: Mapping[str, str], key: str) -> Fragment:
        """The text in the reader's language, else along the declared fallbacks.

        Parameters
        ----------
        texts : text by language code
        key : path of the text for its review state ('places/alzhir/name')
        """
        for code in self._chain:
            if texts.get(code):
                return Fragment(
                    texts[code], code, code != self.language, self._unreviewed(key, code)
                )
        return Fragment("", self.language)

    def name(self, place: str) -> Fragment:
        """The name of a place."""
        said = self.say(self.edition.features[place].place.name, f"places/{place}/name")
        return replace(said, is_name=True)

    def label(self, table: str, record: str) -> Fragment:
        """The label of a kind, unit, theme, indicator, precision or the title of a period."""
        item = getattr(self.edition, table)[record]
        field = "title" if table == "periods" else "label"
        return self.say(getattr(item, field), f"{table}/{record}/{field}")

    def prose(self, key: str) -> Fragment:
        """A text of texts/ as Markdown; empty where no language has it."""
        return self.say(self.edition.texts.get(key, {}), f"texts/{key}")

    def alphabetical(
        self, items: Iterable[Item], words: Callable[[Item], Fragment | str]
    ) -> list[Item]:
        """Items in the alphabetical order of the reader's language, by what they are called."""
        letters = self.edition.info.language(self.language).letters
        return sorted(items, key=lambda item: sort_key(str(words(item)), letters))

    def interface_unreviewed(self) -> bool:
        """Whether the words of the interface itself await review in this language."""
        return self._unreviewed("interface", self.language)

    def _unreviewed(self, key: str, code: str) -> bool:
        marks = self.edition.info.language(code).mark_unreviewed
        return marks and self.edition.review_state(key, code) == "translated"
