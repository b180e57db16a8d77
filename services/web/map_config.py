"""What the page's JavaScript gets: addresses, years, styles and words of each map element."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from services.maps.styles import STYLES, style_config
from services.statistics.chart import moment
from services.statistics.series import leading_series
from services.web.atlas import current_atlas
from services.web.cards import said
from services.web.comparison_config import comparison_config
from services.web.marking import date_spots
from services.web.places_config import places_config
from services.web.rendering import Voice


def default_layers(speaker: Voice) -> list[str]:
    """Layers shown before the visitor has chosen any."""
    return list(speaker.edition.info.default_layers)


def element_config(speaker: Voice, layers: list[str]) -> dict[str, Any]:
    """What each map element gets, by class name."""
    info, address = speaker.edition.info, speaker.address
    # The second map of a comparison is made of the same parts as the first.
    parts = {
        "Basemap": basemap_config(speaker),
        "PlacePopup": {
            "cards": address.cards(),
            "words": popup_words() | {"glossary": _("Glossary"), "href": address.text("glossary")},
            "periods": periods_config(speaker),
        },
    }
    return {
        **parts,
        "Comparison": parts | comparison_config(speaker, layers),
        "TimeControl": {
            "place": "time",
            "years": [info.years.first, info.years.last],
            "periods": periods_config(speaker),
            "series": series_config(speaker),
            "words": time_words(),
        },
        "LayerPanel": {
            "panel": "layer-panel",
            "styles": {key: style_config(key) for key in STYLES},
            "words": {
                "failed": _("Could not be loaded: {parts}. Please load the page again."),
                "part": _("part of the map"),
            },
        },
        **places_config(speaker),
        "ZoomControl": {"region": info.region, "words": zoom_words()},
        "ViewAddress": {"links": "a[data-keeps-view]"},
        "EditionLayer": {key: layer_config(speaker, key) for key in layers},
    }


def layer_config(speaker: Voice, key: str) -> dict[str, Any]:
    """Where a layer and its words come from, and whether it is shown at first."""
    title = speaker.words.say(speaker.edition.layers[key].title, f"catalogue/{key}/title")
    return {
        "address": speaker.address.layer(key),
        "cards": speaker.address.cards(),
        "shown": key in default_layers(speaker),
        "title": said(title),
    }


def basemap_config(speaker: Voice) -> dict[str, Any]:
    """Addresses of the base map's files, and what both cover."""
    address = speaker.address
    basemap = current_atlas().basemap
    west, south, east, north = basemap.bounds
    return {
        "ground": address.static("basemap/ground.json"),
        "relief": address.static("basemap/relief.webp"),
        "bounds": [[south, west], [north, east]],
    }


def periods_config(speaker: Voice) -> list[dict[str, Any]]:
    """Periods with their years, titles and addresses."""
    titles = {key: speaker.words.label("periods", key).text for key in speaker.edition.periods}
    return [
        {
            "start": period.start,
            "end": period.end,
            "title": titles[key],
            "dates": date_spots(titles[key], speaker.language),
            "href": speaker.address.period(key),
        }
        for key, period in speaker.edition.periods.items()
    ]


def series_config(speaker: Voice) -> dict[str, Any] | None:
    """The head-counts above the time axis: the best covered series of the edition's first theme."""
    series = leading_series(speaker.edition)
    if series is None:
        return None
    name = speaker.words.name(series.place).text
    label = speaker.words.label("indicators", series.indicator).text
    points = [[moment(point.when), float(point.observation.value)] for point in series.points]
    return {"label": f"{label}: {name}", "points": points}


def zoom_words() -> dict[str, str]:
    """Words of the zoom buttons."""
    return {
        "control": _("Zoom"),
        "in": _("Zoom in"),
        "out": _("Zoom out"),
        "home": _("The whole region"),
    }


def time_words() -> dict[str, str]:
    """Words of the time control; {place}, {year} and the like are filled in by the page."""
    return {
        "all": _("All years"),
        "year": _("Year"),
        "from": _("First year"),
        "to": _("Last year"),
        "range": _("Several years"),
        "back": _("One year back"),
        "forward": _("One year on"),
        "play": _("Let the years pass"),
        "pause": _("Stop"),
        "count": _("{years}: places {shown}, possibly there {possible}"),
        "everything": _("All years: places {shown}"),
        "undatedCount": _("without any date {undated}"),
        "moved": _("{place}: {year}"),
        "periods": _("Periods"),
        "gap": _("hatched: no figure"),
        "filtered": _("Filtered"),
        "unfiltered": _("{place}: hidden by filters, which were cleared"),
    }


def popup_words() -> dict[str, str]:
    """Words of the popup, for the page's JavaScript."""
    return {
        "close": _("Close"),
        "several": _("Several places stand here"),
        "near": _("Several places stand near here"),
        "checked": _("checked"),
        "notThen": _("Shown as context: no prison labour is attested here in the years shown."),
        "noFigure": _("The sources read so far name no figure for this place."),
        "borrowed": _("No figure of its own is known. The nearest one is for:"),
        "statistics": _("Statistics"),
        "more": _("More about this place"),
    }
