"""The few lines of GeoPandas that repeat a result from the points of the selection."""

from __future__ import annotations

from typing import Any

OPENING = """import geopandas
{imports}
points = geopandas.read_file("{points}"){chosen}
plane = points.to_crs("{proj}")
xy = plane.get_coordinates().to_numpy()
"""

LINES: dict[str, tuple[str, str]] = {
    "grid": (
        "",
        """cells = geopandas.read_file("{grid}")
inside = cells.sjoin(points, predicate="contains").groupby("cell").size()
print((inside / {cell_km2} * 1000).sort_values())""",
    ),
    "centre": (
        "from pointpats import centrography\n",
        """w = {weights}
centre = geopandas.points_from_xy(*(w @ xy / w.sum())[:, None], crs=plane.crs)
print(centre.to_crs("EPSG:4326"))
print(centrography.ellipse(xy, weights=w, method="crimestat"))""",
    ),
    "ripley": (
        "import numpy\nfrom pyproj import Geod\n",
        """one, other = numpy.triu_indices(len(points), k=1)
lon, lat = points.geometry.x.to_numpy(), points.geometry.y.to_numpy()
pairs = Geod(ellps="WGS84").inv(lon[one], lat[one], lon[other], lat[other])[2]
for r in numpy.arange(1, 21) * {step_km}:
    print(r, {window_km2} * 2 * (pairs < r * 1000).sum() / len(points) ** 2)""",
    ),
    "kernel": (
        "import numpy\n",
        """w = {weights}
peak = geopandas.points_from_xy([{peak_lon}], [{peak_lat}], crs="EPSG:4326")
away = plane.distance(peak.to_crs(plane.crs)[0]) / 1000
bell = numpy.exp(-((away / {bandwidth_km}) ** 2) / 2) / (2 * numpy.pi * {bandwidth_km} ** 2)
print(w @ bell * 1000)""",
    ),
    "railway": (
        "from pyproj import Geod\nfrom shapely.ops import nearest_points\n",
        """lines = geopandas.read_file("{origin}/layers/{layer}.geojson").to_crs(plane.crs)
rails = lines[lines["id"].isin({ids})].union_all()
feet = geopandas.GeoSeries([nearest_points(rails, one)[0] for one in plane.geometry])
feet, here = feet.set_crs(plane.crs).to_crs("EPSG:4326"), points.geometry
print(Geod(ellps="WGS84").inv(here.x, here.y, feet.x, feet.y)[2].mean() / 1000)""",
    ),
}


OBLASTS = """import json
from collections import Counter
from urllib.request import urlopen

told = json.load(urlopen("{origin}/api/distribution{query}"))
taken = {{key for row in told["places"] for key in row["records"]}}
taken |= set(told["coverage"]["left_out"].get("position", []))
counts = Counter()
for layer in told["selection"]["layers"]:
    for item in json.load(urlopen(f"{origin}/layers/{{layer}}.geojson?view=map"))["features"]:
        if item["id"] in taken:
            spans = item["properties"].get("oblasts", [])
            held = {{o for o, a, b in spans if (a or 0) <= {last} and (b or 9999) >= {first}}}
            counts.update(held or {{"not stated"}})
print(counts.most_common())"""
"""Counts need no geometry: records of which no position is known count too."""


def code_of(document: dict[str, Any], name: str, origin: str) -> str:
    """Lines that print the result of a figure; '' where there is none to repeat."""
    if name == "oblasts":
        chosen = document["selection"]
        years = {"first": chosen["from"], "last": chosen["to"]}
        return OBLASTS.format(origin=origin, query=document["query"], **years)
    if name == "ground":
        return _ground(document, origin) if document["ground"] else ""
    if document[name]["refused"]:
        return ""
    imports, lines = LINES[name]
    return (OPENING + lines).format(**_values(document, name, origin) | {"imports": imports})


def _values(document: dict[str, Any], name: str, origin: str) -> dict[str, Any]:
    query = document["query"]
    ripley, kernel, railway = document["ripley"], document["kernel"], document["railway"]
    weighted = document["selection"]["weight"] == "headcount" and name in ("centre", "kernel")
    chosen = '\npoints = points[points["in_window"]]' if name == "ripley" else ""
    # Weighted results are those of the places with a head-count.
    chosen = '\npoints = points[points["head_count"] > 0]' if weighted else chosen
    return {
        "chosen": chosen,
        "weights": 'points["head_count"].to_numpy()' if weighted else "xy[:, 0] * 0 + 1",
        "origin": origin,
        "points": f"{origin}/api/distribution/places.geojson{query}",
        "grid": f"{origin}/api/distribution/grid.geojson{query}",
        "proj": document["projection"],
        "cell_km2": document["grid"]["cell_km2"],
        "window_km2": ripley["window"]["area_km2"],
        "step_km": ripley.get("steps", [{}])[0].get("distance_km"),
        "peak_lon": kernel.get("peak_lon"),
        "peak_lat": kernel.get("peak_lat"),
        "bandwidth_km": kernel.get("bandwidth_km"),
        "layer": railway["layer"],
        "ids": railway["lines"],
    }


def _ground(document: dict[str, Any], origin: str) -> str:
    """Which points lie in the area and in the buffer."""
    found, area = document["ground"], document["selection"]["area"]
    values = _values(document, "ground", origin)
    imports = ["import shapely"] if area else []
    lines = ["inside = points.geometry.notna()"]
    if area:
        corners = ", ".join(f"({part.replace(' ', ', ')})" for part in area.split(","))
        lines.append(f"inside &= points.intersects(shapely.Polygon([{corners}]))")
    if found["around"]:
        imports.append("from pyproj import Geod")
        way = LINES["railway"][1].rsplit("\n", 1)[0] if found["lines"] else PLACE
        lines.append(way.format(**values | {"ids": found["lines"], "at": found["at"]}))
        lines.append('away = Geod(ellps="WGS84").inv(here.x, here.y, feet.x, feet.y)[2]')
        lines.append(f"inside &= away <= {found['radius_km']} * 1000")
    if found["lines"]:
        imports.append("from shapely.ops import nearest_points")
    lines.append("print(float(inside.sum()))")
    head = "".join(f"{line}\n" for line in sorted(imports))
    return OPENING.format(**values | {"imports": head}) + "\n".join(lines)


PLACE = """here = points.geometry
feet = geopandas.GeoSeries.from_xy(*[[value] * len(points) for value in {at}])"""
