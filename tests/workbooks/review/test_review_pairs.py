"""The sheet of pairs: what is handed out, what comes back, and what is told of it."""

from __future__ import annotations

import io

import openpyxl
import pytest

from indicators.documents.register import register
from indicators.errors import CorrectionFault, CorrectionMisfit
from indicators.tables.corrections import same_pairs_file
from indicators.workbooks.review.review import export
from indicators.workbooks.review.review_import import import_decisions
from indicators.workbooks.review.review_layout import layout

from ...fresh_tables import build

TASKS = "anshan-2023-task-breakdown"
SIGNED, LAST = f"{TASKS}@3111", "anshan-2023-work-report@814"
CARE, AWARDED = f"{TASKS}@15382", "anshan-2023-work-report@3757"


@pytest.fixture(scope="module")
def tasks_handed_out(built, project):
    return export(built, register.load(project), [TASKS])


@pytest.fixture
def paired(tasks_handed_out, tmp_path):
    """Fills in the lines of pairs by their two ids, and empty lines."""

    def fill(lines, added=()):
        book = openpyxl.load_workbook(io.BytesIO(tasks_handed_out), rich_text=True)
        sheet, columns = book["配对"], list(layout().pairs)
        rows = {
            (sheet.cell(row, 1).value, sheet.cell(row, 3).value): row for row in range(2, sheet.max_row + 1)
        }
        first_empty = min(row for row in range(2, sheet.max_row + 1) if not sheet.cell(row, 1).value)
        for number, cells in [
            *((rows[ids], cells) for ids, cells in lines.items()),
            *enumerate(added, first_empty),
        ]:
            for column, value in cells.items():
                sheet.cell(number, columns.index(column) + 1).value = value
        path = tmp_path / "pairs.xlsx"
        book.save(path)
        return path

    return fill


def test_both_texts_and_what_the_rules_say_are_handed_out(tasks_handed_out) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(tasks_handed_out))["配对"]
    assert [cell.value for cell in sheet[1]] == [column.label for column in layout().pairs.values()]
    lines = {(row[0], row[2]): row for row in sheet.iter_rows(min_row=2, values_only=True)}
    same = lines[SIGNED, LAST]
    assert "签约重点项目" in same[1]
    assert "新签约" in same[3]
    assert same[4].startswith("同一：")
    assert lines[CARE, AWARDED][4] == "相近：所做的事不同（建设，获评）"
    # What is only alike stands first.
    said = [row[4].partition("：")[0] for row in lines.values() if row[4]]
    assert said == sorted(said, key=["相近", "不同", "同一"].index)


def test_a_decision_goes_into_the_file_and_into_the_tables(paired, copy) -> None:
    path = paired({(CARE, AWARDED): {"relation": "same 同一", "reason": "都是 重点专科"}})
    kinds, _ = import_decisions(path, copy)
    assert kinds == {"same": 1}
    assert copy.same.read_text(encoding="utf-8").splitlines() == [
        "id_a,id_b,relation,reason",
        f"{CARE},{AWARDED},same,都是 重点专科",
    ]
    tables = build(copy)
    row = tables.targets.set_index("target_id").loc[CARE]
    assert row["baseline_id"] == AWARDED
    again = export(tables, register.load(copy), [TASKS])
    sheet = openpyxl.load_workbook(io.BytesIO(again))["配对"]
    (line,) = [row for row in sheet.iter_rows(min_row=2, values_only=True) if row[0] == CARE and row[6]]
    assert line[4:] == ("同一：人工判定：都是 重点专科", "same 同一", "都是 重点专科")


def test_a_settled_pair_that_is_not_touched_is_no_new_decision(paired, copy) -> None:
    cells = {(CARE, AWARDED): {"relation": "different 不同", "reason": "不是一回事"}}
    import_decisions(paired(cells), copy)
    kinds, _ = import_decisions(paired(cells), copy)
    assert not kinds


def test_a_pair_of_ones_own_is_written_below(paired, copy) -> None:
    own = {"id_a": f"{TASKS}@8529", "id_b": LAST, "relation": "相近", "reason": "同属招商"}
    kinds, _ = import_decisions(paired({}, [own]), copy)
    assert kinds == {"alike": 1}
    assert [pair.relation for pair in same_pairs_file.read(copy)] == ["alike"]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"relation": "same 同一"}, "a reason in plain words"),
        ({"reason": "因为"}, "one of the three words"),
        ({"relation": "也许", "reason": "因为"}, "same, alike or different"),
    ],
)
def test_half_a_decision_is_told_by_cell_and_nothing_is_written(paired, copy, cells, expected) -> None:
    with pytest.raises(CorrectionFault, match="sheet 配对, cell F") as caught:
        import_decisions(paired({(CARE, AWARDED): cells}), copy)
    assert caught.value.expected == expected
    assert not copy.same.is_file()


def test_an_id_that_is_no_longer_there_is_told(paired, built_project, copy) -> None:
    import shutil

    shutil.copytree(built_project.processed, copy.processed)
    own = {"id_a": f"{TASKS}@1", "id_b": LAST, "relation": "same", "reason": "同"}
    with pytest.raises(CorrectionMisfit, match=f"{TASKS}@1"):
        import_decisions(paired({}, [own]), copy)
