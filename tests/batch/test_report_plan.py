"""reports.yaml: what it gives, and every fault of it at once, with its line."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from indicators.batch import jobs, report_plan
from indicators.errors import Faults, ReportPlanFault

DOCUMENTS = pd.DataFrame(
    [
        ("a-plan", "甲市", "five_year_plan", "2021/2025", "public"),
        ("a-tasks", "甲市", "task_breakdown", "2023", "public"),
        ("b-tasks", "乙市", "task_breakdown", "2025", "public"),
        ("c-tasks", "丙市", "action_plan", "2021", "restricted"),
    ],
    columns=["document_id", "place", "kind", "period", "disclosure"],
)
TARGETS = pd.DataFrame(
    [
        ("a-tasks", "甲市", "100000", "annual", "2023", False),
        ("", "甲市", "100000", "annual", "2024", False),
        ("b-tasks", "乙市", "200000", "annual", "2025", False),
        ("c-tasks", "丙市", "300000", "annual", "2021", True),
    ],
    columns=["document_id", "place", "adcode", "horizon", "period", "is_restricted"],
)


def outputs(tmp_path: Path, text: str, include_restricted: bool = False) -> list[str]:
    path = tmp_path / "reports.yaml"
    path.write_text(text, "utf-8")
    return [job.output for job in report_plan.jobs_of(path, TARGETS, DOCUMENTS, include_restricted)]


def test_what_is_not_said_means_all_there_is(tmp_path: Path) -> None:
    everything = [job.output for job in jobs.all_jobs(TARGETS, DOCUMENTS)]
    assert sorted(outputs(tmp_path, "- language: zh\n")) == sorted(everything)


def test_an_entry_is_narrowed_by_what_it_says(tmp_path: Path) -> None:
    text = """# the office's own
- notebooks: [quarterly_report, responsibility]
  places: 甲市
  years: [2023, 2024]
  quarters: [2, 4]
- notebooks: compare_cities
  language: [zh, en]
"""
    assert outputs(tmp_path, text) == [
        "甲市-2023-Q2", "甲市-2023-Q4", "甲市-2024-Q2", "甲市-2024-Q4", "甲市-2023-responsibility",
        "甲市-2023-乙市-2025-compare", "甲市-2023-乙市-2025-compare.en",
    ]  # fmt: skip


def test_a_report_asked_for_twice_is_made_once(tmp_path: Path) -> None:
    entry = "- {notebooks: quarterly_report, places: 甲市, quarters: 1}\n"
    assert outputs(tmp_path, entry * 2) == ["甲市-2023-Q1"]


def test_restricted_papers_only_when_the_command_asks_for_them(tmp_path: Path) -> None:
    entry = "- {notebooks: quarterly_report, places: 丙市, quarters: 1}\n"
    with pytest.raises(ReportPlanFault, match="expected  a place with annual targets\n  found     '丙市'"):
        outputs(tmp_path, entry)
    assert outputs(tmp_path, entry, include_restricted=True) == ["丙市-2021-Q1"]


def test_all_faults_are_told_at_once_with_their_lines(tmp_path: Path) -> None:
    text = """- notebooks: quarterly
  quarters: [1, 5]
- places: [甲]
  years: [2023, 1999]
- notebooks: plan_vs_annual
  places: [乙市]
- notebooks: [responsibility]
  year: 2023
- notebooks: compare_cities
  years: "2023"
"""
    with pytest.raises(Faults) as told:
        outputs(tmp_path, text)
    assert [(fault.where, fault.found) for fault in told.value.errors] == [
        ("reports.yaml, line 1, entry quarterly, notebooks", "'quarterly'"),
        ("reports.yaml, line 2, entry quarterly, quarters", "5"),
        ("reports.yaml, line 8, entry ['responsibility'], year", "the field year"),
        ("reports.yaml, line 10, entry compare_cities, years", "'2023'"),
        ("reports.yaml, line 3, entry 2, places", "'甲'"),
        ("reports.yaml, line 5, entry plan_vs_annual", "none for plan_vs_annual"),
    ]
    assert "notebooks.0 should be 'quarterly_report', 'plan_vs_annual'" in told.value.errors[0].expected
    assert told.value.errors[4].remedy == "Did you mean 甲市?"
    assert told.value.errors[5].remedy == (
        "plan_vs_annual needs a five-year plan, responsibility a task breakdown of the year, "
        "compare_cities two places."
    )


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
        report_plan.jobs_of(tmp_path / "reports.yaml", TARGETS, DOCUMENTS)
