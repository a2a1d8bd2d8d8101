"""Tasks from a paper's text over the workbook to `track`."""

from __future__ import annotations

import openpyxl
import pytest

from indicators.tables.reported import task_reports
from indicators.workbooks.progress.progress_task_layout import OPEN, task_sheet

from ...commands import run, succeed

Q2 = ("--quarter", "2025-Q2")
UNDER_WAY = {"period": "2025年二季度", "status": "正在推进", "progress": "已开3次会"}


def standing(rows):
    return {number: (row["status"], row["light"], row["reason"]) for number, row in rows.items()}


def test_every_task_is_tracked_before_anybody_has_reported(track):
    assert standing(track("--quarter", "2025-Q1")) == {
        "1": ("no_observation", "grey", "worst_target:210600-2025-task-breakdown@36"),
        "2": ("no_observation", "grey", "no_report"),
        "3": ("not_due", "grey", "deadline_ahead:2025-06-30"),
    }
    assert track(*Q2)["3"]["reason"] == "overdue_unreported:2025-06-30"
    row = track(*Q2)["2"]
    assert (row["indicator"], row["target"], row["target_id"]) == (
        "",
        "加强调查研究。",
        "210600-2025-task-breakdown@task.2",
    )


def test_the_sheet_has_its_identifiers_hidden_at_the_end_and_prints_on_a4(fill):
    book = openpyxl.load_workbook(fill({}))
    sheet = book["任务"]
    heads = [cell.value for cell in sheet[1]]
    assert heads == [column.header for column in task_sheet().columns.values()]
    assert heads[-1] == "任务编号"
    assert "年度目标" not in heads
    assert sheet.column_dimensions["S"].hidden
    assert (int(sheet.page_setup.paperSize), sheet.page_setup.orientation) == (9, "landscape")
    assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)
    names = list(task_sheet().columns)
    opened = {names[cell.column - 1] for cell in sheet[2] if not cell.protection.locked}
    assert opened == set(OPEN)


def test_a_report_comes_back_and_says_how_the_task_stands(fill, track, city):
    path = fill({"2": UNDER_WAY, "3": {"period": "2025-05", "status": "推进中"}})
    taken = succeed("progress", "import", path)
    assert "Tasks: 2 new or replaced, 0 unchanged." in taken.stderr
    assert "unchanged.\nTasks" in taken.stderr
    assert "Not read" not in taken.stderr
    assert standing(track(*Q2)) == {
        "1": ("no_observation", "grey", "worst_target:210600-2025-task-breakdown@36"),
        "2": ("under_way", "green", "reported:2025-Q2"),
        "3": ("delayed", "red", "overdue:2025-06-30"),
    }
    assert track("--quarter", "2025-Q1")["2"]["status"] == "no_observation"
    assert standing(track("--quarter", "2025-Q3"))["2"] == ("stale", "grey", "stale:under_way|2025-Q2")
    assert standing(track("--month", "2025-08"))["2"] == ("under_way", "green", "reported:2025-Q2")
    (report, _) = task_reports.read(city)
    assert (report.progress, report.file) == ("已开3次会", f"{report.file[:12]}-w.xlsx")
    assert "Tasks: 0 new or replaced, 2 unchanged." in succeed("progress", "import", path).stderr


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"reported_by": "市政府办"}, ("met", "green", "reported_only:市政府办")),
        (
            {"verified": "属实", "verified_by": "督查室", "verified_on": "2025年7月2日"},
            ("met", "green", "verified:督查室|2025-07-02"),
        ),
        (
            {"verified": "不属实", "verified_by": "督查室", "verified_on": "2025-07-02"},
            ("under_way", "yellow", "refuted:督查室|2025-07-02"),
        ),
    ],
)
def test_what_a_unit_calls_done_is_its_word_until_somebody_looked(fill, track, told, expected):
    succeed("progress", "import", fill({"2": {"period": "2025-Q2", "status": "已完成", **told}}))
    assert standing(track(*Q2))["2"] == expected


REFUTED = {"verified": "不属实", "verified_by": "督查室", "verified_on": "2025-07-02"}
AGAIN = {"period": "2025-Q3", "status": "已完成", "verified": "", "verified_by": "", "verified_on": ""}


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ({}, ("stale", "grey", "stale:under_way|2025-Q2;refuted:督查室|2025-07-02")),
        (AGAIN, ("under_way", "yellow", "refuted:督查室|2025-07-02")),
        (
            AGAIN | {"verified": "属实", "verified_by": "督查室", "verified_on": "2025-10-03"},
            ("met", "green", "verified:督查室|2025-10-03"),
        ),
        (AGAIN | {"status": "推进中"}, ("under_way", "green", "reported:2025-Q3")),
    ],
)
def test_what_was_found_untrue_stays_so_until_somebody_looks_again(fill, track, later, expected):
    succeed("progress", "import", fill({"2": {"period": "2025-Q2", "status": "已完成", **REFUTED}}))
    if later:
        succeed("progress", "import", fill({"2": later}))
    assert standing(track("--quarter", "2025-Q3"))["2"] == expected


@pytest.mark.parametrize(
    ("quarter", "expected"),
    [
        ("2025-Q1", ("not_started", "yellow", "reported:2025-Q1")),
        ("2025-Q2", ("delayed", "red", "not_started:2025-Q2")),
    ],
)
def test_a_task_nobody_has_begun_is_late_from_half_its_time_on(fill, track, quarter, expected):
    succeed("progress", "import", fill({"2": {"period": quarter, "status": "未启动"}}))
    assert standing(track("--quarter", quarter))["2"] == expected


def test_the_worst_target_speaks_for_its_task_whatever_the_unit_says(fill, track):
    report = {"1": {"period": "2025-Q2", "status": "已完成", "reported_by": "市住建局"}}
    succeed("progress", "import", fill(report, parks="1"))
    succeed("build")
    assert standing(track(*Q2))["1"] == ("behind", "red", "claims_done:210600-2025-task-breakdown@36")


def test_an_extension_counts_once_somebody_approved_it(fill, track):
    late = {"period": "2025-Q2", "status": "推进中", "extended_to": "2025-09-30"}
    succeed("progress", "import", fill({"3": late}))
    assert track(*Q2)["3"]["reason"] == "overdue:2025-06-30"
    approved = fill({"3": {"approved_by": "刘市长"}}, "second.xlsx")
    succeed("progress", "import", approved, "--replace")
    row = track(*Q2)["3"]
    assert (row["status"], row["due_source"]) == ("under_way", "deadline:2025-09-30")
    assert (row["replaced"], row["in_force_from"]) == ("6月底前", "2025-06-30")


def test_a_task_of_no_paper_is_added_and_keeps_its_number(fill, track, city):
    own = {"text": "办好现场会", "lead_units": "市农业农村局", "due": "2025-10-31", **UNDER_WAY}
    succeed("progress", "import", fill({"": own}))
    row = track(*Q2)["交办1"]
    assert (row["target"], row["status"], row["due_source"]) == (
        "办好现场会",
        "under_way",
        "deadline:2025-10-31",
    )
    again = fill(
        {"交办1": {"period": "2025-Q3", "status": "已完成"}, "": {**own, "text": "修好桥"}}, "b.xlsx"
    )
    succeed("progress", "import", again)
    assert {(one.task, one.text, one.period) for one in task_reports.read(city)} == {
        ("交办1", "办好现场会", "2025-Q2"), ("交办1", "办好现场会", "2025-Q3"),
        ("交办2", "修好桥", "2025-Q2"),
    }  # fmt: skip


def test_each_unit_gets_a_file_or_a_sheet_of_its_own(fill, city, tmp_path):
    folder = tmp_path / "units"
    succeed("progress", "template", "--place", "丹东市", "--year", 2025, "--out", folder, "--split")
    names = {path.stem for path in folder.glob("*.xlsx")}
    assert names == {"市住房城乡建设局", "市政府办公室", "市委编办"}
    one = openpyxl.load_workbook(folder / "市政府办公室.xlsx")
    assert one.sheetnames == ["填报说明", "任务", "lists"]
    assert [cell.value for cell in one["任务"]["A"]][:3] == ["任务序号", "2", None]
    both = tmp_path / "both.xlsx"
    succeed("progress", "template", "--place", "丹东市", "--year", 2025, "--out", both, "--by", "unit")
    sheets = openpyxl.load_workbook(both).sheetnames
    assert sheets[1:-1] == ["市住房城乡建设局", "市住房城乡建设局任务", "市政府办公室任务", "市委编办任务"]


def test_targets_alone_are_listed_on_request(city):
    made = succeed("track", "--place", "丹东市", *Q2, "--no-tasks", "--format", "jsonl").stdout
    assert len(made.splitlines()) == 1


@pytest.mark.parametrize(("options", "found"), [((), "neither"), ((*Q2, "--month", "2025-08"), "both")])
def test_a_quarter_or_a_month_is_asked_for(city, options, found):
    done = run("track", "--place", "丹东市", *options)
    assert done.exit_code == 2
    assert "expected  --quarter or --month, one of them" in done.stderr
    assert f"found     {found}" in done.stderr
    assert "to do     Write --quarter 2025-Q2 or --month 2025-08." in done.stderr


def test_the_table_shows_a_task_by_its_words(fill, city):
    succeed("progress", "import", fill({"2": UNDER_WAY}))
    lines = succeed("track", "--place", "丹东市", *Q2).stdout.splitlines()
    (line,) = [line for line in lines if "加强调查研究" in line]
    assert line.split() == ["2", "加强调查研究。", "2025年二季度", "✓", "推进中"]


def test_validate_reads_the_reports(fill, city):
    succeed("progress", "import", fill({"2": UNDER_WAY}))
    path = city.progress / "tasks.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",2,", ",77,"), encoding="utf-8")
    for words in (["validate"], ["track", "--place", "丹东市", *Q2]):
        done = run(*words)
        assert done.exit_code == 2
        # The table of `validate` breaks a line within words.
        assert "task77" in "".join(done.output.split())
