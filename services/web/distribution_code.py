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


def code_of(document: dict[str, Any], name: str, origin: str) -> str:
    """Lines that print the result of a figure; '' where there is none to repeat."""
    if name not in LINES or document[name]["refused"]:
        return ""
    imports, lines = LINES[name]
    query = document["query"]
    ripley, kernel, railway = document["ripley"], document["kernel"], document["railway"]
    weighted = document["selection"]["weight"] == "headcount" and name in ("centre", "kernel")
    chosen = '\npoints = points[points["in_window"]]' if name == "ripley" else ""
    # Weighted results are those of the places with a head-count.
    chosen = '\npoints = points[points["head_count"] > 0]' if weighted else chosen
    found = {
        "imports": imports,
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
    return (OPENING + lines).format(**found)
