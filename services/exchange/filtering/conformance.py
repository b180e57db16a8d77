"""What of the standards the filters satisfy, as `/conformance` declares it."""

from __future__ import annotations

_FEATURES = "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/"
_CQL2 = "http://www.opengis.net/spec/cql2/1.0/conf/"

CONFORMANCE: tuple[str, ...] = (
    *(_FEATURES + name for name in ("queryables", "filter", "features-filter")),
    *(
        _CQL2 + name
        for name in (
            "cql2-text",
            "cql2-json",
            "basic-cql2",
            "advanced-comparison-operators",
            "case-insensitive-comparison",
            "accent-insensitive-comparison",
            "basic-spatial-functions",
            "basic-spatial-functions-plus",
            "spatial-functions",
            "temporal-functions",
            "property-property",
            "arithmetic",
        )
    ),
)
"""Classes of OGC API - Features - Part 3 (19-079r2) and CQL2 (21-065r2).

The three of Part 3 hold for an API that publishes its queryables and passes on `filter`,
`filter-lang` and `filter-crs`. Arrays and functions of one's own are not supported.
"""
