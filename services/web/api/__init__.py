"""Holds the OGC API - Features at /api/: parameters, documents, pages of each resource.

May import: services.web, services.exchange, services.edition.
May not: decide what a query keeps; name a collection.
"""
