"""Pages lead to each other by what they are about, and only to those that there are."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import nbformat
import pytest

from indicators.batch import html_exporter, page_sections, report_kinds
from indicators.batch.jobs import Job
from indicators.batch.manifest import Entry
from indicators.batch.page_links import NamedPage, PageLinks, PageMarks
from indicators.batch.report_kinds import ReportKinds
from indicators.views.cells import Cell, Heading, Text
from indicators.views.display import NOTHING
from indicators.views.table import Table

from .conftest import ROOT_NOTEBOOKS

KINDS = report_kinds.load(ROOT_NOTEBOOKS)


def job(notebook: str, output: str, lang: str = "zh", **given: object) -> Job:
    return Job(f"{notebook}.ipynb", given, output, output, lang)


SECOND = job("quarterly_report", "甲市-2025-Q2", place="甲市", quarter="2025-Q2", scheme="standard")
JOBS = (
    job("quarterly_report", "甲市-2025-Q1", place="甲市", quarter="2025-Q1", scheme="standard"),
    SECOND,
    job("quarterly_report", "甲市-2024-Q4", place="甲市", quarter="2024-Q4", scheme="standard"),
    job("quarterly_report", "乙市-2025-Q1", place="乙市", quarter="2025-Q1", scheme="standard"),
    job("quarterly_report", "甲市-2025-Q1.en", "en", place="甲市", quarter="2025-Q1", scheme="standard"),
    job("quarterly_report", "甲市-2025-Q1-points", place="甲市", quarter="2025-Q1", scheme="points"),
    job("compare_cities", "甲市-乙市-compare", places=["甲市", "乙市"], years=[2025, 2025]),
)
THERE = Entry(
    "甲市-2025-responsibility", "", "zh", "responsibility.ipynb", {"place": "甲市", "year": 2025}, "done",
    page="甲市-2025-responsibility.html",
)  # fmt: skip
LINKS = PageLinks.of(JOBS, [THERE, replace(THERE, output="x", page="")], KINDS)
OWN = NamedPage.of(SECOND)


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("#gdp", "#gdp"),
        ("responsibility#task-41", "甲市-2025-responsibility.html#task-41"),
        ("quarterly_report@2025-Q1#gdp", "甲市-2025-Q1.html#gdp"),
        ("compare_cities#gdp", "甲市-乙市-compare.html#gdp"),
        # Not made: of another year, of a kind that there is not, no link at all.
        ("quarterly_report@2025-Q3#gdp", ""),
        ("quarterly_report@2024-Q4#gdp", ""),
        ("plan_vs_annual#gdp", ""),
        ("javascript:alert(1)", ""),
        ("#", ""),
        ("", ""),
    ],
)
def test_a_line_leads_to_the_page_it_names_if_there_is_one(link: str, address: str) -> None:
    assert PageMarks(LINKS, OWN).address(link) == address


def test_the_name_of_an_indicator_leads_to_the_page_about_it() -> None:
    about = job("indicator_history", "indicators/gdp", indicator="gdp")
    links = PageLinks.of([*JOBS, about], [], KINDS)
    assert PageMarks(links, OWN).of_indicator("gdp") == "indicators/gdp.html"
    assert PageMarks(links, OWN).of_indicator("trade") == PageMarks(LINKS, OWN).of_indicator("gdp") == ""
    # From a page in a folder of its own it leads out of that first, and on the page itself nowhere.
    inside = NamedPage.of(job("quarterly_report", "of/甲市-2025-Q2", place="甲市", quarter="2025-Q2"))
    assert PageMarks(links, inside).of_indicator("gdp") == "../indicators/gdp.html"
    assert PageMarks(links, NamedPage.of(about)).of_indicator("gdp") == ""
    row = [Cell((Text("地区生产总值"), Text("规划目标", "small", "plan_vs_annual#gdp")), anchor="gdp")]
    table = Table("一张表", "", (Heading("指标", ""),), (tuple(row),))
    shown = table.on_page(PageMarks(links, OWN))
    assert '<a href="indicators/gdp.html">地区生产总值</a><small>规划目标</small>' in shown
    # A page is made again when there are other indicators to lead to.
    assert links.fingerprint(OWN) != LINKS.fingerprint(OWN)


def test_the_pages_beside_are_named_quarters_first() -> None:
    found = [(one["label"], one["address"]) for one in LINKS.navigation(OWN)]
    assert found == [
        ("一季度", "甲市-2025-Q1.html"),
        ("上半年", ""),
        ("责任分工", "甲市-2025-responsibility.html"),
        ("城市对比", "甲市-乙市-compare.html"),
    ]
    points = NamedPage.of(JOBS[5])
    assert [one["address"] for one in LINKS.navigation(points)][:2] == ["", "甲市-2025-Q2.html"]


def test_a_notebook_of_the_projects_own_goes_by_its_name() -> None:
    # A copy takes the package's metadata along.
    copy = replace(KINDS.by_notebook["quarterly_report.ipynb"], notebook="my_note.ipynb")
    mine = job("my_note", "甲市-2025-Q2-my_note", place="甲市", quarter="2025-Q2")
    links = PageLinks.of([*JOBS, mine], [], ReportKinds((*KINDS, copy)))
    assert [one["label"] for one in links.navigation(OWN)] == [
        "一季度", "上半年", "城市对比", "my_note 上半年",
    ]  # fmt: skip


def test_a_page_alone_has_nothing_beside_it() -> None:
    assert PageMarks(PageLinks.of([SECOND], [], KINDS), OWN).navigation() == []
    assert PageMarks().address("responsibility#task-1") == ""


def test_with_another_page_beside_it_a_page_is_made_again() -> None:
    fewer = PageLinks.of(JOBS[1:], [THERE], KINDS)
    assert LINKS.fingerprint(OWN) != fewer.fingerprint(OWN)
    assert LINKS.fingerprint(OWN) == PageLinks.of(JOBS[::-1], [THERE], KINDS).fingerprint(OWN)


def table(*anchors: str, link: str = "") -> Table:
    rows = tuple((Cell((Text("甲<", link=link),), anchor=anchor),) for anchor in anchors)
    return Table("表", "", (Heading("指标"),), rows, 1)


def shown(*items: Any, fold: bool = False) -> Any:
    """A notebook of a section, its items shown."""
    outputs = [
        nbformat.v4.new_output(
            "display_data",
            data=item._repr_mimebundle_() if isinstance(item, Table) else {"text/html": item._repr_html_()},
        )
        for item in items
    ]
    head = nbformat.v4.new_markdown_cell(
        "## 题\n\n话", metadata={"name": "own", **({"fold": True} if fold else {})}
    )
    return nbformat.v4.new_notebook(cells=[head, nbformat.v4.new_code_cell("", outputs=outputs)])


def test_a_row_has_its_name_once_on_a_page_and_none_in_a_notebook() -> None:
    tables = table("gdp", "gdp", "own"), table("gdp", "task-1")
    html = html_exporter.page(shown(*tables), "题", "zh")
    assert [html.count(f'id="{name}"') for name in ("gdp", "task-1", "own")] == [1, 1, 1]
    assert 'id="' not in tables[0].html
    assert 'data-first="1"' in html


def test_lines_lead_on_where_there_is_a_page_and_are_plain_where_there_is_none() -> None:
    linked = table("gdp", link="responsibility#task-41")
    html = html_exporter.page(shown(linked), "题", "zh", marks=PageMarks(LINKS, OWN))
    assert '<a href="甲市-2025-responsibility.html#task-41">甲&lt;</a>' in html
    assert '<nav class="beside"' in html
    assert '<th scope="row">甲&lt;</th>' in html_exporter.page(shown(linked), "题", "zh")


def test_a_section_is_folded_if_its_heading_says_so_and_left_out_if_it_shows_nothing() -> None:
    folded = html_exporter.page(shown(table("a", "b"), fold=True), "题", "zh")
    assert (
        '<details class="fold"><summary><h2 id="own">题</h2> <span class="rows">2</span></summary>' in folded
    )
    assert '<details class="fold"' not in html_exporter.page(shown(table("a")), "题", "zh")
    assert "话" not in html_exporter.page(shown(NOTHING), "题", "zh")
    assert "话" in html_exporter.page(shown(NOTHING, table("a")), "题", "zh")
    # Without any output a section of somebody's own notebook keeps its words.
    assert "话" in html_exporter.page(shown(), "题", "zh")


def test_a_table_keeps_its_links_names_and_form_in_a_notebook() -> None:
    made = replace(table("gdp", link="#a"), form="cards")
    assert Table.from_json(made.to_json()) == made


def test_a_notebook_that_says_nothing_of_itself_has_no_state() -> None:
    assert page_sections.state(shown(table("a"))) == {}
