from __future__ import annotations

import hashlib
from datetime import datetime

import openpyxl
import pytest

from indicators.errors import (
    CellFault,
    FallingFigure,
    Faults,
    ImplausibleFigure,
    UnitMismatch,
    UnusableWorkbook,
    WouldOverwrite,
)
from indicators.tables.reported import progress_figures as stored_progress
from indicators.workbooks.progress.progress_layout import words

from ..conftest import cell_of

GDP, JOBS, FIRMS, CPI = "地区生产总值", "城镇新增就业", "高新技术企业", "居民消费价格"


def fault(error_class, take_over, path, **options):
    with pytest.raises(error_class) as caught:
        take_over(path, **options)
    return caught.value


def at(path, indicator, column):
    sheet = openpyxl.load_workbook(path)[words().all_sheet]
    return f"{path.name}, sheet 进度, cell {cell_of(sheet, indicator, column).coordinate}"


def figures(project):
    return {(figure.indicator, figure.period): figure for figure in stored_progress.read(project)}


def test_a_partial_file_is_taken_over_and_kept(fill, take_over, empty_project):
    path = fill(
        {
            GDP: {"q1": "5.7%"},
            JOBS: {"q1": "4,200", "q2": "0.9万", "q3": "—", "remark": "含返乡人员\n复核"},
            FIRMS: {"q2": 12, "status": "最终", "source": "市科技局", "published": datetime(2025, 7, 10)},
        }
    )
    done = take_over(path)
    assert (done.place, done.year, done.added, done.replaced, done.unchanged) == ("锦州市", 2025, 4, 0, 0)
    rows = figures(empty_project)
    assert {key: str(row.value) for key, row in rows.items()} == {
        (GDP, "2025-Q1"): "5.7",
        (JOBS, "2025-Q1"): "4200",
        (JOBS, "2025-H1"): "9000",
        (FIRMS, "2025-H1"): "12",
    }
    firms = rows[FIRMS, "2025-H1"]
    assert (firms.status, firms.source_title, firms.published) == ("final", "市科技局", "2025-07-10")
    assert (firms.unit, firms.measure, firms.quarter) == ("家", "increment", 2)
    assert firms.source_quality == "department"
    jobs = rows[JOBS, "2025-H1"]
    assert (jobs.status, jobs.note, jobs.published) == ("preliminary", "含返乡人员 复核", "")
    assert jobs.source_title == "锦州市2025年进度填报表（市人力资源社会保障局）"
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    assert {row.workbook_sha256 for row in rows.values()} == {sha256}
    assert done.kept == f"{sha256[:12]}-filled.xlsx"
    assert (empty_project.progress / done.kept).read_bytes() == path.read_bytes()


def test_later_quarters_join_earlier_ones(fill, take_over, empty_project):
    take_over(fill({GDP: {"q1": 5.7, "remark": "快报"}}))
    done = take_over(fill({GDP: {"q1": 5.7, "q2": "5.8%", "remark": "半年"}}, "second.xlsx"))
    assert (done.added, done.replaced, done.unchanged) == (1, 0, 1)
    rows = figures(empty_project)
    assert [(row.period, row.note) for row in rows.values()] == [("2025-Q1", "快报"), ("2025-H1", "半年")]
    assert len(list(empty_project.progress.iterdir())) == 2


def test_the_same_file_again_changes_nothing(fill, take_over, empty_project):
    path = fill({GDP: {"q1": "5.7%"}})
    take_over(path)
    before = (empty_project.observations / "progress.csv").read_bytes()
    done = take_over(path)
    assert (done.added, done.replaced, done.unchanged, done.kept) == (0, 0, 1, "")
    assert (empty_project.observations / "progress.csv").read_bytes() == before


def test_a_stored_figure_is_not_overwritten_unless_asked(fill, take_over, empty_project):
    take_over(fill({GDP: {"q1": "5.7%"}, CPI: {"q1": "0.1%"}}))
    before = (empty_project.observations / "progress.csv").read_bytes()
    path = fill({GDP: {"q1": "5.9%"}, FIRMS: {"q1": "3"}}, "second.xlsx")
    error = fault(WouldOverwrite, take_over, path)
    assert error.expected == "what is stored for 地区生产总值, 2025-Q1: 一季度（1—3月） 5.7"
    assert error.found == "一季度（1—3月） 5.9"
    assert error.where == at(path, GDP, "q1")
    assert error.remedy == "Take the cell back, or import with --replace if the new one counts."
    assert (empty_project.observations / "progress.csv").read_bytes() == before
    assert len(list(empty_project.progress.iterdir())) == 1
    done = take_over(path, replace=True)
    assert (done.added, done.replaced, done.unchanged) == (1, 1, 0)
    rows = figures(empty_project)
    assert str(rows[GDP, "2025-Q1"].value) == "5.9"
    assert str(rows[CPI, "2025-Q1"].value) == "0.1"


def test_a_settled_figure_of_the_same_value_wants_replace_too(fill, take_over, empty_project):
    take_over(fill({GDP: {"q1": "5.7%"}}))
    path = fill({GDP: {"q1": "5.7%", "status": "最终数"}}, "second.xlsx")
    error = fault(WouldOverwrite, take_over, path)
    assert error.expected == "what is stored for 地区生产总值, 2025-Q1: 数据状态 初步数"
    assert error.expected.zh == "已报的地区生产总值（2025年一季度）：数据状态初步数"
    assert error.found == "数据状态 最终数"
    take_over(path, replace=True)
    assert figures(empty_project)[GDP, "2025-Q1"].status == "final"


def test_a_cumulative_figure_that_falls_is_questioned(fill, take_over, empty_project):
    path = fill({FIRMS: {"q1": 9, "q3": 8}})
    error = fault(FallingFigure, take_over, path)
    assert error.expected == "at least 9家, as in quarter 1"
    assert error.found == "8家 in quarter 3"
    assert error.where == at(path, FIRMS, "q3")
    assert error.remedy == (
        "Give figures from January on; if one was corrected, write 更正 or 核减 and why into the remark."
    )
    assert not (empty_project.observations / "progress.csv").exists()
    marked = take_over(fill({FIRMS: {"q1": 9, "q3": 8, "remark": "核减1家重复统计"}}))
    assert marked.added == 2


def test_a_fall_below_what_is_stored_is_questioned_either_way(fill, take_over):
    take_over(fill({FIRMS: {"q1": 9, "q3": 15}}))
    path = fill({FIRMS: {"q2": 16}}, "second.xlsx")
    error = fault(FallingFigure, take_over, path)
    assert (error.expected, error.found) == ("at least 16家, as in quarter 2", "15家 in quarter 3")
    assert error.where == at(path, FIRMS, "q2")
    low = fault(FallingFigure, take_over, fill({FIRMS: {"q2": 8}}, "third.xlsx"))
    assert low.expected == "at least 9家, as in quarter 1"


def test_rates_may_fall(fill, take_over):
    assert take_over(fill({GDP: {"q1": 5.7, "q2": 5.2}})).added == 2


def test_all_faults_are_told_at_once_and_nothing_is_written(fill, take_over, empty_project):
    path = fill({
        GDP: {"q1": "5.7.1", "status": "大概", "published": "四月"}, CPI: {"q1": "3个"},
        FIRMS: {"q1": 9, "q2": 8}, "自来水普及率": {"q1": "180%"}, JOBS: {"q1": "4200"},
    })  # fmt: skip
    error = fault(Faults, take_over, path)
    told = {(type(one), one.where) for one in error.errors}
    assert told == {
        (CellFault, at(path, GDP, "q1")),
        (CellFault, at(path, GDP, "status")),
        (CellFault, at(path, GDP, "published")),
        (UnitMismatch, at(path, CPI, "q1")),
        (ImplausibleFigure, at(path, "自来水普及率", "q1")),
        (FallingFigure, at(path, FIRMS, "q2")),
    }
    by_place = {one.where: one for one in error.errors}
    status = by_place[at(path, GDP, "status")]
    assert (status.expected, status.found) == ("one of 初步数、预计数、最终数", "'大概'")
    assert status.remedy == "Choose one of the list, or leave the cell empty for a preliminary figure."
    share = by_place[at(path, "自来水普及率", "q1")]
    assert (share.expected, share.found) == ("a share from 0 to 100 %", "180%, 2025-Q1")
    assert (list(empty_project.observations.iterdir()), empty_project.progress.exists()) == ([], False)


def test_a_wrong_status_beside_a_good_figure_is_told(fill, take_over):
    fault(CellFault, take_over, fill({GDP: {"q1": "5.7", "status": "大概"}}))


def test_an_empty_template_is_told(fill, take_over):
    error = fault(UnusableWorkbook, take_over, fill({GDP: {"q1": " ", "q2": "暂无"}}))
    assert error.expected == "at least one figure in a column of a quarter, or a report on a task"
    assert (error.found, error.where) == ("none", "filled.xlsx")
    assert error.remedy == "Fill in the yellow cells and save the file."


@pytest.mark.parametrize(("column", "wanted"), [("unit", "%"), ("indicator", GDP)])
def test_a_changed_locked_cell_is_told(fill, take_over, column, wanted):
    def change(book):
        cell_of(book["进度"], GDP, column).value = "亿元"

    path = fill({GDP: {"q1": "5.7"}}, change=change)
    error = fault(UnusableWorkbook, take_over, path)
    assert (error.expected, error.found) == (f"{wanted}, as exported", "亿元")
    assert error.where.startswith("filled.xlsx, sheet 进度, cell ")
    assert error.remedy == "Put it back; a figure in another unit has it written behind, as 5000万元."


def test_a_row_of_ones_own_is_told(fill, take_over):
    def change(book):
        book["进度"]["P200"], book["进度"]["H200"] = "new", 5
        book["进度"]["H201"] = 6

    error = fault(Faults, take_over, fill({}, change=change))
    assert [one.found for one in error.errors] == ["'new'", "an empty cell in a row with figures"]
    first = error.errors[0]
    assert first.expected == "the number of a target that the tables have"
    assert first.where == "filled.xlsx, sheet 进度, cell P200"
    assert first.remedy == (
        "Fill in the rows of the template only. Export a new template, and copy the figures into it."
    )


def test_a_target_filled_in_twice_is_told(fill, take_over):
    def change(book):
        copy = book.copy_worksheet(book["进度"])
        cell_of(copy, GDP, "q1").value = 5.8

    path = fill({GDP: {"q1": 5.7}}, change=change)
    error = fault(UnusableWorkbook, take_over, path)
    assert error.expected == "each target filled in once"
    assert error.found.endswith("again, as in sheet 进度, cell P2")
    assert error.where == "filled.xlsx, sheet 进度 Copy, cell P2"
    assert error.remedy == "Clear the figures in one of the two rows."


def test_columns_may_move_but_not_go(fill, take_over):
    def move(book):
        book["进度"].insert_cols(3)

    assert take_over(fill({GDP: {"q1": 5.7}}, change=move)).added == 1
    error = fault(UnusableWorkbook, take_over, fill({}, change=lambda book: book["进度"].delete_cols(9)))
    assert error.expected.startswith("the columns 任务序号、指标、年度目标")
    assert (error.found, error.where) == ("no 上半年（1—6月）", "filled.xlsx, sheet 进度, row 1")
    assert error.remedy == "Export a new template, and copy the figures into it."


def test_a_sheet_of_notes_is_named_as_unread(fill, take_over):
    done = take_over(fill({GDP: {"q1": 5.7}}, change=lambda book: book.create_sheet("草稿")))
    assert done.unread == ("草稿",)


def test_formulas_and_merged_cells_are_refused_with_their_cells(fill, take_over, empty_project):
    def merge(book):
        book["进度"].merge_cells("I3:J3")

    path = fill({GDP: {"q1": "=5+0.7"}, FIRMS: {"q1": 3}}, change=merge)
    error = fault(Faults, take_over, path)
    assert [(one.expected, one.found, one.where) for one in error.errors] == [
        ("cells that stand alone", "merged cells", "filled.xlsx, sheet 进度, cells I3:J3"),
        ("a value", "a formula", at(path, GDP, "q1")),
    ]
    assert not list(empty_project.observations.iterdir())


def test_another_workbook_is_refused(tmp_path, take_over):
    path = tmp_path / "other.xlsx"
    openpyxl.Workbook().save(path)
    error = fault(UnusableWorkbook, take_over, path)
    assert error.expected == "a progress workbook, with the sheet 填报说明"
    assert (error.found, error.where) == ("the sheets Sheet", "other.xlsx")
    assert error.remedy == "Make one with `indicators progress template`, and fill that in."


def test_a_changed_place_or_year_is_told(fill, take_over):
    def change(book):
        book["填报说明"]["B3"] = "今年"

    error = fault(UnusableWorkbook, take_over, fill({GDP: {"q1": 5.7}}, change=change))
    assert error.expected == "地区 and 年份, as the template has them"
    assert (error.found, error.where) == ("锦州市, 今年", "filled.xlsx, sheet 填报说明, cells A2 to B3")
    assert error.remedy == "Export a new template, and copy the figures into it."


def encrypted():
    """The beginning of what Excel writes for a workbook with a password."""
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (encrypted(), "a workbook with a password, or one in the old .xls format"),
        (b"", "a file that is no workbook, or a damaged one"),
        ("地区,年份\n锦州市,2025\n".encode(), "a file that is no workbook, or a damaged one"),
        (b"PK\x03\x04 and no more", "a file that is no workbook, or a damaged one"),
    ],
)
def test_what_cannot_be_opened_is_refused(tmp_path, take_over, empty_project, content, found):
    path = tmp_path / "in.xlsx"
    path.write_bytes(content)
    error = fault(UnusableWorkbook, take_over, path)
    assert (error.found, error.where) == (found, "in.xlsx")
    assert not list(empty_project.observations.iterdir())


def test_a_cut_off_file_is_refused(fill, take_over):
    path = fill({GDP: {"q1": 5.7}})
    path.write_bytes(path.read_bytes()[:-2000])
    assert fault(UnusableWorkbook, take_over, path).found == "a file that is no workbook, or a damaged one"
