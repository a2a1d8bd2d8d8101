"""Tables → grids that are understood: what kind of table each is, its columns, its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from indicators.documents.document import Document
from indicators.documents.faults.text_faults import PassedOver
from indicators.documents.grids.table_grid import Table, TableCell, is_figure, is_single, is_title
from indicators.reading.grids import (
    changes_in_remarks,
    columns_without_head,
    continued_parts,
    repeated_columns,
    spaced_thousands,
    stacked_tables,
    unseparated_cells,
)
from indicators.reading.grids.cell_words import is_clause
from indicators.reading.grids.cells import read_cell
from indicators.reading.grids.columns import Column, read_columns
from indicators.reading.grids.continued_tables import joined
from indicators.reading.grids.even_lines import are_even
from indicators.reading.grids.head_kinds import head_kind
from indicators.reading.grids.head_rows import (
    LONGEST_HEAD,
    Places,
    goes_on,
    heads_of,
    is_head,
    is_numbering,
    is_of_units,
    says_figures,
    without_rows_of_all,
)
from indicators.reading.grids.periods import PeriodReader
from indicators.reading.grids.row_name_goals import states_goal
from indicators.reading.grids.rows import Row, read_rows
from indicators.reading.grids.table_places import PlaceReader
from indicators.reading.grids.task_row_numbers import TaskNumbers
from indicators.reading.grids.text_cells import Told, as_told, task_name
from indicators.reading.grids.words import one_of
from indicators.reading.prose import prepare
from indicators.reading.quantities import quantities
from indicators.reading.tasks.lead_units import line_at
from indicators.storage.expressions import expression
from indicators.vocabulary import kinds

_TASK_KINDS = frozenset(("lead_office", "office", "deadline", "leader"))
# Read as prose they would be names alone.
_NOT_PROSE = _TASK_KINDS | {"serial", "nature", "unit", "note", "points"}
_MAY_SAY_A_FIGURE = expression(r"\d|[一二三四五六七八九十两百千万亿]")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with what it means."""

    table: Table  # Where it stands.
    kind: str  # figures, tasks, prose (its cells are running text), words (it says no figure) or unknown.
    # What they hold, below the head.
    columns: list[Column] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    reason: str = ""  # Why it is unknown.
    flags: dict[int, str] = field(default_factory=dict)  # What is to be said of cells, by where they begin.
    places: Places = ()  # The cells laid out, from the first that is no title or head.
    changes: Sequence[TableCell] = ()  # The remarks that change a goal themselves.
    # The part of a year up to which the line over it says that its results are told, "" if it names none.
    period: str = ""
    # Whether what the paper numbers are tasks, whatever they are called: indicators, each of an office.
    has_numbered_tasks: bool = False

    @property
    def is_task_list(self) -> bool:
        """Whether each of its rows is a task."""
        held = {column.kind for column in self.columns}
        is_numbered = self.has_numbered_tasks and "serial" in held
        is_named = "task" in held or _names_tasks(self.columns)
        return (is_named or is_numbered) if held & _TASK_KINDS else (is_named and is_numbered)

    @property
    def goals(self) -> list[TableCell]:
        """The cells that name a row by its goal, where the other columns tell only what was done of it."""
        heads = [column.head for column in self.columns if column.kind == "value"]
        is_done = any(head.role == "actual" or "completion" in head.measures for head in heads)
        if not is_done or any(head.role == "target" and not head.measures for head in heads):
            return []
        at = {column.index for column in self.columns if column.kind == "name"}
        cells = ((row, cell) for row in self.rows for cell in row.own if cell.column in at)
        return [cell for row, cell in cells if row.stated or states_goal(cell.text)]

    @property
    def told(self) -> list[Told]:
        """The cells of running text whose head says what its figures are."""
        at = [column.index for column in self.columns if column.kind == "task"]
        running = {column.index for column in self.columns if column.kind == "told"}
        heads = {c.index: as_told(c.head, self.period) for c in self.columns if c.kind in ("task", "told")}
        if any(role == "actual" for role, _ in heads.values()):
            # 内容 beside 进展情况 is what is to be done.
            tasks = (c for c in self.columns if c.kind == "task" and not heads[c.index][0])
            heads |= {c.index: ("target", c.head.period) for c in tasks}
        return [
            Told(
                cell.start,
                cell.end,
                *heads.get(cell.column, ("", "")),
                task_name(row, at),
                row.span,
            )
            for row in self.rows
            for cell in row.own
            if any(heads.get(cell.column, ())) or cell.column in running or cell in self.changes
        ]

    @property
    def has_dates(self) -> bool:
        """Whether its columns of figures say what is due of the tasks in parts of the year: 上半年节点."""
        heads = [column.head for column in self.columns if column.kind == "value"]
        are_parts = all("-" in head.period and head.role in ("target", "") for head in heads)
        return bool(heads) and are_parts and self.is_task_list

    @property
    def _clauses_alone(self) -> list[TableCell]:
        """The cells of names that are running text, in rows without a figure: 年度目标 of a form."""
        values = {column.index for column in self.columns if column.kind == "value"}
        names = {column.index for column in self.columns if column.kind in ("name", "group")}
        rows = (row for row in self.rows if not any(cell.column in values for cell in row.own))
        found = (cell for row in rows for cell in row.own if cell.column in names)
        return [cell for cell in found if is_clause(cell.text)] if self.kind == "figures" else []

    @property
    def figured_tasks(self) -> list[TableCell]:
        """The cells of tasks that say figures themselves, beside columns of what is due of them at dates."""
        if not self.has_dates:
            return []
        at = {column.index for column in self.columns if column.kind == "name"}
        cells = (cell for row in self.rows for cell in row.own if cell.column in at)
        return [cell for cell in cells if any(q.unit for q in quantities.find(prepare(cell.text).text))]

    @property
    def prose(self) -> list[tuple[int, int, str]]:
        """The paragraphs of its cells that are running text, with the number of their task."""
        if self.kind in ("tasks", "figures"):
            at = {column.index for column in self.columns if column.kind in ("task", "told")}
            told = [(cell, row.number) for row in self.rows for cell in row.own if cell.column in at]
            numbers = {row.index: row.number if self.is_task_list else "" for row in self.rows}
            told += [(cell, numbers[cell.row]) for cell in [*self.goals, *self.figured_tasks]]
            told += [(cell, "") for cell in [*self._clauses_alone, *self.changes]]
        elif self.kind == "prose":
            skipped = {column.index for column in self.columns if column.kind in _NOT_PROSE}
            cells = dict.fromkeys(cell for row in self.places for cell in row if cell)
            told = [(cell, "") for cell in cells if cell.column not in skipped]
        else:
            return []
        return [(a, b, number) for cell, number in told for a, b in cell.paragraphs if a < b]


def understood(document: Document, places: PlaceReader | None = None) -> list[Grid]:
    r"""Understand the tables of a document, those that the reading passes over left out.

    Parameters
    ----------
    document : Document
        With place, kind and period known.
    places : PlaceReader, optional
        Reads the places of its tables; those inside the document's own if not given.

    Examples
    --------
    >>> text = "指标\t单位\t2025年\n粮食产量\t万吨\t120\n"
    >>> paper = Document("d", text, kind="five_year_plan", period="2021/2025")
    >>> (grid,) = understood(paper)
    >>> grid.kind, [column.kind for column in grid.columns], [row.name for row in grid.rows]
    ('figures', ['name', 'unit', 'value'], ['粮食产量'])
    """
    left_out = PassedOver((fault.start, fault.end) for fault in document.faults if fault.is_left_out)
    tables = [table for table in document.tables if table.start not in left_out]
    known = [(table.start, table.all_end) for table in tables if not table.is_by_gaps or are_even(table)]
    # Where words tell the cells of a line apart, gaps that part its lines unevenly do not count.
    found = unseparated_cells.find(document.readable, known)
    spans = PassedOver((table.start, table.all_end) for table, _ in found)
    tables = [table for table in tables if not (table.is_by_gaps and _touches(table, spans))]
    periods, places = PeriodReader.of(document), places or PlaceReader.of(document)
    stacked = [part for table in joined(document.text, tables) for part in stacked_tables.cut(table)]
    whole = [part for table in stacked for part in repeated_columns.cut(spaced_thousands.told(table))]
    flagged = [*((table, {}) for table in whole), *found]
    grids = [_grid(table, flags, periods.under(table.caption), places) for table, flags in flagged]
    if kinds().of(document.kind).targets == "revised":
        grids = [replace(grid, changes=changes_in_remarks.cells(grid.columns, grid.rows)) for grid in grids]
    if kinds().of(document.kind).numbered != "items":
        grids = [replace(grid, has_numbered_tasks=True) for grid in grids]
    return _numbered(sorted(grids, key=lambda grid: grid.table.start))


def _touches(table: Table, spans: PassedOver) -> bool:
    return any(cell.start in spans for cell in table.cells)


def _numbered(grids: Sequence[Grid]) -> list[Grid]:
    """Give the tasks of tables their numbers; a table of other rows takes none."""
    counted = TaskNumbers()
    return [
        replace(grid, rows=counted.of(grid.rows, grid.columns)) if grid.is_task_list else grid
        for grid in grids
    ]


def _grid(table: Table, flags: dict[int, str], periods: PeriodReader, gazetteer: PlaceReader) -> Grid:
    places = table.places()
    if not places:
        return Grid(table, "unknown", reason="more cells than a table has")
    titles = 0
    while titles < table.depth and is_title(places, titles):
        titles += 1
    depth = titles if says_figures(places[titles : table.depth]) else table.depth
    if titles < depth < len(places) and (is_of_units(places[depth]) or goes_on(places[depth])):
        depth += 1
    head = without_rows_of_all([row for row in places[titles:depth] if not is_numbering(row)])
    body = [row for row in places[depth:] if not is_single(row)]
    columns = read_columns(body, heads_of(head, len(places[0])), periods, gazetteer, table.caption)
    columns = columns_without_head.told(columns, body)
    read = read_rows(places, depth, columns, periods, gazetteer)
    rows = list(continued_parts.told(read, columns, table))
    kind, reason = _kind(columns, body, head)
    if kind == "figures" and _names_are_figures(rows):
        kind, reason = "unknown", "no column names the rows"
    first = titles if kind == "prose" and not is_head(head) else depth
    if kind == "prose":
        # Over a list of tasks the offices in charge are no title.
        first = next((at for at in range(first) if any(_tells_people(cell) for cell in places[at])), first)
    period = periods.read(re.sub(r"\s", "", table.caption))[0]
    return Grid(
        table, kind, columns, rows, reason, flags, places[first:], period=period if "-" in period else ""
    )


def _tells_people(cell: TableCell | None) -> bool:
    return cell is not None and line_at(cell.text, 0, len(cell.text)) is not None


def _names_are_figures(rows: Sequence[Row]) -> bool:
    """Whether what names the rows is figures: the cells of different columns came to stand in one."""
    return sum(is_figure(row.name) for row in rows) > 1


def _kind(columns: Sequence[Column], body: Places, head: Places) -> tuple[str, str]:
    """Tell what kind of table it is, and why not where it is unknown."""
    held = {column.kind for column in columns}
    cells = [cell for row in body for cell in row if cell]
    has_figures = any(read_cell(cell.text, 0).state in ("figures", "damaged") for cell in cells)
    if "value" in held:
        if held & {"name", "place", "period"}:
            return "figures", ""
        if held == {"value"} and len(body) == 1 and all(column.head.period for column in columns):
            # 2022年, 2023年 over one row of figures: the caption says of what.
            return "figures", ""
        return ("unknown", "no column names the rows") if has_figures else ("prose", "")
    is_list = "task" in held or ("told" in held and _names_tasks(columns))
    if is_list and held & _TASK_KINDS:
        return "tasks", ""
    texts = [cell.text for cell in (*cells, *(cell for row in head for cell in row if cell))]
    if has_figures and not any(len(text) > LONGEST_HEAD or _is_clause(text) for text in texts):
        return "unknown", "no column of figures with a head"
    return ("prose" if any(_MAY_SAY_A_FIGURE.search(text) for text in texts) else "words"), ""


def _is_clause(text: str) -> bool:
    """Whether a cell says what its figure is: 新建学校3所."""
    return bool(re.search(r"[\u4e00-\u9fff]{2,}[^\d]*\d", text))


def _names_tasks(columns: Sequence[Column]) -> bool:
    pattern = one_of("columns", "task_names")
    heads = [column.head for column in columns if column.kind == "name"]
    # 目标内容 heads what is to be done, beside columns that say what is due of it by each quarter.
    return any(pattern.search(head.words) or head_kind(head.lowest) == "task" for head in heads)
