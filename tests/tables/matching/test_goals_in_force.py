"""A row belongs to the goal of the plan that was in force then."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indicators.reading.roles.roles import REVISION
from indicators.tables.contract.records import Target, records
from indicators.tables.matching.deduplication import once
from indicators.tables.matching.links import goals_of
from indicators.tables.matching.revisions import linked
from indicators.tables.matching.same_rows import SameRows


def test_a_years_target_belongs_to_the_goal_as_changed_by_then(make_tables, statement):
    kind = {"indicator_id": "gdp", "measure": "growth"}
    goal = statement("plan", "地区生产总值", 10.0, "%", period="2021/2025", basis="cagr", start=1, **kind)
    years = [
        statement("plan", "地区生产总值", 8.0, "%", period=year, basis="yoy", start=at, **kind)
        for at, year in ((2, "2022"), (3, "2024"))
    ]
    tables = make_tables(goal, *years)
    old, early, late = sorted(records(tables.targets, Target), key=lambda row: row.statement_id)
    new = replace(
        old, target_id="notice@1", document_id="notice", canonical_low=7.0,
        revises=old.target_id, in_force_from="2023-10-26",
    )  # fmt: skip
    early, late = (replace(row, horizon="annual") for row in (early, late))
    same, spans = SameRows(tables.statements), {"plan": "2021/2025", "notice": "2021/2025"}
    for goals in ([old, new], [new, old]):
        assert goals_of([early, late], goals, spans, same) == [old.target_id, new.target_id]


@pytest.mark.parametrize(
    ("published", "value", "kept"),
    [
        ("2026-02-25", 1.7, ["notice@1", "plan@1"]),
        ("2026-02-25", 1.8, ["final@1", "notice@1", "plan@1"]),
        ("2023-10-01", 1.7, ["final@1", "notice@1", "plan@1"]),
    ],
)
def test_what_is_told_of_a_goal_behind_its_change_repeats_the_change(
    make_tables, statement, published, value, kept
):
    goal = {"indicator_id": "rd_spending", "measure": "share", "period": "2025", "origin": "table"}
    tables = make_tables(statement("plan", "研发经费投入强度", 1.9, "%", start=1, **goal))
    (old,) = records(tables.targets, Target)
    told = (("notice", "2024-04-08", 1.7, REVISION), ("final", published, value))
    notice, final = (
        replace(
            old, target_id=f"{name}@1", statement_id=f"{name}@1", document_id=name, canonical_low=number,
            canonical_high=number, published=day, flags=old.flags.adding(*flags),
        )
        for name, day, number, *flags in told
    )  # fmt: skip
    rows = linked(once([final, old, notice], {"final", "notice"}), SameRows(tables.statements))
    assert sorted(row.target_id for row in rows) == kept
    if len(kept) == 2:
        by_id = {row.target_id: row for row in rows}
        assert by_id["notice@1"].revises == "plan@1"
        assert by_id["notice@1"].flags.arguments("repeated_by") == ("final@1",)
        assert not by_id["plan@1"].flags.has("contradicts")
