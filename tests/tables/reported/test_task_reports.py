"""Reports on tasks in data/raw/progress/tasks.csv: what is read, and what is told of a file by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.errors import Faults, UnreadableTable
from indicators.project import Project
from indicators.tables.reported import task_reports
from indicators.tables.reported.task_reports import HEADER, TaskReport, leads_outside, read, render
from indicators.tables.reported.task_words import task_words
from indicators.vocabulary.message_words import in_chinese

BASE = {"place": "鞍山市", "document_id": "tasks", "task": "4", "period": "2023-Q2", "status": "推进中"}


@pytest.fixture
def written(tmp_path):
    project = Project(tmp_path)
    project.progress.mkdir(parents=True)

    def write(*rows):
        lines = [",".join(str({**BASE, **row}.get(name, "")) for name in HEADER) for row in rows]
        (project.progress / "tasks.csv").write_text(
            "\n".join([",".join(HEADER), *lines, ""]), encoding="utf-8"
        )
        return project

    return write


def told(project):
    with pytest.raises((UnreadableTable, Faults)) as caught:
        read(project)
    return caught.value


def test_no_file_is_no_report(tmp_path):
    assert read(Project(tmp_path)) == []


@pytest.mark.parametrize(
    ("row", "column", "expected", "found"),
    [
        ({"status": "快好了"}, "status", "one of 未启动、推进中、已完成、滞后", "'快好了'"),
        ({"verified": "也许"}, "verified", "one of 未核实、属实、不属实", "'也许'"),
        ({"extended_to": "2023-02-30"}, "extended_to",
         "a day that the calendar has, as 2025-06-30", "'2023-02-30'"),
        ({"due": "年底"}, "due", "a day that the calendar has, as 2025-06-30", "'年底'"),
        ({"period": "2023"}, "period", "a quarter or a month: 2025-Q2, 2025-08", "'2023'"),
        ({"period": "上半年"}, "period", "a quarter or a month: 2025-Q2, 2025-08", "'上半年'"),
        ({"place": "鞍山"}, "place", "a place's full name", "'鞍山'"),
        ({"evidence": "../../a.pdf"}, "evidence",
         "evidence that stands inside the project, or a web address", "'../../a.pdf'"),
    ],
)  # fmt: skip
def test_a_cell_nobody_understands_is_told(written, row, column, expected, found):
    error = told(written({}, {"task": "5"} | row))
    assert (error.expected, error.found) == (expected, found)
    assert error.where == f"data/raw/progress/tasks.csv, row 3, column {column}"
    assert error.remedy == "Correct the cell; data/raw/README.md says what each column holds."


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"document_id": ""}, "the words of a task that stands in no paper, in the column text"),
        ({"verified": "属实"}, "by whom and when it was verified, in verified_by and verified_on"),
    ],
)
def test_what_a_row_does_not_say_is_told(written, row, expected):
    error = told(written(row))
    assert (error.expected, error.found) == (expected, "task 4 without")
    assert error.where == "data/raw/progress/tasks.csv, row 2"


def test_a_task_twice_is_told_and_two_units_that_claim_it(written):
    error = told(written({"reported_by": "甲局"}, {"reported_by": "甲局"}))
    assert (error.expected, error.found) == (
        "one report a task and period",
        "task 4, 2023-Q2: again as in row 2",
    )
    assert error.remedy == "Delete one of the two rows."
    claimed = told(written({"reported_by": "甲局"}, {"reported_by": "乙局"}))
    assert claimed.expected == "one unit that reports on a task"
    assert claimed.found == "task 4, 2023-Q2: 甲局 in row 2, 乙局 here"
    assert claimed.where == "data/raw/progress/tasks.csv, row 3"
    assert claimed.remedy == "Ask which of the two units leads the task, and delete the other's row."


def test_a_number_that_stands_for_two_assigned_tasks_is_told(written):
    own = {"document_id": "", "task": "交办1"}
    error = told(written(own | {"text": "修桥"}, own | {"text": "修路", "period": "2023-Q3"}))
    assert (error.expected, error.found) == ("修桥, as in row 2", "修路")
    assert error.remedy == "Give the second task a number of its own instead of 交办1."


def test_all_faults_are_told_together(written, built):
    project = written({"status": "?", "due": "?"}, {"place": "?"}, {}, {}, {"task": "999"})
    assert len(told(project).errors) == 4
    with pytest.raises(Faults) as caught:
        read(project, built)
    assert len(caught.value.errors) == 4 + 3
    assert "task 999" in str(caught.value)


def test_two_units_are_told_in_chinese_too(written):
    claimed = told(written({"reported_by": "甲局"}, {}))
    assert in_chinese(claimed.found) == "任务4，2023-Q2：第2行为甲局，此行为未写填报单位"


def test_a_task_of_no_paper_is_told(built):
    real = {**BASE, "document_id": "anshan-2023-task-breakdown"}
    reports = [TaskReport(**real), TaskReport(**{**real, "task": "999"}), TaskReport(**BASE)]
    faults = task_reports.unknown([*reports, TaskReport(**{**real, "place": "锦州市"})], built)
    assert [fault.found for fault in faults] == [
        "anshan-2023-task-breakdown, task 999", "tasks, task 4", "anshan-2023-task-breakdown, task 4",
    ]  # fmt: skip
    assert faults[0].expected == "a task of a paper of 鞍山市"
    assert faults[0].remedy == (
        "Correct the number after the paper; leave document_id empty for a task of no paper."
    )


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=12)


@given(
    st.sampled_from(list(task_words().statuses)),
    TEXT,
    TEXT.filter(lambda text: not leads_outside(text)),
    st.dates().map(str),
)
def test_what_is_written_is_read_again(tmp_path_factory, status, progress, evidence, day):
    told = {"status": status, "progress": progress, "evidence": evidence, "reported_on": day}
    report = TaskReport.model_validate(BASE | told)
    project = Project(tmp_path_factory.mktemp("again"))
    project.progress.mkdir(parents=True)
    (project.progress / "tasks.csv").write_bytes(render([report]))
    (again,) = read(project)
    assert again.model_copy(update={"line": 0}) == report


def test_the_readme_names_every_column(root):
    text = (
        (root / "data" / "raw" / "README.md")
        .read_text(encoding="utf-8")
        .partition("## progress/tasks.csv")[2]
    )
    named = {
        name
        for line in text.splitlines()
        if line.startswith("| ")
        for name in line[2:].split(" |")[0].split(", ")
    }
    assert set(HEADER) <= named
