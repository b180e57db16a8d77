"""The one door for addresses: templates, cards and the map's config get every link from here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote, urlencode

from services.edition.info import EditionInfo, Language


class Addresses:
    """Addresses of the server, in one language.

    The exported folder stands another class with the same methods in its place (folder.py).
    """

    bundled = False
    """Whether scripts are classic and data are embedded (file:// knows no modules, no fetch)."""

    def __init__(self, language: str) -> None:
        self.language = language

    def offers(self, layer: str) -> bool:
        """Whether a layer can be reached from here: all of them, on a server."""
        return True

    def languages(self, info: EditionInfo, path: str, query: str) -> list[tuple[Language, str]]:
        """The languages of the edition, each with the address of this page in it."""
        first, _, rest = path.lstrip("/").partition("/")
        here = rest if first in info.codes else ""
        view = f"?{query}" if query else ""
        return [(item, f"/{item.code}/{here}{view}") for item in info.languages]

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

    def statistics(
        self,
        places: Sequence[str] = (),
        indicators: Sequence[str] = (),
        years: tuple[int, int] | None = None,
        language: str | None = None,
    ) -> str:
        """The explorer of the figures, with what is chosen in it."""
        view = {"places": ",".join(places), "indicators": ",".join(indicators)}
        if years:
            view |= {"from": str(years[0]), "to": str(years[1])}
        chosen = {name: value for name, value in view.items() if value}
        return self._page("statistics", language, chosen)

    def distribution(self, query: str = "", figure: str = "", language: str | None = None) -> str:
        """The spatial distribution of a selection, or one of its figures by itself.

        Parameters
        ----------
        query : '?year=1943', as the page's own address writes it
        """
        path = f"distribution/{figure}.svg" if figure else "distribution"
        return self._page(path, language) + query

    def distribution_data(self, table: str = "", query: str = "") -> str:
        """The same for programs: everything, or one table ('grid.csv', 'places.geojson')."""
        return f"/api/distribution{f'/{table}' if table else ''}{query}"

    def statistics_data(self) -> str:
        """Every figure in words, as the explorer's script reads it."""
        return self._page("statistics.json")

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
        """A layer as the map page loads it."""
        return f"/layers/{quote(layer)}.geojson?view=map"

    def record(self, layer: str, place: str) -> str:
        """A place of a layer as GeoJSON."""
        return f"/layers/{quote(layer)}/{quote(place)}.geojson"

    def identifier(self, record: str) -> str:
        """The address of a place, figure, source or event that stays while pages change."""
        return f"/id/{quote(record)}"

    def figure(self, figure: str, language: str | None = None) -> str:
        """The page of a figure; '' where it has none of its own."""
        return self._page(f"figures/{quote(figure)}", language)

    def figure_record(self, figure: str) -> str:
        """A figure as JSON."""
        return f"/figures/{quote(figure)}.json"

    def citation(self, kind: str, record: str, form: str, view: Mapping[str, str]) -> str:
        """A citation as a file (bibtex, csl, gost ...); '' where there is no server to make it."""
        wanted = {"format": form, "lang": self.language} | view
        return f"/cite/{kind}{f'/{quote(record)}' if record else ''}{_query(wanted)}"

    def view(self, page: str, query: str) -> str:
        """A page that speaks of a view of the map, with the query of that view."""
        return self._page(page) + (f"?{query}" if query else "")

    def text(self, name: str, language: str | None = None) -> str:
        """A page of prose: about, method, people, unknown, glossary, downloads."""
        return self._page(name, language)

    def download(self, name: str) -> str:
        """A file to take away; only a server has them."""
        return f"/downloads/{quote(name)}"

    def media(self, file: str) -> str:
        """A picture, document or sound of the edition."""
        return f"/media/{quote(file)}"

    def programs(self) -> str:
        """Where QGIS and other programs connect: the OGC API, read by people here."""
        return f"/api/?f=html&lang={self.language}"

    def static(self, path: str) -> str:
        """A file under static/."""
        return f"/static/{path}"

    def _page(
        self, path: str, language: str | None = None, view: Mapping[str, str] | None = None
    ) -> str:
        return f"/{language or self.language}/{path}{_query(view or {})}"


class FolderAddresses(Addresses):
    """Addresses inside an exported folder: relative files, a folder for each language.

    Parameters
    ----------
    language : language of the page
    layers : the layers the folder holds
    depth : how many folders below its language's folder the page stands
    codes : languages the folder holds; the page's own by default
    """

    bundled = True

    def __init__(
        self, language: str, layers: list[str], depth: int = 0, codes: Sequence[str] = ()
    ) -> None:
        super().__init__(language)
        self._layers, self._codes = layers, codes or (language,)
        self._up, self._root = "../" * depth, "../" * (depth + 1)

    def offers(self, layer: str) -> bool:
        """Whether the folder holds a layer."""
        return layer in self._layers

    def languages(self, info: EditionInfo, path: str, query: str) -> list[tuple[Language, str]]:
        """The languages of the folder, each with the file of this page in it."""
        here = path.lstrip("/").partition("/")[2] or "index"
        return [
            (item, f"{self._root}{item.code}/{here}.html")
            for item in info.languages
            if item.code in self._codes
        ]

    def map_script(self) -> str:
        """Folium's script slot as a classic script."""
        return f"{self._up}map.js"

    def figure(self, figure: str, language: str | None = None) -> str:
        """None: a figure stands in the table of its place."""
        return ""

    def citation(self, kind: str, record: str, form: str, view: Mapping[str, str]) -> str:
        """None: the forms stand on the page itself."""
        return ""

    def view(self, page: str, query: str) -> str:
        """The page alone: the address of a file on somebody's disk is no view to speak of."""
        return self._page(page)

    def cards(self) -> str:
        """The name under which the cards are embedded."""
        return "cards.json"

    def statistics_data(self) -> str:
        """The name under which the explorer's figures are embedded."""
        return "statistics.json"

    def layer(self, layer: str) -> str:
        """The name under which a layer is embedded."""
        return f"layers/{layer}.geojson"

    def media(self, file: str) -> str:
        """A file of the edition, copied into the folder."""
        return f"{self._root}media/{quote(file)}"

    def static(self, path: str) -> str:
        """A file of the front end, copied into the folder."""
        return f"{self._root}static/{path}"

    def _page(
        self, path: str, language: str | None = None, view: Mapping[str, str] | None = None
    ) -> str:
        return f"{self._up}{path or 'index'}.html{_query(view or {})}"


def _query(view: Mapping[str, str]) -> str:
    # Commas and slashes are part of a view's notation and legal in a query.
    return f"?{urlencode(view, safe=',/')}" if view else ""
