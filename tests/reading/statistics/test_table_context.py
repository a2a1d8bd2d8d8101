"""What the words around a statistical table say of it: its title, whose it is, what a bare head means."""

from __future__ import annotations

import csv
import io

import pytest

from indicators.documents.formats.sheet_files import open_sheets
from indicators.reading.statistics.observed import Found, Given
from indicators.reading.statistics.reader import read_book
from indicators.reading.statistics.words import words
from indicators.vocabulary.page_words import say_reason


def read(*rows: list[str], **given: str) -> Found:
    """Read a CSV of some rows."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return read_book(open_sheets(text.getvalue().encode(), "表.csv"), Given("表", **given))


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("2025年清镇市主要经济指标", "2025年清镇市主要经济指标"),
        ("2025 年清镇市主要经济指标", "2025 年清镇市主要经济指标"),
        ("一季度清镇市主要经济指标", "一季度清镇市主要经济指标"),
        ("1-6月清镇市主要经济指标", "1-6月清镇市主要经济指标"),
        ("2020-2024年清镇市主要经济指标", "2020-2024年清镇市主要经济指标"),
        ("十四五以来清镇市主要经济指标", "十四五以来清镇市主要经济指标"),
        ("3-1 清镇市主要经济指标", "清镇市主要经济指标"),
        ("3-1清镇市主要经济指标", "清镇市主要经济指标"),
        ("1—2 2024年清镇市主要经济指标", "2024年清镇市主要经济指标"),
        ("表3 清镇市主要经济指标", "清镇市主要经济指标"),
        ("附表一：清镇市主要经济指标", "清镇市主要经济指标"),
        ("二、清镇市主要经济指标", "清镇市主要经济指标"),
    ],
)
def test_a_title_keeps_its_time_and_loses_the_number_of_its_table(line: str, title: str) -> None:
    found = read([line], ["指标", "2024年"], ["一般公共预算收入(亿元)", "21.6"])
    assert found.tables[0].title == title
    assert [one.place for one in found.figures] == ["清镇市"]


COUNTIES = (["地区", "地区生产总值（亿元）"], ["云岩区", "901.2"], ["清镇市", "412.5"])


@pytest.mark.parametrize(
    ("title", "given", "whole"),
    [
        ("2024年贵阳市各区县主要指标", "", "贵阳市"),
        ("2024年主要指标", "", "贵阳市"),
        ("2024年主要指标", "清镇市", "贵阳市"),
        ("2024年主要指标", "贵阳市", "贵阳市"),
    ],
)
def test_a_total_is_of_what_its_rows_lie_in(title: str, given: str, whole: str) -> None:
    found = read([title], *COUNTIES, ["合计", "1313.7"], place=given)
    assert [one.place for one in found.figures] == ["云岩区", "清镇市", whole]


def test_a_total_of_provinces_is_that_of_the_country() -> None:
    rows = [["地区", "地区生产总值（亿元）"], ["贵州省", "22667"], ["云南省", "31534"], ["合计", "54201"]]
    assert read(["2024年主要指标"], *rows).figures[-1].place == "中国"


def test_a_total_without_a_place_around_it_is_of_nobody() -> None:
    rows = [["地区", "地区生产总值（亿元）"], ["清镇市", "412.5"], ["鞍山市", "1990.5"], ["合计", "2403"]]
    assert [one.adcode for one in read(["2024年主要指标"], *rows).figures] == ["520181", "210300", ""]


def test_a_bare_head_is_kept_with_the_indicator_that_it_is_of() -> None:
    def named(indicator: str) -> list[str]:
        rows = [["地区", f"{indicator}（亿元）", "比上年增长（%）"], ["清镇市", "412.5", "5.1"]]
        return [one.written for one in read(["2024年贵阳市主要指标"], *rows).figures]

    assert named("地区生产总值") == ["地区生产总值（亿元）", "地区生产总值｜比上年增长（%）"]
    assert named("固定资产投资") == ["固定资产投资（亿元）", "固定资产投资｜比上年增长（%）"]


def test_a_figure_that_looks_like_a_year_is_no_time_of_the_next_one() -> None:
    found = read(
        ["清镇市2025年主要指标"],
        ["指标", "单位", "1-2月", "1-3月", "1-4月"],
        ["城镇新增就业", "人", "1210", "2024", "2980"],
    )
    assert [(one.period, one.period_written) for one in found.figures] == [
        ("2025-01/02", "1-2月"),
        ("2025-Q1", "1-3月"),
        ("2025-01/04", "1-4月"),
    ]


def test_years_as_rows_are_times() -> None:
    rows = [
        ["年份", "地区生产总值（亿元）", "一般公共预算收入（亿元）"],
        ["2023", "2000", "19.8"],
        ["2024", "2024", "21.6"],
    ]
    found = read(["清镇市历年主要指标"], *rows)
    assert [(one.period, one.period_written) for one in found.figures] == [
        ("2023", "2023"), ("2023", "2023"), ("2024", "2024"), ("2024", "2024"),
    ]  # fmt: skip


def test_a_yearbook_in_two_languages_has_its_year_places_and_names_in_chinese() -> None:
    found = read(
        ["2-3 各县区地区生产总值 Gross Regional Product by County (2023)"],
        ["单位：亿元 (100 million yuan)"],
        ["地区 Region", "地区生产总值 GRP", "第一产业 Primary Industry"],
        ["修文县 Xiuwen", "260.1", "40.2"],
        ["合计 Total", "510.1", "70.2"],
        ["息烽县 Xifeng", "250.0", "30"],
    )
    told = [
        (one.place_written, one.place, one.indicator_id, one.period, one.written) for one in found.figures
    ]
    assert told == [
        ("修文县", "修文县", "gdp", "2023", "地区生产总值 GRP"),
        ("修文县", "修文县", "primary_industry", "2023", "第一产业"),
        ("合计", "贵阳市", "gdp", "2023", "地区生产总值 GRP"),
        ("合计", "贵阳市", "primary_industry", "2023", "第一产业"),
        ("息烽县", "息烽县", "gdp", "2023", "地区生产总值 GRP"),
        ("息烽县", "息烽县", "primary_industry", "2023", "第一产业"),
    ]


@pytest.mark.parametrize("label", words()["own_level"])
def test_what_a_government_has_by_itself_is_not_that_of_its_place(label: str) -> None:
    rows = [["县区", "一般公共预算收入（亿元）"], ["全市", "172.3"], [label, "60.1"], ["海城市", "30.2"]]
    found = read(["鞍山市2024年一般公共预算收入"], *rows).figures
    assert [(one.place, one.adcode) for one in found] == [
        ("鞍山市", "210300"), (label, ""), ("海城市", "210381"),
    ]  # fmt: skip


def test_a_place_from_outside_does_not_go_before_what_a_table_says() -> None:
    rows = [["指标", "2024年"], ["粮食产量(万吨)", "5.5"]]
    told = [
        read([line], *rows, place="鞍山市").figures[0].place
        for line in ("地区：辽宁省", "海城市主要指标", "历年主要指标")
    ]
    assert told == ["辽宁省", "海城市", "鞍山市"]
    assert read(["主要指标"], ["辽宁省统计局"], *rows, place="鞍山市").figures[0].place == "鞍山市"
    assert read(["主要指标"], ["辽宁省统计局"], *rows).figures[0].place == "辽宁省"


def test_a_year_from_outside_keeps_the_months_that_a_title_names() -> None:
    rows = [["指标", "绝对数"], ["粮食产量(万吨)", "5.5"]]
    titles = ("海城市1-6月主要指标", "海城市2025年统计年鉴主要指标")
    assert [read([line], *rows, year="2024").figures[0].period for line in titles] == ["2024-H1", "2024"]


def test_why_a_cell_was_not_read_is_told_in_chinese() -> None:
    found = read(
        ["海城市主要指标"],
        ["指标", "2024年", "甲", "2023年"],
        ["换电站", "12", "7", "1—2"],
        ["粮食产量(万吨)", "1—2", "8", "5"],
    )
    told = {one.reason: say_reason(one.reason, "zh") for one in found.unclear}
    assert told == {
        "unit not known": "单位无法识别",
        "head not known": "表头无法识别",
        "one figure is needed, not a range": "需要一个数，而不是区间",
    }


def test_a_goal_in_a_table_of_outcomes_is_no_figure() -> None:
    found = read(
        ["海城市2025年上半年计划执行情况"],
        ["指标", "单位", "全年计划", "上半年完成"],
        ["地区生产总值", "亿元", "342", "160.3"],
    )
    assert [(one.cell, one.period) for one in found.figures] == [("D3", "2025-H1")]
    assert [(one.cell, one.reason) for one in found.unclear] == [("C3", "a goal and no outcome")]
    assert say_reason("a goal and no outcome", "zh") == "是计划数、目标数，不是完成数"


def test_a_figure_goes_by_the_names_beside_it_and_by_no_other_figure() -> None:
    found = read(
        ["海城市2024年主要指标"],
        ["指标", "绝对数", "增长%", "指标", "绝对数", "1—6月增长%"],
        ["地区生产总值（亿元）", "322.4亿元", "下降6.1", "进出口总额（亿元）", "12.1", "3.0"],
    )
    assert [one.written for one in found.figures] == [
        "地区生产总值（亿元）｜绝对数",
        "地区生产总值（亿元）｜增长%",
        "进出口总额（亿元）｜绝对数",
        "进出口总额（亿元）｜增长%",
    ]


def test_a_figure_in_brackets_may_be_a_loss_and_is_left_to_somebody() -> None:
    found = read(["海城市2024年主要指标"], ["指标", "增速（%）"], ["地区生产总值", "(1.2)"])
    assert (found.figures, [one.reason for one in found.unclear]) == ([], ["a figure in brackets"])
    assert say_reason("a figure in brackets", "zh").startswith("括号中的数")


def test_an_index_in_per_cent_is_no_share() -> None:
    (figure,) = read(["海城市2024年主要指标"], ["指标", "2024年"], ["居民消费价格指数(%)", "99.9"]).figures
    assert figure.doubt == "index_not_known"
    (figure,) = read(
        ["海城市2024年主要指标（上年=100）"], ["指标", "2024年"], ["居民消费价格指数(%)", "99.9"]
    ).figures
    assert (figure.indicator_id, figure.measure, str(figure.value), figure.doubt) == (
        "cpi",
        "growth",
        "-0.1",
        "",
    )


def test_a_part_of_a_year_without_the_year_is_no_part_of_a_name() -> None:
    found = read(["产品名称", "单位", "1-9月", "同比±%"], ["原煤", "万吨", "3610.5", "2.1"])
    assert [(one.indicator, one.period) for one in found.figures] == [("原煤", ""), ("原煤", "")]
    dated = read(["产品名称", "单位", "1-9月"], ["原煤", "万吨", "3610.5"], year="2025")
    assert [(one.indicator, one.period) for one in dated.figures] == [("原煤", "2025-Q1/Q3")]
