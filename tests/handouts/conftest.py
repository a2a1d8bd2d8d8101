"""A city with as many targets and tasks behind as a test asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from indicators.handouts.occasion import Occasion
from indicators.tables.contract import schema
from indicators.tables.reported.task_reports import TaskReport
from indicators.tables.store import Tables

UNITS = ("市住房城乡建设局", "市工业和信息化局", "市民政局")
City = Callable[..., Tables]
Looked = Callable[..., Occasion]


@pytest.fixture
def city(make_tables, statement) -> City:
    """Makes a city whose growth targets are missed at the half year; the units lead one after the other."""

    def make(count: int, units: tuple[str, ...] = UNITS, *, reached: float = 3.0) -> Tables:
        names = [f"第{number}类产值" for number in range(1, count + 1)]
        made = make_tables(
            *(
                statement("tasks", name, 6, "%", measure="growth", task=str(number))
                for number, name in enumerate(names, 1)
            ),
            *(
                statement("report", name, reached, "%", role="actual", period="2023-H1", measure="growth")
                for name in names
            ),
        )
        columns = dict.fromkeys(schema.empty("tasks").columns, "")
        rows = [
            {**columns, "document_id": "tasks", "number": str(number), "text": f"{name}增长6%。",
             "lead_units": units[(number - 1) % len(units)], "start": number, "end": number + 1}
            for number, name in enumerate(names, 1)
        ]  # fmt: skip
        return replace(made, tasks=schema.typed("tasks", rows) if rows else schema.empty("tasks"))

    return make


@pytest.fixture
def looked() -> Looked:
    """Looks at a city from the end of the half year, or of another time."""

    def look(tables: Tables, *reports: TaskReport, until: str = "2023-Q2", lang: str = "zh") -> Occasion:
        return Occasion.of(tables, "鞍山市", until, lang, reports=reports)

    return look


@pytest.fixture
def late() -> Callable[..., TaskReport]:
    """Makes a task that stands in no paper and is past its deadline."""

    def make(number: int = 1, **told: str) -> TaskReport:
        plain = {
            "place": "鞍山市", "task": f"交办{number}", "text": "建成养老中心。", "lead_units": "市民政局",
            "due": "2023-06-10", "period": "2023-Q2", "status": "推进中", "progress": "主体封顶",
            "problem": "用地审批", "next_step": "7月完成",
        }  # fmt: skip
        return TaskReport(**{**plain, **told})

    return make
