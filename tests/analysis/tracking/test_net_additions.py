"""What is to be added on balance is judged by the levels of two years' ends, where no paper tells it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from indicators.analysis.tracking.tracking import Tracked, track_rows
from indicators.cli.app import app
from indicators.project import ROOT_VARIABLE, Project
from indicators.tables.store import Tables

BEFORE = (
    "丹东市2023年政府工作报告\n一、2022年工作回顾\n高新技术企业达到968家，经营主体突破30万户。\n"
    "二、2023年工作安排\n{}\n"
)
AFTER = "丹东市2024年政府工作报告\n一、2023年工作回顾\n2023年，{}\n二、2024年工作安排\n地区生产总值增长6%。\n"

Judged = Callable[[str, str], Tracked]


@pytest.fixture
def judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Judged:
    (tmp_path / "data/raw").mkdir(parents=True)
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    monkeypatch.chdir(tmp_path)

    def row(aim: str, outcome: str) -> Tracked:
        for number, text in enumerate((BEFORE.format(aim), AFTER.format(outcome))):
            Path(f"{number}.txt").write_text(text, encoding="utf-8")
            assert CliRunner().invoke(app, ["register", f"{number}.txt"]).exit_code == 0
        assert CliRunner().invoke(app, ["build"]).exit_code == 0
        rows = track_rows(Tables.load(Project(tmp_path)), "丹东市", "2023-Q4")
        (found,) = [one for one in rows if "高新" in one.indicator]
        return found

    return row


@pytest.mark.parametrize("aim", ["净增高新技术企业180家以上。", "高新技术企业净增180家以上。"])
def test_what_is_added_on_balance_is_worked_out_from_the_levels(judged: Judged, aim: str) -> None:
    found = judged(aim, "高新技术企业达到1207家。")
    assert (found.observed, found.status, found.reason) == (239, "met", "net_of:1207家|968家")


def test_what_a_paper_tells_of_it_goes_first(judged: Judged) -> None:
    found = judged("高新技术企业净增180家以上。", "高新技术企业达到1207家，净增170家。")
    assert (found.observed, found.status, found.reason) == (170, "missed", "")


def test_what_is_new_with_what_left_set_aside_is_not_worked_out(judged: Judged) -> None:
    assert judged("新增高新技术企业180家以上。", "高新技术企业达到1207家。").status == "no_observation"
