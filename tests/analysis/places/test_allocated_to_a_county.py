"""Targets that a city allocates to its counties are none of a county's own: it is held against them."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators.analysis.places.allocated_targets import allocated
from indicators.analysis.places.more_demanding import governed_rows
from indicators.analysis.row_filters import know
from indicators.analysis.tracking.tracking import track_rows
from indicators.documents.register import registration
from indicators.project import Project
from indicators.tables.store import Tables
from indicators.workbooks.progress.progress_layout import lines

from ...fresh_tables import build

CITY, COUNTY, OTHER = "上饶市", "玉山县", "婺源县"
TABLE = f"""{CITY}2025年主要经济指标县（市、区）分解表
单位：%
县（市、区） | 地区生产总值增长 | 规上工业增加值增长 | 固定资产投资增长 | 城镇新增就业（人）
{COUNTY} | 5.8 | 8 | 4.5 | 4200
{OTHER} | 5.5 | 7 | 4 | 3000
"""
REPORT = f"""{COUNTY}2025年政府工作报告
一、2025年工作安排
地区生产总值增长5.5%左右；规上工业增加值增长8.5%；固定资产投资增长4.5%以上；城镇新增就业4000人。"""
OF_CITY = f"{CITY}2025年政府工作报告\n一、2025年主要目标\n地区生产总值增长5.5%左右，规上工业增加值增长8%。\n"
RULE = "对市下达的指标，坚持就高不就低。"
RELEASE = f"{COUNTY}2025年前三季度经济运行情况\n前三季度，全县地区生产总值增长5.6%，城镇新增就业3300人。\n"


def made(folder: Path, report: str) -> Tables:
    project = Project(folder)
    project.documents.mkdir(parents=True)
    papers = {"table": TABLE, "report": f"{report}\n", "release": RELEASE, "city": OF_CITY}
    for name, text in papers.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    registration.add(project, [folder / f"{name}.txt" for name in ("report", "release", "city")])
    registration.add(project, [folder / "table.txt"], place=CITY, period="2025", kind="task_breakdown")
    return build(project)


@pytest.fixture(scope="module")
def ruled(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """The county's report says that the higher of two targets holds."""
    return made(tmp_path_factory.mktemp("ruled"), REPORT + RULE)


def told(tables: Tables, place: str) -> dict[str, tuple[str, str]]:
    return {row.indicator: (row.target, row.status) for row in track_rows(tables, place, "2025-Q3")}


def test_the_higher_of_the_two_is_judged_where_the_county_says_so(ruled: Tables) -> None:
    assert told(ruled, COUNTY) == {
        "地区生产总值": ("增长5.5%左右（按市级目标增长5.8%考核）", "below_target"),
        "规上工业增加值": ("增长8.5%", "no_observation"),
        "固定资产投资": ("增长4.5%以上", "no_observation"),
        "城镇新增就业": ("4000人（按市级目标4200人考核）", "ahead"),
    }
    governs = {row.indicator: row.governs for row in governed_rows(know(ruled, COUNTY, 2025), CITY)}
    assert (governs["地区生产总值"], governs["规上工业增加值"], governs["城镇新增就业"]) == (
        "province",
        "city",
        "province",
    )


def test_without_the_rule_the_county_s_own_is_judged(tmp_path: Path) -> None:
    rows = told(made(tmp_path, REPORT), COUNTY)
    assert (rows["地区生产总值"], len(rows)) == (("增长5.5%左右", "at_target"), 4)


def test_two_authorities_do_not_contradict_each_other(ruled: Tables) -> None:
    flags = ruled.targets.loc[ruled.targets["place"] == COUNTY, "flags"]
    assert not flags.str.contains("contradicts|repeated_by").any()


def test_what_is_given_stands_where_nothing_else_is_set_and_on_the_city_s_page(ruled: Tables) -> None:
    assert told(ruled, OTHER)["地区生产总值"] == ("增长5.5%", "no_observation")
    found = {row.place: len(row.rows) for row in allocated(know(ruled, CITY, 2025), "2025-Q3")}
    assert found == {COUNTY: 4, OTHER: 4}
    assert len(lines(ruled, COUNTY, 2025)) == 4
