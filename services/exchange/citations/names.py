"""People and bodies of a CSL item, in the order and with the initials a style asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from services.exchange.citations.text import clean


@dataclass(frozen=True)
class Person:
    """Somebody who wrote or edited; a body, or a name that is not to be taken apart, has no given.

    `is_body` is true for what CSL calls literal.
    """

    family: str
    given: str = ""
    is_body: bool = False

    @property
    def initials(self) -> str:
        """Alibek Kanapyanovich -> A. K.; what is abbreviated already stays: Ya. Ya."""
        return " ".join(_initial(word) for word in self.given.split())

    @property
    def inverted(self) -> str:
        """Barnes, Steven A."""
        return f"{self.family}, {self.given}" if self.given else self.family

    @property
    def inverted_initials(self) -> str:
        """Barnes, S. A."""
        return f"{self.family}, {self.initials}" if self.given else self.family

    @property
    def heading(self) -> str:
        """Barnes S. A., as GOST begins a reference."""
        return f"{self.family} {self.initials}".strip()

    @property
    def direct(self) -> str:
        """Steven A. Barnes."""
        return f"{self.given} {self.family}".strip()

    @property
    def direct_initials(self) -> str:
        """S. A. Barnes."""
        return f"{self.initials} {self.family}".strip()


def people(item: Mapping[str, Any], role: str) -> list[Person]:
    """Those in a role (author, editor); what has no name is left out."""
    given = item.get(role)
    listed = given if isinstance(given, list | tuple) else []
    found = [_person(one) for one in listed if isinstance(one, Mapping)]
    return [person for person in found if person.family]


def _person(given: Mapping[str, Any]) -> Person:
    literal = clean(given.get("literal"))
    if literal:
        return Person(literal, is_body=True)
    family, first = clean(given.get("family")), clean(given.get("given"))
    particle = clean(given.get("non-dropping-particle"))
    if not family:
        return Person(first)
    return Person(f"{particle} {family}".strip(), first)


def _initial(word: str) -> str:
    if word.endswith("."):
        return word
    return "-".join(f"{part[0]}." for part in word.split("-") if part)


def joined(names: Sequence[str], last: str, joint: str = ", ") -> str:
    """'a', 'a and b', 'a, b and c' with the words between the last two given."""
    if len(names) < 2:
        return "".join(names)
    return f"{joint.join(names[:-1])}{last}{names[-1]}"
