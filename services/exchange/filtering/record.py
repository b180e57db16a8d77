"""What a filter is asked about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from shapely.geometry.base import BaseGeometry


class Record(NamedTuple):
    """One record of a collection.

    Parameters
    ----------
    properties : values by the names of the queryables; None or absent where not known. A date is
        an ISO string, as '1931-09-17'.
    geometry : longitude and latitude in degrees; None where the place is not known
    time : first and last day as yyyymmdd; None for an end that is open or not known. None, and
        None at both ends, is a record without a date.
    """

    properties: Mapping[str, Any]
    geometry: BaseGeometry | None = None
    time: tuple[int | None, int | None] | None = None


NOTHING = Record({})
"""A record of which nothing is known: what literals are read from."""
