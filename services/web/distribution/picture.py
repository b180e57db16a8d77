"""A figure to take along: title, figure, what it rests on, sources, edition, address in one SVG."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.etree.ElementTree import Element

from flask_babel import gettext as _

from services.web.distribution.canvas import WIDTH, Canvas
from services.web.distribution.figures import FIGURES
from services.web.distribution.measured import measured_words
from services.web.distribution.numbers import Numbers
from services.web.distribution.svg import INK, RULE, SERIF, drawing, group, path, words, wrapped
from services.web.distribution.titles import figure_titles
from services.web.distribution.words import left_out_words

MARGIN = 28


def picture_of(canvas: Canvas, document: dict[str, Any], name: str, address: str) -> Element:
    """The figure with its caption.

    Parameters
    ----------
    address : where the same view stands
    """
    figure = FIGURES[name](canvas)
    title = f"{figure_titles()[name]}, {years_words(canvas)}"
    heads = wrapped(title, WIDTH, 20)
    lines = [
        line
        for text in footer(canvas, document, name, address)
        if text
        for line in [*wrapped(text, WIDTH, 11.5), ""]
    ]
    height = float(figure.get("height", "0"))
    top = 20 + 26 * len(heads)
    node = drawing(WIDTH + 2 * MARGIN, top + height + 30 + 9 * len(lines) + 8 * _full(lines))
    body = group(node, MARGIN, 0)
    for number, line in enumerate(heads):
        words(body, (0, 34 + 26 * number), line, 20, INK, 700, family=SERIF)
    figure_group = group(body, 0, top)
    figure_group.extend(list(figure)[1:])
    path(body, f"M0 {top + height + 10:g}H{WIDTH}", "none", RULE)
    y = top + height + 28
    for line in lines:
        words(body, (0, y), line, 11.5)
        y += 17 if line else 8
    return node


def _full(lines: Sequence[str]) -> int:
    return sum(1 for line in lines if line)


def years_words(canvas: Canvas) -> str:
    """'1943', or '1941–1945'."""
    choice = canvas.done.choice
    return str(choice.first) if choice.year else f"{choice.first}–{choice.last}"


def _left_out(document: dict[str, Any]) -> str:
    """How many records were left out, by reason."""
    reasons = document["coverage"]["left_out"].items()
    told = [f"{left_out_words(reason)}: {len(ids)}" for reason, ids in reasons]
    return f"{_('Left out:')} {'; '.join(told)}." if told else ""


def footer(canvas: Canvas, document: dict[str, Any], name: str, address: str) -> list[str]:
    """What the figure rests on."""
    edition, words = canvas.speaker.edition, canvas.speaker.words
    layers = [
        words.say(edition.layers[key].title, f"catalogue/{key}/title").text
        for key in canvas.done.choice.layers
    ]
    coverage = document["coverage"]
    title = words.say(edition.info.title, "edition/title").text
    return [
        document["statement"],
        _("Layers: %(layers)s.", layers=", ".join(layers)),
        _(
            "Records: %(records)s of %(of)s; places: %(places)s.",
            records=coverage["records"],
            of=coverage["of"],
            places=coverage["places"],
        ),
        _left_out(document),
        measured_words(Numbers(document, canvas.speaker.wording), name),
        _("Sources: %(sources)s.", sources="; ".join(row["title"] for row in document["sources"])),
        _("Base map: Natural Earth; positions partly from GeoNames (CC BY 4.0)."),
        f"{title}, {edition.info.version}, {edition.info.date}, {edition.info.licence}. {address}",
    ]
