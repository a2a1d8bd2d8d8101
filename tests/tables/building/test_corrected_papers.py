"""A correction is put over what was read of a paper before, which is not read again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from indicators.documents.register import register
from indicators.project import Project
from indicators.storage.kept_results import FOLDER, KeptResults, joined
from indicators.tables.building import build_by_parts, kept_readings, paper_rows
from indicators.tables.building.paper_results import ReadPaper, read_paper
from indicators.tables.building.tables_of_lines import Made
from indicators.tables.corrections import corrections
from indicators.tables.corrections.correction_rules import SETTLED
from indicators.tables.corrections.corrections import Correction

PAPER = "jinzhou-2025-task-breakdown"


def made(home: Project) -> Made:
    return build_by_parts.made(home, kept=KeptResults(home.data / FOLDER))


def readings(home: Project) -> list[ReadPaper]:
    entries = register.entries(home)
    found = [read_paper(*pair) for pair in zip(entries, register.load(home), strict=True)]
    return [one for one in found if isinstance(one, ReadPaper)]


def settled(home: Project, decision: str, **changed: object) -> Correction:
    """What an analyst settles of the third figure of a paper."""
    paper = next(one for one in readings(home) if one.entry.id == PAPER)
    row = paper.reading.statements[2]
    cells = {name: getattr(row, name) for name in SETTLED}
    told = {name: "" if value is None else f"{value:.10g}" if name in ("low", "high") else value
            for name, value in cells.items()}  # fmt: skip
    one = Correction(
        PAPER, paper.document.sha256, row.statement_id, decision, row.start, row.end, row.quote, told, "核对"
    )
    return replace(one, **changed)


def decisions(home: Project) -> dict[str, list[Correction]]:
    """One of each kind, and all taken back."""
    read = settled(home, "confirm")
    text = next(one.text for one in register.load(home) if one.id == PAPER)
    cut = {"start": read.start + 1, "quote": text[read.start + 1 : read.end]}
    blank = text.index("\n")
    return {
        "confirm": [read],
        "change": [settled(home, "change", settled=read.settled | {"period": "2031"})],
        "recut": [settled(home, "recut", **cut)],
        "drop": [settled(home, "drop", settled=dict.fromkeys(SETTLED, ""))],
        "add": [
            settled(home, "add", statement_id="", start=blank - 2, end=blank, quote=text[blank - 2 : blank])
        ],
        "none": [],
    }


def settle(home: Project, rows: Sequence[Correction]) -> None:
    home.corrections.write_bytes(corrections.render(rows))


def test_rows_after_each_decision_are_those_of_a_paper_read_anew(home, monkeypatch):
    for name, rows in decisions(home).items():
        settle(home, rows)
        with monkeypatch.context() as patch:
            patch.setattr(paper_rows, "read_paper", lambda *_: pytest.fail("a paper is read again"))
            found = made(home).files
            assert made(home).files == found
        assert found == build_by_parts.made(home).files, name


def test_a_reading_is_kept_as_long_as_its_paper_stands(home):
    before = {path.name for path in (home.data / FOLDER).iterdir()}
    settle(home, [settled(home, "confirm")])
    made(home)
    made(home)
    places = ""
    for one in register.entries(home):
        reading, _ = paper_rows.Paper(one, b"").keys(places)
        assert KeptResults(home.data / FOLDER).get(reading) is not None
    home.register.write_text(home.register.read_text("utf-8").replace("海城市", "台安县"), "utf-8")
    made(home)
    after = {path.name for path in (home.data / FOLDER).iterdir()}
    assert (len(before), len(before - after) > 0) == (len(after), True)


def test_what_is_kept_of_a_paper_is_what_was_read(home):
    for paper in readings(home):
        taken = kept_readings.taken_up(paper.entry, kept_readings.kept(paper))
        assert taken == replace(paper, document=replace(paper.document, file_tables=()))


@pytest.mark.parametrize("content", [b"", b"no result", b"[]\n", joined(["", [], [[]], [], [], []], [])])
def test_what_is_kept_and_is_no_reading_is_read_again(home, content):
    rows = [settled(home, "confirm")]
    keeping = KeptResults(home.data / FOLDER)
    for one in register.entries(home):
        keeping.put(paper_rows.Paper(one, b"").keys("")[0], content)
    settle(home, rows)
    assert made(home).files == build_by_parts.made(home).files
