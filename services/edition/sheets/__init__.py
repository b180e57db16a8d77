"""Holds the curator's door: sheets, workbooks and GeoPackages brought into the edition, templates.

May import: the rest of services.edition.
May not: be imported by it, except by its commands; write anything while a single row is wrong.
"""
