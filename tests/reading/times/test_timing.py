"""The time a figure holds for, from the words of the paper."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators import periods
from indicators.documents.document import Document
from indicators.reading.times.horizons import horizon_of
from indicators.reading.times.period_words import WHOLE_YEAR, Horizon, last_year
from indicators.reading.times.shaped_periods import shaped
from indicators.reading.times.timing import times

ANNUAL = Horizon(2026, 2026, 2026, 2025, 2025)
PLAN = Horizon(2021, 2021, 2025, 2016, 2020)


def named(text: str, horizon: Horizon = ANNUAL) -> list[str]:
    return [time.period for time in times(text, 0, len(text), horizon)]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("到2030年达到3%", "2030"),
        ("至2028年底建成", "2028"),
        ("2027年底前完成", "2027"),
        ("2024年完成", "2024"),
        ("二〇三五年基本实现", "2035"),
        ("今年新增", "2026"),
        ("年内建成", "2026"),
        ("去年完成", "2025"),
        ("2025年6月，新建", "2025"),
        ("近1年", "2025"),
        ("上年完成", "2025"),
        ("过去一年，", "2025"),
        ("明年启动", "2027"),
        ("上半年完成", "2026-H1"),
        ("2025年下半年完成", "2025-H2"),
        ("一季度开工", "2026-Q1"),
        ("2025年三季度开工", "2025-Q3"),
        ("前三季度增长", "2026-Q1/Q3"),
        ("今后五年，", "2026/2030"),
        ("未来5年，", "2026/2030"),
        ("五年来，", "2021/2025"),
        ("“十四五”时期，", "2021/2025"),
        ("“十五五”期间，", "2026/2030"),
        ("“十四五”末达到", "2025"),
        ("2021-2025年完成", "2021/2025"),
        ("全年新增", WHOLE_YEAR),
    ],
)
def test_words_of_time(text, period):
    assert named(text) == [period]


@pytest.mark.parametrize(
    ("text", "period"),
    [("一年来，", "2025"), ("过去一年，", "2025"), ("去年完成", "2024"), ("明年启动", "2026")],
)
def test_the_year_that_is_over_in_december_is_that_year(text, period):
    assert named(text, replace(ANNUAL, spoken=2025)) == [period]


@pytest.mark.parametrize(
    "text", ["比上年增长6%", "较2020年下降13.5%", "与“十三五”末相比提高", "比去年多收", "按2020年不变价计算"]
)
def test_what_a_figure_is_compared_with_is_not_its_time(text):
    assert [period for period in named(text) if period] == []


def test_the_coming_five_years_of_a_plan_are_its_span():
    assert named("今后五年，", PLAN) == ["2021/2025"]


def test_several_times_in_order():
    text = "去年建成20个，今年再建30个，到2030年达到100个"
    found = times(text, 0, len(text), ANNUAL)
    assert [time.period for time in found] == ["2025", "2026", "2030"]
    assert [time.start for time in found] == sorted(time.start for time in found)


@pytest.mark.parametrize(
    ("period", "measure", "basis", "is_repeated", "expected"),
    [
        ("2021/2025", "level", "", False, "2025"),
        ("2021/2025", "share", "", False, "2025"),
        ("2021/2025", "level", "", True, "2021/2025"),
        ("2021/2025", "increment", "", False, "2021/2025"),
        ("2021/2025", "change", "", False, "2021/2025"),
        ("2021/2025", "growth", "cagr", False, "2021/2025"),
        ("2021/2025", "growth", "cumulative", False, "2021/2025"),
        ("2021/2025", "growth", "yoy", False, "2025"),
        ("2025", "level", "", False, "2025"),
        ("2025-Q1/Q3", "level", "", False, "2025-Q1/Q3"),
        ("", "level", "", False, ""),
    ],
)
def test_a_span_is_fitted_to_the_measure(period, measure, basis, is_repeated, expected):
    assert shaped(period, measure, basis, is_repeated=is_repeated) == expected


@pytest.mark.parametrize(
    ("period", "year"), [("2023", 2023), ("2021/2025", 2025), ("2025-Q1/Q3", 2025), ("2024-H2", 2024)]
)
def test_the_last_year_of_a_period(period, year):
    assert last_year(period) == year


@pytest.mark.parametrize(
    ("period", "review", "expected"),
    [
        ("2023", "2022", Horizon(2023, 2023, 2023, 2022, 2022)),
        ("2023", "", Horizon(2023, 2023, 2023, 2022, 2022)),
        ("2026", "2021/2025", Horizon(2026, 2026, 2026, 2021, 2025)),
        ("2021/2025", "", Horizon(2021, 2021, 2025, 2016, 2020)),
        ("2026/2030", "2021/2025", Horizon(2026, 2026, 2030, 2021, 2025)),
    ],
)
def test_the_years_a_document_speaks_about(period, review, expected):
    assert horizon_of(Document("d", "", period=period, review=review)) == expected


@given(st.text("今去明上下半年季度一二三四五来后过到至20256“”十期间末底前全内比较与同，的", max_size=30))
def test_every_time_named_is_a_period_of_the_tables(text):
    for time in times(text, 0, len(text), ANNUAL):
        assert 0 <= time.start < time.end <= len(text)
        if time.period != WHOLE_YEAR:
            assert periods.parse(time.period).years


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("截至2023年6月，", "2021/2023-H1"),
        ("预计到2023年6月底，", "2021/2023-H1"),
        ("截止2023年8月末，", "2021/2023-01/08"),
        ("截至2022年12月，", "2021/2022"),
    ],
)
def test_an_assessment_says_until_which_month_it_looks_back(text, period):
    assert named(text, Horizon(2021, 2021, 2025, 2021, 2022)) == [period]
    assert named("到2024年6月底前完成", Horizon(2021, 2021, 2025, 2021, 2022)) != ["2021/2024-H1"]


def test_the_months_of_a_paper_of_one_year_are_not_counted_from_the_plan_on():
    assert named("截至2025年6月，", ANNUAL) == ["2025"]
