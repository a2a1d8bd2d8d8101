from __future__ import annotations

import pickle
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.tables.contract import schema
from indicators.tables.contract.flags import Flags
from indicators.tables.contract.records import (
    Observation,
    Paper,
    StatementRow,
    Target,
    Task,
    columns,
    frame,
    records,
)
from indicators.tables.store import Tables

KINDS = {
    "statements": StatementRow,
    "targets": Target,
    "observations": Observation,
    "tasks": Task,
    "documents": Paper,
}
FLAG = st.from_regex(r"[a-z_]{1,6}(:[^;\s]{1,4})?", fullmatch=True)


@dataclass(frozen=True, slots=True)
class Small:
    name: str
    ids: tuple[str, ...]
    flags: Flags
    low: float
    direction: int | None
    count: int
    is_kept: bool


@pytest.mark.parametrize("name", schema.NAMES)
def test_a_record_has_the_columns_of_the_contract(name):
    assert columns(KINDS[name]) == schema.table(name).header


@pytest.mark.parametrize("name", schema.NAMES)
def test_the_rows_of_a_table_come_back(name):
    table = getattr(Tables.load(include_restricted=True), name)
    back = frame(records(table, KINDS[name]), KINDS[name])
    assert schema.typed(name, back.to_dict("records")).equals(table)


def test_an_empty_cell_has_its_value():
    rows = [
        Small("a", (), Flags(), float("nan"), None, 0, False),
        Small("b", ("x", "y"), Flags.of("f:1;g"), 2, -1, 3, True),
    ]
    table = frame(rows, Small)
    assert table.loc[1, ["ids", "flags"]].tolist() == ["x;y", "f:1;g"]
    empty, full = records(table, Small)
    assert full == rows[1]
    assert (empty.ids, set(empty.flags), empty.low == empty.low, empty.direction) == ((), set(), False, None)


def test_a_missing_column_is_named():
    with pytest.raises(KeyError, match="number"):
        records(schema.empty("tasks").drop(columns="number"), Task)


@given(st.lists(FLAG))
def test_flags_keep_their_order_and_each_once(found):
    flags = Flags(found)
    assert list(flags) == list(dict.fromkeys(found))
    assert Flags.of(str(flags)) == flags == set(found)
    assert list(pickle.loads(pickle.dumps(flags))) == list(flags)


def test_a_flag_is_found_by_its_name_alone():
    flags = Flags.of("contradicts:a@1;contradicts:b@2;slack")
    assert flags.arguments("contradicts") == ("a@1", "b@2")
    assert flags.has("slack")
    assert not flags.has("contra")
    assert not flags.has("a@1")


def test_a_row_without_flags_to_add_is_the_row_itself(built):
    row = records(built.targets.head(1), Target)[0]
    assert row.flagged() is row
    assert row.flagged("slack").flags == {*row.flags, "slack"}
