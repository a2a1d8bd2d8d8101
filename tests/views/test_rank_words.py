"""The place that papers say a figure has, shown beside it with the one before."""

from __future__ import annotations

import pytest

from indicators.reading.ranks import told_behind
from indicators.tables.contract.records import Observation, records
from indicators.views.citations import Citations
from indicators.views.indicator_history import IndicatorHistoryViews
from indicators.views.localizer import Localizer
from indicators.views.quarterly_report import QuarterlyReportViews
from indicators.views.rank_words import RankWords

REPORT = """丹东市2024年政府工作报告
二、2024年目标
2024年，地区生产总值增长6%，固定资产投资增长8%，社会消费品零售总额增长7%。
"""
HALF = """2024年上半年丹东市经济运行情况
上半年，全市地区生产总值同比增长5.8%，增速居全省第8位。固定资产投资同比增长3.2%。
社会消费品零售总额同比增长5.1%，位列全省14个市州第二位，同比前移3位。
"""
THIRD = """2024年前三季度丹东市经济运行情况
前三季度，全市地区生产总值同比增长6.1%，在全省排名第4位。社会消费品零售总额同比增长5.5%。
"""


@pytest.fixture
def tables(issued_papers):
    return issued_papers((HALF, "2024-07-20"), (THIRD, "2024-10-20"))


def told(tables, lang: str, indicator: str, period: str) -> str:
    """Give the words of the rank of an indicator's growth."""
    citations = Citations(tables, lang)
    (row,) = [
        row
        for row in records(tables.observations, Observation)
        if (row.indicator_id, row.measure, row.period) == (indicator, "growth", period)
    ]
    return RankWords(Localizer(lang), citations).words(row.observation_id)


def test_a_rank_is_told_with_the_one_before(tables):
    assert told(tables, "zh", "gdp", "2024-Q1/Q3") == "居全省第4位（2024年上半年第8位）"
    assert told(tables, "zh", "gdp", "2024-H1") == "居全省第8位"
    assert told(tables, "zh", "retail_sales", "2024-H1") == "居全省14个市州第2位，同比前移3位"
    assert told(tables, "zh", "fixed_investment", "2024-H1") == ""
    assert "place 4 in the province" in told(tables, "en", "gdp", "2024-Q1/Q3")


def test_ranks_of_several_figures_are_told_in_their_order(issued_papers):
    both = "上半年，城镇、农村居民人均可支配收入分别增长4.7%、7.3%，分别排全省第5、第3位。\n"
    tables = issued_papers((HALF + both, "2024-07-20"), (THIRD, "2024-10-20"))
    assert told(tables, "zh", "income_urban", "2024-H1") == "居全省第5位"
    assert told(tables, "zh", "income_rural", "2024-H1") == "居全省第3位"


def test_the_rank_of_an_amount_is_not_that_of_its_growth(issued_papers):
    both = "上半年，全市地区生产总值达到600亿元，增长5.8%，总量稳居全省第三、增速居全省第9位。\n"
    tables = issued_papers((HALF[:18] + both, "2024-07-20"), (THIRD, "2024-10-20"))
    assert told(tables, "zh", "gdp", "2024-H1") == "居全省第9位"
    assert told(tables, "zh", "gdp", "2024-Q1/Q3") == "居全省第4位（2024年上半年第9位）"


def test_the_first_lines_of_a_quarter_tell_the_ranks(issued_papers):
    tables = issued_papers((REPORT, "2024-01-08"), (HALF, "2024-07-20"), (THIRD, "2024-10-20"))
    told = QuarterlyReportViews.of(tables, "丹东市", "2024-Q3").summary().text
    assert "位次：地区生产总值增长6.1%，居全省第4位（2024年上半年第8位）。" in told
    # 固定资产投资 was behind at the half year, and nobody has said more since.
    assert "需要督办的比上半年减少2项，另有1项当时需要督办、之后没有新数据" in told


def test_the_page_of_an_indicator_tells_the_ranks(tables):
    cells = [cell.words for row in IndicatorHistoryViews.of(tables, "gdp").figures().rows for cell in row]
    assert any("居全省第4位" in words for words in cells)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("，居全省第11位。", 11),
        ("，稳居全省首位；", 1),
        ("的增速居全省第1位", 1),
        ("（居全省第3位）", 3),
        ("，增速全省第9", 9),
        ("，增速居全省前列", None),
        ("，全市第一产业增加值增长5%", None),
        ("，全省第三届运动会", None),
        ("，分别居全省第2、第3位", None),
        ("，高于全省平均0.8个百分点，居全省第3位", 3),
        ("、与全省持平，居全省第6位", 6),
        ("，其中工业投资增长6%，居全省第2位", None),
    ],
)
def test_only_a_rank_right_behind_a_figure_is_its_own(words: str, place: int | None):
    assert [rank.place for rank in told_behind(words)] == ([place] if place else [])
