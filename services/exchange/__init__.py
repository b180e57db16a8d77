"""Holds what other programs take away: layers as GeoJSON, compressed bodies with their ETag.

May import: services.edition, services.statistics, services.spatial.
May not: know about requests, addresses of pages or words of the interface.
"""
