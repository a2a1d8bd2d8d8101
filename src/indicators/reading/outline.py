"""What stands where in a paper: headings, numbered tasks, who is responsible, running text."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from indicators.reading import headings
from indicators.reading.listed_headings import ListedHeading, is_listed, listed_headings
from indicators.reading.tasks import lead_units
from indicators.storage.expressions import expression

BlockKind = Literal["heading", "text", "people", "contents"]

_LONGEST_HEADING = 60
_NUMBERED = expression(r"(\d{1,5})[.、．]")
# 01 交通畅行: the head of a group of tasks, or a task where no others are numbered.
_PADDED = expression(r"(0[1-9](?=$|[\u4e00-\u9fff“])|[1-9]\d(?=[\u4e00-\u9fff“]))")
_GROUP_RANK = 6
_ITEM = expression(r"[(（]?\d{1,2}[)）.、．](?!\d)|[①-⑳]")
# Numbers that a list may leave out between two tasks.
_MOST_LEFT_OUT = 2
# Lines of offices, or numbered tasks with such a line, that make a list of tasks.
_FEWEST_PEOPLE_LINES = 3
_FEWEST_LED = 2
_SENTENCE_ENDS = "。；;，,、：:"
_CONTENTS = expression(r"目\s*[录次]")
_CONTENTS_ENTRY = expression(r".{2,60}\D\d{1,3}$")


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the prose of one kind: prose offsets, headings above it, task it stands in."""

    start: int
    end: int
    kind: BlockKind
    section: tuple[str, ...] = ()
    rank: int = 0
    task: str = ""

    @property
    def section_path(self) -> str:
        """The headings above it as one text, the same object as long as they stay."""
        return _path(self.section)


@lru_cache(maxsize=1)
def _path(section: tuple[str, ...]) -> str:
    return " > ".join(section)


# Whether a paper lists tasks, and from which number on, is asked before it is cut: all of the same lines.
@lru_cache(maxsize=1)
def _numbers_of_lines(text: str) -> array[int]:
    numbers = array("I")
    at = 0
    while at < len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        if stop > at:
            for a, b in lead_units.parted(text, at, stop):
                numbers.extend((a, b, lead_units.line_at(text, a, b) is not None))
        at = stop + 1
    return numbers


def _lines(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield the lines, parted where they tell who is in charge: start, end, and 1 where they do."""
    numbers = iter(_numbers_of_lines(text))
    return zip(numbers, numbers, numbers, strict=True)


def has_tasks(text: str) -> bool:
    r"""Whether a prose lists tasks with the offices in charge of them.

    Examples
    --------
    >>> has_tasks("1.稳增长。\n牵头单位:市发展改革委\n责任单位:各部门")
    False
    """
    led = named = 0
    is_open = False
    for a, b, tells_people in _lines(text):
        if tells_people:
            named, led, is_open = named + 1, led + is_open, False
        elif _NUMBERED.match(text, a, b):
            is_open = True
    return led >= _FEWEST_LED or named >= _FEWEST_PEOPLE_LINES


def numbers_tasks(text: str, numbered: str) -> bool:
    r"""Whether a paper lists tasks that are numbered one after the other.

    Parameters
    ----------
    numbered : str
        What numbered lines are in a paper of its kind.

    Examples
    --------
    >>> numbers_tasks("1.新建公园3个。\n2.改造小区5个。", "tasks"), numbers_tasks("1.新建公园3个。", "tasks")
    (True, False)
    """
    if numbered == "items":
        return False
    return (
        _first_number(text, _NUMBERED) > 0
        or _first_number(text, _PADDED) == 1
        or bool(_listed_headings(text, numbered))
    )


def _listed_headings(text: str, numbered: str) -> Mapping[int, ListedHeading]:
    """Find the headings that are tasks, in a paper that numbers no others: any of a kind that has such.

    In another list of tasks they are those under which offices in charge stand.
    """
    if numbered == "items" or _first_number(text, _NUMBERED) or _first_number(text, _PADDED) == 1:
        return {}
    lines = ((a, b) for a, b, _ in _lines(text)) if numbered == "headings" else _led_headings(text)
    return listed_headings(text, lines)


def _led_headings(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines 一、 and （一） that have offices in charge before the next such line."""
    heading: tuple[int, int] | None = None
    for a, b, tells_people in _lines(text):
        if is_listed(text, a, b):
            heading = a, b
        elif tells_people and heading:
            yield heading
            heading = None


def _first_number(text: str, written: re.Pattern[str]) -> int:
    """Find the number a list begins with, be it cut out of a longer one; 0 if no two follow each other."""
    numbers = (int(found[1]) for a, b, _ in _lines(text) if (found := written.match(text, a, b)))
    return next((number for number, then in pairwise(numbers) if then == number + 1), 0)


def _written_numbers(text: str, *, may_be_tasks: bool) -> tuple[re.Pattern[str], int, bool]:
    """Tell how tasks are numbered, with which number they begin, and whether groups of them are as well."""
    if not may_be_tasks:
        return _NUMBERED, 0, False
    first, group = _first_number(text, _NUMBERED), _first_number(text, _PADDED)
    if group == 1 and not first:
        return _PADDED, 1, False
    return _NUMBERED, first, group == 1


def _group_heading(text: str, start: int, end: int) -> headings.Heading | None:
    """Read a line as the heading of a group of numbered tasks."""
    is_title = end - start <= _LONGEST_HEADING and text[end - 1] not in _SENTENCE_ENDS
    return headings.Heading(_GROUP_RANK, end) if is_title and _PADDED.match(text, start, end) else None


def _behind_mark(text: str, start: int, end: int) -> int:
    item = _ITEM.match(text, start, end)
    return item.end() if item else start


def _part_of_list(
    text: str, start: int, end: int, listed: Mapping[int, ListedHeading], task: int
) -> tuple[int, int] | None:
    """Tell of which task a line is whose tasks are headings, and where its words begin."""
    if own := listed.get(start):
        return own.number, own.words
    if not (listed and task):
        return None
    # (一)新建学校5所 under 一、教育 is a part of that task.
    heading, rank = headings.at(text, start, end), next(iter(listed.values())).rank
    is_below = heading is not None and heading.rank > rank
    return (task, headings.behind_label(text, start, end)) if is_below else None


def blocks(text: str, *, numbered: str = "items") -> list[Block]:
    r"""Cut a prose into blocks, in order.

    Parameters
    ----------
    text : str
        Prose as `prose.prepare` makes it: a line is a paragraph.
    numbered : str
        What numbered lines are in a paper of its kind, where no offices in charge stand under them.

    Examples
    --------
    >>> [(b.kind, b.section) for b in blocks("一、主要目标\n粮食产量达到130万吨。")]
    [('heading', ('一、主要目标',)), ('text', ('一、主要目标',))]
    """
    has_people = has_tasks(text)
    numbered_as, first, has_groups = _written_numbers(text, may_be_tasks=numbered != "items" or has_people)
    listed = _listed_headings(text, numbered)
    is_task_list = has_people or first > 0
    section: list[tuple[int, str]] = []
    titles: tuple[str, ...] = ()
    begin = next(_lines(text), (0, 0, 0))[0]
    task, is_open, has_people, contents = max(first - 1, 0), False, False, False
    found: list[Block] = []
    for a, b, tells_people in _lines(text):
        if tells_people:
            found.append(Block(a, b, "people", titles, task=str(task) if is_open else ""))
            has_people = True
            continue
        if _CONTENTS.fullmatch(text, a, b):
            contents = True
        if part := _part_of_list(text, a, b, listed, task if is_open else 0):
            task, is_open, has_people = part[0], True, False
            found.append(Block(part[1], b, "text", titles, task=str(task)))
            continue
        heading = headings.at(text, a, b) or (_group_heading(text, a, b) if has_groups else None)
        if contents and a > begin and (heading or b - a < _LONGEST_HEADING):
            if _CONTENTS_ENTRY.fullmatch(text, a, b) or _CONTENTS.fullmatch(text, a, b):
                found.append(Block(a, b, "contents"))
                continue
            contents = False
        if heading:
            rank, stop = heading
            section = [
                *(level for level in section if level[0] < rank),
                (rank, text[a:stop].strip("#* ").rstrip("。.")),
            ]
            titles = tuple(title for _, title in section)
            is_open, has_people = False, False
            if words := headings.words_of_item(text, a, stop):
                # What goes on behind an item tells of the same things.
                found.append(Block(words, b, "text", titles))
                continue
            found.append(Block(a, stop, "heading", titles, rank))
            a = stop
            if a >= b:
                continue
        if is_task_list and (begun := numbered_as.match(text, a, b)):
            number = int(begun[1])
            # Under the next heading the first number may follow on itself: a group of a single task.
            is_begun = number == 1 and (task > 1 or not (is_open or has_people))
            # Behind the offices of a task stands the next one, be its number told twice or one left out.
            is_behind = has_people and task <= number <= task + _MOST_LEFT_OUT + 1
            if number == task + 1 or is_begun or is_behind:
                task, is_open, has_people = number, True, False
                found.append(Block(begun.end(), b, "text", titles, task=str(task)))
                continue
        # Text behind the offices in charge belongs to no task any more.
        is_open = is_open and not has_people
        found.append(Block(_behind_mark(text, a, b), b, "text", titles, task=str(task) if is_open else ""))
    return found
