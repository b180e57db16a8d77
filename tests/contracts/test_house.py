"""The house's own rules: small files, small functions, docstrings, names that say something."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON = sorted([*ROOT.glob("services/**/*.py"), *ROOT.glob("setup/**/*.py"), ROOT / "app.py"])
SCRIPTS = sorted(ROOT.glob("static/js/**/*.js"))
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
MARKUP = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(")
FILE_LINES, FUNCTION_LINES = 250, 40


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_there_is_something_to_look_at() -> None:
    assert len(PYTHON) > 40
    assert len(SCRIPTS) > 10


@pytest.mark.parametrize("path", [*PYTHON, *SCRIPTS], ids=named)
def test_files_are_small_and_named_by_a_noun(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= FILE_LINES
    assert path.stem.lower() not in SAYS_NOTHING


@pytest.mark.parametrize("path", PYTHON, ids=named)
def test_functions_fit_a_screen_and_public_ones_say_what_they_do(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "the module says what it holds"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            docstring = ast.get_docstring(node, clean=False) or ""
            length = node.end_lineno - node.lineno + 1 - len(docstring.splitlines())
            assert length <= FUNCTION_LINES, f"{node.name} has {length} lines"
    for node in tree.body:
        public = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
        assert not public or ast.get_docstring(node), f"{node.name} has no docstring"


@pytest.mark.parametrize("folder", sorted(ROOT.glob("services/*/")), ids=lambda path: path.name)
def test_each_room_says_what_it_holds_and_may_not_do(folder: Path) -> None:
    if folder.name == "__pycache__":
        return
    docstring = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8")))
    assert docstring.startswith("Holds")
    assert "May import:" in docstring
    assert "May not:" in docstring


def test_no_script_or_sheet_names_another_host() -> None:
    for path in [*SCRIPTS, *ROOT.glob("static/css/*.css"), *ROOT.glob("templates/**/*.html")]:
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/", "")
        assert "http://" not in text and "https://" not in text, named(path)


def test_scripts_build_no_markup_from_strings() -> None:
    for path in SCRIPTS:
        text = path.read_text(encoding="utf-8")
        for forbidden in MARKUP:
            assert forbidden not in text, f"{named(path)}: {forbidden}"


def test_only_the_doors_fetch_or_touch_the_address() -> None:
    for path in SCRIPTS:
        if path.parent.name == "doors":
            continue
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\bfetch\(|\b(history|location)\.\w", text), named(path)
