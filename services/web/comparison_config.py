"""What the comparison of two maps gets: layers to choose from, figures by year, words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _

from services.maps.styles import STYLES
from services.statistics.chart import moment
from services.statistics.series import Point, leading_series
from services.web.cards import source_line
from services.web.figure_rows import unit_words
from services.web.rendering import Voice
from services.web.wording import status_words


def comparison_config(speaker: Voice, layers: list[str]) -> dict[str, Any]:
    """Everything but the parts of the second map.

    Parameters
    ----------
    layers : ids of the layers the page offers, in display order
    """
    info = speaker.edition.info
    start = speaker.edition.periods[info.default_period].start
    return {
        "place": "time",
        "years": [info.years.first, info.years.last],
        "start": {"from": start, "to": start},
        "layers": [
            {"id": key, "text": title.text, "lang": title.lang}
            for key in compared_layers(speaker, layers)
            for title in [
                speaker.words.say(speaker.edition.layers[key].title, f"catalogue/{key}/title")
            ]
        ],
        "figures": figures_config(speaker),
        "alphabet": info.language(speaker.language).alphabet,
        "words": comparison_words(),
    }


def compared_layers(speaker: Voice, layers: Iterable[str]) -> list[str]:
    """Layers that can be set side by side: those whose places the page lists and offers."""
    entries = speaker.edition.layers
    listed = [key for key in layers if STYLES[entries[key].style].listed]
    return [key for key in listed if speaker.address.offers(key)]


def figures_config(speaker: Voice) -> dict[str, Any] | None:
    """The figures above the time axis by year, each with its source; None where there are none."""
    series = leading_series(speaker.edition)
    if series is None:
        return None
    name = speaker.words.name(series.place).text
    label = speaker.words.label("indicators", series.indicator).text
    points = [_figure(speaker, item) for item in series.points]
    return {"label": f"{label}: {name}", "points": points}


def _figure(speaker: Voice, point: Point) -> dict[str, Any]:
    observation = point.observation
    return {
        "year": int(moment(point.when)),
        "id": observation.id,
        "value": speaker.wording.value(observation, unit_words(speaker, observation)),
        "when": speaker.wording.period(observation),
        "status": status_words(observation.status),
        "source": source_line(speaker, observation),
    }


def comparison_words() -> dict[str, str]:
    """Words of the comparison; {side}, {years} and the like are filled in by the page."""
    return {
        "open": _("Compare"),
        "close": _("Close the comparison"),
        "title": _("Comparison"),
        "years": _("Two years"),
        "layers": _("Two layers"),
        "first": _("First map"),
        "second": _("Second map"),
        "year": _("Year"),
        "layer": _("Layer"),
        "back": _("One year back"),
        "forward": _("One year on"),
        "all": _("All years"),
        "count": _("{years}: places {shown}, possibly there {possible}"),
        "everything": _("All years: places {shown}"),
        "differences": _("Differences"),
        "only": _("Only {side}: places {shown}"),
        "both": _("On both: places {shown}"),
        "possible": _("possibly there"),
        "undated": _("without any date"),
        "noFigure": _("no figure known"),
    }
