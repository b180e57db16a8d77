"""Every figure of the edition in words and numbers, as the explorer's script reads it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from services.edition.figures import Observation
from services.statistics.chart import extent, moment
from services.statistics.choice import indicator_order, own_year, place_order
from services.statistics.series import is_area, leading_series
from services.web.addresses import Addresses
from services.web.cards import other_names, said
from services.web.charts import short_name
from services.web.explorer_words import explorer_words
from services.web.figure_rows import row, source_title
from services.web.rendering import Voice
from services.web.wording import rate_words


def explorer_data(speaker: Voice) -> dict[str, Any]:
    """What the explorer shows and chooses from.

    Returns
    -------
    'places' and 'indicators' are lists in the order in which they are offered, 'figures' a list;
    'units', 'sources' and 'periods' are looked up by id. Text is {text, lang, tag?, mark?}.
    """
    edition, info = speaker.edition, speaker.edition.info
    places, indicators = place_order(edition), indicator_order(edition)
    offered = set(places)
    figures = [item for item in edition.observations.values() if item.place in offered]
    leading = leading_series(edition)
    return {
        "edition": _edition(speaker),
        "years": [info.years.first, info.years.last],
        "alphabet": info.language(speaker.language).alphabet,
        "numbers": _numbers(speaker),
        "leading": {"place": leading.place, "indicator": leading.indicator} if leading else None,
        "places": [_place(speaker, key) for key in places],
        "indicators": [_indicator(speaker, key) for key in indicators],
        "units": _units(speaker, figures),
        "rates": {item.rate: rate_words(item.rate) for item in figures if item.rate},
        "sources": _sources(speaker, figures),
        "periods": [
            {
                "start": item.start,
                "end": item.end,
                "title": said(speaker.words.label("periods", key)),
            }
            for key, item in edition.periods.items()
        ],
        "figures": [_figure(speaker, item) for item in figures],
        "words": explorer_words(),
    }


def _edition(speaker: Voice) -> dict[str, str]:
    info = speaker.edition.info
    return {
        "id": info.id,
        "title": speaker.words.say(info.title, "edition/title").text,
        "version": info.version,
        "date": str(info.date),
        # Not the file of an exported folder, which lies on somebody's disk: what can be cited.
        "address": Addresses(speaker.language).statistics(),
    }


def _numbers(speaker: Voice) -> dict[str, str]:
    """Signs by which the language groups digits and marks decimals."""
    sample = speaker.wording.number(Decimal("1234567.5"))
    return {"group": sample[1], "point": sample[-2]}


def _place(speaker: Voice, key: str) -> dict[str, Any]:
    feature = speaker.edition.features[key]
    entry = speaker.edition.layers[feature.layer]
    return {
        "id": key,
        "name": said(speaker.words.name(key)),
        "short": " ".join(short_name(speaker, key)),
        "also": other_names(speaker, feature),
        "group": said(speaker.words.say(entry.title, f"catalogue/{feature.layer}/title")),
        "area": is_area(speaker.edition, key),
        "href": speaker.address.place(key),
    }


def _indicator(speaker: Voice, key: str) -> dict[str, Any]:
    indicator, words = speaker.edition.indicators[key], speaker.words
    label = words.label("indicators", key)
    others = {text for text in indicator.label.values() if text} - {label.text}
    return {
        "id": key,
        "name": said(label),
        "also": sorted(others),
        "group": said(words.label("themes", indicator.theme)),
        "definition": said(words.say(indicator.definition, f"indicators/{key}/definition")),
        "joined": indicator.series == "yes",
    }


def _units(speaker: Voice, figures: Iterable[Observation]) -> dict[str, str]:
    """Units of the figures as the title of an axis; what a source prints, never converted."""
    used = sorted({str(item.unit) for item in figures if item.unit_stated})
    forms = {key: speaker.words.label("units", key).text for key in used}
    return {key: speaker.wording.counted(None, form) for key, form in forms.items()}


def _sources(speaker: Voice, figures: Iterable[Observation]) -> dict[str, Any]:
    used = sorted({item.source for item in figures})
    return {
        key: said(source_title(speaker, key)) | {"href": speaker.address.source(key)}
        for key in used
    }


def _figure(speaker: Voice, item: Observation) -> dict[str, Any]:
    """One figure; 'first' and 'last' are years, 'start', 'middle' and 'end' decimal years."""
    words = row(speaker, item)
    told = {
        "id": item.id,
        "place": item.place,
        "indicator": item.indicator,
        "period": str(item.period),
        "basis": item.period_basis,
        "value": None if item.value is None else format(item.value, "f"),
        "missing": item.missing,
        "qualifier": item.qualifier,
        "rate": item.rate,
        "unit": item.unit,
        "part": item.part_of,
        "source": item.source,
        "locator": item.locator,
        "status": item.status,
        "words": words.value,
        "converted": words.converted,
        "when": words.when,
        "note": said(words.when_note) if words.when_note else None,
        "printed": said(words.printed) if words.printed else None,
        "comment": said(words.comment) if words.comment else None,
        "doubt": words.status,
        "href": words.href,
        "verdicts": [
            {"check": mark.href.partition("#check-")[2], "outcome": mark.outcome}
            | {"text": mark.words, "href": mark.href}
            for mark in words.verdicts
        ],
        **_time(item),
    }
    return {name: value for name, value in told.items() if value not in (None, "", [])}


def _time(item: Observation) -> dict[str, Any]:
    if item.when is None:
        return {}
    start, end = extent(item.when)
    return {
        "dated": True,
        "first": item.when.first_year,
        "last": item.when.last_year,
        "year": own_year(item),
        "start": start,
        "middle": moment(item.when),
        "end": end,
    }
