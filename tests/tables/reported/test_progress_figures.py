from __future__ import annotations

import hashlib

import pandas as pd
import pytest

from indicators.errors import Faults, RawFileAltered, RawFileMissing, UnreadableTable
from indicators.project import Project
from indicators.tables.contract.flags import Flags
from indicators.tables.contract.records import Observation, records
from indicators.tables.matching.figure_matching import answers, best_first
from indicators.tables.reported import observations, progress_figures
from indicators.tables.reported.progress_figures import PROGRESS_HEADER

BOOK = b"a workbook"
SHA256 = hashlib.sha256(BOOK).hexdigest()
ROW = {
    "place": "锦州市", "adcode": "210700", "indicator_id": "gdp", "indicator": "地区生产总值",
    "measure": "growth", "period": "2025-Q1", "value": "5.7", "unit": "%", "comparator": "eq",
    "status": "preliminary", "source_title": "进度填报表", "source_quality": "department", "source_url": "",
    "published": "2025-04-20", "note": "", "target_id": "tasks@480", "quarter": "1",
    "workbook_sha256": SHA256,
}  # fmt: skip


@pytest.fixture
def written(tmp_path):
    project = Project(tmp_path)
    project.observations.mkdir(parents=True)
    project.progress.mkdir(parents=True)
    (project.progress / progress_figures.kept_name(SHA256, "a.xlsx")).write_bytes(BOOK)

    def write(*rows):
        lines = [",".join(PROGRESS_HEADER), *(",".join((ROW | row).values()) for row in rows)]
        (project.observations / "progress.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return project

    return write


def fault(error_class, project):
    with pytest.raises(error_class) as caught:
        progress_figures.read(project)
    return caught.value


def test_figures_read_and_are_written_back_the_same(written):
    project = written({}, {"period": "2025-H1", "quarter": "2", "value": "5.80"})
    figures = progress_figures.read(project)
    assert [(figure.key, str(figure.value)) for figure in figures] == [
        (("tasks@480", 1), "5.7"), (("tasks@480", 2), "5.80"),
    ]  # fmt: skip
    content = (project.observations / "progress.csv").read_bytes()
    assert progress_figures.render(reversed(figures)) == content


def test_there_are_none_before_the_first_import(tmp_path):
    assert progress_figures.read(Project(tmp_path)) == []


def test_they_are_left_to_their_own_reader(written):
    assert observations.read(written({})) == []


def test_an_observation_is_named_after_its_target_and_period(written):
    figures = progress_figures.read(written({}))
    assert observations.row_ids(figures) == ["progress@tasks.480.2025-Q1"]
    row = observations.table_row(figures[0])
    assert (row["low"], row["unit"], row["basis"], row["source_quality"]) == (5.7, "%", "yoy", "department")


def test_a_count_may_stand_without_a_unit(written):
    (figure,) = progress_figures.read(written({"unit": "", "measure": "increment", "value": "20"}))
    row = observations.table_row(figure)
    assert (row["low"], row["unit"]) == (20.0, "")


def test_a_quarter_given_twice_is_told(written):
    error = fault(UnreadableTable, written({}, {"value": "5.9"}))
    assert error.expected == "one figure a target and quarter"
    assert error.found == "tasks@480, quarter 1, again as in row 2"
    assert error.where == "data/raw/observations/progress.csv, row 3"
    assert error.remedy == "Delete one of the two rows."


def test_a_period_that_is_not_the_quarters_is_told(written):
    error = fault(UnreadableTable, written({"quarter": "2"}))
    assert error.expected == "2025-H1, January to the end of quarter 2"
    assert error.found == "2025-Q1"
    assert error.where == "data/raw/observations/progress.csv, row 2, column period"
    assert error.remedy == "Import the workbook again instead of editing this file."


@pytest.mark.parametrize(
    ("column", "text"), [("quarter", "5"), ("target_id", "480"), ("workbook_sha256", "x")]
)
def test_a_cell_that_cannot_be_used_is_named(written, column, text):
    error = fault(UnreadableTable, written({column: text}))
    assert error.where == f"data/raw/observations/progress.csv, row 2, column {column}"
    assert error.remedy == "Correct the cell after its source."


REMEDY = "Restore the file from version control, or import the workbook again with --replace."


def test_a_workbook_that_is_gone_is_told(written):
    project = written({})
    (project.progress / f"{SHA256[:12]}-a.xlsx").unlink()
    error = fault(RawFileMissing, project)
    assert error.expected == "the workbook that figures of progress.csv came in"
    assert error.found == "no such file"
    assert error.where == f"data/raw/progress/{SHA256[:12]}-….xlsx"
    assert error.remedy == REMEDY


def test_a_workbook_that_was_altered_is_told(written):
    project = written({})
    (project.progress / f"{SHA256[:12]}-a.xlsx").write_bytes(b"another")
    error = fault(RawFileAltered, project)
    assert error.expected == f"sha256 {SHA256}"
    assert error.found == hashlib.sha256(b"another").hexdigest()
    assert error.where == f"data/raw/progress/{SHA256[:12]}-a.xlsx"
    assert error.remedy == REMEDY


def test_all_faults_are_told_at_once(written):
    project = written({}, {"value": "5.9"})
    (project.progress / f"{SHA256[:12]}-a.xlsx").unlink()
    error = fault(Faults, project)
    assert [type(one) for one in error.errors] == [UnreadableTable, RawFileMissing]


def test_an_office_is_believed_before_the_unit_that_reports_on_itself(written, built):
    frame = built.observations.head(2).assign(
        status="preliminary", statement_id="", source_quality=["department", "official"]
    )
    figures = best_first(records(frame, Observation))
    assert [figure.source_quality for figure in figures] == ["official", "department"]


def test_a_copy_of_a_paper_is_believed_after_whoever_measured(built):
    said = built.observations.loc[built.observations["statement_id"] != ""].head(1)
    frame = pd.concat(
        [said.assign(status="preliminary", source_quality="repost")]
        + [
            said.assign(status="preliminary", statement_id="", source_quality=quality)
            for quality in ("department", "official", "encyclopedia")
        ]
    )
    figures = best_first(records(frame, Observation))
    ranked = ["official", "department", "repost", "encyclopedia"]
    assert [figure.source_quality for figure in figures] == ranked


def test_a_figure_filled_in_for_one_target_speaks_to_no_other():
    figure = f"{progress_figures.answer_prefix('tasks@480')}2025-Q1"
    assert answers(figure, "tasks@480")
    assert not answers(figure, "tasks@48")
    assert not answers(figure, "tasks@4801")
    assert answers(figure, "tasks@48", Flags.of("repeated_by:tasks@4;repeated_by:tasks@480"))
    assert answers("reported@210700.gdp.growth.2025-Q1", "tasks@48")
