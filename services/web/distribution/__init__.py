"""Holds the spatial distribution, as page and as API: choice, results, figures, tables.

May import: the rest of services.web, services.spatial, services.statistics, services.exchange.
May not: work out a measure itself, services.spatial.distribution does; be imported but by app.py.
"""
