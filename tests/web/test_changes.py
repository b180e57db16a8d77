"""The public change log: page and files, without records that visitors do not see."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from services.edition.edition import Edition


@pytest.mark.parametrize("language", ["kk", "ru", "ky", "en"])
def test_the_page_tells_each_version(client: FlaskClient, edition: Edition, language: str) -> None:
    page = client.get(f"/{language}/changes").text
    versions = re.findall(r'data-version="([^"]+)"', page)
    assert versions == ["0.2.0", "0.1.0"]
    assert versions == list(edition.changes)
    for change in edition.changes.values():
        assert change.summary[language].split(":")[0] in page
    assert "<del>" in page and "<ins>" in page
    assert f'href="/{language}/places/karlag"' in page
    assert 'href="/changes/0.2.0.json"' in page


def test_the_log_ends_with_the_version_that_is_served(edition: Edition) -> None:
    newest = next(iter(edition.changes.values()))
    assert (newest.version, newest.date) == (edition.info.version, edition.info.date)
    held = {
        "places": edition.features,
        "observations": edition.observations,
        "sources": edition.sources,
        "events": edition.events,
        "relations": edition.relations,
    }
    for table, records in held.items():
        group = newest.records[table]
        assert group.added and set(group.added) <= set(records), table
        assert set(group.changed) <= set(records), table
        assert set(group.removed) <= set(edition.tombstones), table


def test_the_files_hold_the_differences(client: FlaskClient, edition: Edition) -> None:
    index = client.get("/changes.json").json
    assert (index["edition"], index["current"]) == ("karlag-atlas", edition.info.version)
    for version in index["versions"]:
        told = client.get(version["href"]).json
        assert told["version"] == version["version"]
        for table, counts in version["records"].items():
            group = told["records"].get(table, {})
            assert counts == {name: len(group.get(name, ())) for name in counts}
    fields = client.get("/changes/0.2.0.json").json["records"]["edition"]["changed"]["edition"]
    assert fields["version"] == ["0.1.0", "0.2.0"]
    assert fields["date"] == ["2026-11-23", "2026-11-25"]


def test_hidden_places_are_not_told(client: FlaskClient, edition: Edition) -> None:
    hidden = set(edition.features) - set(edition.published)
    assert hidden
    records = client.get("/changes/0.2.0.json").json["records"]
    assert not hidden & set(records["places"]["added"])
    page = client.get("/en/changes").text
    assert [place for place in hidden if f">{place}<" in page] == []


def test_what_the_log_does_not_hold(client: FlaskClient, second_app: Flask) -> None:
    answer = client.get("/changes/9.9.json")
    assert (answer.status_code, answer.json["exists"]) == (404, ["0.2.0", "0.1.0"])
    assert client.get("/changes.json?colour=red").status_code == 400
    second = second_app.test_client()
    assert second.get("/en/changes").status_code == 404
    assert second.get("/changes.json").json["versions"] == []
    assert "/en/changes" not in second.get("/en/about").text
