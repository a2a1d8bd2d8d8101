"""The reading of the registered papers: their tasks, faults, offsets, and how it agrees with the labels."""

from __future__ import annotations

from itertools import pairwise

import pytest

from indicators.documents.register import register
from indicators.evaluation import scorecard, scoring
from indicators.reading import statements
from indicators.reading.tasks.tasks import tasks

# What the reading reaches on the labels at hand; see the scores with `indicators evaluate`.
THRESHOLDS = {
    "quantity F1": 0.985,
    "target F1": 0.98,
    "role": 0.97,
    "measure": 0.97,
    "comparator": 0.97,
    "period": 0.97,
    "indicator_id": 0.97,
    "whole row": 0.90,
}


@pytest.fixture(scope="module")
def papers(project):
    return {paper.id: paper for paper in register.load(project)}


@pytest.fixture(scope="module")
def read(papers):
    return {name: statements.read(paper) for name, paper in papers.items()}


@pytest.fixture(scope="module")
def pairs(project):
    return scorecard.compare(project)


@pytest.mark.parametrize(
    ("name", "count"), [("anshan-2023-task-breakdown", 210), ("jinzhou-2025-task-breakdown", 158)]
)
def test_every_task_of_a_breakdown(papers, name, count):
    paper = papers[name]
    found = tasks(paper)
    assert [task.number for task in found] == [str(number) for number in range(1, count + 1)]
    for task, following in pairwise(found):
        assert task.start < task.end <= following.start
    for task in found:
        original = paper.text[task.start : task.end]
        assert task.text.strip()
        assert task.section
        assert bool(task.lead_units) == ("牵头单位" in original)
        assert bool(task.lead_leaders) == ("领导:" in original)
        assert bool(task.responsible_units) == ("责任单位" in original)
        assert "单位:" not in task.text
        assert all(name.strip() for name in task.lead_units.split(";")) or not task.lead_units


@pytest.mark.parametrize(
    "name", ["anshan-14th-five-year-plan", "anshan-2023-work-report", "haicheng-2021-action-plan"]
)
def test_the_other_papers_are_no_task_lists(papers, name):
    assert tasks(papers[name]) == []


def test_the_second_copy_of_the_plan_is_told_and_not_read(papers, read):
    plan = papers["anshan-14th-five-year-plan"]
    (fault,) = [fault for fault in plan.faults if fault.kind == "second_copy"]
    assert fault.is_left_out
    assert fault.end == len(plan.text)
    first, second = ("".join(plan.text[at : at + 500].split())[:300] for at in (0, fault.start))
    assert first == second
    assert max(row.end for row in read[plan.id]) <= fault.start


def test_the_lost_pictures_of_the_boxes(papers, read):
    plan = papers["anshan-14th-five-year-plan"]
    copy = next(fault.start for fault in plan.faults if fault.kind == "second_copy")
    pictures = [fault for fault in plan.faults if fault.kind == "lost_picture"]
    assert sum(fault.start < copy for fault in pictures) == 27
    assert all(plan.text[fault.start : fault.end].endswith("png") for fault in pictures)
    assert not any(
        fault.start < row.end and row.start < fault.end for fault in pictures for row in read[plan.id]
    )


def test_the_masked_words_cut_off_and_advertisement_of_the_work_report(papers, read):
    report = papers["anshan-2023-work-report"]
    faults = {
        kind: [fault for fault in report.faults if fault.kind == kind]
        for kind in ("masked_words", "cut_off", "furniture")
    }
    assert [len(found) for found in faults.values()] == [7, 1, 1]
    assert all(report.text[fault.start : fault.end] == "***" for fault in faults["masked_words"])
    assert "试读结束" in faults["cut_off"][0].detail
    assert "加微信" in faults["furniture"][0].detail
    assert faults["furniture"][0].start > faults["cut_off"][0].start
    assert max(row.end for row in read[report.id]) <= faults["cut_off"][0].start
    assert {row.role for row in read[report.id]} <= {"actual", "qualifier", "context"}


def test_sound_papers_have_no_faults(papers):
    for name in ("anshan-2023-task-breakdown", "jinzhou-2025-task-breakdown", "haicheng-2021-action-plan"):
        assert papers[name].faults == ()


def test_offsets_cut_out_the_quote(papers, read):
    for name, rows in read.items():
        assert rows
        assert all(papers[name].text[row.start : row.end] == row.quote for row in rows)
        # 植树造林、封山育林各3000亩: one figure for two things.
        assert all(a.end <= b.start or a.end == b.end for a, b in pairwise(rows))
        assert len({row.statement_id for row in rows}) == len(rows)


def test_statements_of_a_breakdown_stand_in_its_tasks(papers, read):
    for name in ("anshan-2023-task-breakdown", "jinzhou-2025-task-breakdown"):
        spans = {task.number: (task.start, task.end) for task in tasks(papers[name])}
        for row in read[name]:
            assert row.task in spans
            start, end = spans[row.task]
            assert start <= row.start < row.end <= end


def test_both_tables_of_the_plan_are_read(read):
    rows = [row for row in read["anshan-14th-five-year-plan"] if row.origin == "table"]
    assert {row.section[:2] for row in rows} == {"表1", "表2"}
    assert {row.nature for row in rows if row.section.startswith("表2")} >= {"binding", "expected"}
    assert {row.reference for row in rows if row.comparator == "relational"} == {
        "assigned",
        "not_listed",
        "own_gdp_growth",
        "province_average",
        "province_rank",
    }


def test_a_plan_has_all_the_indicators_that_its_table_lists(read):
    goals = [
        row for row in read["anshan-14th-five-year-plan"] if row.origin == "table" and row.role == "target"
    ]
    named = {(row.indicator, row.nature) for row in goals if row.section.startswith("表2")}
    assert (len(named), sum(nature == "binding" for _, nature in named)) == (30, 10)


def test_uncertain_cuts_keep_their_candidates(read):
    for row in read["anshan-14th-five-year-plan"]:
        for flag in filter(None, row.flags.split(";")):
            kind, _, candidates = flag.partition(":")
            if kind == "fused_cells":
                assert candidates.count("|") >= 2


@pytest.mark.parametrize(("quality", "least"), THRESHOLDS.items())
def test_agreement_with_the_labels(pairs, quality, least):
    every = [pair for members in pairs.values() for pair in members]
    scores = {row.quality: row.value for row in scoring.score("all", every)}
    worst = [
        f"{miss.document}@{miss.start} {miss.quote}: {miss.differences}"
        for name in pairs
        for miss in scoring.misses(name, pairs[name])
    ]
    assert scores[quality] >= least, "\n".join(worst[:10])


def test_every_label_file_is_of_a_registered_paper(root, papers):
    stems = {path.stem for path in (root / "tests" / "labels").glob("*.jsonl")}
    assert {"anshan-14th-five-year-plan", "anshan-2023-task-breakdown"} <= stems <= set(papers)
