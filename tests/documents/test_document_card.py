"""A document looks like what it is, in text and in HTML."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from indicators.documents.document import OPENING, Document, card
from indicators.documents.faults.fault import Fault, FaultKind
from indicators.documents.register import register
from indicators.project import Project


@pytest.fixture(scope="module")
def report(project: Project) -> Document:
    return {paper.id: paper for paper in register.load(project)}["anshan-2023-work-report"]


def test_the_text_form_names_the_paper_and_stays_short(report: Document) -> None:
    assert repr(report).startswith("<Document anshan-2023-work-report 鞍山市 work_report 2023: ")
    assert f"{len(report.faults)} faults" in repr(report)
    assert len(repr(report)) < 120


def test_a_notebook_shows_facts_faults_and_the_opening(report: Document) -> None:
    html = report._repr_html_()
    for words in (report.title, "鞍山市", "工作报告", "2023年", "词语被遮盖 7", "文本截断 1"):
        assert words in html
    assert report.text[:20].strip()[:8] in html
    assert len(html) < 2500


def test_it_speaks_english_too(report: Document) -> None:
    html = card(report, "en")
    assert "masked words 7" in html
    assert ">Place<" in html


def test_a_restricted_paper_says_so(report: Document) -> None:
    assert "不公开" not in card(report)
    assert "不公开文件" in card(replace(report, disclosure="restricted"))


def test_the_text_form_steers_no_terminal() -> None:
    assert repr(Document("d", "", place="\x1b[31m\n>")) == "<Document d ␛[31m␊>: 0 characters, 0 faults>"


def test_hostile_words_are_escaped() -> None:
    html = Document("d", "<b>" * OPENING, title="<script>", place="<i>", issuer="<u>")._repr_html_()
    assert all(tag not in html for tag in ("<script>", "<i>", "<u>", "<b>"))


@pytest.mark.parametrize("kind", get_args(FaultKind))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_fault_has_a_name(kind: FaultKind, lang: str) -> None:
    fault = Fault(kind, 0, 1, is_left_out=False, detail="")
    assert f"{kind} 1" not in card(Document("d", "x", faults=(fault,)), lang)
