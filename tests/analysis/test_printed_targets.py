"""Targets as their papers print them: a rate stays a rate, a large number stays readable."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from indicators.analysis.printed_targets import printed
from indicators.tables.contract.records import Target, records
from indicators.tables.store import Tables

CASES = {
    "研发投入增速不低于7%": ("growth", "ge", 7.0, "%", "7%", "增速不低于7%"),
    "居民消费价格涨幅不高于3%": ("growth", "le", 3.0, "%", "3%", "涨幅不高于3%"),
    "地区生产总值增长6%左右": ("growth", "approx", 6.0, "%", "6%", "增长6%左右"),
    "森林覆盖率不低于40%": ("share", "ge", 40.0, "%", "40%", "不低于40%"),
    "氨氮排放量减少300吨": ("change", "eq", 300.0, "吨", "300吨", "减少300吨"),
    "氨氮减排30吨": ("change", "eq", 30.0, "吨", "30吨", "减排30吨"),
    "化学需氧量削减500吨": ("change", "eq", 500.0, "吨", "500吨", "削减500吨"),
    "机械化率提高2个百分点": ("change", "eq", 2.0, "百分点", "2个百分点", "提高2个百分点"),
}


@pytest.mark.parametrize(("sentence", "row"), CASES.items())
def test_the_word_that_makes_a_figure_a_rate_is_printed(
    sentence: str, row: tuple[str, str, float, str, str, str], make_tables: Callable[..., Tables],
    statement: Callable[..., dict[str, Any]],
) -> None:  # fmt: skip
    measure, comparator, value, unit, quote, words = row
    own = {"measure": measure, "comparator": comparator, "quote": quote, "sentence": sentence}
    name = sentence.partition("增速")[0].partition("涨幅")[0].partition("增长")[0].partition("不低于")[0]
    name = name.partition("减")[0].partition("提高")[0].partition("削")[0]
    (target,) = records(make_tables(statement("report", name, value, unit, **own)).targets, Target)
    assert printed(target) == words


def test_a_figure_of_a_shared_name_is_not_the_one_before_it(make_tables, statement) -> None:
    own = {"measure": "growth", "comparator": "eq", "quote": "6%"}
    own["sentence"] = "地区生产总值增长6%左右，城镇居民、农村居民人均可支配收入分别增长6%、7.5%。"
    row = statement("report", "城镇居民人均可支配收入", 6, "%", **own)
    (target,) = records(make_tables(row).targets, Target)
    assert printed(target) == "增长6%"


@pytest.mark.parametrize(
    ("quote", "row", "sentence", "words"),
    [
        ("7%", ("growth", "eq", "text"), "城镇和农村居民人均可支配收入分别增长5%和7%。", "增长7%"),
        ("5%", ("decline", "eq", "text"), "能耗和二氧化碳排放分别下降3%和5%。", "下降5%"),
        ("3%", ("growth", "approx", "text"), "收入增长目标调整到3%左右。", "增长3%左右"),
        ("9000人", ("increment", "ge", "text"), "新增就业、转移就业分别为9000人、3000人以上。", "9000人以上"),
        ("5%", ("growth", "ge", "text"), "外贸、外资分别增长5%、7%以上。", "增长5%以上"),
        ("407万亩", ("level", "ge", "text"), "严守407万亩耕地红线。", "407万亩以上"),
        ("千亿", ("level", "gt", "text"), "打造产值突破千亿的产业。", "突破千亿"),
        ("6%", ("growth", "approx", "table"), "一般公共预算收入(亿元) 157.3 210 6%左右", "增长6%左右"),
        ("≥6%", ("growth", "ge", "table"), "一般公共预算收入(亿元) 157.3 210 ≥6%", "增长≥6%"),
        ("翻一番", ("growth", "eq", "text"), "旅游收入翻一番。", "翻一番"),
        ("1倍", ("growth", "eq", "text"), "旅游收入增长1倍。", "增长1倍"),
        ("-3%", ("growth", "eq", "text"), "固定资产投资增速-3%。", "增速-3%"),
    ],
)
def test_a_verb_or_a_bound_that_stands_apart_is_printed_with_the_figure(
    make_tables, statement, quote: str, row: tuple[str, str, str], sentence: str, words: str
) -> None:
    own = dict(zip(("measure", "comparator", "origin"), row, strict=True))
    made = statement("report", "指标", 6, "%", quote=quote, sentence=sentence, **own)
    (target,) = records(make_tables(made).targets, Target)
    assert printed(target) == words


@pytest.mark.parametrize(
    ("sentence", "quote", "measure", "words"),
    [
        ("旅游总收入比2021年增长30%以上。", "30%", "growth", "比2021年增长30%以上"),
        ("单位用水量较2020年累计下降18%。", "18%", "decline", "较2020年下降18%"),
        ("旅游总收入比上年增长30%。", "30%", "growth", "增长30%"),
        ("事故起数、死亡人数分别下降5%、8%。", "8%", "decline", "下降8%"),
        ("工业投资、技改投资分别增长10%以上、12%。", "12%", "growth", "增长12%"),
        ("全员劳动生产率、工业增加值率分别提高5%、8%。", "8%", "growth", "提高8%"),
        ("能耗、水耗比2020年分别降低13%、18%。", "18%", "decline", "比2020年降低18%"),
        ("工业投资占60%，技改投资增速12%。", "12%", "growth", "增速12%"),
    ],
)
def test_the_verb_of_a_list_and_the_base_year_are_printed(
    sentence: str, quote: str, measure: str, words: str, make_tables, statement
) -> None:
    own = {"measure": measure, "comparator": "ge" if "以上。" in sentence else "eq", "quote": quote}
    own |= {"sentence": sentence, "basis": "cumulative" if "20" in sentence else "yoy"}
    row = statement("report", sentence[-8:-4], float(quote[:-1]), "%", **own)
    (target,) = records(make_tables(row).targets, Target)
    assert printed(target) == words


@pytest.mark.parametrize(
    ("sentence", "quote", "comparator", "words"),
    [
        ("一季度增长5.5%，上半年增长6%，全年增长6%左右。", "6%", "approx", "增长6%左右"),
        ("一季度增长5.5%，上半年增长6%，全年增长6%左右。", "6%", "eq", "增长6%"),
        ("城镇、农村居民收入分别增长5%和6.5%左右。", "5%", "approx", "增长5%左右"),
        ("城镇、农村居民收入分别增长5%和6.5%左右。", "6.5%", "approx", "增长6.5%左右"),
    ],
)
def test_the_bound_of_a_figure_is_its_own_or_that_of_its_list(
    sentence: str, quote: str, comparator: str, words: str, make_tables, statement
) -> None:
    own = {"measure": "growth", "comparator": comparator, "quote": quote, "sentence": sentence}
    row = statement("report", "收入", float(quote[:-1]), "%", **own)
    (target,) = records(make_tables(row).targets, Target)
    assert printed(target) == words


def test_so_many_a_month_are_printed_so(make_tables, statement) -> None:
    own = {"quote": "1000户", "comparator": "ge", "sentence": "每月新增市场主体1000户以上。"}
    (target,) = records(make_tables(statement("report", "市场主体", 1000, "户", **own)).targets, Target)
    assert (printed(target), target.low, target.canonical_low) == ("每月1000户以上", 1000, 12000)


def test_a_gathered_target_is_written_as_a_person_would() -> None:
    rows = records(Tables.load().targets, Target)
    found = {row.indicator: printed(row) for row in rows if not row.quote and row.place == "辽宁省"}
    assert (found["粮食产量"], found["城镇新增就业"]) == ("500亿斤左右", "45万人以上")


@pytest.mark.parametrize(
    ("low", "high", "flags", "words"),
    [
        (5200.0, 5200.0, "", "5200户"),
        (5200.0, 5200.0, "revised_by_hand", "5200户"),
        (5300.0, 5300.0, "revised_by_hand", "5300户"),
        (5200.0, 5300.0, "revised_by_hand", "5200户—5300户"),
    ],
)
def test_what_somebody_settled_is_printed_and_not_what_the_paper_says(
    low: float, high: float, flags: str, words: str, make_tables: Callable[..., Tables],
    statement: Callable[..., dict[str, Any]],
) -> None:  # fmt: skip
    own = {"quote": "5200户", "sentence": "惠及居民5200户。", "high": high, "flags": flags}
    rows = make_tables(statement("report", "惠及居民", low, "户", measure="increment", **own)).targets
    (target,) = records(rows, Target)
    assert printed(target) == words


def test_the_total_of_a_table_lies_above_an_average_by_its_growth() -> None:
    rows = records(Tables.load().targets, Target)
    (gdp,) = (row for row in rows if row.target_id == "anshan-14th-five-year-plan@11989")
    assert printed(gdp) == "增速高于省平均水平"
