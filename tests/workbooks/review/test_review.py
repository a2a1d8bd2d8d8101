"""The workbook that goes out: order, marks, drop-downs, locks."""

from __future__ import annotations

import io

import openpyxl
import pandas as pd
import pytest
from openpyxl.cell.rich_text import TextBlock

from indicators.documents.register import register
from indicators.errors import UnknownDocument
from indicators.reading.prose import one_width
from indicators.tables.contract import schema
from indicators.tables.store import Tables
from indicators.vocabulary import indicators
from indicators.workbooks.review.figure_span import locate
from indicators.workbooks.review.review import export
from indicators.workbooks.review.review_layout import layout
from indicators.workbooks.review.review_order import ORDER, by_certainty, contradictions

PLAN = "anshan-14th-five-year-plan"


@pytest.fixture(scope="module")
def documents(project):
    return register.load(project)


@pytest.fixture(scope="module")
def handed_out(built, documents):
    return export(built, documents, [paper.id for paper in documents])


@pytest.fixture(scope="module")
def book(handed_out):
    return openpyxl.load_workbook(io.BytesIO(handed_out), rich_text=True)


def column(sheet, name):
    number = list(layout().columns).index(name) + 1
    return [sheet.cell(row, number) for row in range(2, sheet.max_row + 1)]


def test_every_statement_goes_out_once_the_settled_last(book, built):
    names = [cell.value for cell in column(book["复核"], "statement_id")]
    assert sorted(names) == sorted(built.statements["statement_id"])
    settled = built.statements["flags"].str.contains("revised_by_hand").sum()
    doubts = [str(cell.value) for cell in column(book["复核"], "doubts")]
    assert all(doubt.startswith("已人工复核") for doubt in doubts[-settled:])
    assert not any(doubt.startswith("已人工复核") for doubt in doubts[:-settled])


def test_the_own_figure_is_marked_in_its_sentence(book):
    quotes = column(book["复核"], "quote")
    for cell, quote in zip(column(book["复核"], "sentence"), quotes, strict=True):
        marked = [part for part in cell.value if isinstance(part, TextBlock)]
        assert [part.text for part in marked] == [one_width(quote.value).replace(" ", "")]
        assert marked[0].font.b
        assert marked[0].font.color.rgb == "FFC00000"


def test_a_figure_that_stands_twice_is_marked_where_it_was_read():
    text = "甲 增长5%,乙 增长 5%,丙增长15%。"
    sentence = text.replace(" ", "")
    places = [locate(sentence, "5%", text, start) for start in (4, 12, 19)]
    assert places == [(3, 5), (9, 11), (16, 18)]
    assert locate(sentence, "6%", text, 4) is None
    assert locate("甲增长6%", "６％", "甲增长６％", 3) == (3, 5)


def test_only_what_is_to_be_filled_in_is_open(book):
    sheet = book["复核"]
    assert sheet.protection.sheet
    for name, kind in layout().columns.items():
        assert all(cell.protection.locked != kind.is_open for cell in column(sheet, name)), name
    for name in ("statement_id", "quote", "start", "end", "print"):
        assert not layout().columns[name].is_open
    assert sheet.freeze_panes == "E2"
    assert not any(cell.value for name in ("decision", "reason", "recut") for cell in column(sheet, name))
    assert book.security.lockStructure


def test_the_lists_hold_every_word_of_the_contract_and_every_indicator(book):
    lists = {col[0].value: [cell.value for cell in col[1:] if cell.value] for col in book["名单"].columns}
    assert book["名单"].sheet_state == "hidden"
    assert [label.split()[0] for label in lists["indicator_id"]] == [
        entry.id for entry in indicators().entries
    ]
    contract = {column.name: column for column in schema.table("statements").columns}
    for name in ("role", "measure", "basis", "comparator", "reference", "nature"):
        assert {label.split()[0] for label in lists[name]} == set(contract[name].allowed)
    offered = {str(choice.sqref): choice.formula1 for choice in book["复核"].data_validations.dataValidation}
    for name in ("decision", "role", "measure", "comparator", "indicator_id"):
        letter = column(book["复核"], name)[0].column_letter
        place = next(cells for cells in offered if cells.startswith(f"{letter}2:"))
        assert offered[place].startswith("'名单'!$")


def test_the_guide_is_chinese_and_names_every_decision(book):
    text = "\n".join(str(row[0].value or "") for row in book["说明"])
    assert all(word in text for word in [*layout().decisions.values(), "新增", "indicators review import"])


def test_the_same_tables_give_the_same_bytes(built, documents, handed_out):
    assert export(built, documents, [paper.id for paper in documents]) == handed_out


def test_one_paper_can_be_taken_alone(built, documents):
    book = openpyxl.load_workbook(io.BytesIO(export(built, documents, ["haicheng-2021-action-plan"])))
    names = {str(cell.value).split("@")[0] for cell in column(book["复核"], "statement_id")}
    assert names == {"haicheng-2021-action-plan"}


def test_a_paper_that_is_not_registered_is_told(documents):
    with pytest.raises(UnknownDocument, match="Did you mean anshan-2023-task-breakdown") as told:
        export(Tables.empty(), documents, ["anshan-2023-task-breakdwn"])
    assert told.value.where == "--document"


def test_text_that_looks_like_a_formula_goes_out_as_text(statement, statements, documents):
    start = documents[0].text.index("增长")
    row = statement(
        documents[0].id, "=1+1", 5.0, "个", start=start, end=start + 2, sentence="=HYPERLINK(1)增长"
    )
    tables = Tables(**{**dict(Tables.empty()), "statements": statements(row | {"quote": "增长"})})
    book = openpyxl.load_workbook(io.BytesIO(export(tables, documents, [documents[0].id])))
    kinds = {cell.data_type for row in book["复核"].iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s", "n"}


def test_the_gravest_doubt_decides_the_order(statement, statements):
    plain = {"indicator_id": "gdp", "period": "2023"}
    rows = [
        statement("a", "好", 1.0, "个", **plain),
        statement("a", "图片", 1.0, "个", **plain, flags="recognised"),
        statement("a", "不可信", 1.0, "个", **plain, start=8000),
        statement("a", "不像目标", 1.0, "个", **plain, start=8100),
        statement("a", "无编号", 1.0, "个"),
        statement("a", "无时期", 1.0, "个", **(plain | {"period": ""})),
        statement("a", "无单位", 1.0, "", **plain),
        statement("a", "", 1.0, "个", **plain),
        statement("a", "无参照", None, "", **plain),
        statement("a", "矛盾", 1.0, "个", **plain, start=9000),
        statement("a", "标记", 1.0, "个", **plain, flags="odd:1"),
        statement("a", "单位", 1.0, "个", **plain, flags="ambiguous_unit:亩"),
        statement("a", "粘连", 1.0, "个", **plain, flags="fused_cells:1|2"),
        statement("a", "已定", 1.0, "个", **plain, flags="fused_cells:1|2;revised_by_hand"),
        statement("a", "背景", 1.0, "个", role="context"),
        statement("a", "重复", 1.0, "个", **plain, flags="repeated_by:b@1"),
    ]
    targets = pd.DataFrame({"target_id": ["b@1"], "flags": ["contradicts:a@9000"]})
    order = by_certainty(
        statements(*rows),
        targets,
        {"a@8000": ["implausible:单位“个”不能计量"], "a@8100": ["not_a_target:规模"]},
    )
    assert [row.indicator for row, _ in order] == [
        "图片", "不可信", "不像目标", "粘连", "单位", "标记", "矛盾", "无参照", "", "无单位", "无时期",
        "无编号", "好", "背景", "重复", "已定",
    ]  # fmt: skip
    assert [doubts[0].partition(":")[0] for _, doubts in order[:12]] == list(ORDER)
    assert list(layout().doubts) == list(ORDER)


def test_a_contradiction_counts_for_both():
    targets = pd.DataFrame(
        {
            "target_id": ["a@1", "b@2", "c@3"],
            "flags": ["contradicts:b@2;repeated_by:c@3", "contradicts:a@1", ""],
        }
    )
    assert contradictions(targets) == {"a@1": ["b@2"], "b@2": ["a@1"]}
