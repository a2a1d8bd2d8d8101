"""Tables → grids that are understood: what kind of table each is, its columns, its rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from indicators.documents.document import Document
from indicators.documents.table_grid import Table, TableCell, is_figure, is_single
from indicators.documents.text_faults import PassedOver, readable
from indicators.reading import quantities
from indicators.reading.grids import glued
from indicators.reading.grids.columns import Column, read_columns
from indicators.reading.grids.periods import PeriodReader
from indicators.reading.grids.rows import Row, read_rows
from indicators.reading.grids.table_places import PlaceReader
from indicators.reading.prose import prepare

_TASK_KINDS = ("lead_office", "office", "deadline", "leader")
_LONGEST_HEAD = 12
_NUMBERING_ROW = re.compile(r"[(（]?(?:\d{1,2}|[甲乙丙丁戊A-H])[)）]?|栏次")
Places = Sequence[Sequence[TableCell | None]]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with what it means.

    Attributes
    ----------
    table : Table
        Where it stands.
    kind : str
        figures, tasks, prose (its cells are running text), words (it says no figure) or unknown.
    columns, rows : list
        Of figures and tasks.
    prose : list of (int, int, str)
        The paragraphs of cells that are read as prose, with the number of their task.
    reason : str
        Why it is unknown.
    flags : dict
        What is to be said of cells, by where they begin.
    """

    table: Table
    kind: str
    columns: list[Column] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    prose: list[tuple[int, int, str]] = field(default_factory=list)
    reason: str = ""
    flags: dict[int, str] = field(default_factory=dict)
    places: Places = ()

    @property
    def is_task_list(self) -> bool:
        """Whether each of its rows is a task."""
        kinds = {column.kind for column in self.columns}
        return bool(kinds & set(_TASK_KINDS)) and ("task" in kinds or _names_tasks(self.columns))


def understood(document: Document) -> list[Grid]:
    r"""Understand the tables of a document, those that the reading passes over left out.

    Examples
    --------
    >>> paper = Document("d", "指标\t单位\t2025年\n粮食产量\t万吨\t120\n", kind="five_year_plan", period="2021/2025")
    >>> (grid,) = understood(paper)
    >>> grid.kind, [column.kind for column in grid.columns], [row.name for row in grid.rows]
    ('figures', ['name', 'unit', 'value'], ['粮食产量'])
    """
    left_out = PassedOver((fault.start, fault.end) for fault in document.faults if fault.is_left_out)
    tables = [table for table in document.tables if table.start not in left_out]
    periods, places = PeriodReader.of(document), PlaceReader.of(document)
    known = [table for table in tables if not table.is_by_gaps]
    # Where words tell the cells of a line apart, gaps alone do not count.
    found = glued.find(readable(document), [(table.start, table.all_end) for table in known])
    spans = PassedOver((table.start, table.all_end) for table, _ in found)
    tables = [table for table in tables if not (table.is_by_gaps and _touches(table, spans))]
    grids = [grid for table in _joined(document.text, tables) if (grid := _grid(table, {}, periods, places))]
    grids += [grid for table, flags in found if (grid := _grid(table, flags, periods, places))]
    return sorted(grids, key=lambda grid: grid.table.start)


def _touches(table: Table, spans: PassedOver) -> bool:
    return any(cell.start in spans for cell in table.cells)


def _joined(text: str, tables: Sequence[Table]) -> list[Table]:
    """Put a table together that goes on behind the end of a page."""
    joined: list[Table] = []
    for table in tables:
        last = joined[-1] if joined else None
        if (
            last
            and "\f" in (between := text[last.end : table.start])
            and not between.strip()
            and _width(last) == _width(table)
        ):
            height = max(cell.row + cell.rows for cell in last.cells)
            moved = tuple(_moved(cell, height) for cell in table.cells)
            joined[-1] = Table(
                last.start, table.end, (*last.cells, *moved), last.depth, last.caption, last.unit, table.notes
            )
        else:
            joined.append(table)
    return joined


def _moved(cell: TableCell, rows: int) -> TableCell:
    return TableCell(
        cell.text,
        cell.row + rows,
        cell.column,
        cell.rows,
        cell.columns,
        cell.start,
        cell.end,
        cell.breaks,
        cell.indent,
    )


def _width(table: Table) -> int:
    return max(cell.column + cell.columns for cell in table.cells)


def _grid(table: Table, flags: dict[int, str], periods: PeriodReader, gazetteer: PlaceReader) -> Grid | None:
    places = table.places()
    if not places:
        return Grid(table, "unknown", reason="more cells than a table has")
    titles = 0
    while titles < table.depth and is_single(places[titles]):
        titles += 1
    depth = titles if _says_figures(places[titles : table.depth]) else table.depth
    head = [row for row in places[titles:depth] if not _is_numbering(row)]
    body = [row for row in places[depth:] if not is_single(row)]
    columns = read_columns(body, _heads(head, len(places[0])), periods, gazetteer)
    rows = list(read_rows(places, depth, columns, periods, gazetteer))
    kind, reason = _kind(columns, rows, body, head)
    first = titles if kind == "prose" and not _is_head(head) else depth
    prose = _prose(kind, columns, rows, places[first:])
    return Grid(table, kind, columns, rows, prose, reason, flags, places)


def _says_figures(rows: Places) -> bool:
    """Whether the first row says figures with their units, as cells of prose do and heads do not."""
    cells = [cell for row in rows for cell in row if cell]
    told = [cell for cell in cells if any(q.unit for q in quantities.find(prepare(cell.text).text))]
    return bool(cells) and 2 * len(told) >= len(cells)


def _is_numbering(row: Sequence[TableCell | None]) -> bool:
    return all(_NUMBERING_ROW.fullmatch(cell.text.strip()) for cell in row if cell)


def _heads(head: Places, width: int) -> list[list[str]]:
    """Give for each column the cells over it; where merging was lost, the cell to the left spreads."""
    found: list[list[str]] = []
    for column in range(width):
        texts: list[str] = []
        seen: list[TableCell] = []
        for number, row in enumerate(head):
            cell = row[column] if column < len(row) else None
            if cell is None and number + 1 < len(head) and column and head[number + 1][column] is not None:
                cell = next((row[c] for c in range(column - 1, -1, -1) if row[c] is not None), None)
            if cell is not None and cell not in seen and cell.columns < width:
                seen.append(cell)
                texts.append(cell.text)
        found.append(texts)
    return found


def _is_head(head: Places) -> bool:
    """Whether the first row only says what the columns hold: short words without figures."""
    cells = [cell for row in head for cell in row if cell]
    return bool(cells) and all(
        len(cell.text) <= _LONGEST_HEAD and not re.search(r"\d", cell.text) for cell in cells
    )


def _kind(columns: Sequence[Column], rows: Sequence[Row], body: Places, head: Places) -> tuple[str, str]:
    """Tell what kind of table it is, and why not where it is unknown."""
    kinds = {column.kind for column in columns}
    has_figures = any(cell is not None and is_figure(cell.text) for row in body for cell in row)
    if "value" in kinds:
        if kinds & {"name", "place", "period"}:
            return "figures", ""
        return ("unknown", "no column names the rows") if has_figures else ("prose", "")
    if "task" in kinds and kinds & set(_TASK_KINDS):
        return "tasks", ""
    texts = [cell.text for row in (*head, *body) for cell in row if cell]
    if has_figures and not any(len(text) > _LONGEST_HEAD for text in texts):
        return "unknown", "no column of figures with a head"
    return (
        ("prose", "")
        if any(re.search(r"\d|[一二三四五六七八九十两百千万亿]", text) for text in texts)
        else ("words", "")
    )


def _names_tasks(columns: Sequence[Column]) -> bool:
    return any(
        column.kind == "name" and re.search(r"任务|工作|事项|项目|措施", column.head.words)
        for column in columns
    )


def _prose(
    kind: str, columns: Sequence[Column], rows: Sequence[Row], places: Places
) -> list[tuple[int, int, str]]:
    """List the paragraphs that are to be read as prose: tasks by their rows, layout cell by cell."""
    if kind == "tasks":
        at = {column.index for column in columns if column.kind == "task"}
        return [
            (a, b, row.number)
            for row in rows
            for cell in row.own
            if cell.column in at
            for a, b in _paragraphs(cell)
        ]
    if kind != "prose":
        return []
    skipped = {
        c.index
        for c in columns
        if c.kind in ("serial", "deadline", "office", "lead_office", "leader", "nature", "unit")
    }
    cells = dict.fromkeys(cell for row in places for cell in row if cell and cell.column not in skipped)
    return [(a, b, "") for cell in cells for a, b in _paragraphs(cell)]


def _paragraphs(cell: TableCell) -> list[tuple[int, int]]:
    return [(a, b) for a, b in cell.paragraphs if a < b]


def each(grids: Sequence[Grid], test: Callable[[Grid], bool]) -> list[Grid]:
    """Give the grids for which a test holds."""
    return [grid for grid in grids if test(grid)]
