"""Goals of how much more or less there is to be are met by what the years moved, each its own way."""

from __future__ import annotations

import pytest

from indicators import periods
from indicators.analysis.plans.plan_account import account_rows
from indicators.views.plan_account import PlanAccountViews

PLACE = "丹东市"
TABLE = """专栏1 “十四五”时期主要指标
| 序号 | 指标 | 2020年 | 2025年 | 累计 | 属性 |
| --- | --- | --- | --- | --- | --- |
| 11 | 森林覆盖率（%） | 57.5 | 58.5 | 〔1〕 | 约束性 |
| 12 | 主要污染物减排量（吨） | | | | |
| 12.1 | 化学需氧量（吨） | — | — | [9800] | 约束性 |
| 12.2 | 氨氮（吨） | — | — | [390] | 约束性 |
| 13 | 人均预期寿命（岁） | 77.1 | 78.1 | 〔1〕 | 预期性 |
注：[ ]为五年累计数。"""


def test_what_is_to_be_taken_away_adds_up(told) -> None:
    years = {f"of_{year + 1}": f"{year}年，化学需氧量减排{2000 + year}吨。" for year in (2021, 2022, 2023)}
    tables = told(TABLE, **years)
    rows = account_rows(tables, PLACE, periods.parse("2023"))
    found = {row.indicator: (row.aim, row.latest, row.status) for row in rows if row.unit == "吨"}
    assert found["(主要污染物减排量)化学需氧量"] == ("flow", 12066.0, "achieved_early")
    assert [row.indicator for row in rows if row.unit == "岁"] == ["人均预期寿命"] * 2
    page = PlanAccountViews.of(tables, PLACE, "2021/2025").goals()
    (cells,) = [row for row in page.rows if row[0].parts[0].text == "(主要污染物减排量)化学需氧量"]
    words = [cell.words for cell in cells]
    assert "减少9800吨" in words
    assert "已公布年份（2021、2022、2023年）累计减少12066吨 · 2023年 · 工作报告" in words


@pytest.mark.parametrize(
    ("moved", "latest", "words"),
    [
        ("提高2.2个百分点", 2.2, "累计提高2.2个百分点"),
        ("下降0.4个百分点", -0.4, "累计降低0.4个百分点"),
    ],
)
def test_points_are_moved_one_way_or_the_other(told, moved, latest, words) -> None:
    midterm = (
        f"丹东市“十四五”规划实施情况中期评估报告\n（2023年9月）\n截至2023年6月，城镇化率较2020年{moved}。"
    )
    tables = told("城镇化率五年累计提高6个百分点。", midterm=midterm)
    (row,) = account_rows(tables, PLACE, periods.parse("2023"))
    assert (row.latest, row.elapsed_pct) == (latest, 50.0)
    page = PlanAccountViews.of(tables, PLACE, "2021/2025").goals().html
    assert words in page
    assert "累计提高6个百分点" in page


def test_what_each_year_has_to_move_is_told_as_a_move(told) -> None:
    tables = told(TABLE, of_2022="2021年，化学需氧量减排1800吨。")
    page = PlanAccountViews.of(tables, PLACE, "2021/2025").goals()
    (cells,) = [row for row in page.rows if row[0].parts[0].text == "(主要污染物减排量)化学需氧量"]
    assert "减少2000吨" in [cell.words for cell in cells]


@pytest.mark.parametrize(
    ("goal", "status", "words"),
    [
        ("每年提高1.1个百分点以上", "slow", "年均提高0.9个百分点"),
        ("年均提高0.8个百分点", "faster", "年均提高0.9个百分点"),
    ],
)
def test_what_a_share_is_to_rise_by_each_year_is_held_against_the_mean(told, goal, status, words) -> None:
    tables = told(f"常住人口城镇化率{goal}。", of_2024="2020年城镇化率50.3%。2023年，城镇化率53%。")
    (row,) = account_rows(tables, PLACE, periods.parse("2023"))
    assert (row.basis, row.latest, row.status) == ("annual", 0.9, status)
    (cells,) = PlanAccountViews.of(tables, PLACE, "2021/2025").goals().rows
    found = [cell.words for cell in cells]
    assert "每年" in found[1]
    assert found[2].startswith(words)
