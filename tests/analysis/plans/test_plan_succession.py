"""What became of a plan's goals in the next plan."""

from __future__ import annotations

from typing import Any

import pytest

from indicators.analysis.plans.plan_succession import successors
from indicators.tables.contract import schema
from indicators.tables.contract.records import Target, records
from indicators.tables.matching.same_rows import SameRows
from indicators.tables.targets.targets_table import targets

from ...conftest import paper

JOBS: dict[str, Any] = {"indicator": "城镇新增就业", "unit": "万人", "indicator_id": "urban_jobs"}
ENERGY: dict[str, Any] = {
    "indicator": "单位GDP能耗",
    "indicator_id": "energy_intensity",
    "measure": "decline",
}
AIR: dict[str, Any] = {"indicator": "空气质量优良天数比率", "indicator_id": "good_air", "measure": "share"}
IN_WORDS: dict[str, Any] = {"value": None, "unit": "", "reference": "assigned", "quote": "完成省下达目标"}
NOT_LISTED: dict[str, Any] = {"value": None, "unit": "", "reference": "not_listed", "quote": "-"}


@pytest.mark.parametrize(
    ("old", "new", "status"),
    [
        (JOBS | {"value": 60}, JOBS | {"value": 50, "basis": "cumulative"}, "inherited"),
        (JOBS | {"value": 60}, JOBS | {"value": 10, "basis": "annual"}, "adjusted"),
        (ENERGY | {"value": 14, "unit": "%", "basis": "cumulative"}, ENERGY | IN_WORDS, "adjusted"),
        (AIR | {"value": 95, "unit": "%"}, AIR | IN_WORDS, "adjusted"),
        (AIR | {"value": 95, "unit": "%"}, AIR | NOT_LISTED, "inherited"),
    ],
)
def test_a_goal_is_inherited_where_both_are_over_like_years_and_told_alike(
    statement, statements, old, new, status
) -> None:
    said = statements(
        statement("plan", period="2021/2025", **_row(old)),
        statement("plan-after", period="2026/2030", **_row(new)),
    )
    papers = [paper(), paper("plan-after", period="2026/2030")]
    first, second = records(targets(said, schema.empty("observations"), (), papers), Target)
    assert successors([first], [second], SameRows(said))[first.target_id].status == status


def test_what_goes_on_with_one_goal_is_no_adjustment_of_another(statement, statements) -> None:
    grain = {"indicator_id": "grain_output", "measure": "level"}
    said = statements(
        statement("plan", "粮食综合生产能力", 275e4, "吨", start=1, period="2021/2025", **grain),
        statement("plan", "粮食总产量", 270e4, "吨", start=2, period="2021/2025", **grain),
        statement("plan-after", "粮食综合生产能力", 290e4, "吨", period="2026/2030", **grain),
    )
    papers = [paper(), paper("plan-after", period="2026/2030")]
    goals = records(targets(said, schema.empty("observations"), (), papers), Target)
    before = [goal for goal in goals if goal.document_id == "plan"]
    after = [goal for goal in goals if goal.document_id == "plan-after"]
    found = successors(before, after, SameRows(said))
    assert {goal.indicator: found[goal.target_id].status for goal in before} == {
        "粮食综合生产能力": "inherited",
        "粮食总产量": "discontinued",
    }


def _row(words: dict[str, Any]) -> dict[str, Any]:
    return {"measure": "increment"} | words
