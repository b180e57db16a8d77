"""The page of downloads: what there is of the edition and of each layer, in which form and size."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from flask import Blueprint
from flask_babel import gettext as _

from services.exchange.downloads.listing import FORMATS, Download
from services.exchange.downloads.provenance import provenance
from services.exchange.downloads.store import Store
from services.web.downloads_store import current_store
from services.web.parameters import PageParameters
from services.web.rendering import Voice, page, voice
from services.web.words import Fragment

downloads_page = Blueprint("downloads_page", __name__, url_prefix="/<language>")


@dataclass(frozen=True)
class Offer:
    """A file on the page; `size` is empty while it is not made."""

    name: str
    href: str
    title: str
    told: str
    size: str


@downloads_page.get("/downloads")
def show(language: str) -> str:
    """Every download there is."""
    speaker = voice(language)
    store = current_store()
    parameters = PageParameters()
    offers = [(item, _offer(speaker, store, item)) for item in store.downloads.values()]
    material = store.material
    return page(
        "downloads.html",
        speaker,
        parameters.finish(),
        whole=[offer for item, offer in offers if item.layer is None and item.table is None],
        tables=[offer for item, offer in offers if item.table],
        layers=[(name, _of(offers, layer)) for layer, name in _layers(speaker)],
        citation=provenance(material.edition).citation,
        base=material.base,
        has_address=bool(material.address),
    )


def _layers(speaker: Voice) -> list[tuple[str, Fragment]]:
    return [
        (layer.id, speaker.words.say(layer.title, f"layers/{layer.id}/title"))
        for layer in speaker.edition.layers.values()
    ]


def _of(offers: list[tuple[Download, Offer]], layer: str) -> list[Offer]:
    """The files of a layer in the order of the forms."""
    by_form = {item.form: offer for item, offer in offers if item.layer == layer}
    return [by_form[form] for form in FORMATS]


def _offer(speaker: Voice, store: Store, item: Download) -> Offer:
    made = store.made(item.name)
    return Offer(
        name=item.name,
        href=speaker.address.download(item.name),
        title=table_title(item.table) if item.table else form_title(item.form),
        told=form_words(item.form) if item.layer is None and item.table is None else "",
        size=size_words(speaker, made.size) if made else "",
    )


def size_words(speaker: Voice, size: int) -> str:
    """A size in kilobytes or megabytes, as the language writes numbers."""
    if size < 1_000_000:
        return _("%(number)s KB", number=speaker.wording.number(max(1, round(size / 1000))))
    megabytes = Decimal(round(size / 100_000)) / 10
    return _("%(number)s MB", number=speaker.wording.number(megabytes))


def form_title(form: str) -> str:
    """What a form is called by those who use it."""
    return {
        "geojson": "GeoJSON",
        "csv": "CSV",
        "gpkg": "GeoPackage",
        "parquet": "GeoParquet",
        "kml": "KML",
        "xlsx": "Excel (XLSX)",
        "zip": "Data Package (ZIP)",
        "lpf.json": "Linked Places",
        "lp.tsv": "LP-TSV",
    }[form]


def form_words(form: str) -> str:
    """What the whole edition is in a form, and what it is for."""
    return {
        "geojson": _("All places in one file, for maps on the web and for scripts."),
        "csv": _("All places as a table, with longitude, latitude and shape."),
        "gpkg": _(
            "Everything in one file for QGIS: layers in the colours of this map; figures, sources "
            "and dates as tables."
        ),
        "parquet": _("All places as columns, for Python and R."),
        "kml": _("All places with their time, for Google Earth."),
        "xlsx": _("All figures with what they count, their units and sources, for a spreadsheet."),
        "zip": _("The edition as it is kept: all files, licence, citation and checksums."),
        "lpf.json": _(
            "All places with names, dates and relations, for gazetteers such as the World "
            "Historical Gazetteer."
        ),
        "lp.tsv": _("The same in short, one line a place."),
    }[form]


def table_title(table: str) -> str:
    """A table of the edition in words."""
    return {
        "observations": _("Figures"),
        "relations": _("Relations between places"),
        "events": _("Events"),
        "names": _("Names"),
        "dates": _("Readings of dates"),
        "sources": _("Sources"),
    }[table]
