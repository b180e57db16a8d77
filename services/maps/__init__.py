"""Holds the Folium map: OfflineMap, its elements, the style table, the script that builds it.

May import: services.edition, services.statistics, services.spatial.
May not: know about requests, addresses or words; the web room hands those over as config.
"""
