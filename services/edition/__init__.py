"""Holds the edition: models, dates, sources, reading, checking and tidying of mapdata/.

May import: the standard library and data libraries. It is the only reader of mapdata/.
May not: know about figures' meaning, geometry measures, maps, formats for exchange or HTTP.
"""
