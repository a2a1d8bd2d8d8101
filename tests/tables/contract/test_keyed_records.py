"""Records that are made when they are asked for are those that are made at once."""

from __future__ import annotations

import pytest

from indicators.project import Project
from indicators.tables.contract import keyed_records
from indicators.tables.contract.keyed_records import KeyedRecords
from indicators.tables.contract.records import Observation, StatementRow, Target, records
from indicators.tables.store import Tables


def test_they_are_the_records_of_the_tables(project: Project) -> None:
    tables = Tables.load(project)
    # As text: an empty cell is no number, and that is equal to nothing.
    statements = {row.statement_id: row for row in records(tables.statements, StatementRow)}
    found = KeyedRecords((tables.statements, StatementRow, "statement_id"))
    assert str(dict(found)) == str(statements)
    figures = KeyedRecords(
        (tables.observations, Observation, "observation_id"), (tables.targets, Target, "target_id")
    )
    every = [*records(tables.observations, Observation), *records(tables.targets, Target)]
    assert str(list(figures.values())) == str(every)
    assert len(figures) == len(every)


def test_only_those_asked_for_are_made_and_once(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    plain = keyed_records.row_reader

    def watched(table, kind):
        read = plain(table, kind)
        return lambda number: made.append(number) or read(number)

    monkeypatch.setattr(keyed_records, "row_reader", watched)
    table = Tables.load(project).targets
    found = KeyedRecords((table, Target, "target_id"))
    name = table["target_id"][3]
    assert name in found
    assert found[name] is found[name]
    assert found.get("no such") is None
    assert made == [3]
