"""The one door for addresses: templates, cards and the map's config get every link from here."""

from __future__ import annotations

from urllib.parse import quote, urlencode


class Addresses:
    """Addresses of the server, in one language.

    The exported folder stands another class with the same methods in its place (folder.py).
    """

    def __init__(self, language: str, prefix: str = "") -> None:
        self.language = language
        self._prefix = prefix

    def map(self, language: str | None = None, **view: str) -> str:
        """The map page; `view` holds layers, place and at as the address writes them."""
        return self._page("", language, view)

    def place(self, place: str, language: str | None = None) -> str:
        """The page of a place."""
        return self._page(f"places/{quote(place)}", language)

    def period(self, period: str, place: str | None = None, language: str | None = None) -> str:
        """The statistics of a period, narrowed to a place where one is given."""
        view = {"place": place} if place else {}
        return self._page(f"periods/{quote(period)}", language, view)

    def sources(self, language: str | None = None) -> str:
        """The list of sources."""
        return self._page("sources", language)

    def source(self, source: str, language: str | None = None) -> str:
        """The page of a source."""
        return self._page(f"sources/{quote(source)}", language)

    def map_script(self) -> str:
        """Folium's script slot as a module."""
        return self._page("map.js")

    def cards(self) -> str:
        """What the map says of each place."""
        return self._page("cards.json")

    def layer(self, layer: str) -> str:
        """A layer as GeoJSON."""
        return f"{self._prefix}/layers/{quote(layer)}.geojson"

    def static(self, path: str) -> str:
        """A file under static/."""
        return f"{self._prefix}/static/{path}"

    def _page(self, path: str, language: str | None = None, view: dict[str, str] | None = None) -> str:
        # Commas and slashes are part of a view's notation and legal in a query.
        query = f"?{urlencode(view, safe=',/')}" if view else ""
        return f"{self._prefix}/{language or self.language}/{path}{query}"
