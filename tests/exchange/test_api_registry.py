"""A layer that a curator adds is a collection of the API by being there; no code is touched."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from api import Api, links

from app import create_app

SECOND_EDITION = Path(__file__).resolve().parents[1] / "data" / "norway"


def with_layer(root: Path, name: str) -> None:
    """Adds a layer of one quarry without a known position, made up from the works."""
    catalogue = json.loads((root / "catalogue.json").read_text(encoding="utf-8"))
    entry = {"id": name, "title": {"nb": "Brudd", "en": "Quarries"}}
    catalogue["layers"].append(catalogue["layers"][1] | entry)
    (root / "catalogue.json").write_text(json.dumps(catalogue), encoding="utf-8")
    works = json.loads((root / "layers" / "works.geojson").read_text(encoding="utf-8"))
    quarry = works["features"][0]
    quarry["id"] = quarry["properties"]["id"] = f"quarry-of-{name}"
    quarry["geometry"] = None
    quarry["properties"] |= {"precision": "unknown", "labour": "not-attested"}
    works["features"] = [quarry]
    (root / "layers" / f"{name}.geojson").write_text(json.dumps(works), encoding="utf-8")


def test_a_new_layer_is_a_collection(
    copy_of_edition: Callable[[Path], Path], tmp_path: Path
) -> None:
    root = copy_of_edition(SECOND_EDITION)
    with_layer(root, "quarries")
    # A layer may bear the name of a table; its file was there first.
    with_layer(root, "events")
    api = Api(create_app({"EDITION": root, "SHELF": tmp_path / "shelf"}))
    assert {"quarries", "events", "events_table", "observations", "sources"} <= set(api.names)
    assert api.ids("quarries") == ["quarry-of-quarries"]
    assert api.ids("events") == ["quarry-of-events"]
    assert api.ids("events_table") == list(api.edition.events)
    described = api.json("/collections/quarries", lang="en")
    assert described["title"] == "Quarries"
    assert "spatial" not in described["extent"]
    (whole,) = links(described, "enclosure")
    (quarry,) = api.app.test_client().get(whole["href"]).json["features"]
    assert quarry["id"] == "quarry-of-quarries"
    assert "/collections/quarries/items" in dict(api.operations())
    page = api.get("/collections/quarries/items", f="html", lang="nb")
    assert page.status_code == 200
    # What has no position may be anywhere.
    assert api.ids("quarries", bbox="0,0,1,1") == ["quarry-of-quarries"]
    assert api.ids("quarries", filter="S_INTERSECTS(geometry, POINT(0 0))") == []
