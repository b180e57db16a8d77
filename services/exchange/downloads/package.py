"""The Data Package as a zip: the edition's files as they are, with what a stranger needs to know.

Names are sorted and times fixed, so that the bytes repeat; SHA256SUMS is for `sha256sum -c`.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from services.edition.kept_files import file_bytes, file_names, kept_folder
from services.exchange.downloads.material import Material, Progress, unheard
from services.exchange.downloads.provenance import Provenance, provenance

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip can tell."""

SUMS = "SHA256SUMS"


def write_package(path: Path, material: Material, progress: Progress = unheard) -> None:
    """The zip; datapackage.json lies at its root, so that readers of Data Packages open it as is.

    Raises
    ------
    EditionChanged
        when the files of the edition are no longer what is served
    """
    folder = kept_folder(material.edition, material.shelf)
    own = {name: text.encode() for name, text in accompanying(material).items()}
    # What the edition brings itself stands as it is.
    for name in (held := file_names(folder)):
        own.pop(name, None)
    names = sorted([*held, *own])
    sums: list[str] = []
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for done, name in enumerate(names):
            progress(done, len(names))
            # Pictures and sound are large: one file is in memory at a time.
            data = own[name] if name in own else file_bytes(folder, name)
            _add(archive, name, data)
            sums.append(f"{hashlib.sha256(data).hexdigest()}  {name}\n")
        _add(archive, SUMS, "".join(sums).encode())
    progress(len(names), len(names))


def _add(archive: ZipFile, name: str, data: bytes) -> None:
    info = ZipInfo(name, EARLIEST)
    info.compress_type, info.external_attr = ZIP_DEFLATED, 0o644 << 16
    archive.writestr(info, data)


def accompanying(material: Material) -> dict[str, str]:
    """Texts that go with the edition's files, by name."""
    told = provenance(material.edition)
    return {
        "README.md": _readme(material, told),
        "LICENSE.md": f"# Licence\n\n{told.licence}: {told.licence_address}\n",
        "CITATION.cff": citation_file(material),
        **({"NOTICE": material.notice} if material.notice else {}),
    }


def _readme(material: Material, told: Provenance) -> str:
    titles = [f"- {code}: {text}" for code, text in material.edition.info.title.items()]
    lines = [f"- {name}: {text}" for name, text in told.lines if name != "title"]
    layers = [
        f"- `layers/{layer.id}.geojson`: {layer.title.get('en') or layer.id}"
        for layer in material.edition.layers.values()
    ]
    return "\n".join(
        [
            f"# {told.title}",
            "",
            *titles,
            "",
            *lines,
            "",
            "The files are a Data Package 2.0 (https://datapackage.org): `datapackage.json` says "
            "what each table holds. Dates are EDTF (ISO 8601-2). `missing` says why a figure has "
            "no value. Rows with `published: no` are kept with the reason and not shown. "
            "`{figure:id}` and `{check:id}` in a text stand for the figure or the check of that "
            "id. `sources.json` is the bibliography (CSL-JSON). `sha256sum -c SHA256SUMS` checks "
            "the files.",
            "",
            *layers,
            "",
        ]
    )


def citation_file(material: Material) -> str:
    """CITATION.cff 1.2.0 of the data (https://citation-file-format.github.io)."""
    info, told = material.edition.info, provenance(material.edition)
    publisher = info.publisher.get("en") or next(iter(info.publisher.values()), info.id)
    fields = {
        "cff-version": "1.2.0",
        "message": "To cite a figure, cite its own source with the locator.",
        "type": "dataset",
        "title": told.title,
        "version": info.version,
        "date-released": info.date,
    }
    lines = [f"{name}: {_quoted(text)}" for name, text in fields.items()]
    lines += ["authors:", f"  - name: {_quoted(publisher)}"]
    if told.licence_address:
        lines.append(f"license: {told.licence}")
    if material.address:
        lines.append(f"url: {_quoted(material.address)}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A text as YAML's double-quoted scalar, which JSON's string is."""
    return json.dumps(text, ensure_ascii=False)
