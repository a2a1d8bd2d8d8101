"""Who does a task and until when: the lines 牵头单位, 责任单位, 分管领导, 完成时限, and the names in them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from indicators.reading.lexicon import any_word, pattern, word_set
from indicators.reading.quantities.full_width import one_width
from indicators.reading.tasks import trailing_offices
from indicators.storage.expressions import expression

PART = f"(?P<part>{any_word('tasks.leading', 'tasks.helping')})"
_LEADER = f"(?P<leader>{any_word('tasks.leader_labels')})"
_ROLES = f"(?:{_LEADER}|{PART}(?P<who>{any_word('tasks.people', 'tasks.units')}))[:：]"
_UNTIL = f"(?P<deadline>(?:{any_word('tasks.deadline_labels')})[:：])"
_LABEL = expression(f"{_ROLES}|{_UNTIL}")
# Between two of them, where the blank is not gone from prose: 牵头领导：张三 牵头单位：市住建局.
_BETWEEN = "；;，,。 "
# Offices in brackets behind the task itself: 3.打通“断头路”20条。（牵头单位：市住建局；责任单位：各县区）
_BRACKET_END = expression(r"\)[。;]?")
_BRACKETED = expression(r"[(（][^()（）]*[)）]")
_NAME_BREAK = expression(r"[、,，;；]")
_CLAUSE = expression(r"[^，,;；]+")
_HELPS_END = pattern("tasks.helps_patterns", suffix="[。.]?$")
_DOES_END = pattern(
    "tasks.helps_patterns", "tasks.by_duty_patterns", "tasks.leads_patterns", "tasks.alone_patterns",
    prefix="(?<=..)", suffix="[。.]?$",
)  # fmt: skip
_GOVERNMENT = pattern("tasks.governments", suffix="$")
_PLACE = pattern("tasks.bare_places_patterns")
# A blank behind one of these parts two names; elsewhere a line is only broken inside a name.
_NAME_END = expression(rf"(?<={any_word('tasks.office_ends', 'tasks.enterprise_ends')})[\s\u3000]+(?=\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """What a line of offices tells: whom or what it names, in which words, and as what (牵头, 分管)."""

    kind: Literal["leaders", "lead", "responsible", "deadline"]
    words: str
    role: str = ""


def line_at(text: str, start: int, end: int) -> Line | None:
    """Read a line of offices or its deadline; None if it is another line.

    Examples
    --------
    >>> line_at("牵头单位:市住建局", 0, 9)
    Line(kind='lead', words='市住建局', role='牵头')
    >>> line_at("新增床位300张", 0, 8) is None
    True
    """
    match = _LABEL.match(text, start, end)
    if match is None:
        return _behind(text, start, end)
    words = text[match.end() : end]
    if match["deadline"]:
        return Line("deadline", words)
    if match["leader"]:
        return Line("leaders", words, match["leader"])
    if match["who"] in word_set("tasks.people"):
        return Line("leaders", words, match["part"])
    return Line("lead" if match["part"] in word_set("tasks.leading") else "responsible", words, match["part"])


def parted(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Part a line from the offices in brackets at its end, and those from each other.

    Examples
    --------
    >>> line = "打通20条。(牵头单位:市住建局;责任单位:市财政局,市民政局)。"
    >>> [line[a:b] for a, b in parted(line, 0, len(line))]
    ['打通20条。', '牵头单位:市住建局', '责任单位:市财政局,市民政局']
    >>> line = "新增床位(责任单位:市卫健委)300张(含养老床位)"
    >>> parted(line, 0, len(line)) == [(0, len(line))]
    True
    """
    if _LABEL.match(text, start, stop):
        return _by_label(text, start, stop)
    end = text.rfind(")", start, stop)
    if end < 0 or not _BRACKET_END.fullmatch(text, end, stop):
        return [(start, stop)]
    opening = _opening(text, start, end)
    if opening <= start:
        return [(start, stop)]
    if _LABEL.match(text, opening + 1, end):
        return [(start, opening), *_by_label(text, opening + 1, end)]
    told = trailing_offices.parts(text, opening + 1, end, may_be_bare=True)
    return [(start, opening), *((part.start, part.end) for part in told)] if told else [(start, stop)]


def _behind(text: str, start: int, end: int) -> Line | None:
    """Read a piece of a bracket of offices with what each has to do behind them."""
    if text.startswith("\n", end) or end == len(text):
        return None
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    closing = text.rfind(")", end, last if last >= 0 else len(text))
    opening = _opening(text, first - 1, closing) if closing >= 0 else start
    if opening >= start:
        return None
    told = trailing_offices.parts(text, opening + 1, closing, may_be_bare=True)
    return next(
        (Line(part.kind, part.words) for part in told if (part.start, part.end) == (start, end)), None
    )


def _by_label(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Part a line that begins with a label where the next one begins; each has a colon."""
    if text.count(":", start, end) + text.count("：", start, end) < 2:
        return [(start, end)]
    starts = [label.start() for label in _LABEL.finditer(text, start, end)]
    return [
        (at, following if following == end else at + len(text[at:following].rstrip(_BETWEEN)))
        for at, following in pairwise([*starts, end])
    ]


def _opening(text: str, start: int, end: int) -> int:
    """Find the bracket that the one at `end` closes, `start` if there is none."""
    depth = 0
    for at in range(end, start, -1):
        depth += (text[at] == ")") - (text[at] == "(")
        if not depth:
            return at
    return start


def offices(line: Line) -> dict[str, list[str]]:
    """List who leads and who does the rest of those that a labelled line names, without what each does.

    Examples
    --------
    >>> offices(Line("lead", "市财政局，市人社局、市民政局配合"))
    {'lead': ['市财政局'], 'responsible': ['市人社局', '市民政局']}
    >>> offices(Line("lead", "市发改局、市商务局按职责分工负责"))
    {'lead': ['市发改局', '市商务局'], 'responsible': []}
    """
    found: dict[str, list[str]] = {"lead": [], "responsible": []}
    for clause in _CLAUSE.findall(_shielded(line.words)):
        kind = "responsible" if _HELPS_END.search(clause) else line.kind
        found[kind] += names(_DOES_END.sub("", clause))
    return found


def names(line: str) -> list[str]:
    """Split a line of offices or people; brackets stay with their name, 等 is dropped.

    Examples
    --------
    >>> names("市财政局、市税务局等,各县(市)区政府")
    ['市财政局', '市税务局', '各县(市)区政府']
    >>> names("市教育局、高等院校、市财政局等8个部门")
    ['市教育局', '高等院校', '市财政局']
    >>> names("市公安局(交警、治安支队)、市民政局")
    ['市公安局(交警、治安支队)', '市民政局']
    >>> names("古塔区、凌河区人民政府、市财政局")
    ['古塔区人民政府', '凌河区人民政府', '市财政局']
    """
    kept: list[str] = []
    for part in _NAME_BREAK.split(_shielded(line)):
        name = part.replace("\x00", "、").strip(" 。.\n")
        if name := trailing_offices.UNNAMED.sub("", name):
            kept.append(name)
    return _governments(kept)


def _shielded(line: str) -> str:
    """Put another sign for what parts names inside brackets."""
    return _BRACKETED.sub(lambda bracket: _NAME_BREAK.sub("\x00", bracket[0]), line)


def _governments(names: list[str]) -> list[str]:
    """Give places before one with its government that government too: 古塔区、凌河区、太和区人民政府."""
    found: list[str] = []
    shared = ""
    for name in reversed(names):
        own = _GOVERNMENT.search(name)
        is_bare = own is None and _PLACE.fullmatch(name) is not None
        shared = own[0] if own else shared if is_bare else ""
        found.append(name + shared if is_bare else name)
    return found[::-1]


def joined(words: str) -> str:
    """Give the names of a table's cell joined by `;`, whose lines may be broken inside a name.

    Examples
    --------
    >>> joined("市财政局 市民政局、市住房和 城乡建设局")
    '市财政局;市民政局;市住房和城乡建设局'
    """
    return ";".join(names(_NAME_END.sub("、", one_width(words)).replace(" ", "")))
