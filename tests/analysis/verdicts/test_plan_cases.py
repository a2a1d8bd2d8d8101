"""Goals of plans, what reports say of them and what changed them, to the verdict of docs/judging.md."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from math import isclose, isnan
from pathlib import Path
from typing import Any

import pytest

from indicators import periods
from indicators.analysis.plans.plan_account import PlanGoal, account_rows
from indicators.documents.register import registration
from indicators.project import Project
from indicators.tables.store import Tables
from indicators.vocabulary import places

from ...fresh_tables import build

CASES = [
    json.loads(line)
    for line in Path(__file__).with_name("plan_cases.jsonl").read_text(encoding="utf-8").splitlines()
]
Case = Mapping[str, Any]


def homes() -> dict[str, str]:
    """Give each case a place of its level, each by its id."""
    names = {
        level: iter([one.name for one in places().entries if one.level == level and one.name.endswith(end)])
        for level, end in (("prefecture", "市"), ("county", "自治县"))
    }
    return {case["id"]: next(names[case.get("level", "prefecture")]) for case in CASES}


def papers_of(case: Case, place: str) -> dict[str, str]:
    """Write the plan, the reports that look back, and the notice that changes a goal."""
    head = f"{place}国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要\n一、主要目标\n"
    papers = {"plan": f"{head}{case['plan']}\n"}
    for year, said in case["reports"].items():
        papers[year] = f"{place}{year}年政府工作报告\n一、工作回顾\n{said}\n"
    if "notice" in case:
        year, month, day = map(int, case["issued"].split("-"))
        papers["notice"] = (
            f"{place}人民政府关于调整“十四五”规划部分目标的通知\n一、{case['notice']}\n"
            f"本通知自{year}年{month}月{day}日起执行。\n{place}人民政府\n{year}年{month}月{day}日\n"
        )
    return papers


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """The papers of all cases, read once."""
    folder = tmp_path_factory.mktemp("plans")
    (folder / "data/raw").mkdir(parents=True)
    files = []
    for case in CASES:
        for name, text in papers_of(case, homes()[case["id"]]).items():
            files.append(folder / f"{case['id']}-{name}.txt")
            files[-1].write_text(text, encoding="utf-8")
    project = Project(folder)
    registration.add(project, files)
    return build(project)


@pytest.fixture(scope="module")
def judged(tables: Tables) -> Callable[[Case], PlanGoal]:
    """Judges the goal of a case at the end of its year."""
    known = homes()

    def row(case: Case) -> PlanGoal:
        rows = account_rows(tables, known[case["id"]], periods.parse(str(case["at"])))
        (found,) = [row for row in rows if case["goal"] in row.indicator or case["goal"] in row.goal]
        return found

    return row


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_goal_is_judged_as_the_rules_say(judged: Callable[[Case], PlanGoal], case: Case) -> None:
    row = judged(case)
    for name, wanted in case["expect"].items():
        found = getattr(row, name)
        if wanted is None:
            assert isnan(found), (name, row)
        elif isinstance(wanted, int | float):
            assert isclose(found, wanted, abs_tol=0.051), (name, row)
        else:
            assert found == wanted, (name, row)
