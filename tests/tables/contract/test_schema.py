from __future__ import annotations

import pytest

from indicators.errors import Faults, TableFault
from indicators.tables.contract import dictionary, schema

COLUMNS = [(name, column) for name in schema.NAMES for column in schema.table(name).columns]
IDS = [f"{name}.{column.name}" for name, column in COLUMNS]
TASK = {"document_id": "a", "number": "1", "text": "改造老旧小区20个。", "start": 0, "end": 9}


def good_row(name: str) -> dict[str, object]:
    """One row made of the contract's good examples."""
    row = {column.name: column.good for column in schema.table(name).columns}
    return {key: {"true": True, "false": False}.get(str(value), value) for key, value in row.items()}


def found_fault(name: str, row: dict[str, object]) -> TableFault:
    with pytest.raises(TableFault) as caught:
        schema.validate(name, schema.typed(name, [row]))
    return caught.value


@pytest.mark.parametrize("name", schema.NAMES)
def test_a_row_of_good_examples_keeps_the_contract(name):
    frame = schema.typed(name, [good_row(name)])
    assert schema.validate(name, frame) is frame
    assert list(frame.columns) == schema.table(name).header


@pytest.mark.parametrize(("name", "column"), COLUMNS, ids=IDS)
def test_each_bad_example_is_refused(name, column):
    row = good_row(name) | {column.name: column.bad}
    if column.type == "string" or isinstance(column.bad, int):
        fault = found_fault(name, row)
        assert fault.expected.startswith(f"{column.name}: ")
        assert fault.where.startswith(f"{name}.csv")
    elif column.type == "boolean":
        assert column.bad not in ("true", "false")
    else:
        with pytest.raises((ValueError, TypeError)):
            schema.typed(name, [row])


@pytest.mark.parametrize(("name", "column"), COLUMNS, ids=IDS)
def test_an_empty_cell_is_allowed_exactly_where_the_contract_gives_it_a_meaning(name, column):
    if column.type == "boolean":
        assert column.is_required
        return
    row = good_row(name) | {column.name: None}
    if column.is_required:
        assert found_fault(name, row).expected.startswith(f"{column.name}: ")
    else:
        schema.validate(name, schema.typed(name, [row]))


def test_every_fault_is_told_with_the_rows_it_stands_in():
    rows = [TASK | {"number": number, "text": " x", "start": i} for i, number in enumerate("甲乙丙丁")]
    with pytest.raises(Faults) as caught:
        schema.validate("tasks", schema.typed("tasks", rows))
    number, text = caught.value.errors
    assert number.expected == "number: shape [0-9A-Za-z一二三四五六七八九十]+([-.][0-9]+)*"
    assert number.found == "'甲', '乙', '丙'"
    assert number.where == "tasks.csv, a 甲; a 乙; a 丙 and 1 more"
    assert (
        number.remedy
        == "Mend the raw row or the reading behind it; docs/data-dictionary.md has the contract."
    )
    assert text.expected == "text: no white space around the text"


def test_two_rows_of_one_key_are_refused():
    with pytest.raises((TableFault, Faults)) as caught:
        schema.validate("tasks", schema.typed("tasks", [TASK, TASK]))
    assert "a 1" in str(caught.value)


def test_rows_are_sorted_by_the_contract_and_missing_cells_are_empty():
    frame = schema.typed("tasks", [TASK | {"number": "2", "start": 5}, TASK])
    assert frame["number"].tolist() == ["1", "2"]
    assert frame["lead_units"].tolist() == ["", ""]


def test_the_data_dictionary_is_the_one_the_contract_gives(root):
    committed = (root / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    assert committed == dictionary.page(), (
        "python -m indicators.tables.contract.dictionary > docs/data-dictionary.md"
    )


@pytest.mark.parametrize(("name", "column"), COLUMNS, ids=IDS)
def test_the_data_dictionary_says_what_empty_means(name, column):
    section = dictionary.page().split(f"## {name}.csv")[1].split("\n## ")[0]
    line = next(line for line in section.splitlines() if line.startswith(f"| `{column.name}` |"))
    assert f"| {column.empty} |" in line
