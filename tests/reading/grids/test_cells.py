"""Cells of figures by their marks, heads by their words, columns by what they hold."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.documents.document import Document
from indicators.reading.grids.cells import read_cell
from indicators.reading.grids.column_rules import RULES, kind_of
from indicators.reading.grids.heads import read_head
from indicators.reading.grids.periods import PeriodReader
from indicators.reading.grids.row_names import clean_name, is_category
from indicators.reading.grids.table_places import PlaceReader
from indicators.reading.grids.units import unit_of, units_of


@pytest.mark.parametrize(
    ("text", "quote", "low", "comparator", "unit"),
    [
        ("120", "120", "120", "eq", None),
        ("1,738.8", "1,738.8", "1738.8", "eq", None),
        ("１，２００", "１，２００", "1200", "eq", None),
        ("21，880", "21，880", "21880", "eq", None),
        ("−2.4", "−2.4", "-2.4", "eq", None),
        ("－2.4", "－2.4", "-2.4", "eq", None),
        ("负2.7", "负2.7", "-2.7", "eq", None),
        ("+3.1", "+3.1", "3.1", "eq", None),
        ("≥75", "≥75", "75", "ge", None),
        ("＜25", "＜25", "25", "lt", None),
        ("≤ 30", "≤ 30", "30", "le", None),
        ("不低于130", "130", "130", "ge", None),
        ("突破2000万人次", "2000万人次", "2000", "gt", "人次"),
        ("控制在5.5%以内", "5.5%", "5.5", "le", "%"),
        ("6左右", "6", "6", "approx", None),
        ("4.5％", "4.5％", "4.5", "eq", "%"),
        ("0.9个百分点", "0.9个百分点", "0.9", "eq", "百分点"),
        ("320亿元", "320亿元", "320", "eq", "元"),
        ("10左右①", "10", "10", "approx", None),
        ("2300（预计）", "2300", "2300", "eq", None),
        ("2.05:1", "2.05:1", "2.05", "eq", None),
        ("1.2E+05", "1.2E+05", "1.2E+5", "eq", None),
        (".5", ".5", "0.5", "eq", None),
        ("220万", "220万", "220", "eq", None),
    ],
)
def test_a_figure(text: str, quote: str, low: str, comparator: str, unit: str | None) -> None:
    reading = read_cell(text, 7)
    (figure,) = reading.figures
    assert text[figure.start - 7 : figure.end - 7] == quote
    assert (figure.low, figure.comparator) == (Decimal(low), comparator)
    assert (figure.unit.label if figure.unit else None) == unit


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("120—130", "120", "130"), ("5.5-6", "5.5", "6"), ("3.0～3.2", "3.0", "3.2"), ("5%至8%", "5", "8")],
)
def test_a_range(text: str, low: str, high: str) -> None:
    (figure,) = read_cell(text, 0).figures
    assert (figure.low, figure.high, figure.comparator) == (Decimal(low), Decimal(high), "range")


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("〔12〕", {"is_bracketed": True}),
        ("[0.9]", {"is_bracketed": True}),
        ("（5.4）", {"is_rounded": True}),
        ("6.64*", {"is_starred": True}),
        ("120（预计）", {"is_estimate": True}),
        ("年均增长6%", {"told": "growth", "basis": "cagr"}),
        ("下降3.9%", {"told": "decline"}),
        ("稳定在75亿斤", {"told": "level"}),
        ("220万", {"scale": Decimal(10000)}),
    ],
)
def test_marks(text: str, marks: dict[str, object]) -> None:
    (figure,) = read_cell(text, 0).figures
    assert {name: getattr(figure, name) for name in marks} == marks


@pytest.mark.parametrize(
    ("text", "state"),
    [
        *((text, "empty") for text in ("", "—", "……", "/", "-", "无", "N/A", " ")),
        *((text, "relational") for text in ("完成省下达任务", "与经济增长同步", "高于省平均水平")),
        *(
            (text, "words")
            for text in ("有所提高", "2025年12月", "第3位", "前10名", "5A级", "2021—2025", "★")
        ),
        *(
            (text, "damaged")
            for text in ("12.5.6", "3,45,6", "5.2 6.1", "1738.8/2300", "±5", "#REF!5", "120 130")
        ),
    ],
)
def test_what_is_no_figure(text: str, state: str) -> None:
    assert read_cell(text, 0).state == state


def test_a_figure_glued_to_the_words_of_the_next_cell():
    reading = read_cell("58.3完成省下达任务-", 10)
    assert (reading.figures[0].start, reading.figures[0].end) == (10, 14)
    assert (reading.reference, reading.referred) == ("assigned", (14, 21))


@given(
    st.text("0123456789.,，％%〔〕[]()（）≥≤<>-—~+*①万亿元亩左右以上增长下降 达到", max_size=14),
    st.integers(0, 99),
)
def test_no_cell_gives_more_than_it_holds(text: str, start: int) -> None:
    reading = read_cell(text, start)
    assert bool(reading.figures) == (reading.state == "figures")
    for figure in reading.figures:
        assert start <= figure.start < figure.end <= start + len(text)
        assert figure.low <= figure.high


ANNUAL = Document("d", "", kind="annual_plan_report", period="2024", place="鞍山市", adcode="210300")
PLAN = Document("d", "", kind="five_year_plan", period="2021/2025")
MONTHS = Document("d", "", kind="economic_release", period="2024-01/08")


@pytest.mark.parametrize(
    ("paper", "head", "period"),
    [
        (ANNUAL, "2023年实际", "2023"),
        (ANNUAL, "上年实绩", "2023"),
        (ANNUAL, "本年计划", "2024"),
        (ANNUAL, "一季度", "2024-Q1"),
        (ANNUAL, "2023年第3季度", "2023-Q3"),
        (ANNUAL, "上半年", "2024-H1"),
        (ANNUAL, "1-6月", "2024-H1"),
        (ANNUAL, "比2020年增长", ""),
        (ANNUAL, "比上年增长", ""),
        (ANNUAL, "产量", ""),
        (PLAN, "“十四五”目标", "2021/2025"),
        (PLAN, "“十四五”末", "2025"),
        (PLAN, "基期", "2020"),
        (PLAN, "目标年", "2025"),
        (PLAN, "2021-2023年", "2021/2023"),
        (MONTHS, "8月", "2024-08"),
        (MONTHS, "本月", "2024-08"),
        (MONTHS, "累计", "2024-01/08"),
        (MONTHS, "上年同期", "2023-01/08"),
        (MONTHS, "年度目标", "2024"),
        (MONTHS, "前三季度", "2024-Q1/Q3"),
    ],
)
def test_times_of_heads(paper: Document, head: str, period: str) -> None:
    assert PeriodReader.of(paper).read(head)[0] == period


@pytest.mark.parametrize(
    ("texts", "role", "measures", "noun"),
    [
        (["2023年", "预计完成"], "estimate", (), ""),
        (["“十四五”目标", "2025年"], "target", (), ""),
        (["年均增速[累计]"], "", ("yearly", "growth"), ""),
        (["地区生产总值", "总量（亿元）"], "", (), "地区生产总值"),
        (["固定资产投资增速（%）"], "", ("growth",), "固定资产投资"),
        (["一般公共预算收入"], "", (), "一般公共预算收入"),
        (["实际利用外资（万美元）"], "", (), "实际利用外资"),
        (["占全部投资比重（%）"], "", ("share",), ""),
        (["完成年度目标（%）"], "target", ("completion",), ""),
        (["增减（百分点）"], "", ("change",), ""),
        (["新增规上工业企业（户）"], "", (), "新增规上工业企业"),
    ],
)
def test_words_of_heads(texts: list[str], role: str, measures: tuple[str, ...], noun: str) -> None:
    head = read_head(texts, PeriodReader.of(ANNUAL))
    assert (head.role, head.measures, head.noun) == (role, measures, noun)


COLUMNS = [
    ("numbers of rows", "序号", ["1", "2", "3"], "serial"),
    ("numbers of rows", "", ["1", "2", "3"], "serial"),
    ("no cell says anything", "2025年", ["", "—"], "value"),
    ("natures of indicators", "", ["预期性", "约束性"], "nature"),
    ("units", "", ["亿元", "%", "万人"], "unit"),
    ("the head names a rank", "全省排名", ["3", "4"], "rank"),
    ("the head names points of an assessment", "分值", ["3", "4"], "points"),
    ("the head names telephones or codes", "联系电话", ["5555309", "5110393"], "note"),
    ("the head names a time", "完成时限", ["6月底", "长期坚持"], "deadline"),
    ("the head names a time", "年份", ["2019年", "2020"], "period"),
    ("the years of what the rows start from", "现状年份", ["2019", "2020"], "base_year"),
    (
        "the head names tasks, the cells are words",
        "重点任务",
        ["加快推进优势产业集群发展", "切实做好稳岗就业工作"],
        "task",
    ),
    ("running text", "内容", ["改造老旧小区75个，惠及居民3万户。"], "task"),
    ("running text", "", ["改造老旧小区75个，惠及居民3万户。"], "told"),
    ("names with their units", "项目内容", ["城镇新增就业（人）", "劳务品牌培训（人）"], "name"),
    ("places with their parts", "分解情况", ["元坝镇280 白果乡15", "海城市8座、台安县4座"], "shares"),
    ("steps of tasks, each with its day", "时间节点", ["6月底前完成5个", "3月底前全部开工"], "told"),
    ("the head names a time", "时间节点", ["6月底前", "12月底前完成"], "deadline"),
    ("running text that tells of the rows", "进展情况", ["已建成96公里", "前期工作"], "told"),
    ("running text that tells of the rows", "存在问题", ["无", "资金紧张"], "text"),
    ("running text that tells of the rows", "一季度", ["完成投资1亿元", "开工建设"], "told"),
    ("cells that say themselves what they measure", "", ["新建学校3所", "改造管网210公里"], "told"),
    ("places", "", ["海城市", "台安县", "全市"], "place"),
    ("places", "地区", ["欧盟", "日本"], "name"),
    ("times", "", ["1月", "2月"], "period"),
    ("names, some with figures", "指标", ["常住人口", "60岁及以上", "0—15岁"], "name"),
    ("figures", "2025年", ["120", "≥7", "—"], "value"),
    ("the head says 单位, the cells are no units", "单位", ["市财政局", "市民政局"], "office"),
    ("the head names remarks", "备注", ["年均15%"], "note"),
    ("the head says so", "依据", ["含外资"], "note"),
    (
        "a few figures under a year or a role",
        "目标",
        ["完成选址", "开工建设", "做好设计", "建成路基5公里"],
        "told",
    ),
    ("a few figures under a year or a role", "目标", ["进入前列", "明显提升", "稳步提高", "120"], "value"),
    ("deadlines", "", ["长期坚持", "年底前"], "deadline"),
    ("words", "", ["甲", "乙"], "text"),
]


@pytest.mark.parametrize(("rule", "head", "texts", "kind"), COLUMNS)
def test_what_a_column_holds(rule: str, head: str, texts: list[str], kind: str) -> None:
    periods, places = PeriodReader.of(ANNUAL), PlaceReader.of(ANNUAL)
    read = read_head([head] if head else [], periods)
    assert kind_of(texts, read, head, 1, periods, places) == kind
    assert rule in dict(RULES)


def test_every_rule_of_columns_has_an_example():
    assert {rule for rule, *_ in COLUMNS} == {rule for rule, _ in RULES}


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("★地区 生产总值", "地区生产总值"),
        ("1.渔业总产值", "渔业总产值"),
        ("（2）城镇", "城镇"),
        ("一、经济发展", "经济发展"),
        ("5G基站", "5G基站"),
        ("3岁以下托位数", "3岁以下托位数"),
        ("地表水①", "地表水"),
        ("2.5公里绿道", "2.5公里绿道"),
    ],
)
def test_names(name: str, cleaned: str) -> None:
    assert clean_name(name) == cleaned


def test_groups_that_only_sort():
    assert is_category("绿色生态")
    assert is_category("创新驱动发展")
    assert not is_category("主要污染物排放总量")
    assert not is_category("城镇居民")


@pytest.mark.parametrize(
    ("word", "label", "multiplier"),
    [
        ("万千升", "千升", 10000),
        ("亿千瓦时", "千瓦时", 10**8),
        ("百万千瓦", "千瓦", 10**6),
        ("％", "%", 1),
        ("个百分点", "百分点", 1),
    ],
)
def test_units(word: str, label: str, multiplier: int) -> None:
    unit = unit_of(word)
    assert unit is not None
    assert (unit.label, unit.multiplier) == (label, multiplier)


def test_several_units():
    assert [unit.label for unit in units_of("亿元、%")] == ["元", "%"]
    assert units_of("市财政局") == []
