"""The tasks of a paper, with who is to do them and until when: from numbered lists, and from tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from indicators import vocabulary
from indicators.documents.document import Document
from indicators.reading import deadlines_in_prose, duties
from indicators.reading.grids import Grid
from indicators.reading.grids.columns import Column
from indicators.reading.grids.row_names import clean_name
from indicators.reading.grids.rows import Row
from indicators.reading.grids.task_row_numbers import told_again, whole_number
from indicators.reading.grids.words import one_of
from indicators.reading.outline import Block, blocks, has_tasks, numbers_tasks
from indicators.reading.paper_layout import LaidOut, laid_out
from indicators.reading.prose import Prose
from indicators.reading.tasks import divided_duties, lead_units, office_cells
from indicators.reading.tasks.lead_units import joined, names
from indicators.reading.tasks.moved_tasks import MovedTask, moved_tasks
from indicators.reading.tasks.offices_over_tasks import behind_tasks
from indicators.reading.tasks.task import Task
from indicators.reading.tasks.task_steps import last_day, steps_of
from indicators.reading.times import deadlines
from indicators.storage.expressions import expression
from indicators.vocabulary.offices import leader_named

_THE_SAME = expression(r"[〃″\"]|同上")
# Above a table stands the number and the day of the paper, which are no heading of its tasks.
_NO_HEADING = expression(r"[(（]?20\d\d年\d{1,2}月(?:\d{1,2}日)?[)）]?|\S{1,12}〔20\d\d〕\d+号")
_BREAKS = expression(r"\s*[;；\n]\s*")
_NO_NAME = expression(r"[-—/…\s]*")


def tasks(document: Document, laid: LaidOut | None = None) -> list[Task]:
    r"""Read the tasks of a paper: numbered ones with lines of offices, and the rows of tables of tasks.

    Parameters
    ----------
    laid : LaidOut, optional
        The same document, laid out already.

    Examples
    --------
    >>> paper = Document("d", "一、目标\n" + "".join(
    ...     f"{i}.第{i}件事，6月底前完成。\n牵头单位:市财政局、市民政局\n" for i in (1, 2, 3)), period="2025")
    >>> [(t.number, t.text, t.lead_units, t.deadline, t.due) for t in tasks(paper)][0]
    ('1', '第1件事，6月底前完成。', '市财政局;市民政局', '6月底前', '2025-06-30')
    """
    laid = laid or laid_out(document)
    found, prose = laid.tables, laid.prose
    is_list = numbers_tasks(prose.text, vocabulary.kinds().of(document.kind).numbered)
    listed = list(_in_list(document, prose, is_list=is_list)) if is_list or has_tasks(prose.text) else []
    in_tables = [task for grid in found if grid.is_task_list for task in _wholes(_in_table(document, grid))]
    moved = [_moved(document, one) for one in moved_tasks(document, prose, found)]
    own = [task for task in (*listed, *in_tables) if not any(_holds(task, one) for one in moved)]
    if office_cells.first_leads(document.text):
        own = [_led_by_first(task) for task in own]
    return sorted(_numbered([*moved, *own]), key=lambda task: task.start)


def _moved(document: Document, one: MovedTask) -> Task:
    moves = "number" if one.number else "words"
    return Task(
        document.id, one.number, "", one.text, "", "", "", one.deadline, one.due, one.start, one.end, moves
    )


def _led_by_first(task: Task) -> Task:
    first, _, rest = task.responsible_units.partition(";")
    return task if task.lead_units else replace(task, lead_units=first, responsible_units=rest)


def _holds(task: Task, moved: Task) -> bool:
    return task.start <= moved.start < task.end


def _numbered(found: Sequence[Task]) -> list[Task]:
    """Count on where a paper begins its numbers anew, so that a number is of one task."""
    taken: set[str] = set()
    highest, last, numbered = 0, ("", ""), []
    for task in found:
        printed = (task.number, task.section)
        if (again := told_again(task.number)) not in taken and printed == last and not task.moves:
            task = replace(task, number=again)
        elif task.number in taken or not task.number:
            task = replace(task, number=str(highest + 1), moves=task.moves and "words")
        last = printed
        taken.add(task.number)
        highest = max(highest, whole_number(task.number))
        numbered.append(task)
    return numbered


def _in_list(document: Document, prose: Prose, *, is_list: bool) -> Iterator[Task]:
    """Read the numbered tasks of running text; what stands behind the offices in charge is none."""
    parts: list[Block] = []
    numbered = vocabulary.kinds().of(document.kind).numbered
    for block in [*behind_tasks(blocks(prose.text, numbered=numbered)), None]:
        is_next = (
            block is not None
            and block.kind == "text"
            and block.task
            and parts
            and (block.task != parts[0].task or parts[-1].kind == "people")
        )
        if block is None or block.kind == "heading" or is_next:
            if parts and (task := _task(document, prose, parts)) and (is_list or _has_people(task)):
                yield task
            parts = []
        if block is not None and block.task and (block.kind == "text" or (block.kind == "people" and parts)):
            parts.append(block)


def _has_people(task: Task) -> bool:
    return bool(task.lead_leaders or task.lead_units or task.responsible_units)


def _task(document: Document, prose: Prose, parts: Sequence[Block]) -> Task:
    """Put a task together of its blocks."""
    text = prose.text
    body = [block for block in parts if block.kind == "text"]
    people: dict[str, list[str]] = {"leaders": [], "lead": [], "responsible": []}
    deadline = ""
    for block in parts:
        if block.kind != "people" or not (line := lead_units.line_at(text, block.start, block.end)):
            continue
        if line.kind == "deadline":
            deadline = deadlines.cleaned(line.words)
        elif line.kind == "leaders":
            people["leaders"] += [leader_named(one, line.role) for one in names(line.words)]
        else:
            for kind, named in lead_units.offices(line).items():
                people[kind] += named
    lines = [text[block.start : block.end] for block in body]
    if len(lines) > 1 and deadlines.is_deadline(lines[-1]):
        deadline = deadline or deadlines.cleaned(lines.pop())
    words = "\n".join(lines)
    if not (people["lead"] or people["responsible"]):
        told = duties.in_prose(words)
        people["lead"], people["responsible"] = list(told.lead), list(told.responsible)
    deadline = deadline or deadlines_in_prose.in_prose(words)
    line_end = text.find("\n", body[-1].end)
    has_to = divided_duties.divided(text, body[0].start, line_end if line_end >= 0 else len(text))
    if has_to:
        # Who is named beside what he has to do answers for no more than that.
        named = [one for one in people["lead"] if one not in has_to]
        people["lead"] = [*(divided_duties.written(one, has_to) for one in has_to), *named]
    return Task(
        document.id, body[0].task, body[0].section_path, words,
        ";".join(people["leaders"]), ";".join(people["lead"]), ";".join(people["responsible"]),
        deadline, deadlines.due(deadline, _year(document)),
        *prose.span(body[0].start, max(block.end for block in parts)),
    )  # fmt: skip


def _year(document: Document) -> int:
    years = re.findall(r"(?:19|20)\d\d", document.period)
    return int(years[-1]) if years else 0


def _in_table(document: Document, grid: Grid) -> Iterator[Task]:
    """Read the rows of a table of tasks."""
    kinds: dict[str, list[int]] = {}
    for column in grid.columns:
        # What was there before the task is none of its words.
        if not (_is_of_start(column) or (column.kind == "value" and _is_of_past(column, _year(document)))):
            kinds.setdefault(column.kind, []).append(column.index)
    if grid.has_dates:
        # What is due at the end of a quarter is no part of the task's words.
        kinds.pop("value", None)
    scheduled = [c.index for c in grid.columns if c.kind in ("told", "text") and c.head.is_schedule]
    before: dict[str, str] = {}
    last = ""
    main, themes = _parted(grid, [*kinds.get("task", []), *_goals(grid, kinds)])
    for row in grid.rows:
        told = {
            kind: _told(row, kinds.get(kind, ())) for kind in ("leader", "lead_office", "office", "deadline")
        }
        told = {
            kind: before.get(kind, "") if _THE_SAME.fullmatch(words) else words
            for kind, words in told.items()
        }
        before = told
        text = _text(document, row, main, kinds)
        if not text or (row.number != last and not any(told.values())):
            continue
        last = row.number
        deadline = deadlines.cleaned(told["deadline"]) or deadlines_in_prose.in_prose(text)
        deadline = deadline or last_day(_told(row, scheduled))
        lead, others = office_cells.parted(told["office"])
        start, end = row.span
        caption = grid.table.caption
        above = "" if _NO_HEADING.fullmatch(caption.strip()) else caption
        section = filter(None, [above, *row.groups, *map(clean_name, _each(row, themes))])
        yield Task(
            document.id, row.number, " > ".join(section), text,
            _leaders(row, [column for column in grid.columns if column.kind == "leader"], told["leader"]),
            joined(told["lead_office"]) or lead, others,
            deadline, deadlines.due(deadline, _year(document)), start, end,
            steps=steps_of(row, grid.columns, _year(document)),
        )  # fmt: skip


def _goals(grid: Grid, kinds: dict[str, list[int]]) -> list[int]:
    """Find columns that say in running text what is to be done, beside tasks that are named: 具体目标."""
    told = (column for column in grid.columns if column.kind == "told" and "task" in kinds)
    return [c.index for c in told if c.head.role == "target" and not (c.head.period or c.head.is_schedule)]


def _is_of_start(column: Column) -> bool:
    """Whether a column says when tasks begin, and not until when they are to be done: 开工时间."""
    return column.kind == "deadline" and bool(one_of("starts", suffix="$").search(column.head.words))


def _is_of_past(column: Column, year: int) -> bool:
    head = column.head
    return head.role in ("actual", "estimate", "baseline") or (
        head.period[:4].isdigit() and int(head.period[:4]) < year
    )


def _wholes(found: Iterable[Task]) -> Iterator[Task]:
    """Put the parts of a task together, which stand in rows under one number."""
    for _, group in groupby(found, key=lambda task: task.number):
        parts = list(group)
        dated = [part for part in parts if part.due]
        due = max(dated, key=lambda part: part.due, default=parts[0])
        days = {part.due for part in dated}
        # Where the parts are due on different days, each is a step of the whole.
        own = {part.start: f"{part.due} {_BREAKS.sub('，', part.text)}" for part in dated if len(days) > 1}
        steps = [part.steps or own.get(part.start, "") for part in parts]
        yield replace(
            parts[0], text="\n".join(part.text for part in parts), end=parts[-1].end,
            lead_leaders=_all(part.lead_leaders for part in parts),
            lead_units=_all(part.lead_units for part in parts),
            responsible_units=_all(part.responsible_units for part in parts),
            deadline=due.deadline, due=due.due, steps=";".join(filter(None, steps)),
        )  # fmt: skip


def _all(names: Iterable[str]) -> str:
    return ";".join(dict.fromkeys(name for listed in names for name in listed.split(";") if name))


def _leaders(row: Row, columns: Sequence[Column], told: str) -> str:
    """Name the leaders of a row, each by what the head of its column says of them."""
    named = [
        leader_named(one, column.head.words)
        for column in columns
        for one in joined(told if len(columns) == 1 else _told(row, [column.index])).split(";")
    ]
    return ";".join(dict.fromkeys(filter(None, named)))


def _parted(grid: Grid, columns: Sequence[int]) -> tuple[list[int], list[int]]:
    """Tell of several columns of tasks which says most, and which are themes that others stand under."""
    if not columns:
        return [], []
    length = {at: sum(len(text) for row in grid.rows for text in _each(row, [at])) for at in columns}
    main = max(columns, key=lambda at: (length[at], at))
    return [main], [at for at in columns if at < main]


def _each(row: Row, columns: Sequence[int]) -> list[str]:
    return [cell.text for at in columns if (cell := row.cells[at])]


def _told(row: Row, columns: Sequence[int]) -> str:
    """Give the words of the cells of some columns in a row, those that come down from above among them."""
    cells = dict.fromkeys(cell for at in columns if (cell := row.cells[at]))
    return "、".join(cell.text for cell in cells if not _NO_NAME.fullmatch(cell.text))


def _text(document: Document, row: Row, main: Sequence[int], kinds: dict[str, list[int]]) -> str:
    """Give the words of a task: of its own column, or its name and its goal."""
    own = [cell for at in main if (cell := row.cells[at]) and cell.row == row.index]
    if own:
        pieces = [document.text[a:b].strip() for cell in dict.fromkeys(own) for a, b in cell.paragraphs]
        return "\n".join(piece for piece in pieces if piece)
    goals, unit = _each(row, kinds.get("value", ())), _told(row, kinds.get("unit", ()))
    name = clean_name(_told(row, kinds.get("name", ())))
    return " ".join(filter(None, [name, *(f"{goal}{unit}" for goal in goals)]))
