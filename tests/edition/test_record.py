"""Records and their flat rows: strict, one column a language, nothing lost in between."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from services.edition.canonical import table_text
from services.edition.edition import Edition
from services.edition.files import TABLES, Table
from services.edition.parsing import Reader
from services.edition.record import (
    Identifier,
    Localised,
    Record,
    columns,
    fold,
    localised_fields,
    unfold,
)
from services.edition.tidying import csv_rows
from services.edition.validation import validated

CODES = ["kk", "ru", "en"]


class Farm(Record):
    """A record with each shape of field."""

    id: Identifier
    label: Localised
    state: Literal["open", "shut"] | None = None
    note: Localised
    herd: int | None = None


def test_columns_follow_the_model_and_the_languages_of_the_edition() -> None:
    assert localised_fields(Farm) == ["label", "note"]
    assert columns(Farm, CODES) == [
        *("id", "label_kk", "label_ru", "label_en", "state"),
        *("note_kk", "note_ru", "note_en", "herd"),
    ]
    assert columns(Farm, iter(["en"])) == ["id", "label_en", "state", "note_en", "herd"]


def test_a_row_is_folded_into_texts_by_language() -> None:
    row = {"id": "dolinka", "label_kk": "Долинка", "label_ru": " Долинка ", "label_en": ""}
    assert fold(Farm, row | {"herd": "12", "state": None}, CODES) == {
        "id": "dolinka",
        "label": {"kk": "Долинка", "ru": "Долинка"},
        "note": {},
        "herd": "12",
    }


def test_a_text_of_blanks_is_no_text() -> None:
    assert fold(Farm, {"id": "dolinka", "label_kk": "  "}, CODES)["label"] == {}


def test_unknown_columns_stay_for_the_check_to_name() -> None:
    folded = fold(Farm, {"id": "dolinka", "label_de": "Dolinka", "cattle": "3"}, CODES)
    assert (folded["label_de"], folded["cattle"]) == ("Dolinka", "3")
    with pytest.raises(ValidationError) as refused:
        Farm.model_validate(folded)
    assert {error["loc"] for error in refused.value.errors()} == {("label_de",), ("cattle",)}
    assert {error["type"] for error in refused.value.errors()} == {"extra_forbidden"}


def test_a_record_cannot_be_changed() -> None:
    farm = Farm(id="dolinka", label={}, note={})
    with pytest.raises(ValidationError, match="frozen"):
        farm.herd = 3


@pytest.mark.parametrize("given_id", ["dolinka", "karlag-1931", "8", "a-b-c"])
def test_ids_in_kebab_case_are_taken(given_id: str) -> None:
    assert Farm(id=given_id, label={}, note={}).id == given_id


@pytest.mark.parametrize("given_id", ["Dolinka", "a_b", "a--b", "-a", "a-", "a b", "a/b", "қ"])
def test_other_ids_are_refused(given_id: str) -> None:
    with pytest.raises(ValidationError, match="string_pattern_mismatch"):
        Farm.model_validate({"id": given_id, "label": {}, "note": {}})


TEXT = st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs")), min_size=1).filter(
    lambda text: text.strip() == text
)
FARMS = st.builds(
    Farm,
    id=st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True),
    label=st.dictionaries(st.sampled_from(CODES), TEXT),
    state=st.sampled_from(["open", "shut", None]),
    note=st.dictionaries(st.sampled_from(CODES), TEXT),
    herd=st.integers() | st.none(),
)


@given(FARMS)
def test_folding_undoes_unfolding(farm: Farm) -> None:
    row = unfold(farm, CODES)
    assert list(row) == columns(Farm, CODES)
    assert Farm.model_validate(fold(Farm, row, CODES)) == farm


@given(st.lists(FARMS, max_size=6, unique_by=lambda farm: farm.id))
def test_a_table_of_any_texts_is_read_back(farms: list[Farm]) -> None:
    rows = [{key: str(value) for key, value in unfold(farm, CODES).items()} for farm in farms]
    text = table_text(Table("farms", Farm), rows, CODES)
    read = [Farm.model_validate(fold(Farm, row, CODES)) for row in csv_rows(text.encode())]
    assert sorted(read, key=lambda farm: farm.id) == sorted(farms, key=lambda farm: farm.id)


@pytest.mark.parametrize("file", TABLES)
def test_every_record_of_the_edition_survives_its_flat_form(edition: Edition, file: str) -> None:
    table, codes, reader = TABLES[file], edition.info.codes, Reader(edition.root)
    for key, record in getattr(edition, table.field).items():
        row = {name: str(value) for name, value in unfold(record, codes).items()}
        again = validated(reader, file, str(key), table.model, fold(table.model, row, codes))
        assert again == record, reader.faults
