"""A year's targets that a notice changes, and those of a county beside its city's (synthetic papers)."""

from __future__ import annotations

from collections.abc import Callable
from math import isclose
from pathlib import Path

import pytest

from indicators.analysis.places.national_overview import overview
from indicators.analysis.tracking.task_tracking import view_of
from indicators.analysis.tracking.tracking import Tracked, track_rows
from indicators.documents.register import registration
from indicators.project import Project
from indicators.tables.store import Tables

from ...fresh_tables import build

CITY, COUNTY, ABOVE = "鞍山市", "海城市", "辽宁省"
Rows = Callable[[str, str, str], Tracked]


def task_list(place: str, *targets: str) -> str:
    tasks = "".join(f"{at}.{target}\n牵头单位：市发展改革委\n" for at, target in enumerate(targets, 1))
    return f"{place}2025年政府工作报告任务分解方案\n一、主要任务\n{tasks}"


def looking_back(place: str, said: str) -> str:
    return f"{place}2026年政府工作报告\n一、2025年工作回顾\n{said}\n"


def release(place: str, part: str, said: str) -> str:
    return f"{place}2025年{part}国民经济运行情况\n{said}\n"


def notice(place: str, *changes: str) -> str:
    numbered = zip("一二三四五六七八", changes, strict=False)
    items = "".join(f"{number}、{change}\n" for number, change in numbered)
    return (
        f"{place}人民政府关于调整2025年部分目标任务的通知\n{items}"
        f"本通知自2025年8月15日起执行。\n{place}人民政府\n2025年8月15日\n"
    )


CHANGED = (
    task_list(
        CITY, "地区生产总值增长6%。", "新建口袋公园20个。", "城镇登记失业率控制在4.5%以内。",
        "改造老旧小区30个。", "粮食总产量稳定在130万吨以上。", "常住人口城镇化率达到72%。",
        "固定资产投资增长5%。", "招商引资到位资金80亿元。", "一般公共预算收入增长7%左右。",
    ),
    notice(
        CITY, "将2025年地区生产总值预期目标由增长6%调整为增长5%左右。", "新建口袋公园由20个调整为30个。",
        "城镇登记失业率由4.5%以内调整为5%以内。", "改造老旧小区由30个调减为24个。",
        "常住人口城镇化率目标由72%调整为71.5%。", "固定资产投资增长目标调整为持平。",
        "招商引资到位资金目标维持80亿元不变。",
        "一般公共预算收入增长目标由7%左右调整为与经济增长基本同步。",
    ),
    release(
        CITY, "上半年",
        "上半年，地区生产总值同比增长5.2%。新建口袋公园5个。城镇登记失业率4.8%。改造老旧小区12个。"
        "固定资产投资下降4.1%。招商引资到位资金39亿元。一般公共预算收入增长4.5%。",
    ),
    release(
        CITY, "前三季度",
        "前三季度，地区生产总值同比增长5.2%。新建口袋公园25个。城镇登记失业率4.8%。改造老旧小区20个。"
        "固定资产投资下降2.1%。招商引资到位资金59亿元。一般公共预算收入增长4.5%。",
    ),
    looking_back(
        CITY, "2025年，地区生产总值增长4.6%，新建口袋公园22个，城镇登记失业率4.8%，改造老旧小区24个，"
        "粮食总产量131万吨，常住人口城镇化率达到71.6%。",
    ),
)  # fmt: skip
SIDE_BY_SIDE = (
    task_list(
        COUNTY, "地区生产总值增长7%。", "固定资产投资增速不低于全市平均水平。", "建设高标准农田3万亩。",
        "居民人均可支配收入增速高于全市平均水平。", "规模以上工业增加值增长8%。",
        "一般公共预算收入增速高于全省平均水平。",
    ),
    task_list(
        CITY, "地区生产总值增长6%。", "固定资产投资增速不低于全省平均水平。", "建设高标准农田8万亩。",
        "规模以上工业增加值增长7%。", "社会消费品零售总额增速不低于全市平均水平。",
    ),
    looking_back(
        CITY, "2025年，地区生产总值增长5%，固定资产投资增长4%，社会消费品零售总额增长6%。"
        "其中，海城市建设高标准农田3万亩，海城市地区生产总值增长7.5%。居民人均可支配收入增长5.5%。",
    ),
    looking_back(
        COUNTY, "2025年，固定资产投资增长5%，居民人均可支配收入增长5.1%，一般公共预算收入增长5%，"
        "规模以上工业增加值增长9%。",
    ),
    looking_back(ABOVE, "2025年，固定资产投资增长4.5%，一般公共预算收入增长5.2%。"),
)  # fmt: skip


# 就高不就低 in the county's own report; the city lowers one of its targets in August.
DEMANDING = (
    f"{COUNTY}2025年政府工作报告\n二、2025年工作安排\n2025年主要预期目标是：规模以上工业增加值增长6%；"
    "固定资产投资增长8%；社会消费品零售总额增长5%；城镇登记失业率控制在5%以内；"
    "一般公共预算收入与全市平均水平同步。\n各项指标坚持就高不就低。\n",
    task_list(
        CITY, "规模以上工业增加值增长7%以上。", "固定资产投资增长6%。", "社会消费品零售总额增长9%。",
        "城镇登记失业率控制在4.5%以内。", "进出口总额增长3%。",
    ),
    notice(CITY, "将2025年社会消费品零售总额预期目标由增长9%调整为增长4%左右。"),
    looking_back(CITY, "2025年，一般公共预算收入增长4%。"),
    looking_back(
        COUNTY, "2025年，规模以上工业增加值增长6.5%，固定资产投资增长8.5%，社会消费品零售总额增长5.5%，"
        "城镇登记失业率4.8%，一般公共预算收入增长3.6%。",
    ),
)  # fmt: skip


def tables_of(folder: Path, papers: tuple[str, ...]) -> Tables:
    (folder / "data/raw").mkdir(parents=True)
    files = [folder / f"paper-{number}.txt" for number in range(len(papers))]
    for file, text in zip(files, papers, strict=True):
        file.write_text(text, encoding="utf-8")
    registration.add(Project(folder), files)
    return build(Project(folder))


def tracked_in(folder: Path, papers: tuple[str, ...]) -> Rows:
    tables = tables_of(folder, papers)

    def row(place: str, quarter: str, word: str) -> Tracked:
        (found,) = [row for row in track_rows(tables, place, quarter) if word in row.indicator]
        return found

    return row


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Rows:
    return tracked_in(tmp_path_factory.mktemp("changed"), CHANGED)


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> Rows:
    return tracked_in(tmp_path_factory.mktemp("beside"), SIDE_BY_SIDE)


@pytest.fixture(scope="module")
def demanding(tmp_path_factory: pytest.TempPathFactory) -> Rows:
    return tracked_in(tmp_path_factory.mktemp("demanding"), DEMANDING)


@pytest.mark.parametrize(
    ("quarter", "word", "target", "replaced", "status", "gap"),
    [
        ("2025-Q2", "生产总值", "增长6%", "", "below_target", -0.8),
        ("2025-Q2", "口袋公园", "20个", "", "behind", -25),
        ("2025-Q2", "失业率", "4.5%以内", "", "beyond_limit", -0.3),
        ("2025-Q2", "老旧小区", "30个", "", "behind", -10),
        ("2025-Q2", "固定资产", "增长5%", "", "below_target", -9.1),
        ("2025-Q2", "招商引资", "80亿元", "", "behind", -1.25),
        ("2025-Q2", "预算收入", "增长7%左右", "", "below_target", -2.5),
        ("2025-Q3", "预算收入", "与经济增长基本同步", "增长7%左右", "at_target", -0.7),
        ("2025-Q3", "固定资产", "持平", "增长5%", "below_target", -2.1),
        ("2025-Q3", "招商引资", "80亿元", "", "behind", -1.25),
        ("2025-Q3", "生产总值", "增长5%左右", "增长6%", "at_target", 0.2),
        ("2025-Q3", "口袋公园", "30个", "20个", "ahead", 8.33),
        ("2025-Q3", "失业率", "5%以内", "4.5%以内", "within_limit", 0.2),
        ("2025-Q3", "老旧小区", "24个", "30个", "ahead", 8.33),
        ("2025-Q4", "生产总值", "增长5%左右", "增长6%", "met", -0.4),
        ("2025-Q4", "口袋公园", "30个", "20个", "missed", -26.67),
        ("2025-Q4", "失业率", "5%以内", "4.5%以内", "met", 0.2),
        ("2025-Q4", "老旧小区", "24个", "30个", "met", 0),
        ("2025-Q4", "粮食", "130万吨以上", "", "met", 10_000),
        ("2025-Q4", "城镇化率", "71.5%", "72%", "met", 0.1),
    ],
)
def test_the_target_in_force_at_the_quarters_end_judges(
    changed: Rows, quarter, word, target, replaced, status, gap
):
    row = changed(CITY, quarter, word)
    assert (row.target, row.replaced, row.status) == (target, replaced, status)
    assert row.in_force_from == ("2025-08-15" if replaced else "")
    assert isclose(row.gap, gap, abs_tol=0.051)


@pytest.mark.parametrize(
    ("place", "word", "status", "gap"),
    [
        (COUNTY, "生产总值", "met", 0.5),
        (COUNTY, "固定资产投资", "met", 1.0),
        (COUNTY, "高标准农田", "met", 0),
        (COUNTY, "可支配收入", "missed", -0.4),
        (COUNTY, "工业增加值", "met", 1),
        (COUNTY, "预算收入", "missed", -0.2),
        (CITY, "生产总值", "missed", -1),
        (CITY, "固定资产投资", "missed", -0.5),
        (CITY, "高标准农田", "no_observation", None),
        (CITY, "工业增加值", "no_observation", None),
        (CITY, "零售总额", "undetermined", None),
    ],
)
def test_a_county_is_judged_by_its_own_figures_and_held_against_whom_it_names(
    beside: Rows, place, word, status, gap
):
    row = beside(place, "2025-Q4", word)
    assert row.status == status
    assert gap is None or isclose(row.gap, gap, abs_tol=0.051)


@pytest.mark.parametrize(
    ("quarter", "word", "target", "value", "status", "gap"),
    [
        ("2025-Q4", "工业增加值", "增长6%（按市级目标增长7%以上考核）", 7, "missed", -0.5),
        ("2025-Q4", "固定资产投资", "增长8%", 8, "met", 0.5),
        ("2025-Q4", "失业率", "5%以内（按市级目标4.5%以内考核）", 4.5, "missed", -0.3),
        ("2025-Q2", "零售总额", "增长5%（按市级目标增长9%考核）", 9, "no_observation", None),
        ("2025-Q4", "零售总额", "增长5%", 5, "met", 0.5),
        ("2025-Q4", "预算收入", "增速与全市平均水平同步", None, "met", -0.4),
    ],
)
def test_the_more_demanding_target_judges_where_the_countys_paper_says_so(
    demanding: Rows, quarter, word, target, value, status, gap
):
    row = demanding(COUNTY, quarter, word)
    assert (row.target, row.status) == (target, status)
    assert value is None or row.value == value
    assert gap is None or isclose(row.gap, gap, abs_tol=0.051)
    assert bool(row.standard_id) == ("考核" in target)


def test_a_month_is_looked_at_by_what_is_known_at_its_end(tmp_path: Path) -> None:
    papers = (
        task_list(CITY, "规模以上工业增加值增长8%。", "5月底前建成口袋公园20个。", "招商引资900亿元。"),
        release(CITY, "1—5月", "1—5月，规模以上工业增加值同比增长7.4%。建成口袋公园18个。招商引资400亿元。"),
        release(CITY, "1—8月", "1—8月，规模以上工业增加值同比增长8.6%。招商引资600亿元。"),
    )
    tables = tables_of(tmp_path, papers)
    months = {}
    for month in ("2025-05", "2025-08"):
        view = view_of(month=month)
        rows = track_rows(tables, CITY, view.quarter, until=view.end)
        months[month] = {row.indicator: (row.status, row.observed_period) for row in rows}
    assert months["2025-05"] == {
        "规模以上工业增加值": ("below_target", "2025-01/05"),
        "口袋公园": ("missed", "2025-01/05"),
        "招商引资": ("ahead", "2025-01/05"),
    }
    assert months["2025-08"] == {
        "规模以上工业增加值": ("above_target", "2025-01/08"),
        "口袋公园": ("missed", "2025-01/05"),
        "招商引资": ("on_schedule", "2025-01/08"),
    }


def test_an_overview_has_the_targets_in_force_at_the_years_end(tmp_path: Path) -> None:
    groups = overview(tables_of(tmp_path, CHANGED), 2025, least=1)
    values = {group.indicator_id: [one.value for one in group.targets] for group in groups}
    assert values["gdp"] == [5]
