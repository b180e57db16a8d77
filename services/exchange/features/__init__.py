"""Holds collections of features as OGC API - Features has them: what they are, what a query keeps.

May import: services.edition, services.statistics, services.exchange.
May not: know about requests, addresses of pages or words of the interface.
"""
