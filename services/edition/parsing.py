"""Files of an edition as plain Python: bytes -> text -> rows or JSON; every failure is a fault."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

from services.edition.faults import Fault


class Reader:
    """Reads files below a folder and collects what is wrong with them.

    `lost` holds the files of which nothing could be read.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.faults: list[Fault] = []
        self.lost: set[str] = set()

    def fault(self, file: str, record: str, field: str, message: str) -> None:
        """Note a fault."""
        self.faults.append(Fault(file, record, field, message))

    def unread(self, file: str, record: str, field: str, message: str) -> None:
        """Note a fault that keeps a whole file from being read."""
        self.lost.add(file)
        self.fault(file, record, field, message)

    def text(self, file: str) -> str | None:
        """A file as UTF-8 text; None, with a fault, where it cannot be had."""
        path = self.root / file
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            self.unread(file, "-", "-", "the file is gone; it must be there, empty or not")
            return None
        except OSError as problem:
            self.unread(file, "-", "-", f"cannot be read as a file ({problem.strerror})")
            return None
        if data.startswith(b"\xef\xbb\xbf"):
            self.fault(file, "-", "-", "starts with a byte order mark; run flask tidy")
            data = data[3:]
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as problem:
            line = data[: problem.start].count(b"\n") + 1
            self.unread(
                file, f"line {line}", "-", "is not UTF-8; save it as UTF-8 or run flask tidy"
            )
            return None
        if "\x00" in text:
            line = text[: text.index("\x00")].count("\n") + 1
            self.unread(file, f"line {line}", "-", "holds a NUL byte; the file is damaged")
            return None
        return text

    def json(self, file: str) -> Any:
        """A file as JSON; None, with a fault, where it is none."""
        text = self.text(file)
        if text is None:
            return None
        try:
            return json.loads(text)
        except json.JSONDecodeError as problem:
            place = f"line {problem.lineno}"
            self.unread(file, place, "-", f"is not JSON: {problem.msg} at column {problem.colno}")
        except RecursionError:
            self.unread(file, "-", "-", "is not JSON this atlas reads: nested too deeply")
        return None

    def rows(self, file: str, expected: list[str]) -> list[dict[str, str]]:
        """A CSV table as rows; its columns must be the expected ones."""
        text = self.text(file)
        if text is None:
            return []
        try:
            lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        except csv.Error as problem:
            self.unread(file, "-", "-", f"is not CSV: {problem}")
            return []
        if not lines:
            self.unread(file, "-", "-", f"has no header; it must be {','.join(expected)}")
            return []
        header = lines[0]
        self._check_header(file, header, expected)
        return self._rows(file, header, lines[1:])

    def _check_header(self, file: str, header: list[str], expected: list[str]) -> None:
        for column in expected:
            if column not in header:
                self.fault(file, "header", column, "this column is missing")
        for column in sorted(set(header)):
            if header.count(column) > 1:
                self.fault(file, "header", column, "this column stands twice")
            if column not in expected:
                self.fault(file, "header", column, "is no column of this table")

    def _rows(self, file: str, header: list[str], lines: list[list[str]]) -> list[dict[str, str]]:
        rows = []
        for number, cells in enumerate(lines, start=2):
            if not any(cells):
                continue
            if len(cells) != len(header):
                given = f"{len(cells)} cells; the header has {len(header)}"
                self.fault(file, f"row {number}", "-", f"has {given}")
                continue
            rows.append(dict(zip(header, cells, strict=True)) | {"": str(number)})
        return rows


def json_object(reader: Reader, file: str) -> dict[str, Any]:
    """A file that holds one JSON object; empty, with a fault, where it does not."""
    document = reader.json(file)
    if document is not None and not isinstance(document, dict):
        reader.unread(file, "-", "-", "an object {...} is needed")
    return document if isinstance(document, dict) else {}
