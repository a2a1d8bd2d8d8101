"""What units fill in is held against the same bounds as what is read; a remark may confirm it."""

from __future__ import annotations

import pytest

from indicators.errors import CellFault, Faults, ImplausibleFigure
from indicators.tables.reported import progress_figures

GDP, JOBS, TAP, CPI = "地区生产总值", "城镇新增就业", "自来水普及率", "居民消费价格"
INSURED, JOBLESS = "水稻、玉米农业保险", "零就业家庭"


@pytest.mark.parametrize(
    ("indicator", "cells", "expected"),
    [
        (GDP, {"q1": "6600%"}, "a growth from -100 to 500 %"),
        (GDP, {"q1": "下降120%"}, "a growth from -100 to 500 %"),
        (CPI, {"q2": "101.2"}, "from -50 to 50 %, as indicators.yaml says"),
        (JOBS, {"q1": "1" + "0" * 17}, "an amount up to"),
        (TAP, {"q1": "340%"}, "a share from 0 to 100 %"),
        (
            GDP,
            {"q3": "5%", "published": "2025-03-01"},
            "a time that was over when it was published, 2025-03-01",
        ),
    ],
)
def test_a_figure_that_cannot_be_true_is_refused_by_cell(
    fill, take_over, empty_project, indicator, cells, expected
):
    with pytest.raises(ImplausibleFigure) as caught:
        take_over(fill({indicator: cells}))
    assert caught.value.expected.startswith(expected)
    assert "filled.xlsx, sheet 进度, cell " in caught.value.where
    assert caught.value.remedy.endswith("begin the remark with 已核实 and say who checked it.")
    assert not list(empty_project.observations.iterdir())


def test_a_number_that_no_table_holds_is_told_with_the_others(fill, take_over):
    with pytest.raises(Faults) as caught:
        take_over(fill({GDP: {"q1": "6600%"}, JOBS: {"q1": "9" * 400}}))
    assert {type(error) for error in caught.value.errors} == {ImplausibleFigure, CellFault}


def test_a_remark_that_begins_so_confirms_it(fill, take_over, empty_project):
    remark = "已核实：上年同期几近停产"
    done = take_over(fill({GDP: {"q1": "6600%", "remark": remark}, JOBS: {"q1": "3000"}}))
    assert done.added == 2
    kept = {figure.indicator: figure.confirmed for figure in progress_figures.read(empty_project)}
    assert kept == {GDP: remark, JOBS: ""}


def test_without_a_confirmed_figure_the_file_has_no_column_more(fill, take_over, empty_project):
    take_over(fill({GDP: {"q1": "5.7%", "remark": "尚未已核实"}}))
    head = (empty_project.observations / "progress.csv").read_text("utf-8").splitlines()[0]
    assert head == ",".join(progress_figures.PROGRESS_HEADER)


@pytest.mark.parametrize("value", [1e300, -1e300, "9" * 30, "9" * 400, "1" + "0" * 18 + "万"])
def test_more_digits_than_are_reckoned_with_are_refused(fill, take_over, value):
    with pytest.raises(CellFault, match=r"a number below 1e\+18"):
        take_over(fill({JOBS: {"q1": value}}))


def test_a_bare_number_that_may_be_told_in_ten_thousands_is_asked_back(fill, take_over):
    with pytest.raises(CellFault) as caught:
        take_over(fill({JOBS: {"q2": "0.9"}}))
    assert caught.value.expected.startswith(
        "a number in full in 人, or with its multiplier; the target is 1.7万人"
    )
    assert take_over(fill({JOBS: {"q2": "0.9万"}}, "second.xlsx")).added == 1


@pytest.mark.parametrize("typed", ["持平", "翻一番", "上升3%", "下降0.2%"])
def test_how_a_share_moved_is_not_how_high_it_is(fill, take_over, typed):
    with pytest.raises(CellFault, match="the amount at the quarter's end, in %"):
        take_over(fill({TAP: {"q4": typed}}))


def test_words_say_that_a_target_without_a_number_is_met(fill, take_over, empty_project):
    take_over(fill({INSURED: {"q4": "已实现全覆盖"}, JOBLESS: {"q4": "保持动态清零"}}))
    kept = {figure.indicator: (figure.value, figure.unit) for figure in progress_figures.read(empty_project)}
    assert kept == {INSURED: (100, "%"), JOBLESS: (0, "")}
