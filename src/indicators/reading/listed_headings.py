"""Headings that are the tasks of a list: 一、 or （一）, where no line is numbered 1. or 01."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from indicators.reading.quantities.numerals import number
from indicators.reading.roles.speech import alternatives
from indicators.storage.expressions import expression

_NUMERAL = "([一二三四五六七八九十]{1,3})"
# The ranks that headings.at gives them.
_FORMS = ((4, expression(f"{_NUMERAL}、")), (5, expression(rf"[(（]{_NUMERAL}[)）]")))
_SECTION = expression(alternatives("headings", "sections"))
_FIRST_SENTENCE = expression("[^。\n]*")


class ListedHeading(NamedTuple):
    """A heading that is a task: its number, where its words begin, and its rank."""

    number: int
    words: int
    rank: int


def listed_headings(text: str, lines: Iterable[tuple[int, int]]) -> Mapping[int, ListedHeading]:
    r"""Find the headings that are tasks, by where their lines begin.

    Parameters
    ----------
    lines : iterable of (start, end)
        Its lines.

    Examples
    --------
    >>> text = "一、民生实事\n(一)新建公园3个。\n(二)改造小区5个。\n二、保障措施"
    >>> found = listed_headings(text, [(at, len(text)) for at in (0, 7, 18, 29)])
    >>> [(start, one.number) for start, one in found.items()]
    [(7, 1), (18, 2)]
    """
    every = list(lines)
    for rank, written in _FORMS:
        runs: list[dict[int, ListedHeading]] = []
        last = 0
        for start, end in every:
            if found := written.match(text, start, end):
                one = ListedHeading(int(number(found[1]) or 0), found.end(), rank)
                if not runs or one.number != last + 1:
                    runs.append({})
                runs[-1][start], last = one, one.number
        # 一、总体要求, 二、主要任务 are the parts of a paper.
        listed = [run for run in runs if len(run) > 1 and not any(_is_section(text, at) for at in run)]
        if listed:
            return {start: one for run in listed for start, one in run.items()}
    return {}


def is_listed(text: str, start: int, end: int) -> bool:
    """Whether a line is numbered 一、 or （一）.

    Examples
    --------
    >>> is_listed("(一)新建公园3个。", 0, 10), is_listed("1.新建公园3个。", 0, 9)
    (True, False)
    """
    return any(written.match(text, start, end) for _, written in _FORMS)


def _is_section(text: str, start: int) -> bool:
    first = _FIRST_SENTENCE.match(text, start)
    return first is not None and _SECTION.search(first[0]) is not None
