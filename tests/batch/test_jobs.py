"""Jobs are taken from the tables: nothing about a city or a notebook is written in code."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.batch import jobs, runner, selection
from indicators.batch.report_kinds import ReportKinds
from indicators.errors import BadParameter, BadPeriod, UnknownPlace
from indicators.project import Project
from indicators.tables.store import Tables

from .conftest import tables_of

TABLES = tables_of(
    [
        ("a-plan", "甲市", "100000", "plan", "2025"),
        ("a-plan", "甲市", "100000", "annual", "2022"),
        ("a-tasks", "甲市", "100000", "annual", "2023"),
        ("a-tasks", "甲县", "100001", "annual", "2023"),
        ("", "甲市", "100000", "annual", "2024"),
        ("b-tasks", "乙市", "200000", "annual", "2025"),
    ],
    [
        ("a-plan", "甲市", "five_year_plan", "2021/2025"),
        ("a-tasks", "甲市", "task_breakdown", "2023"),
        ("b-tasks", "乙市", "task_breakdown", "2025"),
    ],
)


def test_all_jobs_are_those_of_the_registered_papers(kinds: ReportKinds) -> None:
    made = jobs.all_jobs(kinds, TABLES)
    assert [job.output for job in made] == [
        "甲市-2023-Q1",
        "甲市-2023-Q2",
        "甲市-2023-Q3",
        "甲市-2023-Q4",
        "乙市-2025-Q1",
        "乙市-2025-Q2",
        "乙市-2025-Q3",
        "乙市-2025-Q4",
        "2023-overview",
        "2025-overview",
        "甲市-2023-plan",
        "甲市-2023-responsibility",
        "乙市-2025-responsibility",
        "甲市-2021-2025-account",
        "甲市-2023-乙市-2025-compare",
    ]
    assert {job.notebook for job in made[:8]} == {"quarterly_report.ipynb"}
    assert [job.notebook for job in made[8:]] == [
        "national_overview.ipynb", "national_overview.ipynb", "plan_vs_annual.ipynb", "responsibility.ipynb",
        "responsibility.ipynb", "plan_account.ipynb", "compare_cities.ipynb",
    ]  # fmt: skip
    assert made[1].parameters == {
        "place": "甲市",
        "quarter": "2023-Q2",
        "lang": "zh",
        "scheme": "standard",
        "include_restricted": False,
    }
    assert made[-1].parameters["places"] == ["甲市", "乙市"]
    assert made[-1].parameters["years"] == [2023, 2025]


def test_many_places_are_counted_in_title_and_file_name(kinds: ReportKinds) -> None:
    names = [f"{letter}市" for letter in "甲乙丙丁戊"]
    tables = tables_of(
        [(name, name, f"{number}00000", "annual", "2025") for number, name in enumerate(names, 1)],
        [(name, name, "work_report", "2025") for name in names],
    )
    zh, en = (jobs.all_jobs(kinds, tables, lang)[-1] for lang in ("zh", "en"))
    assert zh.title == "城市对比：甲市、乙市、丙市、丁市等5个地区（2025年）"
    assert en.title.endswith("甲市, 乙市, 丙市 and 丁市 and others, 5 in all (2025)")
    assert re.fullmatch(r"甲市-2025-5-[0-9a-f]{8}-compare", zh.output)
    other = jobs.all_jobs(
        kinds,
        replace(
            tables,
            targets=tables.targets.assign(period="2024"),
            documents=tables.documents.assign(period="2024"),
        ),
    )[-1]
    assert other.output != zh.output


def test_titles_speak_the_language(kinds: ReportKinds) -> None:
    zh, en = (selection.chosen_jobs(kinds, TABLES, ["甲市"], "2023-Q2", lang)[0] for lang in ("zh", "en"))
    assert (zh.title, zh.output) == ("甲市2023年上半年目标任务完成情况", "甲市-2023-Q2")
    assert (en.title, en.output) == ("甲市: progress to targets, H1 2023", "甲市-2023-Q2.en")
    assert en.parameters["lang"] == "en"


def test_a_scheme_reaches_the_notebooks_that_declare_it_and_their_names(kinds: ReportKinds) -> None:
    (made,) = selection.chosen_jobs(kinds, TABLES, ["甲市"], "2023-Q2", scheme="points")
    assert (made.parameters["scheme"], made.output) == ("points", "甲市-2023-Q2-points")
    with pytest.raises(BadParameter, match="a scheme among standard, points"):
        selection.select(kinds, TABLES, everything=True, scheme="pionts")


def test_notebooks_are_told_whether_the_tables_hold_restricted_papers(kinds: ReportKinds) -> None:
    made = jobs.all_jobs(kinds, replace(TABLES, has_restricted=True))
    assert len(made) == 15
    assert all(job.parameters["include_restricted"] is True for job in made)


def test_a_place_gives_its_quarters_its_plan_and_who_answers(kinds: ReportKinds) -> None:
    made = selection.chosen_jobs(kinds, TABLES, ["甲市"])
    assert [job.output for job in made] == [
        *(f"甲市-2023-Q{n}" for n in (1, 2, 3, 4)),
        "甲市-2023-plan",
        "甲市-2023-responsibility",
        "甲市-2021-2025-account",
    ]


def test_a_quarter_may_rest_on_reported_targets(kinds: ReportKinds) -> None:
    (job,) = selection.chosen_jobs(kinds, TABLES, ["甲市"], "2024-Q1")
    assert job.parameters["quarter"] == "2024-Q1"


def test_a_quarter_without_a_place_is_made_for_every_place_that_has_the_year(kinds: ReportKinds) -> None:
    made = selection.chosen_jobs(kinds, TABLES, quarter="2023-Q4")
    assert [job.output for job in made] == ["甲市-2023-Q4", "甲县-2023-Q4"]


def test_an_unknown_place_is_told_with_the_nearest(kinds: ReportKinds) -> None:
    with pytest.raises(
        UnknownPlace, match=r"'甲'\n  where     --place\n  to do     Did you mean 甲"
    ) as caught:
        selection.chosen_jobs(kinds, TABLES, ["甲"])
    assert caught.value.remedy.endswith("Papers marked 不公开 count with --include-restricted.")
    with pytest.raises(UnknownPlace) as caught:
        selection.chosen_jobs(kinds, replace(TABLES, has_restricted=True), ["甲"])
    assert "--include-restricted" not in caught.value.remedy


@pytest.mark.parametrize("text", ["2023-Q5", "2023Q1", "Q1", "20-Q1", "2023-Q0"])
def test_what_is_no_period(kinds: ReportKinds, text: str) -> None:
    with pytest.raises(BadPeriod, match="not a period"):
        selection.chosen_jobs(kinds, TABLES, quarter=text)


@pytest.mark.parametrize("text", ["2023", "2023-H1", "2023-Q1/Q3"])
def test_a_period_that_is_no_quarter(kinds: ReportKinds, text: str) -> None:
    with pytest.raises(BadPeriod, match="one quarter, such as 2023-Q2"):
        selection.chosen_jobs(kinds, TABLES, quarter=text)


def test_a_year_without_targets(kinds: ReportKinds) -> None:
    with pytest.raises(BadPeriod, match=r"\(乙市: 2025\)\n  found     '2023-Q1'"):
        selection.chosen_jobs(kinds, TABLES, ["乙市"], "2023-Q1")


def test_a_plan_that_is_only_assessed_has_its_account(kinds: ReportKinds) -> None:
    tables = tables_of(
        [("midterm", "甲市", "100000", "plan", "2025")],
        [("midterm", "甲市", "midterm_assessment", "2021/2025")],
    )
    assert [job.output for job in jobs.all_jobs(kinds, tables)] == ["甲市-2021-2025-account"]


def test_one_place_alone_is_not_compared(kinds: ReportKinds) -> None:
    compare = kinds.by_notebook["compare_cities.ipynb"]
    assert jobs.jobs_of(compare, TABLES, {"甲市": [2023]}) == []


@given(st.lists(st.text(max_size=300), min_size=1, max_size=4))
def test_a_file_name_is_always_safe_and_short(parts: list[str]) -> None:
    name = jobs.file_stem(*parts)
    assert len(name) <= jobs.LONGEST_NAME
    assert not set(name) & set("/\\<>:\"|?*'& .{}")


def test_long_names_that_begin_alike_stay_apart() -> None:
    long = "长" * 200
    assert jobs.file_stem(long, "2023-Q1") != jobs.file_stem(long, "2023-Q2")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_job_of_the_documents_may_run(
    kinds: ReportKinds, built: Tables, built_project: Project, lang: str
) -> None:
    wanted = jobs.all_jobs(kinds, built, lang)
    assert len(wanted) > 5
    runner.check(wanted, built_project)
