"""The collections of this atlas, made at first use, and what they are called."""

from __future__ import annotations

from flask_babel import gettext as _

from services.exchange.features.collection import Collection
from services.exchange.features.registry import collections
from services.web.atlas import current_atlas
from services.web.errors import UnknownThing
from services.web.mentions import plain
from services.web.rendering import Voice
from services.web.words import Fragment


def current_collections() -> dict[str, Collection]:
    """Collections by id, in the order of the catalogue."""
    atlas = current_atlas()
    if not atlas.collections:
        atlas.collections.update(collections(atlas.edition, plain))
    return atlas.collections


def require(name: str) -> Collection:
    """A collection by its id.

    Raises
    ------
    UnknownThing
        when there is none
    """
    known = current_collections()
    if name not in known:
        raise UnknownThing("collection", name, list(known))
    return known[name]


def title(speaker: Voice, collection: Collection) -> Fragment:
    """What a collection is called."""
    if collection.title:
        return speaker.words.say(collection.title, f"catalogue/{collection.id}/title")
    words = {"observation": _("Figures"), "event": _("Events"), "source": _("Sources")}
    return Fragment(words[collection.sort], speaker.language)


def description(speaker: Voice, collection: Collection) -> Fragment:
    """What a collection holds."""
    if collection.description:
        return speaker.words.say(collection.description, f"catalogue/{collection.id}/description")
    words = {
        "observation": _(
            "Every figure of the sources, at the point of its place; missing is not zero."
        ),
        "event": _("Dated acts, foundings, trials and awards, at the point of their place."),
        "source": _("What was read, and how much of it. Sources have no place on the map."),
    }
    return Fragment(words[collection.sort], speaker.language)
