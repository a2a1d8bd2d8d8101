"""What a quarterly page begins with: three sentences, the counts by state, the headline indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from indicators.analysis.select import know
from indicators.analysis.standing import standing_rows
from indicators.project import ROOT_VARIABLE, Project
from indicators.tables.store import Tables
from indicators.views import sparklines
from indicators.views.cells import Bullet
from indicators.views.citations import Citations
from indicators.views.localizer import Localizer
from indicators.views.quarterly_report import QuarterlyReportViews
from indicators.views.summary import Summary

NAN = float("nan")


@pytest.fixture(scope="module", autouse=True)
def _root(built_project: Project) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ROOT_VARIABLE, str(built_project.root))
        yield


def sentences(views: QuarterlyReportViews) -> list[str]:
    (items,) = re.findall(r'<ul class="lead">(.*?)</ul>', views.summary().html)
    return re.findall("<li>(.*?)</li>", items)


def counts(views: QuarterlyReportViews) -> dict[str, int]:
    found = re.findall(r'count">(\d+)</span>.*?</span> (.+?)</span>', views.summary().html)
    return {what: int(count) for count, what in found}


@pytest.mark.parametrize(
    ("place", "year", "quarter", "lang"),
    [
        ("鞍山市", 2023, 2, "zh"),
        ("鞍山市", 2023, 4, "en"),
        ("锦州市", 2025, 1, "zh"),
        ("海城市", 2021, 1, "en"),
    ],
)
def test_it_says_facts_and_counts_every_target_once(place: str, year: int, quarter: int, lang: str) -> None:
    tables = Tables.load(include_restricted=place == "海城市")
    views = QuarterlyReportViews.of(tables, place, f"{year}-Q{quarter}", lang)
    told = sentences(views)
    assert len(set(told)) == len(told) > 1
    assert all(re.search(r"\d", sentence) for sentence in told)
    assert sum(counts(views).values()) == len(views.rows)


def test_only_what_there_is_is_counted_by_status_and_light() -> None:
    found = counts(QuarterlyReportViews.of(Tables.load(), "锦州市", "2025-Q1"))
    assert list(found) == ["高于年度目标", "低于年度目标", "暂无数据", "无法判断"]
    assert (found["高于年度目标"], found["低于年度目标"]) == (1, 1)
    assert counts(QuarterlyReportViews.of(Tables.load(), "锦州市", "2025-Q2"))["数据未更新"] == 2
    assert counts(QuarterlyReportViews.of(Tables.load(), "鞍山市", "2023-Q4"))["未完成"] == 1


def test_papers_are_named_with_number_and_date() -> None:
    html = QuarterlyReportViews.of(Tables.load(), "鞍山市", "2023-Q4").summary().html
    assert "《2023年市《政府工作报告》任务分解和责任分工方案》（鞍政发〔2023〕1号 2023-01-29）" in html


def first_screen(tables: Tables) -> str:
    rows = standing_rows(know(tables, "鞍山市", 2023), "2023-Q2")
    views = Summary(Localizer("zh"), Citations(tables, "zh"), rows)
    return views.html("鞍山市", 2023, "2023年6月末", []).text


@pytest.mark.parametrize(
    ("observed", "measure", "words"),
    [
        (
            5.0,
            "growth",
            "与目标差距最大的是地区生产总值：2023年上半年为5%（目标6%），低于目标1个百分点。",
        ),
        (
            7.0,
            "growth",
            "均未低于目标，高出最多的是地区生产总值：2023年上半年为7%（目标6%），高于目标1个百分点。",
        ),
        (2.0, "increment", "1项滞后于序时进度：地区生产总值。"),
    ],
)
def test_the_second_sentence_suits_what_there_is(
    make_tables, statement, observed: float, measure: str, words: str
) -> None:
    tables = make_tables(
        statement("tasks", "地区生产总值", 6, "%", measure=measure, indicator_id="gdp"),
        statement(
            "report",
            "地区生产总值",
            observed,
            "%",
            role="actual",
            period="2023-H1",
            measure=measure,
            indicator_id="gdp",
        ),
    )
    assert words in first_screen(tables)


def test_what_stands_below_last_year_is_named_and_nothing_else(make_tables, statement) -> None:
    def told(last: float) -> str:
        return first_screen(
            make_tables(
                statement("tasks", "产值", 6, "%", measure="growth"),
                statement("report", "产值", last, "%", role="actual", period="2022", measure="growth"),
            )
        )

    assert "1项目标有上年实绩可比，其中1项低于上年实绩：产值。" in told(7)
    assert "上年实绩" not in told(5)


def test_the_headline_indicators_stand_with_target_outcome_gap_and_light() -> None:
    html = QuarterlyReportViews.of(Tables.load(), "鞍山市", "2023-Q4").key_indicators().html
    rows = re.findall(r'(?s)<tr><th scope="row">(.*?)</tr>', html)
    assert [re.split("<", row)[0] for row in rows][:3] == [
        "地区生产总值",
        "规模以上工业增加值",
        "固定资产投资",
    ]
    assert "上市后备企业" not in html
    for words in (
        "增长7%左右",
        "4%",
        "−3个百分点",
        "未完成",
        'aria-label="年度目标 增长7%左右、实际完成 4%、上年实绩 0.5%"',
    ):
        assert words in rows[1]
    # A target without a number has no picture.
    assert "<svg" not in next(row for row in rows if "与经济增长基本同步" in row)


def test_a_year_without_headline_indicators_says_so() -> None:
    views = QuarterlyReportViews.of(Tables.load(), "锦州市", "2025-Q1")
    assert replace(views, rows=()).key_indicators().text == "2025年的目标中没有主要指标。"


def test_states_are_laid_out_quarter_by_quarter() -> None:
    view = QuarterlyReportViews.of(Tables.load(), "锦州市", "2025-Q2").status_by_quarter()
    heads = re.findall(r'<th scope="col"[^>]*>(.+?)</th>', view.html)
    assert heads[2:4] == ["2025年一季度", "2025年上半年"]
    row = next(row for row in view.html.split("<tr>") if "地区生产总值" in row)
    states = re.findall(r'<div class="state (\w+)">.*?</span> (.+?)</span><small>(.+?)</small>', row)
    assert states == [
        ("watch", "低于年度目标", "5.7%"),
        ("none", "数据未更新", "5.7% 2025年一季度"),
    ]


def test_a_quarter_without_figures_has_no_states_to_lay_out() -> None:
    assert (
        "暂无可比数据" in QuarterlyReportViews.of(Tables.load(), "鞍山市", "2023-Q2").status_by_quarter().text
    )


def places_of(svg: str) -> dict[str, float]:
    bar = re.search(r'outcome" x="([\d.]+)" y="7" width="([\d.]+)"', svg)
    target = re.search(r'target" x="([\d.]+)"', svg)
    last = re.search(r'cx="([\d.]+)"', svg)
    return {
        "left": float(bar[1]) if bar else NAN,
        "right": float(bar[1]) + float(bar[2]) if bar else NAN,
        "target": float(target[1]) + 1.5 if target else NAN,
        "last": float(last[1]) if last else NAN,
    }


def test_a_small_picture_is_true_to_scale() -> None:
    found = places_of(sparklines.svg(Bullet(8.0, 4.0, 2.0, "")))
    width = found["target"] - found["left"]
    assert found["right"] - found["left"] == pytest.approx(width / 2, abs=0.2)
    assert found["last"] - found["left"] == pytest.approx(width / 4, abs=0.2)


def test_a_fall_goes_to_the_left_of_zero() -> None:
    found = places_of(sparklines.svg(Bullet(6.0, -2.0, NAN, "")))
    assert found["left"] == sparklines.EDGE
    assert found["left"] < found["right"] < found["target"]


@pytest.mark.parametrize("value", [0.0, 1e15, -1e15, 1e-9])
def test_any_number_stays_inside_the_picture(value: float) -> None:
    found = places_of(sparklines.svg(Bullet(value, value, value, "x")))
    assert all(0 <= place <= sparklines.WIDTH for place in found.values())
