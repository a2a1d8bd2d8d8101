"""What a city parts among its counties, against the target in force, with the rank of each part."""

from __future__ import annotations

from datetime import date
from math import isnan

import pytest

from indicators.analysis.places.allocated_shares import shares
from indicators.analysis.places.allocated_targets import allocated
from indicators.analysis.row_filters import know
from indicators.documents.register import registration
from indicators.project import Project
from indicators.tables.store import Tables
from indicators.views.quarterly_report import QuarterlyReportViews
from indicators.views.table import Table

from ...fresh_tables import build

CITY = "上饶市"
FARMLAND = " | 高标准农田新建（万亩） | 高标准农田改造提升（万亩）"
PARTS = f"""{CITY}2025年主要目标县（市、区）分解表
县（市、区） | 地区生产总值增长（%） | 实际利用省外资金（亿元） | 改造城镇老旧小区（个）{FARMLAND}
玉山县 | 5.8 | 90 | 14 | 2 | 1
婺源县 | 5.5 | 110 | 6 | 1 | 1.5
万年县 | 6 | 100 | 6 | 3 | 2
"""
REPORT = f"""{CITY}2025年政府工作报告
一、2025年主要目标
地区生产总值增长5.5%左右。实际利用省外资金300亿元，改造城镇老旧小区26个。
"""
NOTICE = f"""{CITY}人民政府关于调整2025年部分目标任务的通知
饶府发〔2025〕14号
一、实际利用省外资金目标由300亿元调整为310亿元。
{CITY}人民政府
2025年9月5日
"""


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """A city with a table of its counties and a notice of September."""
    folder = tmp_path_factory.mktemp("shares")
    project = Project(folder)
    project.documents.mkdir(parents=True)
    for name, text in {"parts": PARTS, "report": REPORT, "notice": NOTICE}.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    registration.add(project, [folder / "report.txt", folder / "notice.txt"])
    registration.add(project, [folder / "parts.txt"], place=CITY, period="2025", kind="task_breakdown")
    return build(project)


def found(tables: Tables, day: date, quarter: str):
    known = know(tables, CITY, 2025, day)
    return {row.parts[0].indicator: row for row in shares(known, allocated(known, quarter))}


def test_the_sum_of_the_parts_is_held_against_the_target_in_force(tables: Tables) -> None:
    before = found(tables, date(2025, 6, 30), "2025-Q2")
    after = found(tables, date(2025, 9, 30), "2025-Q3")
    (name,) = (name for name in before if "资金" in name)
    assert (before[name].total, before[name].gap) == (300e8, 0)
    assert (after[name].total, after[name].gap) == (300e8, -10e8)
    assert after["改造城镇老旧小区"].gap == 0


def test_each_county_has_its_rank_and_rates_are_not_added_up(tables: Tables) -> None:
    rows = found(tables, date(2025, 6, 30), "2025-Q2")
    growth = rows["地区生产总值"]
    assert [(part.place, growth.rank_of[part.target_id]) for part in growth.parts] == [
        ("万年县", 1),
        ("玉山县", 2),
        ("婺源县", 3),
    ]
    assert isnan(growth.total)
    estates = rows["改造城镇老旧小区"]
    assert [estates.rank_of[part.target_id] for part in estates.parts] == [1, 2, 2]


def test_two_deeds_with_one_thing_are_not_added_up(tables: Tables) -> None:
    rows = found(tables, date(2025, 6, 30), "2025-Q2")
    farmland = {name: row for name, row in rows.items() if "农田" in name}
    assert {name: (len(row.parts), row.total) for name, row in farmland.items()} == {
        "高标准农田新建": (3, 6e4),
        "高标准农田改造提升": (3, 4.5e4),
    }


def test_the_page_shows_both_targets(tables: Tables) -> None:
    table = QuarterlyReportViews.of(tables, CITY, "2025-Q3").county_shares()
    assert isinstance(table, Table)
    (row,) = ([cell.words for cell in row] for row in table.rows if "资金" in row[0].words)
    assert "310亿元" in row[1]
    assert "300亿元" in row[1]
    assert row[2] == "300亿元 · 3个地区"
    assert row[3] == "少10亿元 · 与调整前：一致"
    assert row[4] == "1. 婺源县 110亿元，2. 万年县 100亿元，3. 玉山县 90亿元".replace("，", "、")
