"""reports.yaml: what it gives, and every fault of it at once, with its line."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from indicators.batch import jobs, report_kinds
from indicators.batch.report_kinds import ReportKinds
from indicators.batch.report_plan import jobs_of_plan
from indicators.errors import Faults, ReportPlanFault
from indicators.tables.store import Tables

from .conftest import ROOT_NOTEBOOKS, tables_of

TABLES = tables_of(
    [
        ("a-plan", "甲市", "100000", "plan", "2025"),
        ("a-tasks", "甲市", "100000", "annual", "2023"),
        ("", "甲市", "100000", "annual", "2024"),
        ("b-tasks", "乙市", "200000", "annual", "2025"),
    ],
    [
        ("a-plan", "甲市", "five_year_plan", "2021/2025"),
        ("a-tasks", "甲市", "task_breakdown", "2023"),
        ("b-tasks", "乙市", "task_breakdown", "2025"),
    ],
)
KINDS = report_kinds.load(ROOT_NOTEBOOKS)
NAMES = (
    "quarterly_report, national_overview, plan_vs_annual, responsibility, plan_account, compare_cities, "
    "indicator_history"
)


def planned(tmp_path: Path, text: str, kinds: ReportKinds = KINDS, tables: Tables = TABLES) -> list[jobs.Job]:
    path = tmp_path / "reports.yaml"
    path.write_text(text, "utf-8")
    return jobs_of_plan(path, kinds, tables)


def outputs(tmp_path: Path, text: str, kinds: ReportKinds = KINDS) -> list[str]:
    return [job.output for job in planned(tmp_path, text, kinds)]


def test_what_is_not_said_means_all_there_is(tmp_path: Path) -> None:
    everything = [job.output for job in jobs.all_jobs(KINDS, TABLES)]
    assert sorted(outputs(tmp_path, "- language: zh\n")) == sorted(everything)


def test_an_entry_is_narrowed_by_what_it_says(tmp_path: Path) -> None:
    text = """# the office's own
- notebooks: [quarterly_report, responsibility]
  places: 甲市
  quarters: [2023-Q2, 2023-Q4, 2024-Q2, 2024-Q4]
- notebooks: compare_cities
  language: [zh, en]
"""
    assert outputs(tmp_path, text) == [
        "甲市-2023-Q2", "甲市-2023-Q4", "甲市-2024-Q2", "甲市-2024-Q4", "甲市-2023-responsibility",
        "甲市-2023-乙市-2025-compare", "甲市-2023-乙市-2025-compare.en",
    ]  # fmt: skip


def test_a_report_asked_for_twice_is_made_once(tmp_path: Path) -> None:
    entry = "- {notebooks: quarterly_report, places: 甲市, quarters: 2023-Q1}\n"
    assert outputs(tmp_path, entry * 2) == ["甲市-2023-Q1"]


def test_all_faults_are_told_at_once_with_their_lines(tmp_path: Path) -> None:
    text = """- notebooks: quarterly
  quarters: [1, 2025-Q5]
- places: [甲]
  years: [2023, 1999]
- notebooks: plan_vs_annual
  places: [乙市]
- notebooks: [responsibility]
  year: 2023
- notebooks: compare_cities
  years: "2023"
- notebooks: data_quality
  quarters: 2021-Q1
"""
    with pytest.raises(Faults) as told:
        outputs(tmp_path, text)
    assert [(fault.where, fault.found) for fault in told.value.errors] == [
        ("reports.yaml, line 8, entry 4, year", "the field year"),
        ("reports.yaml, line 10, entry compare_cities, years", "'2023'"),
        ("reports.yaml, line 1, entry quarterly, notebooks", "'quarterly'"),
        ("reports.yaml, line 2, entry quarterly, quarters", "1"),
        ("reports.yaml, line 2, entry quarterly, quarters", "'2025-Q5'"),
        ("reports.yaml, line 3, entry 2, places", "'甲'"),
        ("reports.yaml, line 5, entry plan_vs_annual", "none for plan_vs_annual"),
        ("reports.yaml, line 11, entry data_quality, notebooks", "'data_quality'"),
        ("reports.yaml, line 12, entry data_quality, quarters", "2021-Q1"),
    ]
    errors = told.value.errors
    assert errors[2].expected == f"a notebook that says in its metadata which report it is ({NAMES})"
    assert errors[2].remedy == "Did you mean quarterly_report?"
    assert errors[3].expected == "a quarter with its year"
    assert errors[3].remedy == "Write 2023-Q1, 2024-Q1, 2025-Q1."
    assert errors[5].remedy == "Did you mean 甲市?"
    assert errors[6].remedy == "For the places and years of the entry plan_vs_annual needs five_year_plan."
    assert errors[8].expected == "a quarter of a year with annual targets (2023, 2024, 2025)"


def test_an_entry_may_name_plans(tmp_path: Path) -> None:
    assert outputs(tmp_path, "- {notebooks: plan_account, plans: 2021/2025}\n") == ["甲市-2021-2025-account"]
    with pytest.raises(ReportPlanFault) as told:
        outputs(tmp_path, "- {notebooks: plan_account, plans: 2011/2015}\n")
    assert (told.value.expected, told.value.found) == (
        "the years of a plan (2021/2025)", "'2011/2015'",
    )  # fmt: skip


def test_an_entry_may_name_a_place_with_a_plan_alone(tmp_path: Path) -> None:
    tables = tables_of(
        [("a-midterm", "甲市", "100000", "plan", "2025"), ("b-tasks", "乙市", "200000", "annual", "2025")],
        [
            ("a-midterm", "甲市", "midterm_assessment", "2021/2025"),
            ("b-tasks", "乙市", "task_breakdown", "2025"),
        ],
    )
    made = planned(tmp_path, "- {notebooks: plan_account, places: [甲市]}\n", tables=tables)
    assert [job.output for job in made] == ["甲市-2021-2025-account"]
    with pytest.raises(ReportPlanFault, match="none for responsibility"):
        planned(tmp_path, "- {notebooks: responsibility, places: [甲市]}\n", tables=tables)


def test_an_entry_may_ask_for_papers(tmp_path: Path) -> None:
    entry = "- {notebooks: quarterly_report, places: 甲市, quarters: 2023-Q1, %s: true}\n"
    (job,) = planned(tmp_path, entry % "notices" + entry % "brief")
    assert job.handouts == ("brief", "notices")
    with pytest.raises(ReportPlanFault, match="quarterly_report among the notebooks"):
        planned(tmp_path, "- {notebooks: plan_vs_annual, places: 甲市, brief: true}\n")


def test_an_entry_may_name_a_scheme(tmp_path: Path) -> None:
    entry = "- {notebooks: quarterly_report, places: 甲市, quarters: 2023-Q1, scheme: SCHEME}\n"
    assert outputs(tmp_path, entry.replace("SCHEME", "points")) == ["甲市-2023-Q1-points"]
    with pytest.raises(ReportPlanFault) as told:
        outputs(tmp_path, entry.replace("SCHEME", "pionts"))
    assert (told.value.found, told.value.remedy) == ("'pionts'", "Did you mean points?")
    assert told.value.expected == "a scheme among standard, points, relative, growth, eurostat"


def test_quarters_narrow_the_reports_by_quarter_alone(tmp_path: Path) -> None:
    assert outputs(tmp_path, "- {places: 甲市, quarters: 2024-Q1}\n") == [
        "甲市-2024-Q1", "2023-overview", "甲市-2023-plan", "甲市-2023-responsibility",
        "甲市-2021-2025-account",
    ]  # fmt: skip


def test_a_notebook_with_faults_of_its_own_gives_no_fault_here(tmp_path: Path) -> None:
    broken = replace(KINDS, broken=("my_note",))
    assert outputs(tmp_path, "- notebooks: [my_note, compare_cities]\n- notebooks: my_note\n", broken) == [
        "甲市-2023-乙市-2025-compare"
    ]


def test_a_year_nobody_has_targets_for(tmp_path: Path) -> None:
    with pytest.raises(ReportPlanFault) as told:
        outputs(tmp_path, "- places: [甲市]\n  years: [2023, 2025]\n")
    assert told.value.expected == "a year with annual targets (2023, 2024)"
    assert told.value.found == "2025"
    assert told.value.where == "reports.yaml, line 2, entry 1, years"
    assert told.value.remedy == "Name one of these, or register a document with targets of that year."


@pytest.mark.parametrize("text", ["", "places: 甲市\n", "- [甲市\n", "- 甲市\n"])
def test_what_is_no_plan(tmp_path: Path, text: str) -> None:
    with pytest.raises(ReportPlanFault, match=r"plan of reports cannot be used(.|\n)*reports\.yaml, line \d"):
        outputs(tmp_path, text)


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(ReportPlanFault, match="or ask for --all"):
        jobs_of_plan(tmp_path / "reports.yaml", KINDS, TABLES)


def test_the_documented_plan_and_metadata_are_read(built: Tables, tmp_path: Path) -> None:
    text = (ROOT_NOTEBOOKS.parent / "docs" / "reports.md").read_text("utf-8")
    plan, metadata = (re.search(rf"(?s)```{kind}\n(.*?)```", text) for kind in ("yaml", "json"))
    assert plan is not None
    assert metadata is not None
    for path in ROOT_NOTEBOOKS.glob("*.ipynb"):
        shutil.copy(path, tmp_path)
    note = json.loads((tmp_path / "plan_vs_annual.ipynb").read_text("utf-8"))
    note["metadata"] |= json.loads(f"{{{metadata[1]}}}")
    (tmp_path / "my_note.ipynb").write_text(json.dumps(note), "utf-8")
    (tmp_path / "reports.yaml").write_text(plan[1], "utf-8")
    kinds = report_kinds.load(tmp_path)
    assert kinds.faults == ()
    assert [job.output for job in jobs_of_plan(tmp_path / "reports.yaml", kinds, built.public())] == [
        "鞍山市-2023-Q1-points", "锦州市-2025-Q1-points", "鞍山市-2023-Q1-points.en",
        "锦州市-2025-Q1-points.en", "鞍山市-2023-plan",
        "鞍山市-2023-my_note", "鞍山市-2021-2025-account", "鞍山市-2023-锦州市-2025-compare",
    ]  # fmt: skip
