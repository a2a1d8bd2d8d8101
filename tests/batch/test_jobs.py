"""Jobs are taken from the tables: nothing about a city is written in code."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.batch import jobs, runner, selection
from indicators.errors import BadPeriod, UnknownPlace
from indicators.project import Project
from indicators.tables.store import Tables

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
        ("a-plan", "甲市", "100000", "plan", "2025", False),
        ("a-plan", "甲市", "100000", "annual", "2022", False),
        ("a-tasks", "甲市", "100000", "annual", "2023", False),
        ("a-tasks", "甲县", "100001", "annual", "2023", False),
        ("", "甲市", "100000", "annual", "2024", False),
        ("b-tasks", "乙市", "200000", "annual", "2025", False),
        ("c-tasks", "丙市", "300000", "annual", "2021", True),
    ],
    columns=["document_id", "place", "adcode", "horizon", "period", "is_restricted"],
)


def test_all_jobs_are_those_of_the_registered_public_papers() -> None:
    made = jobs.all_jobs(TARGETS, DOCUMENTS)
    assert [job.output for job in made] == [
        "甲市-2023-Q1",
        "甲市-2023-Q2",
        "甲市-2023-Q3",
        "甲市-2023-Q4",
        "乙市-2025-Q1",
        "乙市-2025-Q2",
        "乙市-2025-Q3",
        "乙市-2025-Q4",
        "甲市-2023-plan",
        "甲市-2023-responsibility",
        "乙市-2025-responsibility",
        "甲市-2023-乙市-2025-compare",
    ]
    assert {job.notebook for job in made[:8]} == {jobs.QUARTERLY}
    assert [job.notebook for job in made[8:]] == [jobs.PLAN, jobs.DUTY, jobs.DUTY, jobs.CITIES]
    assert made[1].parameters == {
        "place": "甲市",
        "year": 2023,
        "quarter": 2,
        "lang": "zh",
        "include_restricted": False,
    }
    assert made[-1].parameters["places"] == ["甲市", "乙市"]
    assert made[-1].parameters["years"] == [2023, 2025]


def test_titles_speak_the_language() -> None:
    zh, en = (
        selection.chosen_jobs(TARGETS, DOCUMENTS, ["甲市"], "2023-Q2", lang)[0] for lang in ("zh", "en")
    )
    assert (zh.title, zh.output) == ("甲市2023年二季度目标进展", "甲市-2023-Q2")
    assert (en.title, en.output) == ("甲市: progress to targets, Q2 2023", "甲市-2023-Q2.en")
    assert en.parameters["lang"] == "en"


def test_restricted_papers_only_when_asked_for() -> None:
    assert not [job for job in jobs.all_jobs(TARGETS, DOCUMENTS) if "丙市" in job.output]
    asked = jobs.all_jobs(TARGETS, DOCUMENTS, include_restricted=True)
    assert [job.output for job in asked if job.output.startswith("丙市-2021-Q")]
    assert all(job.parameters["include_restricted"] is True for job in asked)


def test_a_place_gives_its_quarters_its_plan_and_who_answers() -> None:
    made = selection.chosen_jobs(TARGETS, DOCUMENTS, ["甲市"])
    assert [job.output for job in made] == [
        *(f"甲市-2023-Q{n}" for n in (1, 2, 3, 4)),
        "甲市-2023-plan",
        "甲市-2023-responsibility",
    ]


def test_a_quarter_may_rest_on_reported_targets() -> None:
    (job,) = selection.chosen_jobs(TARGETS, DOCUMENTS, ["甲市"], "2024-Q1")
    assert job.parameters["year"] == 2024


def test_a_quarter_without_a_place_is_made_for_every_place_that_has_the_year() -> None:
    made = selection.chosen_jobs(TARGETS, DOCUMENTS, quarter="2023-Q4")
    assert [job.output for job in made] == ["甲市-2023-Q4", "甲县-2023-Q4"]


def test_an_unknown_place_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownPlace, match=r"'甲'\n  where     --place\n  to do     Did you mean 甲"):
        selection.chosen_jobs(TARGETS, DOCUMENTS, ["甲"])


def test_a_restricted_place_is_told_how_to_ask() -> None:
    with pytest.raises(UnknownPlace, match="add --include-restricted"):
        selection.chosen_jobs(TARGETS, DOCUMENTS, ["丙市"])


@pytest.mark.parametrize("text", ["2023-Q5", "2023Q1", "Q1", "20-Q1", "2023-Q0"])
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(BadPeriod, match="not a period"):
        selection.chosen_jobs(TARGETS, DOCUMENTS, quarter=text)


@pytest.mark.parametrize("text", ["2023", "2023-H1", "2023-Q1/Q3"])
def test_a_period_that_is_no_quarter(text: str) -> None:
    with pytest.raises(BadPeriod, match="one quarter, such as 2023-Q2"):
        selection.chosen_jobs(TARGETS, DOCUMENTS, quarter=text)


def test_a_year_without_targets() -> None:
    with pytest.raises(BadPeriod, match=r"\(乙市: 2025\)\n  found     '2023-Q1'"):
        selection.chosen_jobs(TARGETS, DOCUMENTS, ["乙市"], "2023-Q1")


def test_one_place_alone_is_not_compared() -> None:
    assert jobs.city_jobs({"甲市": [2023]}, "zh", False) == []


@given(st.lists(st.text(max_size=300), min_size=1, max_size=4))
def test_a_file_name_is_always_safe_and_short(parts: list[str]) -> None:
    name = jobs.file_stem(*parts)
    assert len(name) <= jobs.LONGEST_NAME
    assert not set(name) & set("/\\<>:\"|?*'& .{}")


def test_long_names_that_begin_alike_stay_apart() -> None:
    long = "长" * 200
    assert jobs.file_stem(long, "2023-Q1") != jobs.file_stem(long, "2023-Q2")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_job_of_the_documents_may_run(built: Tables, built_project: Project, lang: str) -> None:
    wanted = jobs.all_jobs(built.targets, built.documents, lang)
    assert len(wanted) > 5
    runner.check(wanted, built_project)
