"""The comparison in the address: what the page takes, what it leaves out with a notice."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from services.edition.edition import Edition

NOTICE = b'class="notices"'


@pytest.mark.parametrize(
    "given", ["1953", "1941-1945", "1943-1943", "layers:karlag_departments,defence_plants"]
)
def test_a_comparison_the_edition_has_needs_no_notice(client: FlaskClient, given: str) -> None:
    assert NOTICE not in client.get("/en/", query_string={"compare": given}).data


@pytest.mark.parametrize(
    "given",
    [
        "",
        "1850",
        "1945-1941",
        "1953-",
        "-1953",
        "19531",
        "\u0661\u0669\u0665\u0663",
        "layers",
        "layers:",
        "layers:karlag_departments",
        "layers:karlag_departments,atlantis",
        "layers:karlag_departments,settlements",
        "layers:karlag_departments,balkhash,zhezkazgan",
        "<script>alert(1)</script>",
        "9" * 5000,
    ],
)
def test_any_other_is_named_and_left_out(client: FlaskClient, given: str) -> None:
    answer = client.get("/en/", query_string={"compare": given})
    assert answer.status_code == 200
    assert NOTICE in answer.data
    assert b"<script>alert" not in answer.data


def test_the_layers_to_compare_are_those_whose_places_are_listed(
    client: FlaskClient, edition: Edition
) -> None:
    script = client.get("/en/map.js").get_data(as_text=True)
    line = next(line for line in script.splitlines() if "Atlas.Comparison(" in line)
    for key in edition.layers:
        assert (f'"id": "{key}"' in line) == (key not in ("settlements", "waters")), key
