"""From a paper's text to a page: every target stands there as `indicators track` judges it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import html

from indicators.project import ROOT_VARIABLE, Project
from indicators.tables.store import Tables
from indicators.views.quarterly_report import QuarterlyReportViews
from indicators.views.responsibility import ResponsibilityViews
from indicators.vocabulary import schemes

from ..commands import told

PLACE, QUARTER = "丹东市", "2025-Q2"
# One task a target; the figures of the year so far with their source, the status and the light on the page.
CASES = {
    "地区生产总值增长6%左右": (
        ["growth,2025-H1,5.7,%,official", "growth,2025-H1,5.2,%,repost"],
        "at_target",
        "green",
    ),
    "城镇新增就业1.7万人": (["increment,2025-H1,0.9,万人,department"], "ahead", "green"),
    "新建口袋公园20个": (["increment,2025-H1,9,个,department"], "behind", "yellow"),
    "高新技术企业达到600家": (["level,2025-H1,610,家,department"], "met", "green"),
    "粮食总产量稳定在130万吨以上": (["level,2025-H1,20,万吨,department"], "not_due", "grey"),
    "城镇登记失业率控制在4.5%以内": (["share,2025-H1,4.6,%,official"], "beyond_limit", "red"),
    "居民消费价格涨幅2%左右": (["growth,2025-H1,0.8,%,official"], "below_target", "yellow"),
    "居民人均可支配收入与经济增长同步": (["growth,2025-H1,5.9,%,official"], "at_target", "green"),
    "单位地区生产总值能耗下降3%以上": (["decline,2025-Q1,2,%,official"], "stale", "grey"),
    "规模以上工业增加值增长8%": (["growth,2025-H1,-1.5,%,official"], "below_target", "red"),
    "改造老旧小区60个": (["increment,2025-Q1,20,个,department"], "stale", "grey"),
    "新建充电桩100个": (["increment,2025-Q1,120,个,department"], "met", "green"),
    "建设高标准农田8万亩": ([], "no_observation", "grey"),
    "社会消费品零售总额增长不低于全省平均水平": ([], "undetermined", "grey"),
    "城镇调查失业率5.5%左右": (["share,2025-H1,5.7,%,official"], "within_limit", "green"),
    "耕地保有量不低于450万亩": (["level,2025-H1,450,万亩,official"], "within_limit", "green"),
}
HEAD = (
    "place,adcode,indicator_id,indicator,measure,period,value,unit,comparator,status,source_title,"
    "source_quality,source_url,published,note"
)
SIGNS = {"good": {"green"}, "watch": {"watch", "yellow"}, "bad": {"red"}, "none": {"grey"}}


def written(indicator: str, figure: str, indicator_id: str) -> str:
    measure, period, value, unit, quality = figure.split(",")
    return (
        f"{PLACE},210600,{indicator_id},{indicator},{measure},{period},{value},{unit},eq,preliminary,"
        f"{quality}的数据,{quality},,2025-07-20,"
    )


@pytest.fixture(scope="module")
def own(root: Path, tmp_path_factory: pytest.TempPathFactory):
    """A project of one paper, with figures, built; the notebooks are the package's own."""
    folder = tmp_path_factory.mktemp("text-to-page")
    (folder / "data/raw/observations").mkdir(parents=True)
    (folder / "notebooks").symlink_to(root / "notebooks")
    tasks = "".join(
        f"{number}.{target}。\n牵头单位：市发展改革委\n" for number, target in enumerate(CASES, 1)
    )
    paper = folder / "list.txt"
    paper.write_text(f"{PLACE}2025年政府工作报告任务分解方案\n一、主要任务\n{tasks}", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ROOT_VARIABLE, str(folder))
        patch.chdir(folder)
        told("register", "list.txt")
        told("build")
        by_task = Tables.load(Project(folder)).targets.set_index("task")
        rows = [HEAD]
        for number, (figures, *_) in enumerate(CASES.values(), 1):
            target = by_task.loc[str(number)]
            rows += [written(target["indicator"], figure, target["indicator_id"]) for figure in figures]
        path = folder / "data/raw/observations/reported.csv"
        path.write_text("\n".join(rows) + "\n", encoding="utf-8")
        told("build")
        yield Project(folder)


@pytest.fixture(scope="module")
def tracked(own: Project) -> dict[str, dict[str, object]]:
    """The rows of `indicators track` by task."""
    lines = told("track", "--place", PLACE, "--quarter", QUARTER, "--format", "jsonl").splitlines()
    return {row["task"]: row for row in map(json.loads, lines)}


@pytest.fixture(scope="module")
def views(own: Project) -> QuarterlyReportViews:
    return QuarterlyReportViews.of(Tables.load(own), PLACE, QUARTER)


def rows_of(markup: str) -> dict[str, list[str]]:
    """Find the rows of tables of targets by task: words and light of the status, and all words."""
    found = {}
    for row in html.fromstring(f"<div>{markup}</div>").iter("tr"):
        task = re.search(r"任务(\d+)", row[0].text_content())
        chips = row.xpath(".//td//span[starts-with(@class, 'chip')]")
        if task and chips:
            words = chips[0].text_content().split(maxsplit=1)[1]
            found[task[1]] = [words, chips[0].get("class").split()[1], row.text_content()]
    return found


def test_track_judges_the_cases_as_meant(tracked) -> None:
    found = {
        target: (tracked[str(number)]["status"], tracked[str(number)]["light"])
        for number, target in enumerate(CASES, 1)
    }
    assert found == {target: (status, light) for target, (_, status, light) in CASES.items()}


def test_the_page_shows_every_target_as_track_does(own: Project, tracked) -> None:
    told("report", "--place", PLACE, "--quarter", QUARTER)
    page = (own.reports / f"{PLACE}-{QUARTER}.html").read_text("utf-8")
    assert f"{PLACE}2025年上半年目标任务完成情况" in page
    tables = "".join(re.findall(r"(?s)<table.*?</table>", page))
    lists = [table for table in re.findall(r"(?s)<table.*?</table>", tables) if "2024年实绩" in table]
    found = rows_of("".join(lists))
    assert found.keys() == tracked.keys()
    for task, (words, light, _) in found.items():
        assert words == schemes().statuses[str(tracked[task]["status"])].zh
        assert tracked[task]["light"] in SIGNS[light]


def test_a_row_says_when_and_why(views: QuarterlyReportViews) -> None:
    seen = {task: text for task, (*_, text) in rows_of(views.progress().html).items()}
    for task, *words in (
        ("1", "增长6%左右", "5.7%", "官方公布", "另有不同数据：转载 5.2%"),
        ("2", "完成52.9%", "序时应达50%（按时间进度）", "单位报送", "季均需完成4000人", "季均4500人"),
        ("3", "−5个百分点", "季均需完成6个"),
        ("6", "超出控制线0.1个百分点", "4.5%以内"),
        ("9", "下降3%以上", "下降2%", "最近一次数据为2025年一季度，当时低于年度目标"),
        ("10", "下降1.5%", "−9.5个百分点", "下半年需增长17.5%"),
        ("11", "最近一次数据为2025年一季度，当时"),
        ("15", "高于控制线0.2个百分点，在允许范围内"),
        ("16", "等于底线"),
    ):
        for word in words:
            assert word in seen[task], (task, word, seen[task])


def test_rates_and_limits_are_never_held_against_the_time_passed(views: QuarterlyReportViews) -> None:
    rows = rows_of(views.progress().html)
    for row in views.rows:
        words = rows.get(row.task, ["", "", ""])[2]
        if row.tracked.aim in ("rate", "relational", "stock", "keep", "ceiling", "band"):
            assert "序时" not in words
            assert "季均需" not in words
        if row.tracked.aim in ("stock", "keep", "ceiling", "band"):
            assert not row.need.kind


@pytest.mark.parametrize("scheme", sorted(schemes().schemes))
@pytest.mark.parametrize("quarter", ["2025-Q1", "2025-Q2", "2025-Q4"])
def test_the_cards_add_up_whatever_the_scheme(own: Project, scheme: str, quarter: str) -> None:
    views = QuarterlyReportViews.of(Tables.load(own), PLACE, quarter, scheme=scheme)
    counts = map(int, re.findall(r'class="count">(\d+)<', views.lights().html))
    assert sum(counts) == len(views.rows) == len(CASES)


def test_the_scheme_reaches_the_page(own: Project) -> None:
    told("report", "--place", PLACE, "--quarter", QUARTER, "--scheme", "points")
    page = (own.reports / f"{PLACE}-{QUARTER}-points.html").read_text("utf-8")
    assert "评价标准：百分点亮灯（银川）" in page
    # Nine of twenty is within ten points of what is due: green to be watched in Yinchuan, yellow by default.
    lines = told(
        "track", "--place", PLACE, "--quarter", QUARTER, "--scheme", "points", "--format", "jsonl"
    ).splitlines()
    lights = {row["task"]: row["light"] for row in map(json.loads, lines)}
    assert lights["3"] == "watch"


def test_what_is_out_of_date_is_not_credited_to_those_who_lead_it(own: Project, tracked) -> None:
    (row,) = ResponsibilityViews.of(Tables.load(own), PLACE, 2025).workload("lead_unit")
    assert sorted(row.lights) == sorted(line["light"] for line in tracked.values())
    assert {count.status for count in row.counts if count.light == "grey"} >= {"stale", "undetermined"}
