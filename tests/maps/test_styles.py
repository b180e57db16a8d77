"""The style table: every layer can be drawn, and told apart without colour and without hue."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import get_args

import pytest

from services.edition.edition import Edition
from services.edition.faults import FaultyEdition
from services.edition.files import CATALOGUE
from services.edition.place import StyleKey
from services.edition.reading import read_edition
from services.maps.styles import STYLES, Shape, Style, style_config

TOKENS = Path(__file__).resolve().parents[2] / "static" / "css" / "tokens.css"

# Machado, Oliveira, Fernandes 2009: deuteranopia, severity 1.0, on linear RGB.
DEUTERANOPIA = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)
# IEC 61966-2-1: linear RGB to XYZ, white D65.
XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
WHITE = (0.9505, 1.0, 1.089)
Colour = tuple[float, float, float]


def tokens() -> dict[str, str]:
    """Colours of the light theme, the first rule of the file."""
    rule = TOKENS.read_text(encoding="utf-8").split(":root", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", rule))


def linear(colour: str) -> Colour:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return tuple(p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)


def times(matrix: tuple[Colour, ...], colour: Colour) -> Colour:
    return tuple(sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix)


def lab(colour: Colour) -> Colour:
    """CIE L*a*b* of a linear RGB colour."""
    x, y, z = (
        ratio ** (1 / 3) if ratio > 216 / 24389 else (24389 / 27 * ratio + 16) / 116
        for ratio in (v / w for v, w in zip(times(XYZ, colour), WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def relative_luminance(colour: str) -> float:
    return times(XYZ, linear(colour))[1]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2: from 1 (none) to 21 (black on white)."""
    lighter, darker = sorted(map(relative_luminance, (one, other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture()
def mission(edition: Edition) -> dict[str, Style]:
    """Styles of the layers the atlas is about."""
    return {
        key: STYLES[entry.style]
        for key, entry in edition.layers.items()
        if entry.group == "mission"
    }


def test_the_reckoning_of_colours_is_that_of_the_standards() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21, abs=0.01)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert lab(linear("#ff0000")) == pytest.approx((53.24, 80.09, 67.20), abs=0.05)
    # Grey stays grey to everyone.
    assert times(DEUTERANOPIA, (0.5, 0.5, 0.5)) == pytest.approx((0.5, 0.5, 0.5), abs=1e-4)


def test_every_layer_of_the_catalogue_has_a_style(edition: Edition) -> None:
    for layer, entry in edition.layers.items():
        assert style_config(entry.style)["key"] == entry.style, layer


def test_the_check_allows_exactly_the_styles_that_exist() -> None:
    assert set(get_args(StyleKey)) == set(STYLES)


def test_a_catalogue_with_another_style_is_no_sound_edition(
    edition: Edition, copy_of_edition: Callable[[Path], Path]
) -> None:
    """Found by the check, not by the first visitor."""
    root = copy_of_edition(edition.root)
    catalogue = json.loads((root / CATALOGUE).read_bytes())
    catalogue["layers"][0]["style"] = "neon"
    (root / CATALOGUE).write_text(json.dumps(catalogue), encoding="utf-8")
    with pytest.raises(FaultyEdition) as refused:
        read_edition(root)
    (fault,) = [fault for fault in refused.value.faults if fault.field == "style"]
    assert (fault.file, fault.record) == (CATALOGUE, catalogue["layers"][0]["id"])
    assert "'neon'" in fault.message
    assert all(f"'{key}'" in fault.message for key in STYLES)


def test_an_unknown_style_is_refused_with_those_that_exist() -> None:
    with pytest.raises(KeyError) as refused:
        style_config("neon")
    message = str(refused.value)
    assert "'neon'" in message
    assert all(key in message for key in STYLES)


@pytest.mark.parametrize("key", STYLES)
def test_a_style_names_a_colour_and_a_shape_that_exist(key: str) -> None:
    config = style_config(key)
    assert config["colour"] in tokens()
    assert config["shape"] in get_args(Shape)
    # What has a shape has a size, and what has none is a line or a label.
    assert (config["size"] > 0) == (config["shape"] != "none")


def test_each_mission_layer_has_a_shape_and_a_colour_of_its_own(mission: dict[str, Style]) -> None:
    assert len(mission) >= 5
    assert len({style.shape for style in mission.values()}) == len(mission)
    assert len({style.colour for style in mission.values()}) == len(mission)
    assert "none" not in {style.shape for style in mission.values()}


def test_mission_colours_differ_in_lightness(mission: dict[str, Style]) -> None:
    """By more than the 2.3 that is just noticeable (Mahy 1994), for print and weak projectors."""
    colours = {key: tokens()[style.colour] for key, style in mission.items()}
    for (one, first), (other, second) in combinations(colours.items(), 2):
        assert abs(lab(linear(first))[0] - lab(linear(second))[0]) > 2.3, f"{one} and {other}"


def test_mission_colours_are_told_apart_by_deuteranopes(mission: dict[str, Style]) -> None:
    seen = {
        key: lab(times(DEUTERANOPIA, linear(tokens()[style.colour])))
        for key, style in mission.items()
    }
    for (one, first), (other, second) in combinations(seen.items(), 2):
        distance = sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5
        assert distance > 10, f"{one} and {other}: {distance:.1f}"


def test_symbols_stand_out_from_the_land_by_their_outline() -> None:
    """WCAG 2.2, 1.4.11: 3 to 1 for graphics; the ink outline gives it to the palest colour too."""
    assert contrast(tokens()["ink"], tokens()["land"]) >= 3
    assert contrast(tokens()["ink"], tokens()["land-beyond"]) >= 3


def test_mission_layers_are_drawn_above_their_context(edition: Edition) -> None:
    ranks = {"mission": [], "context": []}
    for entry in edition.layers.values():
        ranks[entry.group].append(STYLES[entry.style].rank)
    assert min(ranks["mission"]) > max(ranks["context"])


def test_a_style_is_pale_where_its_colour_is_lost_on_the_land() -> None:
    for key, style in STYLES.items():
        if style.shape in ("none", "ring", "dot"):
            assert not style.pale, key
            continue
        stands_out = contrast(tokens()[style.colour], tokens()["land"])
        assert style.pale == (stands_out < 3.5), (key, stands_out)
