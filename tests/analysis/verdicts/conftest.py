"""Small cities, a case each, whose lists, reports and figures are the cases' own: from text to status."""

from __future__ import annotations

import csv
import io
import json
import pickle
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from indicators.analysis.tracking.tracking import Tracked, track_rows
from indicators.documents.register import registration
from indicators.errors import IndicatorsError
from indicators.project import Project
from indicators.storage.atomic_write import write_bytes
from indicators.storage.kept_results import KeptResults
from indicators.tables.building import build_by_parts
from indicators.tables.reported import progress_figures
from indicators.tables.reported.observations import HEADER, PROGRESS_FILE
from indicators.tables.store import Tables
from indicators.vocabulary import indicators, places
from indicators.workbooks.progress.progress_import import figure_of
from indicators.workbooks.progress.progress_layout import Line, lines, words
from indicators.workbooks.progress.progress_sheets import read_book
from indicators.workbooks.safe_open import read_workbook

CASES = [
    json.loads(line)
    for line in Path(__file__).with_name("cases.jsonl").read_text(encoding="utf-8").splitlines()
]
COLUMN = {"Q1": "q1", "H1": "q2", "Q1/Q3": "q3", "": "q4"}
PART = {"Q1": "一季度", "Q2": "上半年", "Q3": "前三季度"}
# Tasks without a figure, for a list of one task is none.
FILLER = "2.加强调查研究。\n牵头单位：市政府办公室\n3.做好新闻宣传。\n牵头单位：市政府新闻办\n"
Case = Mapping[str, Any]


def year_of(case: Case) -> int:
    """The year of a case."""
    return int(case["quarter"][:4])


def column_of(period: str) -> str:
    """Name the workbook's column of a period from January on."""
    return COLUMN[period[4:].lstrip("-")]


def papers_of(case: Case, place: str) -> dict[str, str]:
    """Write the task list whose first task is the target, and the report on the year or its part so far."""
    year = year_of(case)
    head = (
        f"{place}{year}年政府工作报告任务分解方案\n一、主要任务\n1.{case['target']}\n牵头单位：市发展改革委\n"
    )
    papers = {"list": head + FILLER}
    if case.get("said"):
        back = "\n".join(case["said"])
        part = PART.get(case["quarter"][5:], "")
        papers["report"] = (
            f"{place}{year}年{part}国民经济运行情况\n{part}，全市经济运行总体平稳。\n{back}\n"
            if part
            else f"{place}{year + 1}年政府工作报告\n一、{year}年工作回顾\n{back}\n"
        )
    return papers


def gathered(rows: Iterable[Sequence[str]], place: str, adcode: str) -> str:
    """Write a file of observations: indicator id, measure, period, value, unit, quality, day, status."""
    text = io.StringIO()
    table = csv.DictWriter(text, HEADER, restval="", lineterminator="\n")
    table.writeheader()
    for indicator_id, measure, period, value, unit, quality, published, status in rows:
        table.writerow(
            {
                "place": place, "adcode": adcode, "indicator_id": indicator_id,
                "indicator": indicators().by_id[indicator_id].name, "measure": measure, "period": period,
                "value": value, "unit": unit, "comparator": "eq", "status": status,
                "source_title": f"{quality} {published}", "source_quality": quality, "published": published,
            }
        )  # fmt: skip
    return text.getvalue()


class Cities:
    """A project with a city a case.

    Attributes
    ----------
    faults : dict of str to IndicatorsError
        What keeps the figure of a case from being read, by the case's id.
    """

    def __init__(self, folder: Path, cases: Sequence[Case]) -> None:
        self.project = Project(folder)
        self.project.observations.mkdir(parents=True)
        self.project.progress.mkdir()
        known = [place for place in places().entries if place.level in ("prefecture", "county")]
        alone = Counter(place.name for place in known)
        # A county is named as a city is, where no other has its name.
        known = sorted((one for one in known if alone[one.name] == 1), key=lambda one: one.level == "county")
        self.homes = {case["id"]: place for case, place in zip(cases, known, strict=False)}
        self.faults: dict[str, IndicatorsError] = {}
        self.cases = cases
        self._register()
        kept = KeptResults(folder / "kept")
        self.tables: Tables = build_by_parts.made(self.project, kept=kept).tables
        self._type_in()
        # The papers are the same: only the places that have figures now are worked out again.
        self.tables = build_by_parts.made(self.project, kept=kept).tables

    def row(self, case: Case) -> Tracked:
        """Track the quarter of a case, and give the row of its target, or of its part for a period."""
        place = self.homes[case["id"]].name
        rows = track_rows(self.tables, place, case["quarter"], case.get("scheme", "standard"))
        return next(
            row
            for row in rows
            if row.task == "1"
            and case.get("period", row.period) == row.period
            and case.get("about", "") in f"{row.indicator}：{row.target}"
        )

    def _register(self) -> None:
        inbox = self.project.root / "inbox"
        inbox.mkdir()
        files = []
        for case in self.cases:
            home = self.homes[case["id"]]
            for name, text in papers_of(case, home.name).items():
                files.append(inbox / f"{case['id']}-{name}.txt")
                files[-1].write_text(text, encoding="utf-8")
            if case.get("figures"):
                file = self.project.observations / f"{case['id'].lower()}.csv"
                file.write_text(gathered(case["figures"], home.name, home.adcode), encoding="utf-8")
        registration.add(self.project, files)

    def _type_in(self) -> None:
        """Type every outcome into a sheet as the template has it, and take the figures over."""
        book, names = openpyxl.Workbook(), list(words().columns)
        sheet = book.active
        sheet.append([column.header for column in words().columns.values()])
        rows: dict[str, Line] = {}
        cells: dict[str, str] = {}
        for case in filter(lambda case: case["outcomes"], self.cases):
            try:
                line = lines(self.tables, self.homes[case["id"]].name, year_of(case))[0]
            except IndicatorsError as error:
                self.faults[case["id"]] = error
                continue
            rows[line.target_id] = line
            filled = {
                "indicator": line.indicator,
                "unit": line.unit or words().plain_unit,
                "target_id": line.target_id,
            }
            filled |= {column_of(period): text for period, text in case["outcomes"]}
            sheet.append([filled.get(name) for name in names])
            cells |= {f"cell {cell.coordinate}": case["id"] for cell in sheet[sheet.max_row]}
        saved = io.BytesIO()
        book.save(saved)
        digest = sha256(saved.getvalue()).hexdigest()
        write_bytes(
            self.project.progress / progress_figures.kept_name(digest, "typed.xlsx"), saved.getvalue()
        )
        read = read_book(read_workbook(saved.getvalue(), "typed.xlsx"), "typed.xlsx", rows)
        for error in read.faults:
            self.faults[cells[str(error.where).rpartition(", ")[2]]] = error
        years = {line: int(row.target_row.period[:4]) for line, row in rows.items()}
        figures = [
            figure_of(entry, rows[entry.target_id], years[entry.target_id], digest) for entry in read.entries
        ]
        write_bytes(self.project.observations / PROGRESS_FILE, progress_figures.render(figures))


@pytest.fixture(scope="session")
def cities(made_once: Callable[[str, Callable[[Path], object]], Path]) -> Cities:
    """All cases, read once."""
    folder = made_once(
        "verdicts",
        lambda new: (new / "cities").write_bytes(pickle.dumps(Cities(new / "project", CASES))),
    )
    read: Cities = pickle.loads((folder / "cities").read_bytes())
    return read
