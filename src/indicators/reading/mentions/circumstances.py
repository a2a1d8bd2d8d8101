"""What happened while something else did: 进出口在对美贸易下降超3成的情况下增长12%."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from indicators.reading.lexicon import any_word, pattern
from indicators.reading.measurement.phrases import read_head
from indicators.reading.mentions.mention import Mention
from indicators.storage.expressions import expression

_BEGINS = "在"
_ENDS = expression(f"的?(?:{any_word('mentions.circumstances')})")
_PAST_YEAR = pattern("mentions.past_years_patterns", suffix=r"(?=[^，,。；;]*\d)")
_YEAR_BEFORE = pattern("mentions.years_before_patterns")
_ENDS_CLAUSE = "，,。；;！!？?\n"


class Circumstance(NamedTuple):
    """Words that say under what circumstances something happened, as offsets into the prose."""

    start: int
    inside: int  # Where the words begin that are told as such, behind 在.
    end: int
    last_words: int  # Where the words begin that say so: 的情况下.


def find(text: str, start: int, end: int) -> list[Circumstance]:
    """Find what a sentence tells as circumstances, each within its clause.

    Examples
    --------
    >>> text = "进出口在对美贸易下降3成的情况下增长12%"
    >>> [text[one.start : one.end] for one in find(text, 0, len(text))]
    ['在对美贸易下降3成的情况下']
    """
    found: list[Circumstance] = []
    for last in _ENDS.finditer(text, start, end):
        begun = text.rfind(_BEGINS, start, last.start())
        clause = max(start, *(text.rfind(mark, start, last.start()) + 1 for mark in _ENDS_CLAUSE))
        if begun >= clause:
            found.append(Circumstance(begun, begun + len(_BEGINS), last.end(), last.start()))
        elif opens := _PAST_YEAR.match(text, clause, last.start()):
            # 上年增长20%的基础上，投资增长8%
            found.append(Circumstance(opens.start(), opens.start(), last.end(), last.start()))
    return found


def head(text: str, start: int, clause_start: int, before: int, told: list[Circumstance]) -> str:
    """Give what stands before a figure in its clause, without the circumstances, or within them alone.

    Parameters
    ----------
    start, clause_start, before : int
        Where the words begin, where the clause does, and where the figure's own words do.
    told : list of Circumstance
        Of the sentence.

    Examples
    --------
    >>> text = "进出口在对美贸易下降3成的情况下增长12%"
    >>> told = find(text, 0, len(text))
    >>> head(text, 0, 0, 10, told), head(text, 12, 0, 18, told)
    ('对美贸易下降', '进出口增长')
    """
    for one in told:
        if one.start < before < one.end:
            own = text[max(start, one.inside) : before]
            # 出口在上年增长20%的基础上: without a name of its own it is the same thing.
            return own if read_head(own).noun or start > one.start else text[clause_start : one.start] + own
        if clause_start <= one.start and start < one.end <= before:
            return text[clause_start : one.start] + text[one.end : before]
    return text[start:before]


def year_before(text: str, start: int, told: list[Circumstance]) -> str:
    """Give the words for the year before with which the circumstances open that a figure stands in."""
    opened = (_YEAR_BEFORE.match(text, one.inside) for one in told if one.start < start < one.end)
    return next((found[0] for found in opened if found), "")


def name_by_next(mentions: Sequence[Mention], told: list[Circumstance]) -> None:
    """Name what opens a sentence by what follows, in place: 在上年增长20%的基础上，投资增长8%."""
    for one, other in pairwise(mentions[:2]):
        is_told = any(part.start < one.quantity.start < part.end for part in told)
        if is_told and not one.measured.indicator:
            of = other.measured
            one.measured = replace(one.measured, indicator=of.indicator, phrase=of.phrase)


def tail_end(after: int, end: int, told: list[Circumstance]) -> int:
    """How far the words behind a figure reach that is told as a circumstance: not to 的情况下 itself."""
    return min([end, *(one.last_words for one in told if one.start < after <= one.last_words)])
