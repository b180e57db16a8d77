"""Holds figures: selection by place and period, series with gaps, charts as geometry, hierarchy.

May import: services.edition.
May not: measure geometry, word or format anything for a language, know about HTTP.
"""
