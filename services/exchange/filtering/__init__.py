"""Holds filters in CQL2 (OGC 21-065r2): read from text or JSON, answered record by record.

May import: services.exchange, the geometry and parser libraries.
May not: know about requests, or let a filter of a stranger cost more than its limits say.
"""

from services.exchange.filtering.conformance import CONFORMANCE
from services.exchange.filtering.fault import FilterFault
from services.exchange.filtering.filter import Filter, read_filter
from services.exchange.filtering.record import Record

__all__ = ["CONFORMANCE", "Filter", "FilterFault", "Record", "read_filter"]
