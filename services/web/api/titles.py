"""What the properties of features are called, in the reader's language."""

from __future__ import annotations

from flask_babel import gettext as _

from services.exchange.features.field import Field
from services.exchange.features.schema import Titled
from services.web.atlas import current_atlas


def titles() -> Titled:
    """Title of a property, and a sentence where the title does not say enough."""
    words = _record() | _place() | _figure() | _source()
    told, info = _told(), current_atlas().edition.info

    def titled(field: Field) -> dict[str, str]:
        title = words.get(field.base, field.base)
        if field.language:
            title = f"{title} ({info.language(field.language).name})"
        found = {"title": title}
        return found | ({"description": told[field.base]} if field.base in told else {})

    return titled


def _record() -> dict[str, str]:
    return {
        "id": _("Identifier"),
        "name": _("Name"),
        "kind": _("Kind"),
        "published": _("Published"),
        "note": _("Note"),
        "sources": _("Sources"),
        "source": _("Source"),
        "locator": _("Locator"),
        "start_date": _("First day"),
        "end_date": _("Last day"),
        "place": _("Place"),
        "place_name": _("Name of the place"),
        "date": _("Date"),
        "title": _("Title"),
    }


def _place() -> dict[str, str]:
    return {
        "opened": _("Opened"),
        "closed": _("Closed"),
        "opened_earliest": _("Opened, first possible day"),
        "opened_latest": _("Opened, last possible day"),
        "closed_earliest": _("Closed, first possible day"),
        "closed_latest": _("Closed, last possible day"),
        "possible_from": _("Possibly there, first year"),
        "possible_to": _("Possibly there, last year"),
        "certain_from": _("Certainly there, first year"),
        "certain_to": _("Certainly there, last year"),
        "labour": _("Prison labour"),
        "precision": _("Precision of the position"),
        "place_precision": _("Precision of the position"),
        "basis": _("What the position rests on"),
        "certainty": _("Certainty"),
        "advisory": _("Content advisory"),
        "summary": _("Summary"),
        "geonames": _("Number in GeoNames"),
        "wikidata": _("Number in Wikidata"),
        "rank": _("Rank of the name on the map"),
    }


def _figure() -> dict[str, str]:
    return {
        "indicator": _("What is counted"),
        "indicator_label": _("What is counted, in words"),
        "period": _("Period"),
        "period_basis": _("What the period rests on"),
        "period_note": _("Note on the period"),
        "value": _("Figure"),
        "printed": _("As printed"),
        "missing": _("Why there is no figure"),
        "qualifier": _("Qualifier"),
        "rate": _("Rate"),
        "unit": _("Unit"),
        "part_of": _("Part of the figure"),
        "status": _("Status"),
        "comment": _("Comment"),
    }


def _source() -> dict[str, str]:
    return {
        "type": _("Type in CSL"),
        "language": _("Language"),
        "author": _("Author"),
        "issued": _("Published in"),
        "publisher": _("Publisher"),
        "container_title": _("In"),
        "url": _("Address"),
        "doi": "DOI",
        "licence": _("Licence"),
        "read": _("How much was read"),
        "read_note": _("Note on the reading"),
        "depends_on": _("Depends on"),
        "label": _("Short name"),
    }


def _told() -> dict[str, str]:
    return {
        "opened": _("A date in EDTF; blank is unknown, never 'always'."),
        "closed": _("A date in EDTF; blank is unknown, two dots mean it goes on."),
        "date": _("A date in EDTF."),
        "period": _("A date in EDTF, or not-stated where the source gives none."),
        "start_date": _("First possible day; none where the start is open or not known."),
        "end_date": _("Last possible day; none where the end is open or not known."),
        "possible_from": _("Years in which the map shows the place."),
        "possible_to": _("Years in which the map shows the place."),
        "certain_from": _("Years in which every reading of the dates has it there."),
        "certain_to": _("Years in which every reading of the dates has it there."),
        "missing": _("One of four codes; a missing figure is never zero."),
        "value": _("The number the source prints, in the unit it prints."),
        "sources": _("Key and locator of each source."),
        "published": _("yes; what is not published does not stand here."),
    }
