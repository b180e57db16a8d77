"""Links of the API: absolute, since programs take answers apart; the language asked for stays."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from flask import request
from flask_babel import gettext as _

from services.exchange.features.documents import Link

REL = "http://www.opengis.net/def/rel/ogc/1.0/"

JSON, HTML = "application/json", "text/html"
GEOJSON, SCHEMA = "application/geo+json", "application/schema+json"
OPENAPI = "application/vnd.oai.openapi+json;version=3.0"


def root() -> str:
    """Where the API stands, without a slash at its end."""
    return f"{request.url_root}api"


def uri(path: str, **query: str) -> str:
    """An address of the API: '/collections' and what is asked of it."""
    if "lang" in request.args:
        query = {"lang": request.args["lang"]} | query
    return f"{root()}{quote(path)}" + (f"?{urlencode(query, safe=',/:')}" if query else "")


def link(rel: str, href: str, media_type: str, title: str = "") -> Link:
    """A link as the standard writes it."""
    found = {"rel": rel, "href": href, "type": media_type}
    return found | ({"title": title} if title else {})


def here(**changes: str | None) -> str:
    """The address of this request with other parameters; None takes one away."""
    query = {name: value for name, value in request.args.items() if name not in changes}
    query |= {name: value for name, value in changes.items() if value is not None}
    address = f"{request.url_root}{quote(request.path.lstrip('/'))}"
    return address + (f"?{urlencode(query, safe=',/:')}" if query else "")


def own_links(form: str, forms: dict[str, str]) -> list[Link]:
    """This answer, then the same in every other form.

    Parameters
    ----------
    form : of this answer
    forms : media type by form
    """
    others = [name for name in forms if name != form]
    return [
        link("self" if name == form else "alternate", here(f=name), forms[name], _form_words(name))
        for name in (form, *others)
    ]


def _form_words(form: str) -> str:
    return {
        "json": _("This document as JSON"),
        "html": _("This document as a page"),
        "jsonfg": _("This document as JSON-FG, with time"),
    }[form]
