"""The page on performance has rows that the benchmark prints; how long it takes is no test."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "performance.md").read_text(encoding="utf-8")
ROWS = [line for line in PAGE.splitlines() if re.match(r"\| [\d,]+ \|", line)]
COST = re.compile(r"[\d.]+ s(?:, \d+ MB)?|–")


def test_every_row_has_papers_measure_and_costs():
    assert ROWS
    for row in ROWS:
        papers, measure, *costs = [cell.strip() for cell in row.strip("|").split("|")]
        assert int(papers.replace(",", "")) >= 5
        assert measure
        assert len(costs) == 2
        assert all(COST.fullmatch(cost) for cost in costs), row


def test_the_machine_and_the_program_that_measures_are_named():
    (command,) = re.findall(r"`python (benchmarks/\w+\.py)[^`]*`", PAGE)
    assert (ROOT / command).is_file()
    assert re.search(r"Machine: \w+, \w+ cores.*Python 3\.\d+", PAGE, re.DOTALL)


def test_the_benchmark_makes_papers_that_can_be_read(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    import made_papers

    from indicators.documents.register import register

    made = made_papers.fill(tmp_path / "made", 13)
    papers = register.load(made)
    assert len({paper.id for paper in papers}) == 13
    assert len({paper.place for paper in papers}) > 5
    before = papers[-1].sha256
    made_papers.change_one(made)
    assert register.load(made)[-1].sha256 != before
