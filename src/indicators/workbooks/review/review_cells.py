"""The cells of a filled-in sheet as text, each with its address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicators.documents.grids.sheet_cells import Sheet, column_letters
from indicators.errors import CorrectionFault, IndicatorsError
from indicators.tables.corrections.correction_rules import SETTLED
from indicators.tables.store import number
from indicators.workbooks.coded_words import Column
from indicators.workbooks.review.review_layout import Layout


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sheet."""

    # As a message names them.
    file: str
    sheet: str
    row: int  # The line's number.
    cells: dict[str, str]  # Column name to text; codes instead of the labels of drop-downs.

    @property
    def settled(self) -> dict[str, str]:
        """The columns a decision is about."""
        return {name: self.cells[name] for name in SETTLED}

    def where(self, column: str) -> str:
        """Give the address of a cell.

        Examples
        --------
        >>> Line("a.xlsx", "复核", 7, {"id": "", "role": ""}).where("role")
        'a.xlsx, sheet 复核, cell B7'
        """
        letter = column_letters(list(self.cells).index(column) + 1)
        return f"{self.file}, sheet {self.sheet}, cell {letter}{self.row}"

    def fault(self, column: str, expected: str, found: str, remedy: str) -> CorrectionFault:
        """Say what is wrong with a cell."""
        return CorrectionFault(expected=expected, found=found, where=self.where(column), remedy=remedy)


def lines_of(sheet: Sheet, columns: Mapping[str, Column], file: str, plan: Layout) -> list[Line]:
    """Read the lines of a sheet that hold anything.

    Parameters
    ----------
    columns : mapping of str to Column
        In order.
    """
    found = []
    for row in sheet.rows():
        values = [sheet.cell(row, column).value for column in range(1, len(columns) + 1)]
        if any(value is not None for value in values):
            texts = zip(columns, (as_text(value) for value in values), strict=True)
            found.append(Line(file, sheet.title, row, {name: plan.code(name, text) for name, text in texts}))
    return found


def as_text(value: object) -> str:
    """Write what a cell holds as text; numbers in their shortest form.

    Examples
    --------
    >>> as_text(None), as_text(2020), as_text(3.48), as_text(" 亩 ")
    ('', '2020', '3.48', '亩')
    """
    if value is None:
        return ""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return number(float(value))
    return str(value).strip()


def first_of_each_place(faults: Sequence[IndicatorsError]) -> list[IndicatorsError]:
    """Keep one fault a cell: what is wrong with a formula's text does not matter any more."""
    by_place = {fault.where: fault for fault in reversed(faults)}
    return [fault for fault in faults if by_place[fault.where] is fault]
