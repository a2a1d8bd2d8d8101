"""Long tables, hostile names and huge values in a real browser: nothing runs, breaks or crawls."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from math import log2
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, Page

from indicators.batch import html_exporter
from indicators.charts.theme import figure as empty
from indicators.storage.atomic_write import write_bytes
from indicators.views.cells import lines
from indicators.views.display import Chart
from indicators.views.table import Column, Figure, Table

Row = tuple[str, float]

HOSTILE = "<img src=x onerror=document.title='run'>\"'/"
LONG = "长" * 200
ORDERED = """table => {
  const values = [...table.tBodies[0].rows].map(row => Number(row.cells[1].dataset.value));
  return values.every((value, number) => number === 0 || values[number - 1] <= value);
}"""
# The best of three: how long a click on a head and the drawing of the new order take.
# Sorts by the second column, and counts the rows that were read and the cells that were compared.
SORTING = """table => {
  const counts = {reads: 0, comparisons: 0};
  const counted = (type, property, name) => {
    const held = Object.getOwnPropertyDescriptor(type.prototype, property);
    const get = function () { counts[name] += 1; return held.get.call(this); };
    Object.defineProperty(type.prototype, property, {...held, get});
  };
  const button = table.tHead.rows[0].cells[1].querySelector('button');
  counted(HTMLTableRowElement, 'cells', 'reads');
  counted(Intl.Collator, 'compare', 'comparisons');
  button.click();
  return counts;
}"""


def rows_of(count: int) -> list[Row]:
    return [(f"指标{n}", float(n * 7919 % count)) for n in range(count)]


@pytest.fixture
def shown(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Opens a page made of one table, and of one chart if it is given names."""
    pages: list[Page] = []
    complaints: list[str] = []

    def open_page(rows: list[Row], names: list[str] = (), width: int = 1280) -> Page:
        columns = [
            Column("指标", lambda row: lines(row[0])),
            Column("数", lambda row: lines(f"{row[1]:.0f}", figure=Figure(row[1], "个")), "number"),
        ]
        table = Table.of(rows, columns, "表")
        outputs = [nbformat.v4.new_output("display_data", data=table._repr_mimebundle_())]
        if names:
            drawn = empty(300)
            drawn.add_bar(y=[escape(name) for name in names], x=[1e15] * len(names), orientation="h")
            data, words = Chart(drawn, names[0], names[0])._repr_mimebundle_()
            outputs.append(nbformat.v4.new_output("display_data", data=data, metadata=words))
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("", outputs=outputs)])
        title = names[0] if names else "题"
        text = html_exporter.page(notebook, title, "zh")
        for name, content in html_exporter.shared_files().items():
            write_bytes(tmp_path / name, content)
        write_bytes(tmp_path / "page.html", text.encode("utf-8"))
        page = browser.new_page(viewport={"width": width, "height": 900})
        pages.append(page)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.goto((tmp_path / "page.html").as_uri())
        page.wait_for_function("document.querySelectorAll('[data-figure]:not(.js-plotly-plot)').length === 0")
        return page

    yield open_page
    for page in pages:
        page.close()
    assert complaints == []


@pytest.mark.parametrize("name", [HOSTILE, LONG], ids=["hostile", "long"])
@pytest.mark.parametrize("width", [360, 1600])
def test_a_name_is_shown_as_it_is_and_fits(shown, name: str, width: int) -> None:
    page = shown([(name, 1e15), *rows_of(3)], [name], width)
    assert page.locator("h1").inner_text() == name
    assert page.title() == name
    assert page.locator("tbody th").first.inner_text() == name
    assert page.locator("img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_five_thousand_rows_are_sorted_and_filtered(shown) -> None:
    page = shown(rows_of(5000))
    table = page.locator("table")
    assert not table.evaluate(ORDERED)
    table.locator("thead button").nth(1).focus()
    page.keyboard.press("Enter")
    assert table.evaluate(ORDERED)
    page.get_by_role("searchbox").fill("指标4321")
    assert page.locator("tbody tr:visible").count() == 1
    assert page.get_by_text("1 / 5000 行").is_visible()


def test_sorting_reads_each_row_once_or_twice_and_compares_no_more_than_it_has_to(shown) -> None:
    rows = 2000
    counts = shown(rows_of(rows)).locator("table").evaluate(SORTING)
    assert rows <= counts["reads"] <= 2 * rows
    # Two comparisons a pair, for the group and the words; quadratic work would take 90 times as many.
    assert rows <= counts["comparisons"] <= 2 * rows * log2(rows)
