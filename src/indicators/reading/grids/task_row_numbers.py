"""The numbers of tasks in tables: the paper's, counted on where it begins anew or has none."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace

from indicators.reading.grids import numbered_groups
from indicators.reading.grids.columns import Column
from indicators.reading.grids.rows import Row
from indicators.reading.grids.table_places import names_a_whole
from indicators.storage.expressions import expression

# Behind the number of a task that stands right behind another with the same one.
AGAIN = "-2"
_NUMBER = expression(r"\s*(\d{1,2})[.、．](?!\d)")
_PART = expression(r"\s*[(（]\d{1,2}[)）]")
# 一、产业项目（2项） over the rows it counts, in the cell of their numbers.
_COUNTED_GROUP = expression(r"\s*[^\d()（）]+[(（][^\d()（）]*\d+[^\d()（）]+[)）]\s*")
_COUNT = expression(r"[(（][^()（）]*[)）]\s*$")


@dataclass(slots=True)
class TaskNumbers:
    """Counts through the tables of a paper: a number is of one task."""

    taken: set[str] = field(default_factory=set)
    last: int = 0

    def of(self, rows: Sequence[Row], columns: Sequence[Column]) -> list[Row]:
        """Give the rows of a table their numbers.

        Parameters
        ----------
        columns : sequence of Column
            Of the table. A row under the number of the one above, in one cell with it or as （1） below 1,
            has that number: it is a part of the same task.
        """
        serials = [column.index for column in columns if column.kind == "serial"]
        names = [column.index for column in columns if column.kind in ("name", "task")]
        # 一 | 产业项目 with its sums, where the rows below are 1, 2, 3.
        heads = any(row.number for row in rows)
        groups = {
            row.index for row in rows
            if _counts_rows(row, serials)
            or (heads and any(numbered_groups.heads_groups(row.cells[at]) for at in serials))
        }  # fmt: skip
        printed = [self._printed(row, serials, names, groups) for row in rows]
        highest = max([self.last, *(whole_number(number) for number, _ in printed)])
        found: list[Row] = []
        has_whole, last = False, ""
        for row, (number, is_part) in zip(rows, printed, strict=True):
            if _is_sum(row) or row.index in groups:
                found.append(replace(row, number=""))
                last = ""
                continue
            if is_part and found and found[-1].number and (has_whole or serials):
                found.append(replace(row, number=found[-1].number))
                continue
            has_whole = has_whole or bool(number)
            again, is_again, last = told_again(number), number == last, number
            if number and is_again and again not in self.taken:
                number = again
            elif not number or number in self.taken:
                highest += 1
                number = str(highest)
            self.taken.add(number)
            found.append(replace(row, number=number))
        self.last = max([self.last, *(whole_number(row.number) for row in found)])
        return found

    def _printed(
        self, row: Row, serials: Sequence[int], names: Sequence[int], groups: Container[int]
    ) -> tuple[str, bool]:
        """Give the number that a row has in the paper, "" if none, and whether it is a part of another."""
        for at in serials:
            if (cell := row.cells[at]) and cell.row < row.index:
                return "", True
            if not any(row.cells[at : at + 2]):
                # In plain text nothing is left of a number and a name that stood over several rows.
                return "", True
        if _is_sum(row) or row.index in groups:
            return "", False
        if row.number or serials:
            return row.number, False
        text = next((cell.text for at in names if (cell := row.cells[at]) and cell.row == row.index), "")
        number = _NUMBER.match(text)
        return str(int(number[1])) if number else "", _PART.match(text) is not None


def told_again(number: str) -> str:
    """Give the number of a task that stands right behind another with the same one.

    Examples
    --------
    >>> told_again("5"), told_again("")
    ('5-2', '')
    """
    return f"{number}{AGAIN}" if number else ""


def whole_number(number: str) -> int:
    """Give the number of a task as one to count on from, 0 if it is none or one of a group: 2-1, A3."""
    return int(number) if number.isdecimal() else 0


def _is_sum(row: Row) -> bool:
    """Whether a row adds up the others and is no task: 合计, 合计（2个）."""
    first = next((cell.text for cell in row.own if cell.text.strip()), "")
    return names_a_whole(_COUNT.sub("", first))


def _counts_rows(row: Row, serials: Sequence[int]) -> bool:
    """Whether a row heads the rows below and says how many they are, where theirs have their numbers."""
    cells = [row.cells[at] for at in serials]
    return any(cell is not None and _COUNTED_GROUP.fullmatch(cell.text) for cell in cells)
