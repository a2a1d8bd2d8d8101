"""Names that are markup, or very long, single targets and huge values: the page holds and escapes."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

import nbformat
import pytest
from openpyxl import Workbook, load_workbook

from indicators.batch import html_exporter, page_sections, page_workbooks
from indicators.batch.jobs import file_stem
from indicators.tables.store import Tables
from indicators.views.display import Charts, Html
from indicators.views.quarterly_report import QuarterlyReportViews
from indicators.views.table import Figure, Table

NAMES = [
    "<script>alert(1)</script>市",
    """甲"乙'丙&丁<b>市""",
    "../甲/乙\\丙市",
    "{{ page.css }}{% endblock %}市",
    "长" * 199 + "市",
]
VIEWS = (
    "summary", "to_act_on", "changes", "due", "key_indicators", "progress", "unseen", "tasks",
    "status_by_quarter", "rates", "precedence", "plan_trajectories", "findings", "workload", "leaders",
    "method", "papers",
)  # fmt: skip


def outputs(shown: Html | Charts | Table) -> list[Any]:
    """What a notebook holds of a view."""
    if isinstance(shown, Table):
        return [nbformat.v4.new_output("display_data", data=shown._repr_mimebundle_())]
    if isinstance(shown, Html):
        return [nbformat.v4.new_output("display_data", data={"text/html": shown._repr_html_()})]
    if not shown.charts:
        return outputs(Html(f"<p>{escape(shown.otherwise)}</p>", shown.otherwise))
    bundles = [chart._repr_mimebundle_() for chart in shown.charts]
    return [nbformat.v4.new_output("display_data", data=data, metadata=words) for data, words in bundles]


def notebook_of(tables: Tables, place: str, quarter: int = 2) -> Any:
    """The quarterly notebook of a place, made without a kernel."""
    views = QuarterlyReportViews.of(tables, place, f"2023-Q{quarter}")
    cells = [nbformat.v4.new_markdown_cell("# 题\n\n一句话。")]
    for name in VIEWS:
        cells.append(nbformat.v4.new_markdown_cell(f"## {name}"))
        cells.append(nbformat.v4.new_code_cell("", outputs=outputs(getattr(views, name)())))
    return nbformat.v4.new_notebook(cells=cells)


def page_of(tables: Tables, place: str, quarter: int = 2) -> str:
    notebook = notebook_of(tables, place, quarter)
    return html_exporter.page(notebook, f"{place}2023", "zh", stem=file_stem(place))


def workbook_of(notebook: Any, folder: Path, title: str) -> Workbook:
    files = page_workbooks.beside(notebook, folder, "page", title, "zh")
    return load_workbook(io.BytesIO(files[folder / "page.xlsx"] or b""))


def moved(tables: Tables, place: str) -> Tables:
    """The same tables, of a place with another name."""
    named = {name: frame.replace({"place": {"鞍山市": place}}) for name, frame in tables if "place" in frame}
    return replace(tables, **named)


@pytest.fixture
def hostile(make_tables, statement) -> Callable[[str], Tables]:
    """Tables in which a name is the place's, an indicator's, and stands in the words."""

    def make(name: str) -> Tables:
        tables = make_tables(
            statement("tasks", name, 6, "%", measure="growth", sentence=f"{name}增长6%", start=10),
            statement("report", name, 5, "%", role="actual", period="2023-H1", measure="growth", start=20),
            statement("tasks", "产值", 3, "家", start=30),
        )
        return moved(tables, name)

    return make


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_shown_and_does_nothing(hostile, name: str) -> None:
    tables = hostile(name)
    page = page_of(tables, name)
    assert escape(name) in page
    running = re.findall(r"<script(?![^>]*application/json)[^>]*>", page)
    assert len(running) == 3
    assert all("nonce=" in tag for tag in running)
    assert "<b>" not in page
    told = {
        row[0].words.partition(" · ")[0]
        for one in page_sections.tables(notebook_of(tables, name), "zh")
        for row in one.table.rows
    }
    assert name in told


@pytest.mark.parametrize("name", NAMES)
def test_a_name_makes_a_file_name(name: str) -> None:
    stem = file_stem(name, "2023-Q1")
    assert len(stem) <= 80
    assert re.fullmatch(r"[\w-]+", stem)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_comes_through_to_the_workbook(hostile, name: str, tmp_path: Path) -> None:
    book = workbook_of(notebook_of(hostile(name), name), tmp_path, name)
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert any(cell.startswith(name) for cell in cells)
    assert all(len(sheet.title) <= page_workbooks.LONGEST_TITLE for sheet in book)


def test_a_place_with_one_target_has_a_whole_page(make_tables, statement) -> None:
    tables = make_tables(statement("tasks", "一般公共预算收入", 8, "%", measure="growth"))
    page = page_of(tables, "鞍山市", 1)
    assert "截至3月末，鞍山市2023年1项目标均暂无数据，无法判断进度。" in page
    # What there is nothing to say of is left out.
    silent = ("to_act_on", "changes", "progress", "tasks", "status_by_quarter")
    told = [name for name in VIEWS if name not in silent]
    assert re.findall(r"<h2 [^>]*>(.*?)</h2>", page) == told
    assert page.count('<section aria-labelledby="') == len(told)


def test_a_place_whose_one_target_has_no_number_has_one_too(make_tables, statement) -> None:
    tables = make_tables(
        statement(
            "tasks",
            "居民收入",
            None,
            "",
            measure="growth",
            quote="与经济增长同步",
            reference="own_gdp_growth",
        )
    )
    page = page_of(tables, "鞍山市", 1)
    assert "与经济增长同步" in page
    assert "没有以增速表示的年度目标" in page


def test_a_quarter_without_data_says_so_once(make_tables, statement) -> None:
    tables = make_tables(statement("tasks", "产值", 3, "家"))
    page = page_of(tables, "鞍山市", 1)
    assert page.count("均暂无数据") == 1
    assert "没有编号任务" in page
    later = re.findall(r"<h2 [^>]*>(.*?)</h2>", page_of(tables, "鞍山市", 2))
    assert later == ["summary", "due", "unseen", "method", "papers"]


def test_a_value_of_a_quadrillion_is_written_out(make_tables, statement, tmp_path: Path) -> None:
    words = {"quote": "1000万亿元", "sentence": "产值1000万亿元"}
    tables = make_tables(
        statement("tasks", "产值", 1e15, "元", measure="level", **words),
        statement("report", "产值", 9e14, "元", role="actual", period="2022", measure="level", **words),
    )
    notebook, page = notebook_of(tables, "鞍山市"), page_of(tables, "鞍山市")
    assert "1000万亿元" in page
    assert "9000000亿元" in page
    assert "e+15" not in re.sub(r"data-\w+=\"[^\"]*\"", "", page)
    (row,) = [
        row
        for one in page_sections.tables(notebook, "zh")
        for row in one.table.rows
        if one.section == "unseen"
    ]
    assert row[1].figure == Figure(1e7, "亿元")
    book = workbook_of(notebook, tmp_path, "题")
    assert 10**7 in [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
