"""Rules that no other test would miss, each in a sentence where it decides."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from indicators.documents.document import Document
from indicators.documents.faults.text_faults import find_faults
from indicators.reading import statements
from indicators.reading.statement import COLUMNS
from indicators.vocabulary.yaml_nodes import Loader

FILE = yaml.load(Path(__file__).with_name("rules.yaml").read_text(encoding="utf-8"), Loader)
CASES = [
    pytest.param(case, id=f"{kind}: {case['name']}")
    for kind, cases in FILE["constructions"].items()
    for case in cases
]


@pytest.mark.parametrize("case", CASES)
def test_rule(case: dict[str, Any]) -> None:
    text = case["text"]
    paper = Document("paper", text, faults=find_faults(text), **FILE["papers"][case.get("paper", "annual")])
    rows = statements.read(paper)
    expected = [{**row, "high": row.get("high", row["low"])} for row in case["rows"]]
    if len(rows) == len(expected):
        found = [
            {field: getattr(row, field) for field in asked} for row, asked in zip(rows, expected, strict=True)
        ]
    else:
        found = [{"quote": row.quote, "low": row.low, "unit": row.unit} for row in rows]
    assert found == expected
    assert all(text[row.start : row.end] == row.quote for row in rows)


def test_the_cases_are_well_formed() -> None:
    names = [case.id for case in CASES]
    assert len(names) == len(set(names))
    rows = [row for case in CASES for row in case.values[0]["rows"]]
    assert {field for row in rows for field in row} <= set(COLUMNS)
    assert all({"quote", "low", "unit"} <= set(row) for row in rows)
