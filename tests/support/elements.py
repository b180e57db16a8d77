"""A page as a tree of elements, for tests that walk it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "img", "br", "input", "hr", "source"}


@dataclass
class Element:
    """An element with what it holds, in order: texts and elements."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    held: list[Element | str] = field(default_factory=list)

    def get(self, name: str) -> str | None:
        return self.attributes.get(name)

    @property
    def classes(self) -> set[str]:
        return set((self.get("class") or "").split())

    def lineage(self) -> Iterator[Element]:
        """The element and all around it, innermost first."""
        here: Element | None = self
        while here is not None:
            yield here
            here = here.parent

    def walk(self) -> Iterator[Element]:
        """The element and all within it."""
        yield self
        for item in self.held:
            if isinstance(item, Element):
                yield from item.walk()

    def text(self) -> str:
        """All its text, white space folded."""
        own = (item if isinstance(item, str) else item.text() for item in self.held)
        return " ".join("".join(own).split())


class _Builder(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.root = self.here = Element("", {})
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.held.append(made)
        if tag not in VOID:
            self.here = made

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.here.held.append(Element(tag, {name: value or "" for name, value in attrs}, self.here))

    def handle_endtag(self, tag: str) -> None:
        for element in self.here.lineage():
            if element.tag == tag and element.parent is not None:
                self.here = element.parent
                return

    def handle_data(self, data: str) -> None:
        self.here.held.append(data)


def elements(page: str) -> Element:
    """The root of a page's elements."""
    return _Builder(page).root
