"""How a paper speaks under its headings, and where none says so: a piece cut out of a report.

A report begins as a review and a plan with its goals (`vocabulary/kinds.yaml`). Where all that stands before
the first turn sounds of the other, it has begun with that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indicators.reading.mentions.sums import is_span_of_years
from indicators.reading.outline import Block
from indicators.reading.roles import roles
from indicators.reading.roles.heading_rules import Heading, at_heading
from indicators.reading.roles.roles import State
from indicators.reading.roles.speech import rule
from indicators.reading.times import timing
from indicators.reading.times.period_words import Horizon, last_year
from indicators.vocabulary.kind_catalogue import Kind

_AHEAD, _SURE = rule("openings", "sounds_ahead"), rule("openings", "sounds_sure")
_BACK = rule("openings", "sounds_back")
# A review has a word ahead now and then, goals have fewer words back. Two words ahead for one back took, in
# pieces of 800 characters of 31 reports, 10 of 4761 results for goals and 44 of 1803 goals for results.
_AHEAD_FOR_ONE_BACK = 2
_FEWEST_AHEAD = 3
# A plan says of its goals that they are 显著 and 明显 too.
_BACK_FOR_ONE_AHEAD = 2
_FEWEST_BACK = 4
# What is longer without a heading is no piece of a paper: its parts speak each in its own way.
_LONGEST = 6000
_HEAD = 60


def begun(kind: Kind, horizon: Horizon, text: str, blocks: Sequence[Block]) -> State:
    """Tell how a paper begins to speak, by its kind and by the words before its first heading that turns.

    Parameters
    ----------
    blocks : sequence of Block
        The same cut into blocks.

    Examples
    --------
    >>> from indicators.reading.outline import blocks
    >>> from indicators.vocabulary import kinds
    >>> annual, report = Horizon(2026, 2026, 2026, 2025, 2025), kinds().of("work_report")
    >>> goals = "加快建设产业园区，推进技改项目50个，力争新增规上企业30家以上。"
    >>> begun(report, annual, goals, blocks(goals)).role
    'target'
    """
    state = roles.initial(kind, horizon)
    if kind.targets != "own" or kind.headings not in ("report", "plan"):
        return state
    end = next((b.start for b in blocks if _turns(state, text, b, kind, horizon)), len(text))
    if end > _LONGEST:
        return state
    piece = text[:end]
    if state.role == "actual" and sounds_ahead(piece):
        return replace(state, role="target", period=str(horizon.year), why="words of what is to be done")
    if state.role == "target" and sounds_back(piece, names_past=_opens_with_past(piece, horizon)):
        period = str(horizon.year) if _names_own_year_alone(piece, horizon) else roles.review(horizon)
        return replace(state, role="actual", period=period, why="words of what was done")
    return state


def _names_own_year_alone(text: str, horizon: Horizon) -> bool:
    """Whether what was done is told of the paper's own year, and nothing of the year before."""
    own, before = (f"{year}年" in text for year in (horizon.year, horizon.year - 1))
    return own and not before and horizon.first == horizon.last


def under_heading(state: State, text: str, block: Block, kind: Kind, horizon: Horizon) -> State:
    """Tell how a paper speaks under a heading.

    Parameters
    ----------
    state : State
        Before it.
    """
    named = timing.times(text, block.start, block.end, horizon)
    title = text[block.start : block.end]
    return at_heading(Heading(state, title, block.rank, named, kind, horizon))


def _turns(state: State, text: str, block: Block, kind: Kind, horizon: Horizon) -> bool:
    """Whether a block is a heading that says how the text speaks below it."""
    return block.kind == "heading" and under_heading(state, text, block, kind, horizon) is not state


def sounds_ahead(text: str) -> bool:
    """Whether a piece of a report tells what is to be done, and not what was.

    Examples
    --------
    >>> sounds_ahead("加快建设，推进改造，力争新增30家以上。")
    True
    >>> sounds_ahead("成功入选全国试点，连续三年居全省首位，推进改造，力争突破。")
    False
    """
    ahead = _ahead(text)
    return ahead >= _FEWEST_AHEAD and ahead > _AHEAD_FOR_ONE_BACK * _count(_BACK, text)


def sounds_back(text: str, *, names_past: bool) -> bool:
    """Whether a piece of a plan tells what was done, and not what is to be.

    Parameters
    ----------
    names_past : bool
        Whether it opens with a span that is over: “十三五”期间.

    Examples
    --------
    >>> sounds_back("成效显著，企业总数达到360家，连续三年居全省前列，累计完成改造。", names_past=False)
    True
    """
    ahead, back = _ahead(text), _count(_BACK, text)
    return back >= _FEWEST_BACK and back > ahead * (1 if names_past else _BACK_FOR_ONE_AHEAD)


def _opens_with_past(text: str, horizon: Horizon) -> bool:
    """Whether the first time that a piece names, near its head, is a span that is over."""
    named = timing.times(text, 0, min(len(text), _HEAD), horizon)
    first = named[0].period if named else ""
    return is_span_of_years(first) and last_year(first) < horizon.year


def _ahead(text: str) -> int:
    return _count(_AHEAD, text) + 2 * _count(_SURE, text)


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))
