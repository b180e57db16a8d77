"""What the API promises, class by class."""

from __future__ import annotations

from services.exchange.filtering import CONFORMANCE

FEATURES = "http://www.opengis.net/spec/ogcapi-features-"
JSONFG = "http://www.opengis.net/spec/json-fg-1/1.0/conf/"

CLASSES = (
    *(f"{FEATURES}1/1.0/conf/{name}" for name in ("core", "oas30", "html", "geojson")),
    f"{FEATURES}2/1.0/conf/crs",
    f"{FEATURES}3/1.0/conf/queryables-query-parameters",
    *CONFORMANCE,
    *(
        f"{FEATURES}5/1.0/conf/{name}"
        for name in (
            "schemas",
            "advanced-property-roles",
            "returnables-and-receivables",
            "queryables",
            "profile-parameter",
        )
    ),
    *(f"{JSONFG}{name}" for name in ("core", "types-schemas", "profiles", "api")),
)
