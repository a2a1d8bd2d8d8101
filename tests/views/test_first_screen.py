"""What a quarterly page begins with: three sentences, the counts by state, the headline indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from indicators.analysis.pace import in_year_rows
from indicators.analysis.select import know
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
def test_it_says_three_things_and_counts_every_target_once(
    place: str, year: int, quarter: int, lang: str
) -> None:
    tables = Tables.load(include_restricted=place == "海城市")
    views = QuarterlyReportViews.of(tables, place, f"{year}-Q{quarter}", lang)
    told = sentences(views)
    assert len(set(told)) == 3
    assert all(re.search(r"\d", sentence) for sentence in told)
    assert sum(counts(views).values()) == len(views.rows)


def test_the_states_are_counted_also_where_there_are_none() -> None:
    found = counts(QuarterlyReportViews.of(Tables.load(), "锦州市", "2025-Q1"))
    assert list(found) == ["完成", "达进度或超进度", "欠进度", "无法判断", "无观测数据"]
    assert (found["完成"], found["达进度或超进度"], found["欠进度"]) == (0, 2, 0)
    assert counts(QuarterlyReportViews.of(Tables.load(), "鞍山市", "2023-Q4"))["未完成"] == 1


def test_papers_are_named_with_number_and_date() -> None:
    html = QuarterlyReportViews.of(Tables.load(), "鞍山市", "2023-Q4").summary().html
    assert "《2023年市《政府工作报告》任务分解和责任分工方案》（鞍政发〔2023〕1号 2023-01-29）" in html
    assert "判断用语：年内进度用语" in html


def first_screen(tables: Tables) -> str:
    rows = in_year_rows(know(tables, "鞍山市", 2023), 2)
    views = Summary(Localizer("zh"), Citations(tables, "zh"), rows)
    return views.html("鞍山市", 2023, "2023年二季度", "用语", []).text


@pytest.mark.parametrize(
    ("observed", "measure", "words"),
    [
        (5.0, "growth", "离目标最远的增速是地区生产总值：2023年上半年为5%，目标6%，低 1个百分点。"),
        (
            7.0,
            "growth",
            "没有低于目标的，高出最多的是地区生产总值：2023年上半年为7%，目标6%，高 1个百分点。",
        ),
        (5.0, "increment", "有数据的目标没有可比的增速；各状态的目标数："),
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


def test_the_third_says_so_where_nothing_is_below_last_year(make_tables, statement) -> None:
    tables = make_tables(
        statement("tasks", "产值", 6, "%", measure="growth"),
        statement("report", "产值", 5, "%", role="actual", period="2022", measure="growth"),
    )
    told = first_screen(tables)
    assert "1 项目标有上年结果可比，没有一项低于上年结果。" in told


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
        "约7%",
        "4%",
        "−3个百分点",
        "未完成",
        'aria-label="年度目标 约7%、实际结果 4%、上年结果 0.5%"',
    ):
        assert words in rows[1]
    # A target without a number has no picture.
    assert "<svg" not in next(row for row in rows if "与经济增长基本同步" in row)


def test_a_year_without_headline_indicators_says_so() -> None:
    views = QuarterlyReportViews.of(Tables.load(), "锦州市", "2025-Q1")
    assert replace(views, rows=()).key_indicators().text == "2025年的目标里没有主要指标。"


def test_states_are_laid_out_quarter_by_quarter() -> None:
    view = QuarterlyReportViews.of(Tables.load(), "锦州市", "2025-Q2").status_by_quarter()
    heads = re.findall(r'<th scope="col"[^>]*>(.+?)</th>', view.html)
    assert heads[2:4] == ["2025年一季度", "2025年二季度"]
    row = next(row for row in view.html.split("<tr>") if "地区生产总值" in row)
    states = re.findall(r'<div class="state (\w+)">.*?</span> (.+?)</span><small>(.+?)</small>', row)
    assert states == [("good", "达进度", "5.7%"), ("good", "达进度", "5.7% 2025年一季度")]


def test_a_quarter_without_figures_has_no_states_to_lay_out() -> None:
    assert (
        "还没有可比的数据"
        in QuarterlyReportViews.of(Tables.load(), "鞍山市", "2023-Q2").status_by_quarter().text
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
