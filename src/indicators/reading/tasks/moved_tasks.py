"""Tasks whose deadline a notice moves: 第8项“完成规划编制”，完成时限由6月底调整为10月底."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indicators import vocabulary
from indicators.documents.document import Document
from indicators.reading.grids import Grid
from indicators.reading.grids.columns import Column
from indicators.reading.prose import Prose
from indicators.reading.quantities.numerals import number as number_of
from indicators.reading.times import deadlines
from indicators.storage.expressions import expression

KIND = "adjustment"
_SENTENCE = expression(r"[^。；;\n]+")
_MOVE = expression(
    r"(?:的)?(?:完成|办理|办结)?(?:时限|期限|时间节点|时间|节点)(?:要求)?(?:[由从][^。；;，,]{2,16}?)?[^。；;，,\d]{0,6}"
    r"(?:延长|延期|顺延|推迟|延后|提前|调整|变更|修改|延)[至到为](?P<day>[^。；;，,)）]{2,20})"
    r"|(?:申请|同意)?(?:延期|顺延|推迟|延后)[至到](?P<till>[^。；;，,)）]{2,20})"
)
_ENUMERATOR = expression(
    r"^(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．](?!\d))"
)
_LEAD = expression(r"^(?:经[^，,]{0,20}[，,])?(?:同意|决定|拟)?(?:将|把)?(?:原(?:定)?)?")
_NAMED = expression(
    r"第(?P<n>\d{1,3}|[一二三四五六七八九十百]{1,5})(?:项|号|条)(?:重点)?(?:任务|工作)?|(?:任务|序号)第?(?P<m>\d{1,3})(?:项|号)?"
)
_QUOTED = expression(r"[“\"「《](?P<words>[^”\"」》]+)[”\"」》]")
_NOTHING = ' 　，,、:：的其“”"（）()'
_OF_NEW = expression(r"(?:调整|变更|修改|延期|延长|顺延)(?:后|为|至|到)|^(?:现|新)")
_OF_TIME = expression(r"时限|期限|时间|节点")


@dataclass(frozen=True, slots=True)
class MovedTask:
    """What a notice says of a task whose deadline it moves."""

    number: str  # As the notice names the task; "" if it names only its words.
    text: str  # The task's words in the notice.
    # The new deadline as printed, and its day.
    deadline: str
    due: str
    # In the document.
    start: int
    end: int


def moved_tasks(document: Document, prose: Prose, grids: list[Grid]) -> list[MovedTask]:
    r"""List the tasks whose deadline a notice of changes moves; none of any other paper.

    Examples
    --------
    >>> from indicators.reading.prose import prepare
    >>> text = "第8项“完成规划编制”，完成时限由6月底调整为10月底。\n将出台实施细则延期至12月底前完成。"
    >>> paper = Document("d", text, kind="adjustment", period="2024")
    >>> [(one.number, one.text, one.due) for one in moved_tasks(paper, prepare(text), [])]
    [('8', '完成规划编制', '2024-10-31'), ('', '出台实施细则', '2024-12-31')]
    """
    if vocabulary.kinds().of(document.kind) != vocabulary.kinds().of(KIND):
        return []
    found = [*_in_text(prose, year_of(document)), *_in_tables(document, grids)]
    return sorted(found, key=lambda one: one.start)


def year_of(document: Document) -> int:
    """Give the year of a deadline that names none: that of a notice's issue, else the last of its period."""
    years = re.findall(r"(?:19|20)\d\d", document.issued or document.period)
    return int(years[-1]) if years else 0


def _in_text(prose: Prose, year: int) -> Iterator[MovedTask]:
    for sentence in _SENTENCE.finditer(prose.text):
        words = sentence[0].strip()
        for move in _MOVE.finditer(words):
            told = (move["day"] or move["till"]).strip(_NOTHING)
            day = deadlines.due(told, year)
            number, task = _task(words[: move.start()])
            if day and (number or task):
                start, end = prose.span(sentence.start(), sentence.end())
                yield MovedTask(number, task or words, deadlines.cleaned(told), day, start, end)
                break


def _task(before: str) -> tuple[str, str]:
    """Say which task the words before a move name: its number, its own words."""
    before = _LEAD.sub("", _ENUMERATOR.sub("", before.strip()).strip())
    named = _NAMED.search(before)
    number = ""
    if named:
        number = f"{number_of(named['n'] or named['m']) or 0:.0f}"
        before = before[: named.start()] + before[named.end() :]
    quoted = _QUOTED.search(before)
    return number, (quoted["words"] if quoted else before).strip(_NOTHING)


def _in_tables(document: Document, grids: list[Grid]) -> Iterator[MovedTask]:
    """Read the rows of tables with a column of new deadlines; their numbers are the notice's own."""
    for grid in grids:
        new = next(filter(_is_new, grid.columns), None)
        main = next((column for column in grid.columns if column.kind in ("task", "name", "text")), None)
        if new is None or main is None:
            continue
        for row in grid.rows:
            told, task = row.cells[new.index], row.cells[main.index]
            day = deadlines.due(told.text, year_of(document)) if told else ""
            if told and task and day:
                yield MovedTask("", task.text, deadlines.cleaned(told.text), day, *row.span)


def _is_new(column: Column) -> bool:
    """Whether the head of a column says that it holds what deadlines are changed to."""
    words = column.head.words
    return _OF_NEW.search(words) is not None and _OF_TIME.search(words) is not None
