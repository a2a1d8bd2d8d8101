"""Every construction of the papers, in sentences of their own, against the rows that must come out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from indicators.documents.document import Document
from indicators.documents.faults.text_faults import find_faults
from indicators.reading import statements
from indicators.reading.statement import COLUMNS, Statement
from indicators.vocabulary.yaml_nodes import Loader

FILES = [
    yaml.load(Path(__file__).with_name(name).read_text(encoding="utf-8"), Loader)
    for name in ("constructions.yaml", "figures.yaml", "wordings.yaml", "assessments.yaml")
]
PAPERS = {name: paper for file in reversed(FILES) for name, paper in file["papers"].items()}
CASES = [
    pytest.param(case, id=f"{construction}: {case['name']}")
    for file in FILES
    for construction, cases in file["constructions"].items()
    for case in cases
]
# Each is a field of a statement but one: `flagged` asks for the kind of a flag, whatever it tells.
KNOWN = {*COLUMNS, "flagged"}


def read(case: dict[str, Any]) -> tuple[Document, list[Statement]]:
    text = case["text"].replace("\\n", "\n")
    paper = Document("paper", text, faults=find_faults(text), **PAPERS[case.get("paper", "annual")])
    return paper, statements.read(paper)


def shown(row: Statement, fields: Any) -> dict[str, Any]:
    """The asked fields of a statement."""
    kinds = {flag.partition(":")[0] for flag in row.flags.split(";")}
    return {
        name: next(iter(kinds)) if name == "flagged" and len(kinds) == 1 else getattr(row, name, None)
        for name in fields
    }


@pytest.mark.parametrize("case", CASES)
def test_construction(case: dict[str, Any]) -> None:
    paper, rows = read(case)
    expected = [{**row, "high": row.get("high", row["low"])} for row in case["rows"]]
    if len(rows) == len(expected):
        found = [shown(row, want) for row, want in zip(rows, expected, strict=True)]
    else:
        found = [{"quote": row.quote, "low": row.low, "unit": row.unit} for row in rows]
    assert found == expected
    assert all(paper.text[row.start : row.end] == row.quote for row in rows)


def test_the_cases_are_well_formed() -> None:
    names = [case.id for case in CASES]
    assert len(names) == len(set(names))
    asked = {field for case in CASES for row in case.values[0]["rows"] for field in row}
    assert asked <= KNOWN
    assert all("low" in row and "unit" in row for case in CASES for row in case.values[0]["rows"])


def test_a_task_number_is_told_by_its_sequence() -> None:
    """98.76个乡镇: the 98th task about 76 towns, not 98.76 of something."""
    tasks = [f"{number}.推进第{number}项工作。\n牵头单位：市政府办公室\n" for number in range(1, 100)]
    tasks[97] = "98.76个乡镇建成综合服务中心。\n牵头单位：市民政局\n"
    _, rows = read({"text": "一、主要任务\n" + "".join(tasks)})
    assert [(row.task, row.low, row.quote) for row in rows] == [("98", 76.0, "76个")]
