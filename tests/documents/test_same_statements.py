"""A paper says the same in every format, whoever made one out of the other."""

from __future__ import annotations

import re
from dataclasses import asdict
from functools import cache
from html import escape

import docx
import openpyxl
import pytest

from indicators.documents import decoding
from indicators.documents.register import registration
from indicators.errors import Faults
from indicators.project import Project
from indicators.reading.extraction import extract
from indicators.reading.tasks.tasks import tasks

from . import ofd_paper

FORMS = ["docx", "html", "pdf", "ofd", "doc", "rtf", "odt"]
PAPERS = ("anshan-2023-work-report", "anshan-2023-task-breakdown")
# Columns that differ from format to format, and why; docs/documents.md has the same list.
DIFFERENT = {
    "start": "blanks and empty lines, which formats keep or drop, count as characters",
    "end": "the same",
    "statement_id": "it is made of document_id and start",
}
# LibreOffice takes the lines of a .txt for preformatted ones; on paper they must not run over its edge.
WRAPPED = "<style>pre { white-space: pre-wrap }</style>"
TABLE = [
    ["指标", "属性", "2020年", "2025年", "年均增速"],
    ["地区生产总值（亿元）", "预期性", "1738", "—", "6.5%左右"],
    ["粮食产量（万吨）", "约束性", "120", "≥130", "—"],
    ["常住人口城镇化率（%）", "预期性", "73.1", "75", "—"],
]


@pytest.fixture(scope="module")
def converted(office, print_pdf, project, tmp_path_factory):
    """Two published papers in every format: .docx and .html by LibreOffice, .pdf by both."""
    folder = tmp_path_factory.mktemp("converted")
    sources = [project.documents / f"{name}.txt" for name in PAPERS]
    office.convert("docx", folder, *sources, reads="Text (encoded):UTF8,LF,,,")
    made = [folder / f"{name}.docx" for name in PAPERS]
    office.convert("html", folder, *made)
    for form in ("doc", "rtf", "odt"):
        office.convert(form, folder, *made)
    # WPS writes the format of Word.
    (folder / f"{PAPERS[0]}.wps").write_bytes((folder / f"{PAPERS[0]}.doc").read_bytes())
    office.convert("pdf", folder / "office", *made[:1])
    for name in PAPERS:
        html = (folder / f"{name}.html").read_text("utf-8")
        (folder / f"{name}.pdf").write_bytes(print_pdf(WRAPPED + html, has_heads=True))
        text = decoding.decode((project.documents / f"{name}.txt").read_bytes(), name).text
        (folder / f"{name}.ofd").write_bytes(ofd_paper.paper(text))
    return folder


# Every file is read once: a PDF takes seconds.
read_paper = cache(extract)


def said(path, **known):
    return [asdict(row) for row in read_paper(path, **known).statements]


def without_place(rows):
    return [{name: value for name, value in row.items() if name not in DIFFERENT} for row in rows]


@pytest.mark.parametrize(
    ("name", "count", "forms"),
    [
        (
            "anshan-2023-work-report",
            125,
            ["office/pdf", "wps", *FORMS],
        ),
        ("anshan-2023-task-breakdown", 71, FORMS),
    ],
)
def test_a_published_paper(name, count, forms, project, converted):
    known = {"place": "鞍山市", "period": "2023", "kind": "_".join(name.split("-")[2:])}
    expected = said(project.documents / f"{name}.txt", **known)
    assert len(expected) == count
    differing = set()
    for form in forms:
        folder, _, suffix = form.rpartition("/")
        path = converted / folder / f"{name}.{suffix}"
        found = said(path, **known)
        assert without_place(found) == without_place(expected), form
        text = read_paper(path, **known).document.text
        for row, same in zip(found, expected, strict=True):
            assert text[row["start"] : row["end"]] == row["quote"]
            differing |= {column for column in row if row[column] != same[column]}
    assert differing == set(DIFFERENT)


def test_tasks_and_those_in_charge(project, converted):
    name, known = PAPERS[1], {"place": "鞍山市", "period": "2023", "kind": "task_breakdown"}
    listed = {}
    for path in (
        project.documents / f"{name}.txt",
        *(converted / f"{name}.{f}" for f in ("docx", "html", "pdf", "ofd")),
    ):
        rows = [asdict(task) for task in tasks(read_paper(path, **known).document)]
        listed[path.suffix] = [{k: v for k, v in row.items() if k not in ("start", "end")} for row in rows]
    assert len(listed[".txt"]) == 210
    assert all(rows == listed[".txt"] for rows in listed.values())


def test_the_words_of_a_paper(project, converted):
    """Apart from blanks no format loses or adds a sign: what a page says for itself aside."""
    name, known = PAPERS[0], {"place": "鞍山市", "period": "2023", "kind": "work_report"}
    words = re.sub(r"\s", "", read_paper(project.documents / f"{name}.txt", **known).document.text)
    for path in (
        *(converted / f"{name}.{form}" for form in ("docx", "html", "ofd")),
        converted / "office" / f"{name}.pdf",
    ):
        paper = read_paper(path, **known).document
        heads = [fault.start for fault in paper.faults if fault.kind == "page_head"]
        assert re.sub(r"\s", "", paper.text[: min(heads, default=None)]) == words, path.suffix


def test_a_second_copy_in_another_format_is_refused(project, converted, tmp_path):
    own = Project(tmp_path)
    registration.add(own, [project.documents / f"{PAPERS[0]}.txt"])
    copies = [converted / f"{PAPERS[0]}.{form}" for form in ("docx", "html", "pdf", "ofd")]
    with pytest.raises(Faults) as caught:
        registration.add(own, copies)
    assert [error.found for error in caught.value.errors] == [f"the same words as {PAPERS[0]}"] * 4


def test_a_table(tmp_path, print_pdf, office):
    known = {"place": "鞍山市", "period": "2021/2025", "kind": "five_year_plan"}
    title = "表1 “十四五”时期主要目标"
    (tmp_path / "paper.txt").write_text("\n".join([title, *("\t".join(row) for row in TABLE)]), "utf-8")
    rows = "".join(
        "<tr>" + "".join(f"<td style='border:1px solid'>{escape(c)}" for c in row) for row in TABLE
    )
    html = f"<p>{title}</p><table style='border-collapse:collapse'>{rows}</table>"
    (tmp_path / "paper.html").write_text(f"<!doctype html><meta charset=utf-8>{html}", "utf-8")
    (tmp_path / "paper.pdf").write_bytes(print_pdf(html))
    drawn = ofd_paper.words(title, ofd_paper.LEFT, ofd_paper.TOP) + ofd_paper.ruled(TABLE, ofd_paper.TOP + 12)
    (tmp_path / "paper.ofd").write_bytes(ofd_paper.package([ofd_paper.page(drawn)]))
    paper = docx.Document()
    paper.add_paragraph(title)
    table = paper.add_table(len(TABLE), len(TABLE[0]))
    for r, row in enumerate(TABLE):
        for c, text in enumerate(row):
            table.cell(r, c).text = "" if text == "—" else text
    paper.save(tmp_path / "paper.docx")
    expected = without_place(said(tmp_path / "paper.txt", **known))
    assert len(expected) == 6
    book = openpyxl.Workbook()
    book.active.title = title
    for row in TABLE:
        book.active.append(row)
    book.save(tmp_path / "paper.xlsx")
    for form in ("xls", "ods"):
        office.convert(form, tmp_path, tmp_path / "paper.xlsx")
    (tmp_path / "paper.et").write_bytes((tmp_path / "paper.xls").read_bytes())
    for form in ("docx", "html", "pdf", "ofd", "xlsx", "xls", "et", "ods"):
        assert without_place(said(tmp_path / f"paper.{form}", **known)) == expected, form
