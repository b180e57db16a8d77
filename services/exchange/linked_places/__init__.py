"""Holds all places in Linked Places Format 1.3 and LP-TSV 0.5, as the gazetteers take them.

May import: services.edition, services.statistics, and from services.exchange its downloads.
May not: know about requests, pages or words of the interface.
"""
