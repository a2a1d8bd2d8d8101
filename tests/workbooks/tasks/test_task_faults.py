"""What a sheet of tasks may not say: every fault with its cell, and nothing written."""

from __future__ import annotations

import openpyxl
import pytest

from ...commands import run

OK = {"period": "2025-Q2", "status": "推进中"}


def refused(path):
    done = run("progress", "import", "--lang", "en", path)
    assert done.exit_code == 2, done.output
    return done.stderr


@pytest.mark.parametrize(
    ("told", "expected", "found", "cell"),
    [
        ({"status": "快好了"}, "one of 未启动、推进中、已完成、滞后", "'快好了'", "G3"),
        ({"status": None}, "one of 未启动、推进中、已完成、滞后", "an empty cell", "G3"),
        ({"period": "2024-Q2"}, "a quarter or a month of 2025", "'2024-Q2'", "F3"),
        ({"reported_on": "2025年2月30日"}, "a day: 2025-06-30, 2025年6月30日", "'2025年2月30日'", "M3"),
        ({"extended_to": "年底"}, "a day: 2025-06-30, 2025年6月30日", "'年底'", "Q3"),
        ({"evidence": "C:\\a.pdf"}, "evidence that stands inside the project", "C:\\a.pdf", "K3"),
        ({"verified": "大概"}, "one of 未核实、属实、不属实", "'大概'", "N3"),
        ({"status": "已完成", "verified": "属实", "verified_on": "2025-07-01"},
         "by whom it was verified", "an empty cell", "O3"),
        ({"verified": "属实", "verified_by": "某", "verified_on": "2025-07-01"},
         "a report of 已完成 to verify", "'属实'", "N3"),
        ({"text": "另一件事"}, "加强调查研究。, as exported", "另一件事", "B3"),
        ({"due": "2025-06-30"}, "an empty cell, as exported", "2025-06-30", "D3"),
        ({"task_id": "list@99"}, "a task of 丹东市 in 2025", "'list@99'", "S3"),
    ],
)  # fmt: skip
def test_a_cell_nobody_understands_is_named(fill, city, told, expected, found, cell):
    message = refused(fill({"2": OK | told}))
    assert f"expected  {expected}" in message
    assert f"found     {found}" in message.replace("\\\\", "\\")
    assert f"where     w.xlsx, sheet 任务, cell {cell}" in message
    assert not city.progress.exists()


def test_all_faults_are_told_together_and_a_good_row_is_not_written(fill, city):
    message = refused(fill({"1": OK, "2": OK | {"status": "?", "reported_on": "?"}, "3": {"period": "x"}}))
    assert message.startswith("4 faults")
    assert not city.progress.exists()


def test_a_deadline_written_over_is_told_with_the_other_faults_of_its_row(fill, city):
    message = refused(fill({"1": OK | {"due": "13月底", "status": "快好了"}, "3": OK | {"due": "13月底"}}))
    assert message.startswith("3 faults")
    assert message.count("found     13月底") == 2
    assert "a later day belongs into 申请延期至" in message


def test_evidence_that_a_cell_links_to_is_looked_at(fill, city):
    path = fill({"2": OK | {"evidence": "照片"}})
    book = openpyxl.load_workbook(path)
    book["任务"]["K3"].hyperlink = "file:///C:/a.jpg"
    book.save(path)
    assert "found     file:///C:/a.jpg" in refused(path)


def test_a_task_without_words_and_a_sheet_without_a_column_are_told(fill, city):
    assert "expected  the words of the task" in refused(fill({"": OK}))
    path = fill({"2": OK}, "short.xlsx")
    book = openpyxl.load_workbook(path)
    book["任务"].delete_cols(7)
    book.save(path)
    assert "found     no 进展状态" in refused(path)


def test_a_task_reported_twice_is_told(fill, city):
    path = fill({"2": OK})
    book = openpyxl.load_workbook(path)
    book.copy_worksheet(book["任务"])
    book.save(path)
    message = refused(path)
    assert "expected  each task filled in once for a period" in message
    assert "found     task 2, 2025-Q2, again, as in sheet 任务, row 3" in message
    assert "if two units claim the task, ask which one leads it." in message


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ({"number": "2", "text": "加强调查研究。"}, "task 2, which has a row of its own"),
        ({"text": "加强调查研究。", "lead_units": "市财政局"}, "task 2, which has a row of its own"),
        ({"number": 2, "text": "另一件事"}, "task 2, which has a row of its own"),
        ({"number": "99", "text": "修桥"}, "the number 99, which no task of the papers has"),
    ],
)
def test_a_spare_row_takes_no_task_of_a_paper(fill, city, told, found):
    message = refused(fill({"": OK | told}))
    assert f"found     {found}" in message
    assert "where     w.xlsx, sheet 任务, row 5" in message
    assert not city.progress.exists()


def test_a_task_reported_twice_is_told_in_chinese(fill, city):
    path = fill({"2": OK})
    book = openpyxl.load_workbook(path)
    book.copy_worksheet(book["任务"])
    book.save(path)
    told = run("progress", "import", "--lang", "zh", path).stderr
    assert "任务2（2025-Q2）重复填写，另见工作表“任务”第3行" in told


def test_a_stored_report_is_not_overwritten_unless_asked(fill, city):
    first = run("progress", "import", str(fill({"2": OK})))
    assert first.exit_code == 0
    before = (city.progress / "tasks.csv").read_bytes()
    message = refused(fill({"2": {"status": "滞后"}}, "second.xlsx"))
    assert "expected  what is stored for task 2, 2025-Q2: 进展状态 推进中" in message
    assert "found     进展状态 滞后" in message
    assert "Give a later 填报期 to what is new, or import with --replace" in message
    assert (city.progress / "tasks.csv").read_bytes() == before
