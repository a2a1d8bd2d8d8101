"""A newer issue of a paper: its decisions move along, and those that no longer fit are told and kept."""

from __future__ import annotations

import pytest

from indicators.documents.register import register, registration
from indicators.errors import RegisterFault, SecondCopy
from indicators.project import Project
from indicators.tables.corrections import corrections, same_pairs_file
from indicators.tables.corrections.correction_rules import SETTLED
from indicators.tables.corrections.corrections import Correction
from indicators.tables.corrections.newer_issue import replace_paper
from indicators.tables.corrections.same_pairs_file import SamePair

from ... import fresh_tables
from ...commands import run, succeed

EARLIER = """2026年阜新市政府工作报告
二、2026年工作安排
粮食产量50亿斤。
新建学校3所。
改造管网20公里。
"""
LATER = EARLIER.replace("二、", "（修订稿）\n二、").replace("3所", "4所")
ID = "210900-2026-work-report"


def dropped(entry, quote: str, text: str = EARLIER) -> Correction:
    """A decision to leave out a figure."""
    start = text.index(quote)
    return Correction(
        entry.id, entry.sha256, f"{entry.id}@{start}", "drop", start, start + len(quote), quote,
        dict.fromkeys(SETTLED, ""), f"因为{quote}",
    )  # fmt: skip


@pytest.fixture
def copy(tmp_path) -> Project:
    """A project of one paper with two decisions and two pairs."""
    project = Project(tmp_path / "p")
    (project.data / "raw").mkdir(parents=True)
    paper = tmp_path / "report.txt"
    paper.write_text(EARLIER, encoding="utf-8")
    registration.add(project, [paper], kind="work_report")
    (entry,) = register.entries(project)
    settled = [dropped(entry, "20公里"), dropped(entry, "3所")]
    project.corrections.write_bytes(corrections.render(settled))
    grain, school = (f"{ID}@{EARLIER.index(quote)}" for quote in ("50亿斤", "3所"))
    pairs = [
        SamePair(grain, "other-paper@5", "same", "同一指标"),
        SamePair("other-paper@5", f"progress@{school.replace('@', '.')}.2026-Q1", "alike", "口径不同"),
    ]
    project.same.write_bytes(same_pairs_file.render(pairs))
    return project


@pytest.fixture
def newer(tmp_path):
    path = tmp_path / "修订.txt"
    path.write_text(LATER, encoding="utf-8")
    return path


def test_what_stands_unchanged_keeps_its_decision(copy, newer):
    done = replace_paper(copy, newer, ID)
    assert (done.entry.id, done.moved) == (ID, 2)
    (settled,) = corrections.read(copy)
    assert LATER[settled.start : settled.end] == settled.quote == "20公里"
    assert settled.statement_id == f"{ID}@{settled.start}"
    copy.same.unlink()
    assert sorted(fresh_tables.build(copy).targets["low"]) == [4, 5e9]


def test_a_pair_of_rows_is_named_by_where_they_stand_now(copy, newer):
    replace_paper(copy, newer, ID)
    (pair,) = same_pairs_file.read(copy)
    assert (pair.id_a, pair.id_b) == (f"{ID}@{LATER.index('50亿斤')}", "other-paper@5")


def test_what_no_longer_fits_is_told_and_kept(copy, newer):
    (before,) = register.entries(copy)
    done = replace_paper(copy, newer, ID)
    old = EARLIER.index("3所")
    assert done.unfit == ("3所: 因为3所", f"other-paper@5, progress@{ID}.{old}.2026-Q1: 口径不同")
    paper, settled, pairs = done.kept
    assert paper.read_text("utf-8") == EARLIER
    assert f"{ID}@{old},drop" in settled.read_text("utf-8")
    assert "口径不同" in pairs.read_text("utf-8")
    assert all(path.name.startswith(f"{ID}-{before.sha256[:12]}") for path in done.kept)


def test_the_entry_keeps_all_but_its_file(copy, newer):
    (before,) = register.entries(copy)
    done = replace_paper(copy, newer, ID)
    assert done.entry.model_dump(exclude={"sha256"}) == before.model_dump(exclude={"sha256"})
    assert (copy.documents / done.entry.file).read_text("utf-8") == LATER
    assert len(register.load(copy)) == 1


def test_figures_of_units_follow_their_target(copy, newer):
    figures = copy.observations / "progress.csv"
    figures.parent.mkdir(parents=True)
    was, now = EARLIER.index("50亿斤"), LATER.index("50亿斤")
    figures.write_text(f"target_id,value\n{ID}@{was},12\n{ID}-b@{was},7\n", encoding="utf-8")
    replace_paper(copy, newer, ID)
    assert figures.read_text("utf-8") == f"target_id,value\n{ID}@{now},12\n{ID}-b@{was},7\n"


def test_the_same_file_and_an_unknown_paper_are_refused(copy, newer, tmp_path):
    with pytest.raises(SecondCopy) as told:
        replace_paper(copy, tmp_path / "report.txt", ID)
    assert told.value.expected == f"a newer issue of {ID}"
    with pytest.raises(RegisterFault) as told:
        replace_paper(copy, newer, "210900-2026-work-repor")
    assert ID in told.value.remedy


def test_the_command_says_what_became_of_each(copy, newer):
    options = ["--project", str(copy.root), "--lang", "zh"]
    done = succeed("register", newer, "--replaces", ID, *options)
    assert "2条决定仍然成立，2条已不适用" in done.output
    assert "需重新确认：3所: 因为3所" in done.output
    assert f"原文件保存于data/raw/documents/earlier/{ID}-" in done.output
    done = run("register", newer, newer, "--replaces", ID, *options)
    assert done.exit_code == 2
    assert "一个文件" in done.output
