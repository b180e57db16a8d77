"""The composed map: one line of ours for an element, its configuration as JSON, equal each time."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from services.edition.edition import Edition
from services.maps import elements
from services.maps.composition import CONTROLS, MapSlots, compose
from services.maps.styles import STYLES

SCRIPTS = Path(__file__).resolve().parents[2] / "static" / "js"
LINE = re.compile(r"const (\w+) = new Atlas\.(\w+)\((.*)\)\.addTo\(map_main\);")
SINGLE = ["Basemap", *CONTROLS]
HOSTILE = (
    "</script><script>alert(1)</script> \"quoted\" 'single' \\ \n \u2028 Қарлаг "
    "{{ 7 * 7 }} {{{ {% raw %} {# #}"
)


def config_of(edition: Edition) -> dict[str, Any]:
    """A configuration as the web room hands it over, with a text of every danger in it."""
    single = {name: {"said": name, "words": {"text": HOSTILE}} for name in SINGLE}
    layers = {layer: {"address": f"/layers/{layer}.geojson"} for layer in edition.layers}
    return {**single, "EditionLayer": layers}


def composed(edition: Edition) -> MapSlots:
    return compose(edition, list(edition.layers), config_of(edition))


def calls(script: str) -> list[tuple[str, str, Any]]:
    """Variable, class and configuration of every line of ours."""
    found = [LINE.fullmatch(line) for line in script.splitlines() if "Atlas" in line]
    assert all(found), script
    return [(match[1], match[2], json.loads(match[3])) for match in found]


def test_each_element_is_one_line_that_only_constructs_it(edition: Edition) -> None:
    found = calls(composed(edition).script)
    assert [name for _, name, _ in found] == [*SINGLE, *["EditionLayer"] * len(edition.layers)]
    assert len({variable for variable, _, _ in found}) == len(found)


def test_beside_these_lines_stands_only_the_map_of_folium(edition: Edition) -> None:
    rest = "\n".join(
        line for line in composed(edition).script.splitlines() if not LINE.fullmatch(line)
    )
    statement = rest.strip()
    assert re.match(r"var map_main = L\.map\(\s*\"map_main\",", statement)
    assert statement.endswith(");")
    assert statement.count(";") == 1
    assert "function" not in statement and "=>" not in statement


def test_the_slots_hold_no_address_of_another_host(edition: Edition) -> None:
    slots = composed(edition)
    assert not re.search(r"https?:|[\"']//", slots.html + slots.script)
    assert "<script" not in slots.html
    assert 'id="map_main"' in slots.html


def test_configuration_arrives_as_it_was_given(edition: Edition) -> None:
    given = config_of(edition)
    for _, name, config in calls(composed(edition).script):
        if name == "EditionLayer":
            assert given[name][config["id"]].items() <= config.items()
        else:
            assert config == given[name]


def test_no_text_ends_the_script_or_is_a_template(edition: Edition) -> None:
    script = composed(edition).script
    assert "</" not in script and "<script" not in script
    assert "\u2028" not in script
    assert "{{" not in script and "{%" not in script and "{#" not in script


def test_layers_carry_their_style_and_their_own_id(edition: Edition) -> None:
    found = [
        config for _, name, config in calls(composed(edition).script) if name == "EditionLayer"
    ]
    assert [config["id"] for config in found] == list(edition.layers)
    for config in found:
        key = edition.layers[config["id"]].style
        assert config["style"]["key"] == key
        assert config["style"]["shape"] == STYLES[key].shape
        assert config["radii"] == {k: item.radius for k, item in edition.precisions.items()}
        assert set(config["prisons"]) <= set(edition.kinds)


def test_two_renders_are_equal(edition: Edition) -> None:
    assert composed(edition) == composed(edition)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_only_the_layers_that_were_asked_for_stand_on_it_in_their_order(
    edition: Edition, count: int
) -> None:
    asked = list(edition.layers)[::-1][:count]
    found = calls(compose(edition, asked, config_of(edition)).script)
    assert [config["id"] for _, name, config in found if name == "EditionLayer"] == asked


@pytest.mark.parametrize(
    "element", elements.AtlasElement.__subclasses__(), ids=lambda e: e.__name__
)
def test_each_element_has_its_class_in_javascript(element: type) -> None:
    declared = [
        path.name
        for path in SCRIPTS.rglob("*.js")
        if re.search(rf"^export class {element.__name__}\b", path.read_text(encoding="utf-8"), re.M)
    ]
    assert len(declared) == 1
    assert re.search(rf"\b{element.__name__}\b", (SCRIPTS / "atlas.js").read_text(encoding="utf-8"))
