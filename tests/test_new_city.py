"""A city that nobody has registered, by the five lines of the README and without a line of code."""

from __future__ import annotations

import re
import shlex
import shutil

import pytest
from openpyxl import load_workbook

from indicators.documents.register import register
from indicators.project import Project
from indicators.tables.store import Tables

from .commands import run

# Written for this test in the style of such reports; no figure in it is a real one.
SYNTHETIC = """
<h1>丹东市2025年政府工作报告</h1><p>（虚构文本，数字均为测试而编，不是真实数据）</p>
<p>——2025年1月6日在丹东市第十七届人民代表大会第四次会议上</p>
<p>各位代表：</p><p>现在，我代表丹东市人民政府，向大会报告工作，请予审议。</p>
<h2>一、2024年工作回顾</h2>
<p>地区生产总值增长1.11%，一般公共预算收入增长2.22%，城镇新增就业1.11万人，粮食总产量达到111.1万吨。</p>
<h2>二、2025年重点工作</h2>
<p>今年发展主要预期目标是：地区生产总值增长3.33%左右，规模以上工业增加值增长4.44%，一般公共预算收入增长5.55%以上，\
城镇新增就业2.22万人以上，粮食总产量稳定在111万吨以上。</p>
<p style="break-before: page">（一）加快项目建设。新建高标准农田11.1万亩，\
新建5G基站333个，高新技术企业达到444家。</p>
"""
TARGETS = {
    ("地区生产总值", 3.33, "%", "approx"),
    ("规模以上工业增加值", 4.44, "%", "eq"),
    ("一般公共预算收入", 5.55, "%", "ge"),
    ("城镇新增就业", 22200.0, "人", "ge"),
    ("粮食总产量", 1110000.0, "吨", "ge"),
    ("高标准农田", 111000.0, "亩", "eq"),
    ("5G基站", 333.0, "个", "eq"),
    ("高新技术企业", 444.0, "家", "eq"),
}


@pytest.fixture(scope="module")
def lines(root):
    """The commands that the README shows for a paper of one's own."""
    readme = (root / "README.md").read_text("utf-8")
    block = re.search(r"## A paper of your own\n.*?```sh\n(.*?)```", readme, re.DOTALL)
    assert block
    return [shlex.split(line, comments=True)[1:] for line in block[1].splitlines()]


@pytest.fixture(scope="module")
def done(lines, root, print_pdf, tmp_path_factory):
    """A copy of the project in which they were called, and what each said."""
    folder = tmp_path_factory.mktemp("city") / "project"
    shutil.copytree(root / "data" / "raw", folder / "data" / "raw")
    shutil.copytree(root / "notebooks", folder / "notebooks")
    (folder / "report.pdf").write_bytes(print_pdf(SYNTHETIC, has_heads=True))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.delenv("INDICATORS_ROOT", raising=False)
        said = [run(*words) for words in (*lines, ["review", "export", "doubts.xlsx"])]
    return Project(folder), said


def test_the_lines_do_what_they_say(lines, done):
    _, said = done
    assert [words[0] for words in lines] == ["extract", "register", "validate", "build", "report"]
    assert [result.exit_code for result in said] == [0] * 6, "\n".join(result.output for result in said)
    assert said[1].stdout == "210600-2025-work-report\n"
    assert "issued: 2025-01-06 (from: 2025年1月6日在丹东市第十七届人民代表大会第四次会议)" in said[1].stderr
    assert ", not read: Running heads and page numbers, set behind the text, 4 lines: " in said[1].stderr


def test_the_entry_waits_for_a_person(done):
    *_, entry = register.entries(done[0])
    assert (entry.place, entry.adcode, entry.kind) == ("丹东市", "210600", "work_report")
    assert (entry.covers.period, entry.covers.review) == ("2025", "2024")
    assert {"place", "kind", "covers", "issued", "origin", "source_quality"} <= set(entry.confirm)


def test_the_tables_have_its_targets(done):
    rows = Tables.load(done[0]).targets.query("place == '丹东市'")
    found = set(zip(rows["indicator"], rows["low"], rows["unit"], rows["comparator"], strict=True))
    assert found == TARGETS


def test_the_page_shows_them_with_their_words(done):
    page = (done[0].reports / "丹东市-2025-Q1.html").read_text("utf-8")
    for words in (
        "丹东市2025年一季度目标任务完成情况",
        "丹东市2025年政府工作报告",
        "增长3.33%左右",
        "2.22万人以上",
    ):
        assert words in page
    assert '<p class="where">第1页 · 二、2025年重点工作</p><blockquote>今年发展主要预期目标是' in page
    assert re.search(
        '<p class="where">第2页 · [^<]*</p><blockquote>[^<]*新建高标准农田<mark>11.1万亩</mark>', page
    )


def test_its_doubts_can_be_settled(done):
    book = load_workbook(done[0].root / "doubts.xlsx", read_only=True)
    rows = [row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True)]
    assert any("210600-2025-work-report" in map(str, row) for row in rows)
