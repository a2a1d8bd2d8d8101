"""A row of a year belongs to the goal of the plan that was in force then."""

from __future__ import annotations

from dataclasses import replace

from indicators.tables.contract.records import Target, records
from indicators.tables.matching.links import goals_of
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
