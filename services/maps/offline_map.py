"""A Folium map that asks no other host for anything."""

from __future__ import annotations

import folium

LEAFLET_JS = [("leaflet", "/static/vendor/leaflet/leaflet.js")]
LEAFLET_CSS = [("leaflet_css", "/static/vendor/leaflet/leaflet.css")]


class OfflineMap(folium.Map):
    """folium.Map with the vendored Leaflet only, no tiles, and a fixed name.

    The class lists are overridden, not edited: folium's own `add_js_link` would change every
    map of the process. The fixed id makes two renders of one edition equal, byte for byte.

    Parameters
    ----------
    centre : (lon, lat) of the start view [EPSG:4326, degrees]
    zoom : Leaflet zoom of the start view
    region : (west, south, east, north) the map may be moved in [EPSG:4326, degrees]
    name : the map's JavaScript variable is `map_<name>`
    """

    default_js = LEAFLET_JS
    default_css = LEAFLET_CSS

    def __init__(
        self,
        centre: tuple[float, float],
        zoom: float,
        region: tuple[float, float, float, float],
        name: str = "main",
    ) -> None:
        west, south, east, north = region
        super().__init__(
            location=[centre[1], centre[0]],
            zoom_start=zoom,
            tiles=None,
            zoom_control=False,
            attribution_control=False,
            max_bounds=False,
            prefer_canvas=False,
        )
        self._id = name
        # folium ignores min_zoom and max_zoom without tiles; Leaflet needs them all the same.
        self.options |= {
            "min_zoom": 3,
            "max_zoom": 13,
            "zoom_snap": 0.25,
            # Wide, so that a popup at the edge of the region finds room above its place.
            "max_bounds": [[south - 30, west - 50], [north + 25, east + 50]],
        }
