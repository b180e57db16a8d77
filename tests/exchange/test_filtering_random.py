"""Two hundred random filters over the real edition, held against pandas and plain numbers."""

from __future__ import annotations

import datetime
import json
import random
from typing import Any, NamedTuple

import pandas as pd
import pytest
import shapely
from shapely.geometry import shape

from services.edition.edition import Edition
from services.exchange.filtering import Filter, Record, read_filter

QUERYABLES = {
    "id": "string",
    "layer": "string",
    "kind": "string",
    "certainty": "string",
    "name": "string",
    "rank": "integer",
    "sources": "integer",
    "longitude": "number",
    "published": "boolean",
    "opened": "date",
    "closed": "date",
    "when": "interval",
    "geometry": "geometry",
}
TEXTS = ("id", "layer", "kind", "certainty", "name")
NUMBERS = ("rank", "sources", "longitude")
COUNT = 240


class Query(NamedTuple):
    """A filter in both encodings, and which rows it keeps: pandas' Kleene booleans."""

    text: str
    tree: Any
    mask: pd.Series


def days(number: int | None) -> str | None:
    return (
        None
        if number is None
        else f"{number // 10000:04}-{number // 100 % 100:02}-{number % 100:02}"
    )


@pytest.fixture(scope="module")
def records(edition: Edition) -> list[Record]:
    made = []
    for feature in edition.features.values():
        place = feature.place
        geometry = shape(feature.geometry) if feature.geometry else None
        first = place.opened.earliest if place.opened else None
        last = place.closed.latest if place.closed else None
        properties = {
            "id": feature.id,
            "layer": feature.layer,
            "kind": place.kind,
            "certainty": place.certainty,
            "name": place.name.get("kk"),
            "rank": place.rank,
            "sources": len(place.sources),
            "longitude": None if geometry is None else geometry.bounds[0],
            "published": feature.id in edition.published,
            "opened": days(first),
            "closed": days(last),
        }
        undated = first is None and last is None
        made.append(Record(properties, geometry, None if undated else (first, last)))
    assert len(made) > 150
    return made


@pytest.fixture(scope="module")
def table(records: list[Record]) -> pd.DataFrame:
    frame = pd.DataFrame([dict(record.properties) for record in records]).convert_dtypes()
    frame["geometry"] = [record.geometry for record in records]
    frame["first"] = [record.time[0] if record.time else None for record in records]
    frame["last"] = [record.time[1] if record.time else None for record in records]
    frame["dated"] = [record.time is not None for record in records]
    return frame.astype({"rank": "Int64", "sources": "Int64", "longitude": "Float64"})


class Writer:
    """Writes random filters, and computes beside each what it keeps."""

    def __init__(self, seed: int, table: pd.DataFrame) -> None:
        self.chance, self.table = random.Random(seed), table

    def query(self, depth: int) -> Query:
        if depth == 0 or self.chance.random() < 0.25:
            texts = (self.word, self.listed, self.like, self.null)
            others = (self.number, self.between, self.sum, self.day, self.spanned)
            leaves = (*texts, *others, self.inside, self.yes)
            return self.chance.choice(leaves)()
        one = self.query(depth - 1)
        if self.chance.random() < 0.25:
            return Query(f"NOT ({one.text})", {"op": "not", "args": [one.tree]}, ~one.mask)
        other = self.query(depth - 1)
        op = self.chance.choice(("and", "or"))
        mask = one.mask & other.mask if op == "and" else one.mask | other.mask
        text = f"({one.text}) {op.upper()} ({other.text})"
        return Query(text, {"op": op, "args": [one.tree, other.tree]}, mask)

    def some(self, name: str) -> Any:
        return self.chance.choice(self.table[name].dropna().tolist())

    def compared(self, name: str, value: Any, written: str, tree: Any) -> Query:
        op = self.chance.choice(("=", "<>", "<", ">", "<=", ">="))
        call = {"=": "eq", "<>": "ne", "<": "lt", ">": "gt", "<=": "le", ">=": "ge"}[op]
        mask = getattr(self.table[name], call)(value).astype("boolean")
        mask = mask.mask(self.table[name].isna(), pd.NA)
        return Query(f"{name} {op} {written}", {"op": op, "args": [{"property": name}, tree]}, mask)

    def word(self) -> Query:
        name = self.chance.choice(TEXTS)
        value = self.some(name)
        return self.compared(name, value, "'" + value.replace("'", "''") + "'", value)

    def number(self) -> Query:
        name = self.chance.choice(NUMBERS)
        value = self.some(name)
        return self.compared(name, value, repr(value), value)

    def day(self) -> Query:
        name = self.chance.choice(("opened", "closed"))
        value = self.some(name)
        # ISO dates sort as text.
        return self.compared(name, value, f"DATE('{value}')", {"date": value})

    def yes(self) -> Query:
        value = self.chance.random() < 0.5
        mask = (self.table["published"] == value).astype("boolean")
        tree = {"op": "=", "args": [{"property": "published"}, value]}
        return Query(f"published = {str(value).upper()}", tree, mask)

    def null(self) -> Query:
        name = self.chance.choice((*TEXTS, *NUMBERS, "opened", "closed", "geometry", "when"))
        missing = ~self.table["dated"] if name == "when" else self.table[name].isna()
        tree = {"op": "isNull", "args": [{"property": name}]}
        return Query(f"{name} IS NULL", tree, missing.astype("boolean"))

    def listed(self) -> Query:
        name = self.chance.choice(TEXTS)
        values = [self.some(name) for _ in range(self.chance.randint(1, 4))]
        mask = self.table[name].isin(values).astype("boolean").mask(self.table[name].isna(), pd.NA)
        written = ", ".join("'" + value.replace("'", "''") + "'" for value in values)
        tree = {"op": "in", "args": [{"property": name}, values]}
        return Query(f"{name} IN ({written})", tree, mask)

    def like(self) -> Query:
        name = self.chance.choice(("id", "name"))
        value = self.some(name)
        start = self.chance.randrange(len(value))
        piece = value[start : start + self.chance.randint(1, 4)]
        column = self.table[name]
        kind = self.chance.choice(("begins", "ends", "contains"))
        if kind == "begins":
            pattern, mask = piece + "%", column.str.startswith(piece)
        elif kind == "ends":
            pattern, mask = "%" + piece, column.str.endswith(piece)
        else:
            pattern, mask = f"%{piece}%", column.str.contains(piece, regex=False)
        tree = {"op": "like", "args": [{"property": name}, pattern]}
        written = pattern.replace("'", "''")
        return Query(f"{name} LIKE '{written}'", tree, mask.astype("boolean"))

    def between(self) -> Query:
        name = self.chance.choice(NUMBERS)
        low, high = sorted((self.some(name), self.some(name)))
        mask = (self.table[name] >= low) & (self.table[name] <= high)
        tree = {"op": "between", "args": [{"property": name}, low, high]}
        return Query(f"{name} BETWEEN {low!r} AND {high!r}", tree, mask.astype("boolean"))

    def sum(self) -> Query:
        value = self.chance.randint(1, 7)
        mask = (self.table["rank"] * 2 + self.table["sources"] > value).astype("boolean")
        product = {"op": "*", "args": [{"property": "rank"}, 2]}
        total = {"op": "+", "args": [product, {"property": "sources"}]}
        return Query(f"rank * 2 + sources > {value}", {"op": ">", "args": [total, value]}, mask)

    def inside(self) -> Query:
        west, south = self.chance.uniform(45, 80), self.chance.uniform(38, 52)
        east, north = west + self.chance.uniform(0, 15), south + self.chance.uniform(0, 6)

        def meets(geometry: Any) -> Any:
            if geometry is None:
                return pd.NA
            if geometry.geom_type == "Point":
                return west <= geometry.x <= east and south <= geometry.y <= north
            return bool(shapely.box(west, south, east, north).intersects(geometry))

        mask = pd.Series([meets(item) for item in self.table["geometry"]], dtype="boolean")
        box = [west, south, east, north]
        ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
        place = {"property": "geometry"}
        if self.chance.random() < 0.5:
            written = ",".join(map(repr, box))
            tree = {"op": "s_intersects", "args": [place, {"bbox": box}]}
            return Query(f"S_INTERSECTS(geometry, BBOX({written}))", tree, mask)
        written = ", ".join(f"{x!r} {y!r}" for x, y in ring)
        tree = {"op": "s_disjoint", "args": [place, {"type": "Polygon", "coordinates": [ring]}]}
        return Query(f"S_DISJOINT(geometry, POLYGON(({written})))", tree, ~mask)

    def spanned(self) -> Query:
        years = sorted(self.chance.randint(1929, 1961) for _ in range(2))
        first = datetime.date(years[0], self.chance.randint(1, 12), 1)
        last = datetime.date(years[1], 12, self.chance.randint(1, 31))
        ends = [first.isoformat(), last.isoformat()]
        if self.chance.random() < 0.2:
            ends[1], last = "..", datetime.date.max
        op = self.chance.choice(("t_intersects", "t_after", "t_before", "t_disjoint", "t_during"))
        mask = pd.Series(
            [
                self.related(op, row, first, last) if row.dated else pd.NA
                for row in self.table[["first", "last", "dated"]].itertuples()
            ],
            dtype="boolean",
        )
        tree = {"op": op, "args": [{"property": "when"}, {"interval": ends}]}
        return Query(f"{op.upper()}(when, INTERVAL('{ends[0]}', '{ends[1]}'))", tree, mask)

    @staticmethod
    def related(op: str, row: Any, first: datetime.date, last: datetime.date) -> bool:
        begin = datetime.date.min if pd.isna(row.first) else as_date(row.first)
        end = datetime.date.max if pd.isna(row.last) else as_date(row.last)
        after, before = begin > last, end < first
        return {
            "t_after": after,
            "t_before": before,
            "t_disjoint": after or before,
            "t_intersects": not (after or before),
            "t_during": first < begin and end < last,
        }[op]


def as_date(number: float) -> datetime.date:
    return datetime.datetime.strptime(str(int(number)), "%Y%m%d").date()


def kept(found: Filter, records: list[Record]) -> list[str]:
    return [record.properties["id"] for record in records if found.keeps(record)]


@pytest.mark.parametrize("seed", range(COUNT))
def test_a_random_filter_keeps_what_pandas_keeps(
    seed: int, records: list[Record], table: pd.DataFrame
) -> None:
    query = Writer(seed, table).query(depth=3)
    expected = table["id"][query.mask.fillna(False)].tolist()
    text = read_filter(query.text, "cql2-text", QUERYABLES)
    tree = read_filter(json.dumps(query.tree), "cql2-json", QUERYABLES)
    assert kept(text, records) == expected
    assert kept(tree, records) == expected
    # What is not known is neither kept nor kept by the opposite.
    opposite = read_filter(f"NOT ({query.text})", "cql2-text", QUERYABLES)
    assert kept(opposite, records) == table["id"][(~query.mask).fillna(False)].tolist()


def test_the_random_filters_are_worth_running(table: pd.DataFrame) -> None:
    sizes = [
        int(Writer(seed, table).query(depth=3).mask.fillna(False).sum()) for seed in range(COUNT)
    ]
    some = [size for size in sizes if 0 < size < len(table)]
    assert len(some) > COUNT / 2
    assert len(set(some)) > 50
