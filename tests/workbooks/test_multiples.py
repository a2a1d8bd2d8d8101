"""What 倍 means in a cell: by how much something grew, or how many times it is what it was."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from indicators.errors import CellFault
from indicators.project import ROOT_VARIABLE, Project
from indicators.tables.store import Tables
from indicators.workbooks.progress.progress_layout import lines, words
from indicators.workbooks.progress.progress_sheets import read_book
from indicators.workbooks.safe_open import read_workbook
from indicators.workbooks.sheet_layout import to_bytes

from ..commands import succeed

TARGETS = {
    "in %": "外贸进出口总额增长10%",
    "grows by": "跨境电商交易额增长2倍",
    "becomes": "跨境电商交易额达到上年的2倍",
    "doubles": "跨境电商交易额翻一番",
}
# Target, what is typed, and the growth in % that it tells; None where nobody can know.
CELLS = [
    ("in %", "1.3倍", None),
    ("in %", "增长1.3倍", 130),
    ("in %", "为上年的1.3倍", 30),
    ("in %", "相当于上年同期的1.3倍", 30),
    ("in %", "13%", 13),
    ("grows by", "2.1倍", 210),
    ("grows by", "增长2.1倍", 210),
    ("grows by", "是上年的2.1倍", 110),
    ("becomes", "2.1倍", 110),
    ("becomes", "达到上年的2.1倍", 110),
    ("becomes", "增长2.1倍", 210),
    ("doubles", "1.3倍", None),
    ("doubles", "翻一番", 100),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Tables]:
    """The tables of a list with each target as its one task."""
    built = {}
    for number, (name, target) in enumerate(TARGETS.items()):
        home = tmp_path_factory.mktemp(f"city{number}")
        (home / "data" / "raw").mkdir(parents=True)
        paper = home / "list.txt"
        head = f"丹东市2025年政府工作报告任务分解方案\n一、主要任务\n1.{target}。\n牵头单位：市商务局\n"
        rest = "2.加强调查研究。\n牵头单位：市政府办公室\n3.做好新闻宣传。\n牵头单位：市政府新闻办\n"
        paper.write_text(head + rest, encoding="utf-8")
        for command in (["register", paper], ["build"]):
            succeed(*command, **{ROOT_VARIABLE: str(home)})
        built[name] = Tables.load(Project(Path(home)))
    return built


@pytest.mark.parametrize(("target", "typed", "growth"), CELLS)
def test_a_multiple_is_read_as_the_target_tells_its_own(made, target, typed, growth) -> None:
    (line,) = lines(made[target], "丹东市", 2025)
    book = openpyxl.Workbook()
    names = list(words().columns)
    book.active.append([column.header for column in words().columns.values()])
    row = {"target_id": line.target_id, "indicator": line.indicator, "unit": line.unit, "q4": typed}
    book.active.append([row.get(name) for name in names])
    read = read_book(read_workbook(to_bytes(book), "w.xlsx"), "w.xlsx", {line.target_id: line})
    if growth is None:
        (fault,) = read.faults
        assert isinstance(fault, CellFault)
        assert fault.remedy.startswith("Write 增长1.3倍 if it grew by that")
        assert not read.entries
        return
    assert not read.faults
    (entry,) = read.entries
    assert (float(entry.value), line.unit) == (growth, "%")
