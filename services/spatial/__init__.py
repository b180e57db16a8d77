"""Holds geometry: neighbours, extents, areas; distances on the ellipsoid.

May import: services.edition.
May not: read figures, word or format anything for a language, know about HTTP.
"""
