"""Every number of a paper has one fate, and every rule that excludes numbers has a sentence."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.documents.document import Document
from indicators.documents.faults.text_faults import find_faults
from indicators.documents.register import register
from indicators.reading import statement_formats
from indicators.reading.number_account import COLUMNS, FATES, Entry, account, counts, fate_counts, numbers
from indicators.reading.quantities import chinese_figures, excluded
from indicators.reading.quantities.number_fates import Excluded, Unread
from indicators.reading.quantities.unseen_characters import UNSEEN
from indicators.reading.statements import read_all
from indicators.vocabulary import page_words
from indicators.vocabulary.yaml_nodes import Loader

HERE = Path(__file__).parent
PAPER = yaml.load((HERE / "constructions.yaml").read_text(encoding="utf-8"), Loader)["papers"]["annual"]
CASES = [
    pytest.param(case, id=f"{kind}: {case['text']}")
    for kind, cases in yaml.load((HERE / "fates.yaml").read_text(encoding="utf-8"), Loader)["fates"].items()
    for case in cases
]
NEVER = ("not_looked_at", "cut_apart")

WORDS = [
    *"，。、；：\n“”（）()%-—~·/:.",
    "地区生产总值", "增长", "下降", "达到", "不低于", "超过", "以上", "左右", "其中", "分别", "新建", "学校",
    "所", "个",
    "亿元", "万亩", "公里", "百分点", "百分之", "三分之一", "2025年", "5", "1,236.8", "12", "8.5", "６",
    "3万", "2千",
    "三十", "两万零十五", "千亿", "级", "一、", "（二）", "1.", "第", "热线", "《规划》", "牵头单位：市局",
    "目录",
    "5G", "〔2023〕4号", "http://a.cn/5", "2023-02-01", "8:30", "\t", " ", "\u00ad", "\u200b", "\u0301",
    "萬", "個",
    "翻番", "成", "倍", "元", "角", "半", "US$", "数十", "在", "与", "之间", "\x1b[1m",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), max_size=80).map("".join)


def read(text: str) -> tuple[Document, list[Entry]]:
    paper = Document("paper", text, faults=find_faults(text), **PAPER)
    reading = read_all(paper)
    return paper, account(paper, reading.statements, reading.passed)


@pytest.mark.parametrize("case", CASES)
def test_the_fate_of_a_number(case):
    _, entries = read(case["text"].replace("\\n", "\n"))
    assert [[entry.text, entry.reason] for entry in entries if entry.fate != "statement"] == case["numbers"]


def test_every_rule_that_excludes_a_number_has_a_sentence():
    tables = (
        excluded.NAME_RULES, excluded.RULES, excluded.UNITLESS_RULES,
        chinese_figures.ANY_RULES, chinese_figures.BARE_RULES, chinese_figures.RULES,
    )  # fmt: skip
    named = {rule.name for table in tables for rule in table}
    told = {reason for case in CASES for _, reason in case.values[0]["numbers"]}
    # A bare multiplier without a unit is no number of the account.
    assert named - told == {"bare_without_unit"}


def test_every_reason_is_told_in_both_languages():
    reasons = {reason for case in CASES for _, reason in case.values[0]["numbers"]}
    for reason in reasons:
        assert re.search("[\u4e00-\u9fff]", page_words.say(f"reason_{reason}", "zh")), reason
        assert page_words.say(f"reason_{reason}", "en") == reason


def test_the_tables_of_the_terminal_speak_chinese():
    paper, entries = read("重点抓好：1.新建学校5所，地区生产总值增长5.5%左右，投资增长5%。")
    drawn = io.StringIO()
    statement_formats.write_account(entries, drawn, "table", "zh")
    assert re.search(r"文件 .*去向 +原因", drawn.getvalue())
    assert re.search(r"按规则排除 +条目序号", drawn.getvalue())
    drawn = io.StringIO()
    rows = read_all(paper).statements
    statement_formats.print_table(rows, drawn, lang="zh")
    assert re.search("指标 .*作用 .*口径", drawn.getvalue())
    assert re.search("投资 .*同比增长 .*左右，投资增长5%。", drawn.getvalue())
    assert not re.search("growth|target|actual|increment", drawn.getvalue())


def assert_every_number_has_a_fate(paper: Document, entries: list[Entry]) -> None:
    assert [(entry.start, entry.end) for entry in entries] == list(numbers(paper.text))
    assert sum(counts(entries).values()) == len(entries)
    assert {entry.fate for entry in entries} <= set(FATES)
    assert [entry for entry in entries if entry.reason in NEVER] == []
    for entry in entries:
        assert bool(entry.reason) == (entry.fate != "statement")
        assert bool(entry.statement_id) == (entry.fate == "statement")
        assert entry.text == paper.text[entry.start : entry.end]


@settings(max_examples=200)
@given(TEXTS)
def test_every_number_of_a_made_up_paper(text):
    paper, entries = read(text)
    assert_every_number_has_a_fate(paper, entries)
    inside = "".join(entry.text for entry in entries)
    digits = re.sub(r"\D", "", text.replace("\x1b[1m", ""))
    assert re.sub(r"\D", "", UNSEEN.sub("", inside)) == digits


def test_every_number_of_the_registered_papers(project):
    for paper in register.load(project):
        reading = read_all(paper)
        assert_every_number_has_a_fate(paper, account(paper, reading.statements, reading.passed))


UNSEEN_SIGNS = ["\u00ad", "\u2060", "\u200d", "\u200c", "\ufe0f", "\u034f", "\u180e", "\u0301", "\x1b[0m"]


@pytest.mark.parametrize("unseen", UNSEEN_SIGNS)
def test_what_does_not_show_neither_cuts_a_number_nor_loses_a_digit(unseen):
    text = f"粮食产量达到1{unseen}2{unseen}3{unseen}.{unseen}4万吨。"
    paper, entries = read(text)
    assert [entry.fate for entry in entries] == ["statement"]
    (row,) = read_all(paper).statements
    assert (row.low, row.unit, row.indicator) == (1234000.0, "吨", "粮食产量")
    assert row.quote == text[row.start : row.end] == f"1{unseen}2{unseen}3{unseen}.{unseen}4万吨"


def test_what_is_said_first_of_a_number_counts():
    paper = Document("d", "98.76个", **PAPER)
    reading = read_all(paper)
    (whole,) = reading.statements
    assert account(paper, [whole], [])[0].statement_id == "d@0"
    assert [e.reason for e in account(paper, [], [Unread(0, 2, "cut")])] == ["cut"]
    assert [e.reason for e in account(paper, [], [Excluded(0, 5, "rule"), Unread(0, 2, "cut")])] == ["rule"]
    assert [e.reason for e in account(paper, [], [Unread(0, 2, "cut"), Excluded(0, 5, "rule")])] == ["cut"]
    assert [e.reason for e in account(paper, [], [])] == ["not_looked_at"]


def test_a_number_that_is_read_in_part_is_told():
    paper = Document("d", "98.76个", **PAPER)
    (whole,) = read_all(paper).statements
    part = replace(whole, start=3)
    assert [e.reason for e in account(paper, [part], [])] == ["cut_apart"]
    assert [e.fate for e in account(paper, [part], [Excluded(0, 3, "list_number")])] == ["statement"]


def test_the_account_is_written_in_three_forms():
    _, entries = read("2023年新增企业20家。")
    out = io.StringIO()
    statement_formats.write_account(entries, out, "csv")
    rows = list(csv.DictReader(io.StringIO(out.getvalue())))
    assert list(rows[0]) == list(COLUMNS)
    assert [(row["text"], row["fate"], row["reason"], row["statement_id"]) for row in rows] == [
        ("2023", "excluded", "year", ""),
        ("20", "statement", "", "paper@9"),
    ]
    out = io.StringIO()
    statement_formats.write_account(entries, out, "jsonl")
    assert [json.loads(line)["context"] for line in out.getvalue().splitlines()] == [
        "2023年新增企业20家。"
    ] * 2
    out = io.StringIO()
    statement_formats.write_account(entries, out, "table")
    assert "excluded" in out.getvalue()
    assert "paper@9" in out.getvalue()


def test_fates_are_counted_as_the_entries_tell_them():
    paper = Document(
        "d", "2023年新增企业20家、三条路，统一规划，98.76个。", kind="work_report", period="2023"
    )
    reading = read_all(paper)
    counted = fate_counts(paper, reading.statements, reading.passed)
    assert counted == counts(account(paper, reading.statements, reading.passed))
    assert min(counted["statement"], counted["excluded"]) > 0
