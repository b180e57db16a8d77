"""From a curator's file to a plan: what is wrong, or what would change; written on demand.

A column that is not in the sheet stays as it is; a blank cell in a column of the sheet empties
the value, as it would in the table itself. The difference shows both before anything is written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from services.edition.files import CATALOGUE, INFO
from services.edition.info import EditionInfo
from services.edition.parsing import Reader, json_object
from services.edition.saving import save_all
from services.edition.sheets.destination import Destination, Records, destination_of, destinations
from services.edition.sheets.intake import sheets_of
from services.edition.sheets.mending import Mended
from services.edition.sheets.sheet import Finding, Sheet
from services.edition.sheets.trial import resulting, try_out
from services.edition.sheets.upsert import Upsert, upserts
from services.edition.tidying import Unreadable
from services.edition.validation import validated


@dataclass
class Plan:
    """An import before it is written.

    Parameters
    ----------
    findings : what is wrong, in the order of the sheets; with any, nothing can be written
    items : the rows as upserts
    texts : new text of the files that differ
    before : what these files held when the plan was made
    """

    root: Path
    findings: list[str] = field(default_factory=list)
    items: list[Upsert] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    before: dict[str, bytes | None] = field(default_factory=dict)

    def write(self) -> None:
        """Write the files.

        Raises
        ------
        Unreadable
            when there are findings, or a file has changed since the plan was made
        OSError
            when a file cannot be written; then none is
        """
        if self.findings:
            raise Unreadable("has findings; nothing is written")
        for file, data in self.before.items():
            if _bytes(self.root / file) != data:
                raise Unreadable(f"{file} has changed meanwhile; import once more")
        save_all(self.root, self.texts)


def plan_import(root: Path, path: Path, asked: str | None = None) -> Plan:
    """What importing a file would do to the edition under a folder.

    Parameters
    ----------
    asked : the table or layer given with --table
    """
    plan = Plan(root)
    try:
        _plan(plan, path, asked)
    except Unreadable as problem:
        plan.findings.append(f"{path.name}: {problem}")
    return plan


def _plan(plan: Plan, path: Path, asked: str | None) -> None:
    known = _known(plan.root)
    sheets = sheets_of(path)
    aims, untaken = _aims(sheets, path, asked, known)
    plan.findings += [f"{path.name}: {line}" for line in untaken]
    names = dict.fromkeys(aim.name for _, aim in aims)
    plan.before = {known[name].file: _bytes(plan.root / known[name].file) for name in names}
    held = {name: _records(plan.root, known[name]) for name in names}
    findings: list[Finding] = []
    for sheet, aim in aims:
        items, found = upserts(sheet, aim, held[aim.name])
        plan.items += items
        findings += [*found, *_elsewhere(plan.root, items, known)]
    findings += try_out(plan.root, plan.items, held, known)
    plan.findings += [f"{path.name}: {finding}" for finding in _ordered(findings, sheets)]
    if not plan.findings:
        plan.texts = _texts(plan, held, known)


def _known(root: Path) -> dict[str, Destination]:
    reader = Reader(root)
    info = validated(reader, INFO, "-", EditionInfo, json_object(reader, INFO))
    entries = json_object(reader, CATALOGUE).get("layers", [])
    if info is None or reader.faults or not isinstance(entries, list):
        raise Unreadable(f"cannot be compared: {INFO} or {CATALOGUE} is faulty; run flask check")
    layers = [str(entry["id"]) for entry in entries if isinstance(entry, dict) and "id" in entry]
    return destinations(layers, info.codes)


def _aims(
    sheets: list[Sheet], path: Path, asked: str | None, known: dict[str, Destination]
) -> tuple[list[tuple[Sheet, Destination]], list[str]]:
    aims: list[tuple[Sheet, Destination]] = []
    untaken = []
    for sheet in sheets:
        try:
            aim = destination_of(sheet, path.stem, len(sheets) == 1, asked, known)
        except Unreadable as problem:
            untaken.append(str(problem))
            continue
        double = next((other.name for other, taken in aims if taken == aim), None)
        if double is None:
            aims.append((sheet, aim))
        else:
            untaken.append(f"'{double}' and '{sheet.name}' both hold {aim.name}; join them")
    return aims, untaken


def _records(root: Path, destination: Destination) -> Records:
    try:
        return destination.records(root)
    except (Unreadable, OSError) as problem:
        message = f"cannot be compared: {destination.file} {problem}; run flask check"
        raise Unreadable(message) from problem


def _elsewhere(root: Path, items: list[Upsert], known: dict[str, Destination]) -> list[Finding]:
    """Places that another layer holds already: an id is used once in the whole edition."""
    new = [item for item in items if item.destination.table is None and item.before is None]
    if not new:
        return []
    own = new[0].destination
    layers = [layer for layer in known.values() if layer.table is None and layer != own]
    holder = {key: layer.name for layer in layers for key in _records(root, layer)}
    found = []
    for item in new:
        layer = holder.get(own.key_of(item.record))
        if layer is not None:
            item.broken.add("id")
            message = f"'{item.name}' stands in the layer {layer} already; change it there"
            found.append(item.sheet.finding(item.row.number, "id", message))
    return found


def _ordered(findings: list[Finding], sheets: list[Sheet]) -> list[Finding]:
    ordered: list[Finding] = []
    for sheet in sheets:
        own = {f for f in findings if f.row and f.sheet == sheet.label}
        ordered += sorted(own, key=sheet.rank)
    return ordered + [f for f in dict.fromkeys(findings) if not f.row]


def _texts(plan: Plan, held: dict[str, Records], known: dict[str, Destination]) -> dict[str, str]:
    rows = [Mended(item, item.record) for item in plan.items]
    texts = {}
    for name, records in held.items():
        own = [row for row in rows if row.upsert.destination.name == name]
        if any(row.upsert.changes for row in own):
            after = resulting(known[name], records, own)
            texts[known[name].file] = known[name].text(after.values())
    return texts


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
