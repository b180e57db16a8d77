"""What one running application serves: an edition, its prepared bodies, the faults it refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock

from flask import Flask, current_app

from services.edition.edition import Edition
from services.edition.faults import Fault
from services.edition.shelf import open_edition
from services.exchange.body import Body
from services.exchange.features.collection import Collection
from services.exchange.layer import map_bodies
from services.maps.basemap import BasemapInfo, read_basemap
from services.maps.composition import MapSlots
from services.spatial.lengths import line_lengths
from services.statistics.checks import Verdict, verdicts, verdicts_of
from services.statistics.headcounts import counted_indicator, head_counts
from services.statistics.headline import HeadlineRun, headline_runs


@dataclass
class Atlas:
    """State of the application, built once at start.

    Parameters
    ----------
    edition : the sound edition that is served
    basemap : what the set-up built under static/basemap/
    refused : faults of a newer edition that was refused, empty when mapdata/ itself is served
    prepared : bodies made at first use (cards, map scripts, static files), by a key of their own
    slots : Folium's slots of the map, composed at first use, by language
    layers : layers as programs get them, made at first use, by id
    collections : collections of the OGC API, made at first use, by id
    """

    edition: Edition
    basemap: BasemapInfo
    refused: tuple[Fault, ...] = ()
    prepared: dict[tuple[str, ...], Body] = field(default_factory=dict)
    slots: dict[str, MapSlots] = field(default_factory=dict)
    layers: dict[str, Body] = field(default_factory=dict)
    collections: dict[str, Collection] = field(default_factory=dict)

    @cached_property
    def map_layers(self) -> dict[str, Body]:
        """Layers as the map page loads them, by id."""
        return map_bodies(self.edition, head_counts(self.edition, self.headline_runs))

    @cached_property
    def counted_indicator(self) -> str | None:
        """What the discs of the map count; None where the edition has no such series."""
        return counted_indicator(self.edition)

    @cached_property
    def headline_runs(self) -> dict[str, tuple[HeadlineRun, ...]]:
        """The figure of every year, by place; every language words the same ones."""
        return {place: headline_runs(self.edition, place) for place in self.edition.published}

    @cached_property
    def verdicts(self) -> dict[str, Verdict]:
        """Source criticism, computed once."""
        return verdicts(self.edition, line_lengths(self.edition))

    @cached_property
    def checks_of(self) -> dict[str, tuple[str, ...]]:
        """Ids of the checks that weigh a figure, by figure."""
        return verdicts_of(self.verdicts)


_opening = Lock()


def open_atlas(app: Flask) -> Atlas:
    """Open the application's edition once; a faulty one is refused and the last good one stands.

    Raises
    ------
    FaultyEdition
        when the edition is faulty and no good copy is kept
    FileNotFoundError
        when the set-up has not built the base map
    """
    with _opening:
        if "atlas" not in app.extensions:
            basemap = read_basemap(app.config["STATIC"] / "basemap")
            opened = open_edition(app.config["EDITION"], app.config["SHELF"])
            app.extensions["atlas"] = Atlas(opened.edition, basemap, tuple(opened.faults))
    return app.extensions["atlas"]


def current_atlas() -> Atlas:
    """The atlas of the application that answers this request."""
    return current_app.extensions.get("atlas") or open_atlas(current_app)
