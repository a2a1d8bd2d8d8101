"""A status that an analyst adds to the list, and a band that gives it, are all that pages need."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import nbformat
import pytest
from openpyxl import load_workbook

from indicators import vocabulary
from indicators.batch import page_sections, page_workbooks
from indicators.tables.contract import schema
from indicators.tables.store import Tables
from indicators.views.quarterly_report import QuarterlyReportViews
from indicators.views.responsibility import ResponsibilityViews
from indicators.views.table import Table
from indicators.views.target_card import target_card
from indicators.views.target_selection import TargetSelection
from indicators.vocabulary import scheme_catalogue
from indicators.vocabulary.scheme_catalogue import FILE, read_schemes

PLACE, WORDS = "鞍山市", "略低于年度目标"
STATUS = "  slightly_below: {zh: 略低于年度目标, en: Slightly below, light: yellow}\n"
BEFORE = "  below_target: {zh: 低于年度目标, "
BAND = "      - {status: below_target, light: yellow, at_least: -1}\n"
NEW_BAND = "      - {status: slightly_below, at_least: -5}\n"


@pytest.fixture(autouse=True)
def _schemes(tmp_path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The list with one status more, given by a band of the standard scheme for rates."""
    text = FILE.read_text(encoding="utf-8")
    assert text.count(BEFORE) == 1
    path = tmp_path / "schemes.yaml"
    text = text.replace(BEFORE, STATUS + BEFORE).replace(BAND, BAND + NEW_BAND, 1)
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(scheme_catalogue, "read_schemes", lambda own: read_schemes(path))
    vocabulary.schemes.cache_clear()
    yield
    vocabulary.schemes.cache_clear()


@pytest.fixture
def tables(make_tables: Callable[..., Tables], statement: Callable[..., dict[str, object]]) -> Tables:
    """A growth of 5 % where 8 % is the year's target, of a task with a lead unit."""
    gdp = {"measure": "growth", "indicator_id": "gdp"}
    made = make_tables(
        statement("tasks", "地区生产总值", 8, "%", task="1", **gdp),
        statement("report", "地区生产总值", 5, "%", role="actual", period="2023-H1", **gdp),
    )
    task = {
        "document_id": "tasks", "number": "1", "section": "", "text": "地区生产总值增长8%。",
        "lead_leaders": "", "lead_units": "市发展改革委", "responsible_units": "", "start": 0, "end": 11,
    }  # fmt: skip
    columns = {name: task.get(name, "") for name in schema.empty("tasks").columns}
    return replace(made, tasks=schema.typed("tasks", [columns]))


@pytest.fixture
def quarter(tables: Tables) -> QuarterlyReportViews:
    return QuarterlyReportViews.of(tables, PLACE, "2023-Q2")


@pytest.mark.parametrize("view", ["key_indicators", "progress", "status_by_quarter"])
def test_the_tables_of_a_page_show_it_in_its_light(quarter: QuarterlyReportViews, view: str) -> None:
    chip = f'<span class="chip watch"><span aria-hidden="true">▲</span> {WORDS}</span>'
    assert chip in getattr(quarter, view)().html


def test_a_card_counts_it_and_the_cards_add_up(quarter: QuarterlyReportViews) -> None:
    html = quarter.lights().html
    assert '<li class="card watch"><span class="count">1</span>' in html
    assert sum(int(count) for count in re.findall(r'class="count">(\d+)<', html)) == 1
    assert f"1项{WORDS}" in quarter.summary().text


def test_those_who_lead_the_task_see_it(tables: Tables, quarter: QuarterlyReportViews) -> None:
    assert f"{WORDS} 1</span>" in quarter.workload().html
    assert "暂无数据" not in quarter.workload().html
    assert "市发展改革委" in ResponsibilityViews.of(tables, PLACE, 2023).units().html


def test_the_card_of_a_target_names_it(tables: Tables) -> None:
    assert WORDS in repr(target_card(tables, PLACE, "gdp", "2023-Q2"))
    assert "Slightly below" in repr(target_card(tables, PLACE, "gdp", "2023-Q2", lang="en"))


def test_charts_are_drawn(quarter: QuarterlyReportViews) -> None:
    assert len(quarter.rates().charts) == 1


def test_targets_are_chosen_by_it_and_written_with_it(tables: Tables) -> None:
    found = TargetSelection.of(tables, status="slightly_below")
    assert len(found.selection()) == 1
    assert WORDS in found.table().html
    book = load_workbook(io.BytesIO(found.workbook()))
    assert WORDS in [cell.value for row in book.worksheets[0] for cell in row]


def test_the_files_beside_a_page_hold_it(quarter: QuarterlyReportViews) -> None:
    table = quarter.progress()
    assert isinstance(table, Table)
    output = nbformat.v4.new_output("display_data", data=table._repr_mimebundle_())
    cell = nbformat.v4.new_code_cell("", outputs=[output])
    tables = tuple(page_sections.tables(nbformat.v4.new_notebook(cells=[cell]), "zh"))
    assert WORDS in page_workbooks.csv(tables[0].table, "zh").decode("utf-8-sig")
    book = load_workbook(io.BytesIO(page_workbooks.workbook(tables, "题", "zh")))
    assert WORDS in [cell.value for row in book.worksheets[1] for cell in row]
