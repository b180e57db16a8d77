"""CITATION.cff: valid, and of the same version and day as the edition and the code."""

from __future__ import annotations

import tomllib
from pathlib import Path

import yaml
from cffconvert import Citation

from services.edition.edition import Edition

ROOT = Path(__file__).resolve().parents[2]


def test_the_citation_file_is_valid_and_of_this_version(edition: Edition) -> None:
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    Citation(text)._implementation.validate()
    told = yaml.safe_load(text)
    code = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    info = edition.info
    assert (told["version"], str(told["date-released"])) == (code, info.date)
    data = told["preferred-citation"]
    assert (data["version"], str(data["date-released"])) == (info.version, info.date)
    assert data["title"] == f"{info.title['en']}: {info.subtitle['en']}"
    assert data["license"] == info.licence
    assert [author["name"] for author in data["authors"]] == [info.publisher["en"]]
