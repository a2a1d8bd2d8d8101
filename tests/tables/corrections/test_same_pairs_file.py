"""data/raw/same.csv: every fault told together, and decisions that win over the rules in both directions."""

from __future__ import annotations

import pytest

from indicators.errors import CorrectionFault, CorrectionMisfit, IndicatorsError, UnreadableTable
from indicators.project import Project
from indicators.tables.contract.records import Observation, Target, records
from indicators.tables.corrections.same_pairs_file import SamePair, by_row, merged, misfits, read, render
from indicators.tables.matching.same_rows import SameRows, with_settled

HEAD = "id_a,id_b,relation,reason\n"


@pytest.fixture
def told(tmp_path):
    """Writes same.csv and gives the project."""

    def write(text: str) -> Project:
        project = Project(tmp_path)
        project.same.parent.mkdir(parents=True, exist_ok=True)
        project.same.write_text(text, encoding="utf-8")
        return project

    return write


def test_a_project_without_the_file_has_no_decisions(tmp_path) -> None:
    assert read(Project(tmp_path)) == []


def test_decisions_come_back_as_they_were_written(told) -> None:
    pairs = [
        SamePair("a@1", "b@2", "same", "一回事，同一口径"),
        SamePair("a@3", "b@4", "different", "two things"),
    ]
    found = read(told(render(pairs).decode()))
    assert [(p.id_a, p.id_b, p.relation, p.reason) for p in found] == [
        (p.id_a, p.id_b, p.relation, p.reason) for p in pairs
    ]
    assert found[0].where == "data/raw/same.csv, row 2"


def test_all_faults_are_told_together_with_file_and_row(told) -> None:
    lines = [
        "a@1,b@2,like,",
        ",b@2,same,x",
        "a@5,a@5,same,x",
        "c@1,c@2,same,x",
        "c@2,c@1,alike,y",
        "c@1,c@2,same,z",
    ]
    with pytest.raises(IndicatorsError) as caught:
        read(told(HEAD + "\n".join(lines) + "\n"))
    message = str(caught.value)
    for words in (
        "row 2, relation",
        "row 2, reason",
        "row 3, id_a",
        "a@5 twice",
        "c@2 and c@1, alike here and same there",
        "row 6, and data/raw/same.csv, row 5",
        "c@1 and c@2, same here and once more",
    ):
        assert words in message, words


def test_one_fault_is_a_correction_fault(told) -> None:
    with pytest.raises(CorrectionFault, match="a reason in plain words"):
        read(told(HEAD + "a@1,b@2,same,\n"))


def test_another_header_is_told(told) -> None:
    with pytest.raises(UnreadableTable, match="differs in"):
        read(told("a,b\n"))


def test_an_id_that_is_gone_is_told_with_its_decision() -> None:
    (fault,) = misfits([SamePair("a@1", "b@2", "same", "一回事", "data/raw/same.csv, row 2")], {"a@1"})
    assert isinstance(fault, CorrectionMisfit)
    assert "row 2: b@2 (same, 一回事)" in str(fault)


def test_a_new_decision_takes_the_place_of_the_old_one_whatever_the_order() -> None:
    old = [SamePair("a@1", "b@2", "same", "甲"), SamePair("a@1", "b@3", "same", "丙")]
    assert [p.reason for p in merged(old, [SamePair("b@2", "a@1", "alike", "乙")])] == ["丙", "乙"]


def test_a_public_row_is_not_told_of_a_restricted_paper() -> None:
    settled = by_row([SamePair("open@1", "secret@2", "same", "一回事")], {"secret"})
    assert not settled["open@1"]
    assert settled["secret@2"][0].other == "open@1"


@pytest.mark.parametrize(
    ("a", "b", "relation", "expected"),
    [
        # 专科 that are built and those that were awarded; the rules say alike.
        ("anshan-2023-task-breakdown@15382", "anshan-2023-work-report@3757", "same", "same"),
        ("anshan-2023-task-breakdown@3111", "anshan-2023-work-report@814", "different", ""),
        ("anshan-2023-task-breakdown@3111", "anshan-2023-work-report@814", "alike", "alike"),
        ("anshan-2023-task-breakdown@8529", "anshan-2023-work-report@2648", "same", "same"),
    ],
)
def test_a_decision_wins_over_the_rules_in_both_directions(built, a, b, relation, expected) -> None:
    from dataclasses import replace

    decided = by_row([SamePair(a, b, relation, "由负责人核定 2023")])
    target = next(row for row in records(built.targets, Target) if row.target_id == a)
    figure = next(row for row in records(built.observations, Observation) if row.observation_id == b)
    same = SameRows(built.statements)
    assert same.relation(target, figure).relation != expected
    settled = replace(target, flags=with_settled(target.flags, decided[a]))
    for verdict in (same.relation(settled, figure), same.relation(figure, settled)):
        assert (verdict.relation, verdict.reason) == (expected, "settled:由负责人核定 2023")
