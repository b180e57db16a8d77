"""The entrance of the API: landing page, its own description, what it conforms to."""

from __future__ import annotations

from flask import Response
from flask_babel import gettext as _

from services.exchange.features.documents import Link
from services.web.api.answers import document, sheet, speaker
from services.web.api.blueprint import api
from services.web.api.collections import current_collections, description, title
from services.web.api.conformance import CLASSES
from services.web.api.links import HTML, JSON, OPENAPI, link, own_links, uri
from services.web.api.negotiation import form
from services.web.api.openapi import openapi_document
from services.web.api.operations import operations
from services.web.api.parameters import asked, of_documents
from services.web.atlas import current_atlas

FORMS = {"json": JSON, "html": HTML}


@api.get("/")
def landing() -> Response:
    """Where everything else is found (17-069r4, 7.2)."""
    said = speaker()
    chosen = form(asked(of_documents(said.edition.info)), JSON)
    links = [*own_links(chosen, FORMS), *_ways()]
    words = {
        "title": said.words.say(said.edition.info.title, "edition/title").text,
        "description": said.words.say(said.edition.info.subtitle, "edition/subtitle").text,
    }
    if chosen == "html":
        shown = [
            (title(said, item), description(said, item), uri(f"/collections/{item.id}"))
            for item in current_collections().values()
        ]
        return sheet("api/landing.html", {"links": links, "collections": shown, "start": uri("/")})
    info = said.edition.info
    attribution = said.words.say(info.publisher, "edition/publisher").text
    return document(words | {"attribution": attribution, "links": links}, JSON)


def _ways() -> list[Link]:
    return [
        link("service-desc", uri("/openapi", f="json"), OPENAPI, _("Description for programs")),
        link("service-doc", uri("/openapi", f="html"), HTML, _("How to ask, for readers")),
        link("conformance", uri("/conformance"), JSON, _("Conformance classes")),
        link("data", uri("/collections"), JSON, _("Collections")),
    ]


@api.get("/conformance")
def conformance() -> Response:
    """The classes of the standards that this API conforms to (17-069r4, 7.4)."""
    chosen = form(asked(of_documents(current_atlas().edition.info)), JSON)
    if chosen == "html":
        return sheet(
            "api/conformance.html", {"classes": CLASSES, "links": own_links("html", FORMS)}
        )
    return document({"conformsTo": CLASSES, "links": own_links("json", FORMS)}, JSON)


@api.get("/openapi")
def definition() -> Response:
    """The API as OpenAPI 3.0, and as a page to read (17-069r4, 7.3)."""
    info = current_atlas().edition.info
    chosen = form(asked(of_documents(info)), OPENAPI)
    if chosen == "html":
        shown = operations(info)
        links = own_links("html", {"html": HTML, "json": OPENAPI})
        return sheet("api/openapi.html", {"operations": shown, "links": links, "start": uri("/")})
    return document(openapi_document(speaker()), OPENAPI)
