"""Who does a task, by its own sentences: 由市经信局牵头，市财政局配合."""

from __future__ import annotations

import re
from typing import NamedTuple

from indicators.reading import trailing_offices
from indicators.reading.lexicon import pattern

_CLAUSE = re.compile(r"[^，,；;。\n]+")
_BY = pattern("tasks.led_by_patterns")
_BREAK = re.compile(r"[、和及与]")
_OFFICE = re.compile(r"[\u4e00-\u9fff]{2,18}(?:[(（][^()（）]{1,16}[)）])?")


class Duties(NamedTuple):
    """The offices that the sentences of a task name, as written: who leads, and who helps."""

    lead: tuple[str, ...]
    responsible: tuple[str, ...]


def in_prose(text: str) -> Duties:
    """Find the offices that the sentences of a task put in charge of it.

    Examples
    --------
    >>> in_prose("建成智能工厂10个，由市经信局、市科技局牵头，市财政局配合。")
    Duties(lead=('市经信局、市科技局',), responsible=('市财政局',))
    >>> in_prose("建立由专人负责的机制，压实各方责任。")
    Duties(lead=(), responsible=())
    """
    lead: list[str] = []
    responsible: list[str] = []
    for clause in _CLAUSE.finditer(text):
        if told := _duty(clause[0]):
            is_lead, names = told
            (lead if is_lead else responsible).append(names)
    return Duties(tuple(lead), tuple(responsible))


def is_duty(clause: str) -> bool:
    """Whether a clause says who does a task, and nothing of what is done.

    Examples
    --------
    >>> is_duty("由市经信局牵头"), is_duty("市财政局配合"), is_duty("新建学校3所")
    (True, True, False)
    """
    return _duty(clause) is not None


def _duty(clause: str) -> tuple[bool, str] | None:
    """Read a clause of offices: whether they lead, and their names."""
    words = clause.strip()
    if found := _BY.match(words):
        return (True, found["names"]) if _are_offices(found["names"]) else None
    told = trailing_offices.parts(words, 0, len(words))
    if len(told) != 1 or told[0].kind == "deadline" or not _are_offices(told[0].words):
        return None
    return told[0].kind == "lead", told[0].words


def _are_offices(names: str) -> bool:
    return all(
        _OFFICE.fullmatch(name) and trailing_offices.OFFICE_END.search(name) for name in _BREAK.split(names)
    )
