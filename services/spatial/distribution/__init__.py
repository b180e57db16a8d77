"""Holds spatial statistics of point places: centre, spread, neighbours, density, distances.

May import: pyproj, shapely, numpy; PySAL inside the function that needs it.
May not: read an edition or a figure, word anything for a language, know about HTTP.
"""
