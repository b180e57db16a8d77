"""Words of the explorer; {places}, {known} and the like are filled in by the page's script."""

from __future__ import annotations

from flask_babel import gettext as _


def explorer_words() -> dict[str, str]:
    """Every sentence that the explorer's script says."""
    return {**_choosing(), **_showing(), **_keeping()}


def _choosing() -> dict[str, str]:
    return {
        "indicators": _("What is counted"),
        "places": _("Places"),
        "findIndicator": _("Find what is counted"),
        "findPlace": _("Find a place"),
        "offeredIndicators": _("Listed is what has figures for the places chosen."),
        "offeredPlaces": _("Listed are the places with figures of what is chosen."),
        "clear": _("Clear the choice"),
        "remove": _("Take out: {name}"),
        "chosen": _("chosen: {count}"),
        "figures": _("figures: {count}"),
        "noneFound": _("Nothing of this name is on the list."),
        "years": _("Years"),
        "from": _("First year"),
        "to": _("Last year"),
        "all": _("All years"),
        "unknown": _("'{given}' is not known here ({name}); it was left out."),
        "stranger": _("This page does not know '{name}'; it was left out."),
    }


def _showing() -> dict[str, str]:
    return {
        "when": _("Date"),
        "figure": _("Figure"),
        "source": _("Source"),
        "sources": _("Sources"),
        "coverage": _("Coverage"),
        "covered": _("figures for {known} of {total} years"),
        "spans": _("for several years together: {spans}"),
        "checked": _("checked"),
        "partOf": _("of which"),
        "cite": _("Cite"),
        "unpaged": _("unpaged"),
        "told": _("Figures shown: {figures}. Known to be missing: {missing}."),
        "neverSummed": _("Figures are never added up: parts and wholes stand side by side."),
        "undated": _("In the table only, because the source gives no period: {count}"),
        "unitless": _("In the table only, because the source gives no unit: {count}"),
        "reading": _(
            "A dot stands at its date, a bar lasts as long as the period it is given for. Gaps are "
            "left open; hatched years have no figure in the source. Hollow marks are disputed or "
            "unverified figures."
        ),
        "noFigures": _("The sources read so far name no figure for this choice: {pairs}"),
        "nothingChosen": _("Choose at least one place and one thing that is counted."),
        "nothingInSpan": _("The sources read so far name no figure for these years."),
        "noChart": _("None of these figures can be drawn; they stand in the table."),
        "table": _("Table"),
    }


def _keeping() -> dict[str, str]:
    return {
        "keep": _("Take along what is shown"),
        "csv": _("Table (CSV)"),
        "svg": _("Picture (SVG)"),
        "png": _("Picture (PNG)"),
        "edition": _("{title}, edition {version} of {date}"),
        "address": _("Address"),
        "failed": _("The picture could not be made: {reason}"),
    }
