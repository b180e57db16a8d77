"""static/vendor/: exactly the third-party files the pages load, copied from pinned packages."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from setup.project import NODE_MODULES, ROOT, VENDOR
from setup.step import Step, StepFailed

LEAFLET_FILES = ("dist/leaflet.js", "dist/leaflet.css", "LICENSE")
FONTS = ("noto-sans", "pt-serif")
WEIGHTS = (400, 700)
SUBSETS = ("latin", "latin-ext", "cyrillic", "cyrillic-ext")
"""cyrillic-ext holds most Kazakh letters, cyrillic the rest: both are needed."""


def _make() -> None:
    half_done = VENDOR.with_name("vendor.new")
    shutil.rmtree(half_done, ignore_errors=True)
    _copy_leaflet(half_done)
    faces = [_copy_font(half_done, family) for family in FONTS]
    (half_done / "fonts" / "fonts.css").write_text("\n".join(faces), encoding="utf-8")
    _write_manifest(half_done)
    shutil.rmtree(VENDOR, ignore_errors=True)
    half_done.rename(VENDOR)


def _copy_leaflet(target: Path) -> None:
    for name in LEAFLET_FILES:
        _copy(NODE_MODULES / "leaflet" / name, target / "leaflet" / Path(name).name)
    script = target / "leaflet" / "leaflet.js"
    # The source map is not shipped; its mention would make developer tools ask for it.
    text = script.read_text(encoding="utf-8")
    script.write_text(re.sub(r"\n//# sourceMappingURL=.*", "\n", text), encoding="utf-8")
    sheet = target / "leaflet" / "leaflet.css"
    for image in set(re.findall(r"url\((images/[^)]+)\)", sheet.read_text(encoding="utf-8"))):
        _copy(NODE_MODULES / "leaflet" / "dist" / image, target / "leaflet" / image)


def _copy_font(target: Path, family: str) -> str:
    """Copy the subsets of a family; its @font-face rules with addresses of the copies."""
    package = NODE_MODULES / "@fontsource" / family
    _copy(package / "LICENSE", target / "fonts" / f"{family}.LICENSE")
    rules = []
    for weight in WEIGHTS:
        sheet = (package / f"{weight}.css").read_text(encoding="utf-8")
        for subset in SUBSETS:
            name = f"{family}-{subset}-{weight}-normal"
            _copy(package / "files" / f"{name}.woff2", target / "fonts" / f"{name}.woff2")
            rules.append(_rule(sheet, name))
    return "\n".join(rules)


def _rule(sheet: str, name: str) -> str:
    match = re.search(rf"/\* {name} \*/\s*(@font-face {{.*?}})", sheet, re.DOTALL)
    if not match:
        raise StepFailed(f"The font package has no rule for {name}; type: make clean")
    source = f'src: url("{name}.woff2") format("woff2");'
    return re.sub(r"src:.*?;", source, match[1], count=1, flags=re.DOTALL)


def _copy(source: Path, target: Path) -> None:
    if not source.is_file():
        missing = source.relative_to(ROOT)
        raise StepFailed(f"{missing} is missing from the npm packages; type: make clean")
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _write_manifest(target: Path) -> None:
    packages = ["leaflet", *(f"@fontsource/{family}" for family in FONTS)]
    described = {}
    for name in packages:
        package = json.loads((NODE_MODULES / name / "package.json").read_text(encoding="utf-8"))
        described[name] = {"version": package["version"], "licence": package["license"]}
    files = {
        path.relative_to(target).as_posix(): path.stat().st_size
        for path in sorted(target.rglob("*"))
        if path.is_file()
    }
    text = json.dumps({"packages": described, "bytes": files}, indent=2, ensure_ascii=False)
    (target / "manifest.json").write_text(text + "\n", encoding="utf-8")


STEP = Step(
    "Front-end files into static/vendor/",
    lambda: [ROOT / "package-lock.json", Path(__file__)],
    VENDOR / "vendor.stamp",
    _make,
)
