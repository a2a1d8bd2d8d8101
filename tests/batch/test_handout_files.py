"""Word papers beside a page: listed on it and on the index, asked for again, gone when they are no more."""

from __future__ import annotations

from dataclasses import replace

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from indicators.batch import handout_files, html_exporter
from indicators.batch.handout_files import HandoutFile
from indicators.batch.jobs import Job
from indicators.batch.manifest import Entry
from indicators.batch.page_sections import papers

JOB = Job("quarterly_report.ipynb", {}, "鞍山市-2023-Q4", "题", handouts=("brief", "notices"))
ENTRY = Entry(JOB.output, "题", "zh", JOB.notebook, {}, "done", page="鞍山市-2023-Q4.html")
BRIEF = HandoutFile("鞍山市-2023-Q4-brief.docx", "Word简报", "", b"1")
NOTICES = [
    HandoutFile(f"鞍山市-2023-Q4-notices/{unit}.docx", unit, "督办单", b"2") for unit in ("甲局", "乙<局")
]


def test_a_page_leads_to_its_papers() -> None:
    listed = [paper.listed for paper in (*NOTICES, BRIEF)]
    page = html_exporter.page(new_notebook(), "题", "zh", papers=handout_files.links(listed, "zh"))
    assert '<a href="鞍山市-2023-Q4-brief.docx" download>Word简报</a>' in page
    assert "<summary>督办单2份</summary>" in page
    assert '<a href="鞍山市-2023-Q4-notices/乙&lt;局.docx" download>乙&lt;局</a>' in page
    assert "Word简报" not in html_exporter.page(new_notebook(), "题", "zh")


def test_from_a_folder_the_way_leads_back() -> None:
    (link,) = handout_files.links([BRIEF.listed], "zh", "../")
    assert link["address"] == "../鞍山市-2023-Q4-brief.docx"


def test_papers_that_were_made_before_are_asked_for_again() -> None:
    before = replace(ENTRY, asked_handouts=["brief@2023-11"])
    assert handout_files.with_earlier(JOB, before).handouts == ("brief", "brief@2023-11", "notices")
    assert handout_files.with_earlier(JOB, None) == JOB


def test_a_notice_that_is_not_made_again_goes() -> None:
    before = replace(ENTRY, handouts=[paper.listed for paper in (*NOTICES, BRIEF)])
    assert handout_files.left_over(before, [BRIEF, NOTICES[0]]) == {NOTICES[1].name: None}
    assert handout_files.left_over(None, [BRIEF]) == {}


def test_the_foot_of_a_printed_sheet_names_the_papers_and_nothing_steps_out_of_it() -> None:
    output = new_output("execute_result", {"text/plain": '规划"; } </style><script>'})
    cells = [
        new_markdown_cell("## 依据的文件", metadata={"name": "papers"}),
        new_code_cell("views.papers()", outputs=[output]),
        new_markdown_cell("## 后面"),
        new_code_cell("1", outputs=[new_output("execute_result", {"text/plain": "不在内"})]),
    ]
    notebook = new_notebook(cells=cells)
    assert papers(notebook) == '规划"; } </style><script>'
    page = html_exporter.page(notebook, "题", "zh")
    (rule,) = [line for line in page.splitlines() if "@bottom-left { content" in line]
    assert r"依据\ff1a 规划\22 \3b  \7d  \3c \2f style\3e \3c script\3e " in rule
    assert 'content: "第 " counter(page) " 页　共 " counter(pages) " 页"' in rule.replace(r"\3000 ", "　")
