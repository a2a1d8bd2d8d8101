"""Tiny papers and statements out of which tests build tables."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import pandas as pd
import pytest

from indicators.documents.register import Covers, Entry
from indicators.tables import schema


def paper(
    name: str = "plan", kind: str = "five_year_plan", period: str = "2021/2025", **fields: Any
) -> Entry:
    """A paper of the register."""
    values = {
        "id": name, "file": f"{name}.txt", "title": name, "place": "鞍山市", "adcode": "210300", "kind": kind,
        "issuer": "", "number": "", "issued": "2021", "covers": Covers(period=period), "disclosure": "public",
        "url": "", "origin": "made for a test", "source_quality": "official", "sha256": "0" * 64,
    }  # fmt: skip
    return Entry(**values | fields)


@pytest.fixture
def papers() -> list[Entry]:
    """A plan, a year's report and task list, and a restricted paper, all of 鞍山市."""
    return [
        paper(),
        paper("report", "work_report", "2023", source_quality="repost"),
        paper("tasks", "task_breakdown", "2023"),
        paper("secret", "action_plan", "2023", disclosure="restricted"),
    ]


@pytest.fixture
def statement() -> Callable[..., dict[str, Any]]:
    """Makes a row of statements: what a test does not name is plain."""
    offsets = count(100, 100)

    def make(document: str, indicator: str, value: float | None, unit: str, **fields: Any) -> dict[str, Any]:
        start = fields.pop("start", next(offsets))
        text = "" if value is None else f"{value:g}{unit}"
        row = {
            "statement_id": f"{document}@{start}", "document_id": document, "place": "鞍山市",
            "adcode": "210300", "role": "target", "indicator": indicator, "indicator_id": "",
            "measure": "increment", "comparator": "relational" if value is None else "eq", "low": value,
            "high": value, "unit": unit, "period": "2023", "quote": text, "start": start, "end": start + 3,
            "sentence": f"{indicator}{text}", "origin": "text",
        }  # fmt: skip
        return row | fields

    return make


@pytest.fixture
def statements() -> Callable[..., pd.DataFrame]:
    """Puts rows into the table."""
    return lambda *rows: schema.validate("statements", schema.typed("statements", list(rows)))
