"""What the review workbook brings back is held against the same bounds as what is read."""

from __future__ import annotations

import pytest

from indicators.documents.register import register
from indicators.tables.corrections import corrections
from indicators.workbooks.review.review_import import import_decisions

from ...fresh_tables import build

PLAN = "anshan-14th-five-year-plan"
GDP, CITY, REVENUE, FIRMS = f"{PLAN}@3889", f"{PLAN}@12015", f"{PLAN}@12067", f"{PLAN}@4779"
REMEDY = "Correct the cell; if the paper does say so and is right, begin the reason with 已核实"
CHANGED = {"decision": "修改", "reason": "再看一次"}


@pytest.mark.parametrize(
    ("name", "cells", "column", "expected", "found"),
    [
        (GDP, {"unit": "亩"}, "unit", "a unit of the growth of 地区生产总值", "亩"),
        (GDP, {"unit": "个"}, "unit", "a unit of the growth of 地区生产总值", "个"),
        (GDP, {"unit": None}, "unit", "a unit of the growth of 地区生产总值", "无"),
        (GDP, {"low": 6600, "high": 6600}, "low", "a growth from -100 to 500 %", "6600"),
        (GDP, {"period": "2031"}, "period", "a time that was over when it was published, 2021", "2031"),
        (REVENUE, {"unit": "%"}, "unit", "a unit of the level of 一般公共预算收入, such as 亿元", "%"),
        (REVENUE, {"low": 1e300, "high": 1e300}, "low", "an amount up to 1e+16 in its unit", "1e+300"),
        (REVENUE, {"low": "9" * 400, "high": "9" * 400}, "low", "a finite number", "9" * 400),
        (CITY, {"low": 340, "high": 340}, "low", "a share from 0 to 100 %", "340"),
    ],
)
def test_a_changed_figure_that_cannot_be_true_is_refused(
    filled, copy, told, name, cells, column, expected, found
):
    path, where = filled({name: CHANGED | cells})
    ((place, (wanted, seen)),) = told(path, copy).items()
    assert place == where(name, column)
    assert wanted.startswith(expected)
    assert seen == found


def test_it_is_told_beside_other_faults_and_once_a_cell(filled, copy, told):
    path, where = filled(
        {GDP: CHANGED | {"unit": "亩"}, REVENUE: CHANGED | {"low": "many"}, CITY: CHANGED | {"unit": "某"}}
    )
    assert set(told(path, copy)) == {where(GDP, "unit"), where(REVENUE, "low"), where(CITY, "unit")}


@pytest.mark.parametrize("reason", ["已核实，市统计局年鉴第3页", "confirmed by the yearbook"])
def test_a_reason_that_confirms_it_lets_it_pass(filled, copy, reason):
    path, _ = filled({GDP: CHANGED | {"low": 6600, "high": 6600, "reason": reason}})
    import_decisions(path, copy)
    rows = build(copy).observations.set_index("statement_id")
    assert rows.loc[GDP, "flags"] == "revised_by_hand;confirmed:growth:6600"


def test_what_was_changed_by_hand_is_plain_once_it_is_confirmed(filled, copy):
    path, _ = filled({GDP: CHANGED | {"low": 6600, "high": 6600, "reason": "已核实"}})
    import_decisions(path, copy)
    (one,) = corrections.read(copy)
    for decision, reason, word in (
        ("change", "看错", "implausible"),
        ("confirm", "看过原文", "confirmed"),
    ):
        content = corrections.render([one]).decode("utf-8").replace(",change,", f",{decision},")
        copy.corrections.write_text(content.replace("已核实", reason), encoding="utf-8")
        rows = build(copy).observations.set_index("statement_id")
        assert rows.loc[GDP, "flags"] == f"revised_by_hand;{word}:growth:6600"


@pytest.mark.parametrize(
    ("name", "recut"),
    [(FIRMS, "60家"), (FIRMS, "36"), (GDP, "2.2"), (GDP, ".2%"), (GDP, "2%")],
)
def test_a_figure_cut_in_the_middle_of_its_number_is_refused(filled, copy, told, name, recut):
    path, where = filled({name: {"decision": "重切", "reason": "再看一次", "recut": recut}})
    faults = told(path, copy) if recut not in ("2.2",) else {}
    if recut == "2.2":
        assert import_decisions(path, copy)[1] == 1
        return
    assert faults[where(name, "recut")][0] == "a whole number with its 万 or 亿"
    assert repr(recut) in faults[where(name, "recut")][1]


def test_an_added_figure_is_whole_too(filled, copy, told):
    text = next(paper.text for paper in register.load(copy) if paper.id == PLAN)
    anchor = "序号指标“十三五”目标2020年[累计]"
    assert anchor in text
    row = {
        "document_id": PLAN, "anchor": anchor, "quote": "20年", "role": "context 背景", "measure": "level",
        "comparator": "eq", "low": 20, "high": 20, "unit": "年", "reason": "再看一次",
    }  # fmt: skip
    path, _ = filled({}, [row])
    ((place, (expected, _)),) = told(path, copy).items()
    assert place.startswith("back.xlsx, sheet 新增, cell ")
    assert expected == "a whole number with its 万 or 亿"
