"""A paper says the same as .txt, .docx, .html and .pdf."""

from __future__ import annotations

from html import escape

import docx
import pytest

from indicators.reading.extraction import extract

PAPERS = ("anshan-2023-work-report", "anshan-2023-task-breakdown")
# What may differ: offsets, and the words around a figure, which hold the blanks of their format.
SAME = (
    "task", "place", "role", "indicator", "indicator_id", "measure", "basis", "comparator", "reference",
    "low", "high", "unit", "period", "nature", "modality",
)  # fmt: skip
TABLE = [
    ["指标", "属性", "2020年", "2025年", "年均增速"],
    ["地区生产总值（亿元）", "预期性", "1738", "—", "6.5%左右"],
    ["粮食产量（万吨）", "约束性", "120", "≥130", "—"],
    ["常住人口城镇化率（%）", "预期性", "73.1", "75", "—"],
]


def as_docx(text: str, path):
    paper = docx.Document()
    for line in text.split("\n"):
        paper.add_paragraph(line)
    paper.save(path)


def as_html(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>\n" for line in text.split("\n") if line.strip())


def said(path, **known):
    return [tuple(getattr(row, name) for name in SAME) for row in extract(path, **known).statements]


@pytest.mark.parametrize("name", PAPERS)
def test_a_published_paper(name, project, tmp_path, print_pdf):
    source = project.documents / f"{name}.txt"
    known = {"place": "鞍山市", "period": "2023", "kind": "_".join(name.split("-")[2:])}
    text = source.read_text("utf-8-sig")
    as_docx(text, tmp_path / "paper.docx")
    (tmp_path / "paper.html").write_text(f"<!doctype html><meta charset=utf-8>{as_html(text)}", "utf-8")
    (tmp_path / "paper.pdf").write_bytes(print_pdf(as_html(text), has_heads=True))
    expected = said(source, **known)
    assert len(expected) > 50
    for form in ("docx", "html", "pdf"):
        assert said(tmp_path / f"paper.{form}", **known) == expected, form


def test_a_table(tmp_path, print_pdf):
    known = {"place": "鞍山市", "period": "2021/2025", "kind": "five_year_plan"}
    title = "表1 “十四五”时期主要目标"
    (tmp_path / "paper.txt").write_text("\n".join([title, *("\t".join(row) for row in TABLE)]), "utf-8")
    rows = "".join(
        "<tr>" + "".join(f"<td style='border:1px solid'>{escape(c)}" for c in row) for row in TABLE
    )
    html = f"<p>{title}</p><table style='border-collapse:collapse'>{rows}</table>"
    (tmp_path / "paper.html").write_text(f"<!doctype html><meta charset=utf-8>{html}", "utf-8")
    (tmp_path / "paper.pdf").write_bytes(print_pdf(html))
    paper = docx.Document()
    paper.add_paragraph(title)
    table = paper.add_table(len(TABLE), len(TABLE[0]))
    for r, row in enumerate(TABLE):
        for c, text in enumerate(row):
            table.cell(r, c).text = "" if text == "—" else text
    paper.save(tmp_path / "paper.docx")
    expected = said(tmp_path / "paper.txt", **known)
    assert len(expected) == 6
    for form in ("docx", "html", "pdf"):
        assert said(tmp_path / f"paper.{form}", **known) == expected, form
