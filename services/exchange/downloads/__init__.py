"""Holds what a researcher takes away: the edition and its layers, one file here for each format.

May import: services.edition, services.statistics, services.spatial, the rest of services.exchange.
May not: know about requests, pages or words of the interface, or read mapdata/ itself.
"""
