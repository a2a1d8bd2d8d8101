"""The copy that comes back of a workbook with faults, and the words in which units are told of them."""

from __future__ import annotations

import pickle

import openpyxl
import pytest

from indicators.errors import CellFault, Faults, IndicatorsError, UnusableWorkbook, all_of
from indicators.exchange import datapackage
from indicators.project import ROOT_VARIABLE
from indicators.tables import store
from indicators.vocabulary.message_words import told as message
from indicators.vocabulary.phrase import Phrase
from indicators.workbooks.fault_phrases import say
from indicators.workbooks.progress import marked_copy
from indicators.workbooks.progress.marked_copy import write
from indicators.workbooks.progress.progress_layout import words

from ...commands import run
from ...faults.anything import workbook
from ...faults.samples import SHEET
from ..conftest import cell_of

GDP, FIRMS, INVESTMENT = "地区生产总值", "高新技术企业", "固定资产投资"


def refused(take_over, path) -> IndicatorsError:
    with pytest.raises(IndicatorsError) as found:
        take_over(path)
    return found.value


@pytest.mark.parametrize("kind", ["none", "chart"])
def test_a_workbook_without_a_sheet_of_cells_gets_one(kind):
    book = openpyxl.Workbook()
    book.remove(book.active)
    if kind == "chart":
        book.create_chartsheet("图")
    fault = UnusableWorkbook(expected="填报说明", found="x", where="w.xlsx", remedy="Use the template.")
    marked_copy.mark(book, [fault], "en")
    assert "Use the template." in book.worksheets[0]["A1"].comment.text


def test_a_formula_hides_no_other_fault(fill, take_over):
    path = fill(
        {
            GDP: {"q1": "=5+0.7", "q2": "约好", "status": "大概"},
            FIRMS: {"q1": "很多", "remark": "=A1"},
            INVESTMENT: {"q1": 1e9},
        }
    )
    faults = [(one.where.rpartition(" ")[2], type(one).__name__) for one in all_of(refused(take_over, path))]
    sheet = openpyxl.load_workbook(path)[words().all_sheet]
    at = {
        name: cell_of(sheet, indicator, column).coordinate
        for name, indicator, column in (
            ("formula", GDP, "q1"), ("text", GDP, "q2"), ("status", GDP, "status"),
            ("firms", FIRMS, "q1"), ("remark", FIRMS, "remark"), ("far", INVESTMENT, "q1"),
        )
    }  # fmt: skip
    assert sorted(faults) == sorted(
        [
            (at["formula"], "UnusableWorkbook"), (at["text"], "CellFault"), (at["status"], "CellFault"),
            (at["firms"], "CellFault"), (at["remark"], "UnusableWorkbook"), (at["far"], "ImplausibleFigure"),
        ]
    )  # fmt: skip


def test_every_cell_with_a_fault_is_marked_and_told_beside_it(fill, take_over):
    path = fill({GDP: {"q1": "=5+0.7", "q2": "约好"}, FIRMS: {"q1": "很多"}})
    error = refused(take_over, path)
    copy = write(path, error)
    assert copy is not None
    assert copy.name == "filled-待更正.xlsx"
    sheet = openpyxl.load_workbook(copy)[words().all_sheet]
    told = {cell.coordinate: cell for row in sheet.iter_rows() for cell in row if cell.comment}
    marked = {cell_of(sheet, *where).coordinate for where in ((GDP, "q1"), (GDP, "q2"), (FIRMS, "q1"))}
    assert told.keys() == marked
    assert all(cell.fill.fgColor.rgb == "FFF8C9C4" for cell in told.values())
    formula = told[cell_of(sheet, GDP, "q1").coordinate]
    assert formula.comment.text == "工作簿不能使用\n应为：一个数值\n请把公式粘贴为数值。"
    assert formula.value == "=5+0.7"
    assert cell_of(sheet, GDP, "q2").value == "约好"


def test_what_is_wrong_with_the_whole_file_is_told_on_its_first_page(fill, take_over):
    path = fill({})
    copy = write(path, refused(take_over, path))
    assert copy is not None
    guide = openpyxl.load_workbook(copy)[words().guide_sheet]
    assert "至少在一个季度栏填一个数" in guide["A1"].comment.text


def test_a_file_that_is_no_workbook_has_no_copy(tmp_path, take_over):
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"no workbook")
    assert write(path, refused(take_over, path)) is None


def test_units_are_told_in_chinese_and_in_english_on_request(built, fill, project, tmp_path, monkeypatch):
    home = tmp_path / "home"
    (home / "data" / "raw").mkdir(parents=True)
    store.write(datapackage.package(built), home / "data" / "processed")
    monkeypatch.setenv(ROOT_VARIABLE, str(home))
    path = fill({GDP: {"q1": "=5+0.7", "q2": "约好", "q3": "3个"}})
    told = run("progress", "import", "--lang", "zh", path)
    assert told.exit_code == 2
    assert told.stderr.startswith("共3处问题\n1. 工作簿不能使用\n  应为  一个数值\n  实际  公式\n")
    assert "位置  filled.xlsx，工作表“进度”，单元格" in told.stderr
    assert "单位不能换算" in told.stderr
    assert "filled-待更正.xlsx" in told.stderr.splitlines()[-1]
    assert (tmp_path / "filled-待更正.xlsx").is_file()
    english = run("progress", "import", "--lang", "en", path)
    assert english.stderr.startswith("3 faults\n1. workbook cannot be used\n  expected  a value\n")
    assert (tmp_path / "filled-to-correct.xlsx").is_file()


def test_no_fault_of_a_workbook_is_told_half_in_english(fill, take_over):
    path = fill(
        {
            GDP: {"q1": "约好", "q2": "3个", "q3": 6600, "q4": "4万", "published": "去年", "status": "大概"},
            FIRMS: {"q1": 3.5, "q2": "新增28家", "q3": "3幺", "q4": 10**19},
        }
    )
    error = refused(take_over, path)
    assert isinstance(error, Faults)
    for one in all_of(error):
        assert isinstance(one.expected, Phrase) or type(one).__name__ == "UnknownUnit", one
        assert isinstance(one.remedy, Phrase) or type(one).__name__ == "UnknownUnit", one
        said = message(one, "zh").partition("位置")[0]
        assert not any(word in said for word in ("the ", "one ", "expected", "Write")), said


def test_a_phrase_keeps_its_chinese_in_another_process():
    said = pickle.loads(pickle.dumps(say("value")))
    assert (said, said.zh) == ("a value", "一个数值")
    fault = CellFault(expected=said, found="x", where="w", remedy=say("choose"))
    assert pickle.loads(pickle.dumps(fault)).expected.zh == "一个数值"


@pytest.mark.parametrize(
    ("cells", "behind"),
    [
        ('<row><c r="A1"><v>6</v></c></row>', '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        ("<row>" + '<c s="1"/>' * 9_000 + "</row>", ""),
    ],
    ids=["merged", "empty"],
)
def test_a_workbook_that_openpyxl_makes_millions_of_cells_of_has_no_copy(
    cells, behind, tmp_path, monkeypatch
):
    monkeypatch.setattr(marked_copy, "_MOST_BYTES", 80_000)
    sheet = f'<worksheet xmlns="{SHEET}"><sheetData>{cells}</sheetData>{behind}</worksheet>'
    (tmp_path / "book.xlsx").write_bytes(workbook(sheet.encode()))
    fault = UnusableWorkbook(expected="x", found="y", where="book.xlsx", remedy="z")
    assert write(tmp_path / "book.xlsx", fault) is None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["book.xlsx"]
