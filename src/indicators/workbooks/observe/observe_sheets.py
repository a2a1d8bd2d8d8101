"""The observation workbook as it came back: its rows with their cells, held against what was handed out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from indicators.documents.grids.sheet_cells import Book
from indicators.errors import CellFault, IndicatorsError, UnusableWorkbook, raise_all
from indicators.workbooks.fault_phrases import say
from indicators.workbooks.observe.observe_layout import MARK, layout
from indicators.workbooks.review.review_cells import Line, as_text
from indicators.workbooks.safe_open import layout_faults


@dataclass(slots=True)
class Returned:
    """What came back."""

    # Name, checksum, place and year of each table file.
    files: list[tuple[str, str, str, str]] = field(default_factory=list)
    lines: dict[str, list[Line]] = field(default_factory=dict)  # By sheet: its rows.
    faults: list[IndicatorsError] = field(default_factory=list)  # What is wrong with the cells as such.


def returned(book: Book, file: str) -> Returned:
    """Read the sheets of a workbook that came back.

    Raises
    ------
    UnusableWorkbook
        If it is no workbook of `indicators observe`, or heads or sheets were changed; all at once.
    """
    plan = layout()
    version = plan.sheets["version"]
    if version not in book.titles or book[version].cell(1, 1).value != MARK:
        told = say("the_sheets", names=", ".join(book.titles))
        raise _unusable(say("observe_workbook"), told, file)
    found = Returned()
    faults: list[IndicatorsError] = []
    for key, columns in plan.filled.items():
        name = plan.sheets[key]
        if name not in book.titles:
            faults.append(_unusable(name, say("observe_nothing"), file))
            continue
        sheet = book[name]
        for number, column in enumerate(columns.values(), 1):
            cell = sheet.cell(1, number)
            if as_text(cell.value) != column.label:
                where = f"{file}, sheet {name}, cell {cell.coordinate}"
                faults.append(
                    _unusable(say("observe_head", label=column.label), repr(as_text(cell.value)), where)
                )
        found.faults += layout_faults(sheet, file)
        found.lines[key] = [
            Line(file, name, row, cells)
            for row in sheet.rows()
            if any((cells := _cells(row, sheet.cell, list(columns))).values())
        ]
    raise_all(faults)
    for row in book[version].rows():
        told_of = [as_text(book[version].cell(row, column).value) for column in range(1, 5)]
        found.files.append((told_of[0], told_of[1], told_of[2], told_of[3]))
    return found


def _cells(row: int, cell: Callable[..., object], names: list[str]) -> dict[str, str]:
    values = (cell(row, number).value for number in range(1, len(names) + 1))  # type: ignore[attr-defined]
    return {name: layout().code(name, as_text(value)) for name, value in zip(names, values, strict=True)}


def _unusable(expected: str, found: str, where: str) -> UnusableWorkbook:
    return UnusableWorkbook(expected=expected, found=found, where=where, remedy=say("observe_again"))


def wrong(line: Line, column: str, expected: str, remedy: str) -> CellFault:
    """Say what is wrong with a cell."""
    told = line.cells[column]
    found = repr(told) if told else say("observe_nothing")
    return CellFault(expected=expected, found=found, where=line.where(column), remedy=remedy)


def decision_fault(line: Line, allowed: tuple[str, ...]) -> list[IndicatorsError]:
    """Refuse a decision that is none, or missing."""
    if line.cells["decision"] in allowed:
        return []
    words = "、".join(layout().decisions[name] for name in allowed)
    return [wrong(line, "decision", say("observe_decide", words=words), say("observe_choose"))]
