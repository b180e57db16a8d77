"""Holds how a source, a record or a view is cited: GOST, Chicago, APA, BibTeX, CSL-JSON.

May import: services.edition.
May not: know addresses of pages; words of a language are handed in (StyleWords).
"""
