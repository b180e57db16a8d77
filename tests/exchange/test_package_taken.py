"""The Data Package as a zip: byte for byte the edition, sound to frictionless and sha256sum."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import frictionless
import pytest
from flask import Flask
from kept import edition

from app import create_app
from services.edition.kept_files import EditionChanged
from services.web.downloads_store import store_of

Taken = tuple[Path, Callable[[str], Path]]
ADDED = {"README.md", "LICENSE.md", "CITATION.cff", "NOTICE", "SHA256SUMS"}


@pytest.fixture()
def unpacked(taken: Taken, tmp_path: Path) -> tuple[Path, Path]:
    """The edition's folder and its unpacked zip."""
    root, take = taken
    info = edition(root)
    with ZipFile(take(f"{info['id']}-{info['version']}.zip")) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[-1] == "SHA256SUMS"
        assert archive.namelist()[:-1] == sorted(archive.namelist()[:-1])
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        archive.extractall(tmp_path / "package")
    return root, tmp_path / "package"


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_it_holds_the_edition_as_it_is(unpacked: tuple[Path, Path]) -> None:
    root, package = unpacked
    kept, given = files(root), files(package)
    assert {name: given[name] for name in kept} == kept
    assert set(given) - set(kept) == ADDED - set(kept)


def test_its_checksums_hold(unpacked: tuple[Path, Path]) -> None:
    _, package = unpacked
    lines = (package / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = dict(reversed(line.split("  ", 1)) for line in lines)
    given = files(package)
    assert set(sums) == set(given) - {"SHA256SUMS"}
    assert all(hashlib.sha256(given[name]).hexdigest() == told for name, told in sums.items())
    done = subprocess.run(
        ["sha256sum", "--check", "--quiet", "--strict", "SHA256SUMS"], cwd=package, check=False
    )
    assert done.returncode == 0


def test_frictionless_finds_it_sound(unpacked: tuple[Path, Path]) -> None:
    _, package = unpacked
    report = frictionless.Package(str(package / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])


def test_it_can_be_cited(unpacked: tuple[Path, Path]) -> None:
    root, package = unpacked
    done = subprocess.run(
        [Path(sys.executable).parent / "cffconvert", "--validate", "-i", package / "CITATION.cff"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    info = edition(root)
    for word in ('type: "dataset"', info["version"], info["date"], info["licence"]):
        assert word in (package / "CITATION.cff").read_text(encoding="utf-8")
    readme = (package / "README.md").read_text(encoding="utf-8")
    for word in (info["version"], info["date"], info["licence"], *info["title"].values()):
        assert word in readme
    assert "GeoNames" in (package / "NOTICE").read_text(encoding="utf-8")


def test_an_edition_edited_meanwhile_is_taken_from_the_shelf(
    second_app: Flask, copy_of_edition: Callable[[Path], Path], tmp_path: Path
) -> None:
    root = copy_of_edition(second_app.config["EDITION"])
    before = files(root)
    made = create_app({"EDITION": root, "SHELF": tmp_path / "shelf"})
    store = store_of(made)
    (root / "units.csv").write_text("half a line", encoding="utf-8")
    name = next(name for name in store.downloads if name.endswith(".zip"))
    with ZipFile(store.obtain(name).path) as archive:
        assert archive.read("units.csv") == before["units.csv"]


def test_a_package_of_another_edition_is_never_made(
    second_app: Flask, copy_of_edition: Callable[[Path], Path], tmp_path: Path
) -> None:
    root = copy_of_edition(second_app.config["EDITION"])
    made = create_app({"EDITION": root, "SHELF": tmp_path / "shelf"})
    store = store_of(made)
    for folder in (root, tmp_path / "shelf" / store.material.edition.hash):
        (folder / "units.csv").write_text("half a line", encoding="utf-8")
    name = next(name for name in store.downloads if name.endswith(".zip"))
    with pytest.raises(EditionChanged, match="have changed"):
        store.obtain(name)
    assert store.made(name) is None
