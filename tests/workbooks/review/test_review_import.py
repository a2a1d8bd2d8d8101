"""The workbook that comes back: decisions, and every fault by sheet and cell."""

from __future__ import annotations

import openpyxl
import pytest

from indicators.documents.document import Document
from indicators.documents.register import register
from indicators.tables.corrections import corrections
from indicators.workbooks.review.review import export
from indicators.workbooks.review.review_cells import Line
from indicators.workbooks.review.review_decisions import additions
from indicators.workbooks.review.review_import import import_decisions
from indicators.workbooks.review.review_layout import layout

from ...fresh_tables import build

PLAN = "anshan-14th-five-year-plan"
GOAL, RESULT, FOREST = f"{PLAN}@7630", f"{PLAN}@7634", f"{PLAN}@7655"
WHY = "两格同一数量级"


def decide(word, **cells):
    return {"decision": word, "reason": WHY, **cells}


def test_untouched_it_holds_no_decision_and_nothing_is_written(filled, copy):
    path, _ = filled()
    assert import_decisions(path, copy) == ({}, 0)
    assert not copy.corrections.exists()


def test_decisions_that_the_workbook_hides_are_told(filled, copy):
    def hide(book):
        rows = {cell.value: cell.row for cell in book["复核"]["A"]}
        book["复核"].row_dimensions[rows[GOAL]].hidden = True

    hidden: list[str] = []
    path, _ = filled({GOAL: decide("drop"), FOREST: decide("确认")}, spoil=hide)
    import_decisions(path, copy, hidden=hidden)
    assert len(hidden) == 1
    assert hidden[0].startswith("复核!")


def test_every_kind_of_decision_goes_the_whole_way_round(filled, copy):
    text = next(paper.text for paper in register.load(copy) if paper.id == PLAN)
    anchor = "序号指标“十三五”目标2020年[累计]"
    assert text.count(anchor) == 2
    path, _ = filled(
        {
            GOAL: decide("重切", recut="3.4", low=3.4, high=3.4),
            RESULT: decide("重切", recut="83.59910", low="83.5991", high=83.5991),
            FOREST: decide("修改", role="背景", comparator="le 不高于", place="海城市"),
            f"{PLAN}@7657": decide("确认"),
            f"{PLAN}@7461": decide("drop"),
        },
        [
            {
                "document_id": PLAN, "anchor": anchor, "quote": "2020年", "role": "context 背景",
                "measure": "level", "comparator": "eq", "low": 2020, "high": 2020, "unit": "年",
                "reason": WHY,
            }
        ],
    )  # fmt: skip
    kinds, rows = import_decisions(path, copy)
    assert (kinds, rows) == ({"recut": 2, "change": 1, "confirm": 1, "drop": 1, "add": 1}, 6)
    said = build(copy).statements.set_index("statement_id")
    assert said.loc[f"{PLAN}@7630", ["quote", "low", "origin"]].tolist() == ["3.4", 3.4, "correction"]
    assert said.loc[f"{PLAN}@7633", ["quote", "low", "unit"]].tolist() == ["83.59910", 83.5991, "吨/万元"]
    changed = said.loc[FOREST]
    assert (changed["role"], changed["comparator"], changed["adcode"]) == ("context", "le", "210381")
    assert changed["origin"] == "table"
    assert f"{PLAN}@7461" not in said.index
    added = said.loc[f"{PLAN}@{text.index(anchor) + anchor.index('2020年')}"]
    assert (added["place"], added["origin"], added["flags"]) == ("鞍山市", "correction", "revised_by_hand")
    first = copy.corrections.read_bytes()
    import_decisions(path, copy)
    assert copy.corrections.read_bytes() == first


def test_old_corrections_stay_and_a_new_decision_takes_the_place_of_its_own(filled, copy):
    path, _ = filled({GOAL: decide("确认"), RESULT: decide("确认")})
    import_decisions(path, copy)
    path, _ = filled({RESULT: decide("修改", comparator="approx 左右") | {"reason": "再看一次"}})
    kinds, rows = import_decisions(path, copy)
    assert (kinds, rows) == ({"change": 1}, 2)
    assert [(one.statement_id, one.decision, one.reason) for one in corrections.read(copy)] == [
        (GOAL, "confirm", WHY),
        (RESULT, "change", "再看一次"),
    ]


def test_a_row_cut_anew_can_be_settled_again(filled, copy, project):
    path, _ = filled(
        {
            GOAL: decide("重切", recut="3.4", low=3.4, high=3.4),
            RESULT: decide("重切", recut="83.59910", low=83.5991, high=83.5991),
        }
    )
    import_decisions(path, copy)
    tables = build(copy)
    again = copy.root / "again.xlsx"
    again.write_bytes(export(tables, register.load(copy), [PLAN]))
    book = openpyxl.load_workbook(again)
    sheet = book["复核"]
    row = next(cell.row for cell in sheet["A"] if cell.value == f"{PLAN}@7633")
    columns = list(layout().columns)
    for name, value in decide("删除").items():
        sheet.cell(row, columns.index(name) + 1).value = value
    book.save(again)
    assert import_decisions(again, copy) == ({"drop": 1}, 2)
    said = build(copy).statements
    inside = said[(said["document_id"] == PLAN) & said["start"].between(7630, 7640)]
    assert inside["quote"].tolist() == ["3.4"]


@pytest.mark.parametrize(
    ("cells", "column", "expected", "found"),
    [
        ({"low": 4}, "decision", "one of 确认, 修改, 重切, 删除", "changed cells without a decision"),
        ({"reason": WHY}, "decision", "one of 确认, 修改, 重切, 删除",
         "a reason or a new cut without a decision"),
        (decide("好"), "decision", "one of 确认, 修改, 重切, 删除", "'好'"),
        ({"decision": "确认"}, "reason", "a reason in plain words", "nothing"),
        (decide("确认", unit="吨"), "decision", "unchanged cells beside 确认", "changed cells"),
        (decide("删除", unit="吨"), "decision", "unchanged cells beside 删除", "changed cells"),
        (decide("修改"), "decision", "changed cells beside 修改", "none"),
        (decide("重切"), "recut", "the figure as it should be cut", "nothing"),
        (decide("确认", recut="3.4"), "recut", "nothing beside 确认", "'3.4'"),
        (decide("修改", unit="万亩"), "unit", "a label of units.csv without multiplier", "'万亩'"),
        (decide("修改", low="8万"), "low", "a number such as 80000 or 3.48", "'8万'"),
        (decide("修改", high=50), "high", "low and high alike, or the comparator range", "49 and 50"),
        (decide("修改", role="goal"), "role", "one of target, actual, baseline, qualifier, context",
         "'goal'"),
        (decide("修改", indicator_id="forest"), "indicator_id", "an id of indicators.yaml, or none",
         "'forest'"),
        (decide("修改", place="鞍山"), "place", "the full name of a place, or of a development zone",
         "'鞍山'"),
        (decide("重切", recut="88", low=88, high=88), "recut",
         "characters of '增长森林覆盖率(%)4948\\n10森林蓄积量' over '49'", "'88', that is not there"),
        (decide("重切", recut="49"), "recut",
         "characters of '增长森林覆盖率(%)4948\\n10森林蓄积量' over '49'", "'49', that is no new cut"),
        (decide("重切", recut="4", low=4, high=4), "recut", "a decision about both cells of one run",
         "none about '48' in line {48}"),
    ],
)  # fmt: skip
def test_a_wrong_cell_is_told_with_its_address(told, filled, copy, cells, column, expected, found):
    path, where = filled({FOREST: cells})
    line = where(f"{PLAN}@7657", "statement_id").rpartition("cell A")[2]
    assert told(path, copy) == {where(FOREST, column): (expected, found.replace("{48}", line))}


@pytest.mark.parametrize(
    ("column", "value"), [("quote", "50"), ("start", 7656), ("statement_id", "gone@1"), ("end", None)]
)
def test_altered_identifiers_are_told(told, filled, copy, column, value):
    path, where = filled({FOREST: {column: value}})
    (place, (expected, _)) = next(iter(told(path, copy).items()))
    assert (place, expected) == (where(FOREST, "statement_id"), "the identifiers as they were handed out")


def test_a_line_that_stands_twice_is_told(told, filled, copy):
    def twice(book):
        sheet = book["复核"]
        sheet.append([cell.value for cell in sheet[2]])

    path, _ = filled(spoil=twice)
    ((expected, _),) = told(path, copy).values()
    assert expected == "each statement once"


def test_white_space_in_the_copied_words_may_be_other_than_the_papers(filled, copy):
    paper = next(paper for paper in register.load(copy) if paper.id == PLAN)
    assert "2020年\xa02025年" in paper.readable
    path, _ = filled(added=[GOOD_ADDITION | {"anchor": "2020年 2025年", "quote": "2025年"}])
    kinds, _ = import_decisions(path, copy)
    assert kinds == {"add": 1}


@pytest.mark.parametrize(
    ("quote", "own", "told"),
    [
        ("3.2万亩", {}, ("32000", "32000", "亩", "eq")),
        ("5%以上", {}, ("5", "5", "%", "ge")),
        ("10—12家", {}, ("10", "12", "家", "range")),
        ("3.2万亩", {"low": "3", "high": "3", "comparator": "approx"}, ("3", "3", "", "approx")),
    ],
)
def test_an_addition_without_numbers_takes_those_of_its_figure(quote, own, told):
    paper = Document("d", f"新建高标准农田{quote}。", place="海城市", adcode="210381")
    cells = dict.fromkeys(layout().added_columns, "") | {
        "document_id": "d", "anchor": f"农田{quote}", "quote": quote, "role": "target",
        "measure": "increment", "indicator": "高标准农田", "reason": WHY,
    }  # fmt: skip
    faults = []
    ((line, _),) = additions([Line("f.xlsx", "新增", 2, cells | own)], [], {"d": paper}, faults)
    assert faults == []
    assert tuple(line.cells[name] for name in ("low", "high", "unit", "comparator")) == told


GOOD_ADDITION = {
    "document_id": PLAN, "anchor": "序号指标“十三五”目标2020年[累计]", "quote": "2020年", "role": "context",
    "measure": "level", "comparator": "eq", "low": 2020, "high": 2020, "unit": "年", "reason": WHY,
}  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "column", "expected", "found"),
    [
        ({"document_id": "gone"}, "document_id", "one of ", "'gone'"),
        ({"anchor": "鞍山"}, "anchor", "words that stand once in the paper", "'鞍山', "),
        ({"anchor": None}, "anchor", "words that stand once in the paper", "'', 0 times"),
        ({"quote": "2021年"}, "quote", "the figure, once in the words before it", "'2021年', 0 times"),
        ({"reason": None}, "reason", "a reason in plain words", "nothing"),
        ({"unit": "光年"}, "unit", "a label of units.csv without multiplier", "'光年'"),
        ({"anchor": "9森林增长森林覆盖率(%)4948", "quote": "4948"}, "quote", "a figure that was not read",
         "one that is: '49'"),
    ],
)  # fmt: skip
def test_a_wrong_addition_is_told(told, filled, copy, cells, column, expected, found):
    path, _ = filled(added=[GOOD_ADDITION | cells])
    letter = openpyxl.utils.get_column_letter(list(layout().added_columns).index(column) + 1)
    said = told(path, copy)[f"back.xlsx, sheet 新增, cell {letter}2"]
    assert said[0].startswith(expected)
    assert said[1].startswith(found)


def test_all_faults_are_told_together_and_nothing_is_written(told, filled, copy):
    path, where = filled(
        {
            FOREST: decide("修改", unit="万亩", period="2023-Q5"),
            GOAL: {"decision": "确认"},
            RESULT: {"low": "=1+1"},
        },
        [GOOD_ADDITION | {"reason": None}],
        lambda book: book["新增"].merge_cells("A20:B21"),
    )
    assert set(told(path, copy)) == {
        where(FOREST, "unit"), where(FOREST, "period"), where(GOAL, "reason"), where(RESULT, "low"),
        where(RESULT, "decision"), "back.xlsx, sheet 新增, cells A20:B21",
        f"back.xlsx, sheet 新增, cell {openpyxl.utils.get_column_letter(len(layout().added_columns))}2",
    }  # fmt: skip


def test_two_cuts_over_the_same_characters_are_told(told, filled, copy):
    path, where = filled(
        {
            GOAL: decide("重切", recut="3.483", low=3.483, high=3.483),
            RESULT: decide("确认"),
        }
    )
    said = told(path, copy)
    assert said == {
        f"{where(GOAL, 'decision')}, and {where(RESULT, 'decision')}": (
            "one decision about the same characters",
            "'3.483' and '3.59910'",
        )
    }
