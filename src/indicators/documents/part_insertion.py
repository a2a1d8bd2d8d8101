"""What was read of a part of a document, put into its text where the part's name stood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from indicators.documents.decoding import Decoded
from indicators.documents.faults.fault import Fault
from indicators.documents.grids.table_grid import Table
from indicators.documents.picture_lines import InnerPicture


def spliced(whole: Decoded, place: InnerPicture, part: Decoded) -> Decoded:
    r"""Put a text in the place of a picture's name.

    Examples
    --------
    >>> whole = Decoded("增长6%。\n图1.png\n完。\n", "docx", pictures=(InnerPicture(6, 12, "图1.png"),))
    >>> made = spliced(whole, whole.pictures[0], Decoded("产量120万吨\n", "png"))
    >>> made.text, made.pictures
    ('增长6%。\n产量120万吨\n完。\n', ())
    """
    text = part.text.rstrip("\n")
    step = len(text) - (place.end - place.start)

    def behind(at: int) -> int:
        return at + step if at >= place.end else at

    def inside(at: int) -> int:
        return place.start + min(at, len(text))

    return replace(
        whole,
        text=whole.text[: place.start] + text + whole.text[place.end :],
        faults=(
            *(_moved_fault(fault, behind) for fault in whole.faults),
            *(_moved_fault(fault, inside) for fault in part.faults),
        ),
        tables=tuple(
            sorted(
                (
                    *(_moved_table(table, behind) for table in whole.tables),
                    *(_moved_table(table, inside) for table in part.tables),
                ),
                key=lambda table: table.start,
            )
        ),
        pictures=tuple(
            replace(one, start=behind(one.start), end=behind(one.end))
            for one in whole.pictures
            if one != place
        ),
    )


def _moved_fault(fault: Fault, moved: Callable[[int], int]) -> Fault:
    return replace(fault, start=moved(fault.start), end=moved(fault.end))


def _moved_table(table: Table, moved: Callable[[int], int]) -> Table:
    return replace(
        table,
        start=moved(table.start),
        end=moved(table.end),
        cells=tuple(
            replace(
                cell,
                start=moved(cell.start),
                end=moved(cell.end),
                breaks=tuple(map(moved, cell.breaks)),
            )
            for cell in table.cells
        ),
        notes=tuple((moved(start), moved(end)) for start, end in table.notes),
        top=moved(table.top) if table.top >= 0 else table.top,
        copies=tuple((moved(start), moved(end)) for start, end in table.copies),
    )
