"""The first rows of a table: which of them are its head, and what stands over each column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indicators.documents.grids.table_grid import TableCell
from indicators.reading.grids.cell_words import is_office
from indicators.reading.grids.head_kinds import head_kind
from indicators.reading.grids.heads import is_noun
from indicators.reading.grids.units import folded, unit_in_brackets, units_of
from indicators.reading.grids.words import kinds_in, one_of
from indicators.reading.prose import prepare
from indicators.reading.quantities import quantities
from indicators.storage.expressions import expression

LONGEST_HEAD = 12

_NUMBERING_ROW = expression(r"[(（]?(?:\d{1,2}|[甲乙丙丁戊A-H])[)）]?|栏次")
Places = Sequence[Sequence[TableCell | None]]


def says_figures(rows: Places) -> bool:
    """Whether the first row says figures with their units, as cells of prose do and heads do not."""
    cells = [cell for row in rows for cell in row if cell]
    told = [cell for cell in cells if any(q.unit for q in quantities.find(prepare(cell.text).text))]
    return bool(cells) and 2 * len(told) >= len(cells)


def is_of_units(row: Sequence[TableCell | None]) -> bool:
    """Whether a row only says the units of its columns: 亿元, %; what reaches into it does not count."""
    at = max((cell.row for cell in row if cell), default=0)
    cells = [cell for cell in row if cell and cell.row == at]
    told = [cell for cell in cells if units_of(cell.text)]
    rest = [cell for cell in cells if cell not in told]
    return bool(told) and all(head_kind(cell.text) == "unit" for cell in rest)


def goes_on(row: Sequence[TableCell | None]) -> bool:
    """Whether a row goes on with a head that lost its merging: nothing names it, each cell ends in a unit."""
    cells = [cell for cell in row if cell]
    is_open = row[0] is None and bool(cells) and not any(re.search(r"\d", cell.text) for cell in cells)
    return is_open and all(units_of(cell.text) or unit_in_brackets(folded(cell.text))[0] for cell in cells)


def _as_head(text: str, *, is_unit: bool) -> list[str]:
    """Write the unit of a row of units as a head has it, behind what the column holds."""
    if not is_unit:
        return [text]
    return [f"({text.strip()})"] if units_of(text) else []


def is_numbering(row: Sequence[TableCell | None]) -> bool:
    """Whether a row only numbers the columns: 甲, 1, 2."""
    return all(_NUMBERING_ROW.fullmatch(cell.text.strip()) for cell in row if cell)


def heads_of(head: Places, width: int) -> list[list[str]]:
    """Give for each column the cells over it; where merging was lost, the cell to the left spreads."""
    found: list[list[str]] = []
    for column in range(width):
        texts: list[str] = []
        seen: list[TableCell] = []
        for number, row in enumerate(head):
            cell = row[column]
            if cell is None and number + 1 < len(head) and column and head[number + 1][column] is not None:
                cell = next((row[c] for c in range(column - 1, -1, -1) if row[c] is not None), None)
            if cell is not None and cell not in seen and cell.columns < width:
                seen.append(cell)
                texts += _as_head(cell.text, is_unit=number > 0 and is_of_units(row))
        found.append(texts)
    return found


def without_rows_of_all(head: Places) -> Places:
    """Leave out the rows of a head that tell no column from another: a name over all, the offices of each.

    What is measured, and its unit, time or role stay: 2025年 over 目标 and 完成.
    """
    return [row for at, row in enumerate(head) if at + 1 == len(head) or not _is_of_all(row, head[at + 1])]


def _is_of_all(row: Sequence[TableCell | None], below: Sequence[TableCell | None]) -> bool:
    own = list(dict.fromkeys(cell for cell in row if cell and cell not in below))
    if len(own) == 2 and head_kind(own[0].text) in ("office", "lead_office"):
        # 责任单位 with its office beside it stands over the head of a form.
        return is_office(own[1].text) and own[0].columns + own[1].columns == len(row)
    if own and all(
        is_office(cell.text) and not one_of("place_groups", suffix="$").search(cell.text) for cell in own
    ):
        return True
    stub = next((cell for cell in row if cell), None)
    name = own[0] if len(own) == 1 and own[0].columns > 1 else None
    if name is None or name is stub or name.columns < len(row) - (stub.columns if stub else 0):
        return False
    told = (
        kinds_in("roles", name.text)
        or kinds_in("measures", name.text)
        or unit_in_brackets(folded(name.text))[0]
    )
    return not (told or re.search(r"\d|十[一二三四五六]五", name.text) or is_noun(name.text))


def is_head(head: Places) -> bool:
    """Whether the first row only says what the columns hold: short words without figures."""
    cells = [cell for row in head for cell in row if cell]
    return bool(cells) and not any(
        len(cell.text) > LONGEST_HEAD or re.search(r"\d", cell.text) for cell in cells
    )
