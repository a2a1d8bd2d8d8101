"""`indicators observe`: what is wrong is told at once, with its cell, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from tests.cli.observe.helpers import SOURCE, fill, run, table

from indicators.project import Project
from indicators.tables.reported.statistic_figures import STATISTICS_FILE
from indicators.workbooks.observe.observe_layout import layout


def changed(key: str, words: str, column: str, text: str) -> Callable[[Path], None]:
    return lambda book: fill(book, {(key, words, column): text})


WRONG = {
    "no source": (changed("sources", "", "source_title", ""), "来源, cell D2", "the title of the source"),
    "an unknown quality": (changed("sources", "", "source_quality", "听"), "来源, cell E2", "one of 官方"),
    "a wrong address": (changed("sources", "", "source_url", "stats"), "cell F2", "begins with http"),
    "a wrong day": (changed("sources", "", "published", "昨天"), "来源, cell G2", "a day, a month"),
    "no decision": (changed("names", "", "decision", ""), "指标, cell G2", "a decision: 采用、不采用"),
    "an unknown indicator": (changed("names", "", "indicator_id", "gdpp"), "cell H2", "an id of"),
    "no name": (changed("names", "", "indicator", ""), "指标, cell I2", "the name of the indicator"),
    "a wrong measure": (changed("names", "", "measure", "高"), "cell J2", "one of level, increment"),
    "a wrong unit": (changed("names", "", "unit", "亿员"), "指标, cell K2", "亿员"),
    "an unknown place": (changed("places", "", "place", "锦洲市"), "地区, cell G2", "锦洲市"),
    "a place without a code": (
        changed("places", "", "place", "鞍山高新区"),
        "地区, cell G2",
        "a place with a code",
    ),
    "a changed number": (changed("figures", "", "value", "601.3"), "数值, cell F2", "601.2, as"),
    "a wrong time": (changed("figures", "", "period", "上半年"), "数值, cell I2", "上半年"),
    "a wrong state": (changed("figures", "", "status", "大概"), "数值, cell J2", "one of 预计"),
    "a wrong decision": (changed("figures", "", "decision", "好"), "数值, cell L2", "a decision: 采用"),
    "a lost row": (changed("figures", "", "cell", "Z9"), "月报.csv, CSV!C3", "0 rows"),
    "an early time": (changed("figures", "", "period", "2026"), "数值, cell F2", "a time that was over"),
    "another head": (
        lambda book: rehead(book, "figures", "数"), "数值, cell A1", "the head 文件"
    ),
    "a formula": (changed("figures", "", "period", "=1+1"), "数值, cell I2", "a formula"),
}  # fmt: skip


def rehead(path: Path, key: str, text: str) -> None:
    book = openpyxl.load_workbook(path)
    book[layout().sheets[key]].cell(1, 1).value = text
    book.save(path)


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_told_with_its_cell_and_nothing_is_written(
    bare: Project, confirmed: Path, case: str
) -> None:
    change, where, told = WRONG[case]
    change(confirmed)
    done = run("observe", "import", confirmed)
    assert done.exit_code == 2
    assert where in done.stderr
    assert told in done.stderr
    assert not (bare.observations / STATISTICS_FILE).exists()
    assert not bare.statistics.exists()


def test_a_source_that_the_table_does_not_name_is_asked_for(bare: Project, tmp_path: Path) -> None:
    rows = [["地区：锦州市"], ["指标", "2024年"], ["地区生产总值（亿元）", "1201.3"]]
    told = run("observe", table(tmp_path / "无题.csv", rows)).stderr
    assert "1 decisions to make" in told
    assert "on the sheets: 来源 (1)" in told


def test_of_a_source_that_nobody_named_the_figures_say_nothing(bare: Project, confirmed: Path) -> None:
    for column in ("source_title", "source_quality"):
        fill(confirmed, {("sources", "", column): ""})
    told = run("observe", "import", confirmed).stderr
    assert "2 faults" in told
    assert told.count("来源") == 2


def test_all_faults_are_told_at_once(bare: Project, confirmed: Path) -> None:
    for case in ("no source", "no name", "an unknown place", "a wrong time"):
        WRONG[case][0](confirmed)
    told = run("observe", "import", confirmed).stderr
    assert "4 faults" in told


def test_a_workbook_without_its_table_is_refused(bare: Project, confirmed: Path, tmp_path: Path) -> None:
    aside = tmp_path / "aside" / "月报.csv"
    aside.parent.mkdir()
    (tmp_path / "月报.csv").rename(aside)
    done = run("observe", "import", confirmed)
    assert done.exit_code == 2
    assert "the table that the workbook was made of, unchanged" in done.stderr
    assert run("observe", "import", confirmed, "--file", aside).exit_code == 0


def test_two_figures_of_one_thing_in_one_table_are_no_silent_choice(bare: Project, tmp_path: Path) -> None:
    rows = [["锦州市主要指标"], ["指标", "2019年", "2019年"], ["一般公共预算收入(亿元)", "150.1", "151.2"]]
    run("observe", table(tmp_path / "两栏.csv", rows))
    book = tmp_path / "两栏-对照.xlsx"
    fill(book, {("sources", "", "source_title"): SOURCE, ("sources", "", "source_quality"): "官方"})
    done = run("observe", "import", book)
    assert done.exit_code == 2
    assert "a figure that agrees with what is there, 150.1亿元" in done.stderr


def test_another_workbook_is_refused(bare: Project, tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "a.xlsx")
    done = run("observe", "import", tmp_path / "a.xlsx")
    assert "a workbook of `indicators observe`" in done.stderr


def test_faults_of_several_files_are_told_together(bare: Project, tmp_path: Path) -> None:
    (tmp_path / "空.csv").write_bytes(b"")
    done = run(
        "observe",
        tmp_path / "空.csv",
        tmp_path / "没有.csv",
        table(tmp_path / "字.csv", [["指标", "说明"], ["甲", "乙"]]),
    )
    assert done.exit_code == 2
    assert "3 faults" in done.stderr
    assert "a table with figures under a head" in done.stderr
    assert not list(tmp_path.glob("*.xlsx"))


def test_two_files_of_one_name_are_refused(bare: Project, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    done = run("observe", table(tmp_path / "a.csv"), table(tmp_path / "b" / "a.csv"))
    assert "files with names of their own" in done.stderr
