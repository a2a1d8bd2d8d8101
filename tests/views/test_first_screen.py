"""What a quarterly page begins with: a sentence, the lights, what to act on, what changed, what is due."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from indicators.errors import TableFault
from indicators.tables.contract import schema
from indicators.tables.reported.task_reports import TaskReport
from indicators.tables.store import Tables
from indicators.views import sparklines
from indicators.views.cells import Bullet
from indicators.views.citations import Citations
from indicators.views.display import NOTHING
from indicators.views.key_indicators import KeyIndicators
from indicators.views.localizer import Localizer
from indicators.views.page_state import STATE_TYPE, PageState
from indicators.views.quarterly_report import QuarterlyReportViews
from indicators.views.table import TABLE_TYPE, Table

pytestmark = pytest.mark.usefixtures("real_root")

NAN = float("nan")


def counts(views: QuarterlyReportViews) -> dict[str, int]:
    found = re.findall(r'count">(\d+)</span>.*?</span> (.+?)</span>', views.lights().html)
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
def test_it_says_one_sentence_and_counts_every_target_once(
    place: str, year: int, quarter: int, lang: str
) -> None:
    tables = Tables.load(include_restricted=place == "海城市")
    views = QuarterlyReportViews.of(tables, place, f"{year}-Q{quarter}", lang)
    (told,) = re.findall(r'<p class="lead">(.*?)</p>', views.summary().html)
    assert told.count("。" if lang == "zh" else ". ") <= 1
    assert str(len(views.rows)) in told
    assert sum(counts(views).values()) == len(views.rows)


def test_only_what_there_is_is_counted_by_light_or_status() -> None:
    found = counts(QuarterlyReportViews.of(Tables.load(), "锦州市", "2025-Q1"))
    # A harvest is not in yet.
    assert list(found) == ["红灯", "黄灯", "绿灯", "尚未到期", "暂无数据", "无法判断"]
    assert (found["红灯"], found["黄灯"], found["绿灯"]) == (0, 1, 1)
    assert counts(QuarterlyReportViews.of(Tables.load(), "锦州市", "2025-Q2"))["数据未更新"] == 2
    assert counts(QuarterlyReportViews.of(Tables.load(), "鞍山市", "2023-Q4"))["红灯"] == 1


def test_the_lights_are_a_table_too_and_tell_the_index_of_the_page() -> None:
    lights = QuarterlyReportViews.of(Tables.load(), "锦州市", "2025-Q2").lights()
    heads = [heading.text for heading in lights.table.headings]
    assert heads == ["亮灯", "目标", "较一季度", "无量化指标的任务"]
    yellow, stale = lights.table.rows[1], lights.table.rows[4]
    assert [cell.words for cell in yellow] == ["黄灯", "0", "−1", ""]
    assert [cell.words for cell in stale] == ["数据未更新", "2", "+2", ""]
    held = lights._repr_mimebundle_()
    assert Table.from_json(held[TABLE_TYPE]) == lights.table
    state = PageState.from_json(held[STATE_TYPE])
    assert state == lights.state
    assert (state.red, state.yellow, state.green, state.other) == (0, 0, 0, 4)
    assert (state.period, state.came_in) == ("2025-Q1", "2025-06-06")


@pytest.mark.parametrize("text", ["[]", "{", '{"red": 1}', '{"red": "<b>"}'])
def test_a_state_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(TableFault, match="the state of a page"):
        PageState.from_json(text)


def test_a_quarter_without_new_data_says_so_and_what_was_known_last() -> None:
    told = QuarterlyReportViews.of(Tables.load(), "锦州市", "2025-Q2").summary().text
    assert "本季度没有新数据；最近一次数据为2025年一季度（2项），当时1项高于年度目标、1项低于年度目标" in told
    assert "2项有数据（其中0项已更新到本季度）" in told


def test_a_year_s_end_counts_what_was_done_as_well() -> None:
    told = QuarterlyReportViews.of(Tables.load(), "鞍山市", "2023-Q4").summary().text
    assert (
        "6项已完成、1项未完成；主要指标中差距最大的是规模以上工业增加值（市工业和信息化局）：增长4%" in told
    )
    assert "才能完成" not in told
    assert "71项目标中7项有数据，均已更新到本季度，数据截至2023年" in told


def page_of(tables: Tables, quarter: int = 2, *reports: TaskReport) -> QuarterlyReportViews:
    return QuarterlyReportViews.of(tables, "鞍山市", f"2023-Q{quarter}", reports=reports)


@pytest.mark.parametrize(
    ("observed", "measure", "words"),
    [
        (
            5.0,
            "growth",
            "1项低于年度目标；主要指标中差距最大的是地区生产总值：增长5%（目标增长6%），低于目标1个百分点，"
            "下半年需增长7%才能完成。",
        ),
        (7.0, "growth", "1项高于年度目标，有最新数据的1项没有滞后、低于目标或突破控制线的。"),
        (
            2.0,
            "increment",
            "1项滞后于序时进度；主要指标中差距最大的是地区生产总值：2%（目标6%），"
            "完成33.3%、序时应达50%（按时间进度），季均需完成2%才能完成。",
        ),
    ],
)
def test_the_sentence_suits_what_there_is(
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
    assert words in page_of(tables).summary().text


@pytest.fixture
def two_quarters(make_tables, statement) -> Tables:
    """Targets that fall behind, recover and are reported first in the second quarter of a year."""
    reported = {
        "甲产值": (9, 3),
        "乙产值": (3, 9),
        "丙产值": (None, 9),
        "丁产值": (9, None),
        "戊产值": (1, 1),
    }
    periods = ("2023-Q1", "2023-H1")
    return make_tables(
        *(statement("tasks", name, 6, "%", measure="growth") for name in reported),
        *(
            statement("report", name, value, "%", role="actual", period=period, measure="growth")
            for name, values in reported.items()
            for period, value in zip(periods, values, strict=True)
            if value is not None
        ),
    )


def test_what_changed_is_told_by_its_kind(two_quarters: Tables) -> None:
    page = page_of(two_quarters)
    rows = [[cell.words for cell in row[:4]] for row in page.changes().rows]
    assert rows == [
        ["甲产值", "新增低于目标", "高于年度目标 · 9%（目标增长6%）", "低于年度目标 · 3%（目标增长6%）"],
        ["乙产值", "恢复正常", "低于年度目标 · 3%（目标增长6%）", "高于年度目标 · 9%（目标增长6%）"],
        ["丙产值", "新报数据", "暂无数据", "高于年度目标 · 9%（目标增长6%）"],
        ["丁产值", "本季度未更新", "高于年度目标 · 9%（目标增长6%）", "数据未更新 · 9%（目标增长6%）"],
    ]
    assert page_of(two_quarters, 1).changes() is NOTHING
    told = page_of(two_quarters, 4).changes().text
    assert told == "除全年目标到期、作出最终判断外，较2023年前三季度没有变化。"
    assert "2项低于年度目标，需要督办的项数与一季度相同；差距最大的是戊产值" in page.summary().text


def test_what_to_act_on_stands_by_how_far_with_what_is_needed(two_quarters: Tables) -> None:
    table = page_of(two_quarters).to_act_on()
    assert [row[0].words for row in table.rows] == ["戊产值", "甲产值"]
    assert [row[3].words for row in table.rows] == ["−5个百分点", "−3个百分点"]
    assert "下半年需增长11%" in table.rows[0][6].words
    assert "红灯、黄灯或逾期的2项目标" in table.caption


def test_an_overdue_task_stands_among_what_to_act_on(two_quarters: Tables) -> None:
    late = TaskReport(
        place="鞍山市", task="交办1", text="建成养老中心。", lead_units="市民政局", due="2023-06-10",
        period="2023-Q2", status="推进中", progress="主体封顶", problem="用地审批", next_step="7月完成",
    )  # fmt: skip
    row = page_of(two_quarters, 2, late).to_act_on().rows[2]
    words = [cell.words for cell in row]
    assert words[0] == "建成养老中心。 · 交办1"
    assert words[1:4] == ["时限2023年6月10日", "推进中 · 主体封顶 · 2023年二季度 · 单位报送", "逾期20天"]
    assert words[5:7] == ["市民政局", "存在问题：用地审批 · 下一步措施：7月完成"]
    told = page_of(two_quarters, 2, late).tasks()
    assert [row[0].anchor for row in told.rows] == ["task-交办1"]


def test_a_task_without_a_report_past_its_deadline_is_not_forgotten(two_quarters: Tables) -> None:
    columns = dict.fromkeys(schema.empty("tasks").columns, "") | {
        "document_id": "tasks", "number": "9", "text": "建成学校。", "due": "2023-03-31",
        "start": 0, "end": 5,
    }  # fmt: skip
    tables = replace(two_quarters, tasks=schema.typed("tasks", [columns]))
    row = page_of(tables).to_act_on().rows[-1]
    assert row[0].words == "建成学校。 · 任务9"
    assert row[0].parts[1].link == "responsibility#task-9"
    assert row[3].words == "逾期91天"
    assert "未报送进展" in row[4].words


def test_the_headline_indicators_stand_with_target_outcome_gap_and_light() -> None:
    html = QuarterlyReportViews.of(Tables.load(), "鞍山市", "2023-Q4").key_indicators().html
    # What the province reports of the same period stands beside what has one.
    assert "高于辽宁省0.7个百分点" in html
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
    views = KeyIndicators(Localizer("zh"), Citations(Tables.load(), "zh"))
    assert views.table([], 2025, "").text == "2025年的目标中没有主要指标。"


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
    assert QuarterlyReportViews.of(Tables.load(), "鞍山市", "2023-Q2").status_by_quarter() is NOTHING


def test_what_is_the_same_in_every_quarter_stands_on_the_first_page_without_figures() -> None:
    first, second = (QuarterlyReportViews.of(Tables.load(), "鞍山市", f"2023-Q{n}") for n in (1, 2))
    assert len(first.plan_trajectories().charts) >= 4
    (chart,) = first.rates().charts
    assert "本年暂无可比的增速" in chart.caption
    for name in ("plan_trajectories", "rates", "precedence", "tasks", "workload", "findings"):
        assert getattr(first, name)() is not NOTHING
        assert getattr(second, name)() is NOTHING
    assert second.unseen().html.count('<th scope="row"') == len(second.rows)


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
