"""How the text speaks in a paragraph: named rules in an order, the first counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from indicators.reading.roles.roles import State, after_paragraph
from indicators.reading.roles.speech import rule
from indicators.storage.expressions import expression

_SAYS_SPAN, _SAYS_YEAR = rule("roles", "says_span"), rule("roles", "says_year")
_OPENS_WITH_YEAR = rule("roles", "opens_with_year")
_HINTS_SPAN, _HINTS_YEAR = rule("roles", "hints_span"), rule("roles", "hints_year")
_GOALS_OF_SPAN, _GOALS_OF_YEAR = rule("roles", "goals_of_span"), rule("roles", "goals_of_year")
_PLAIN_GROWTH = expression(r"增长[\d.]+%")
_FEWEST_RATES = 3
_HEAD = 40


@dataclass(frozen=True)
class Block:
    """A paragraph of the prose, and how the text spoke before it."""

    state: State
    text: str
    start: int
    end: int

    def _says(self, pattern: re.Pattern[str]) -> bool:
        return pattern.search(self.text, self.start, self.end) is not None

    def opens_with(self, pattern: re.Pattern[str]) -> bool:
        """Whether it begins with these words."""
        return pattern.match(self.text, self.start, self.end) is not None

    @cached_property
    def speaks_of_span(self) -> bool | None:
        """Whether it says in so many words that it speaks of five years, not of one; None if of neither.

        Where it says both, what it opens with is what it speaks of.
        """
        last = self.state.past.rpartition("/")[2]
        names_year = f"{last}年，" in self.text[self.start : min(self.start + _HEAD, self.end)]
        says_span, says_year = self._says(_SAYS_SPAN), self._says(_SAYS_YEAR) or names_year
        if says_span and says_year:
            return not self.opens_with(_OPENS_WITH_YEAR)
        return says_span if says_span != says_year else None

    @cached_property
    def hints_span(self) -> bool:
        """Whether words like 年均 hint at five years."""
        before = f"{int(self.state.past[:4]) - 1}年的"
        return self._says(_HINTS_SPAN) or before in self.text[self.start : self.end]

    @cached_property
    def is_list_of_rates(self) -> bool:
        """Whether it lists rates without 年均, which are those of a single year."""
        return len(_PLAIN_GROWTH.findall(self.text, self.start, self.end)) >= _FEWEST_RATES

    @cached_property
    def hints_year(self) -> bool:
        """Whether words like 同比 hint at one year."""
        return self.is_list_of_rates or self._says(_HINTS_YEAR)

    @property
    def is_of_both(self) -> bool:
        """Whether it stands in a review of a year and of five."""
        return bool(self.state.past) and self.state.role == "actual"


def _span(b: Block) -> State:
    return replace(b.state, period=b.state.past)


def _year(b: Block) -> State:
    return replace(b.state, period=b.state.past.rpartition("/")[2])


def _goals_under_review(b: Block) -> bool:
    return bool(b.state.coming) and b.state.role == "actual" and b.opens_with(_GOALS_OF_SPAN)


def _is_of_goals(b: Block) -> bool:
    return bool(b.state.coming) and b.state.role == "target"


_BlockRule = tuple[str, Callable[[Block], bool], Callable[[Block], State]]
BLOCK_RULES: tuple[_BlockRule, ...] = (
    (
        "goals of a span under a review",
        _goals_under_review,
        lambda b: replace(b.state, role="target", period=b.state.coming, past="", coming="", is_told=False),
    ),
    ("goals of the year", lambda b: _is_of_goals(b) and b.opens_with(_GOALS_OF_YEAR), _span),
    (
        "goals of a span",
        lambda b: _is_of_goals(b) and b.opens_with(_GOALS_OF_SPAN),
        lambda b: replace(b.state, period=b.state.coming),
    ),
    ("goals as before", _is_of_goals, lambda b: b.state),
    ("no review of a span", lambda b: not b.is_of_both, lambda b: b.state),
    ("the paragraph says five years", lambda b: b.speaks_of_span is True, lambda b: _told(_span(b))),
    ("the paragraph says one year", lambda b: b.speaks_of_span is False, lambda b: _told(_year(b))),
    ("a list of rates of one year", lambda b: b.is_list_of_rates and not b.hints_span, _year),
    ("told before", lambda b: b.state.is_told, lambda b: b.state),
    ("hints at five years", lambda b: b.hints_span and not b.hints_year, _span),
    ("hints at one year", lambda b: b.hints_year and not b.hints_span, _year),
)


def _told(state: State) -> State:
    return replace(state, is_told=True)


def at_block(state: State, text: str, start: int, end: int) -> State:
    """How the text speaks in a paragraph: what the paragraph before said of its time alone is over.

    Examples
    --------
    >>> review = State("actual", "2025", past="2021/2025")
    >>> at_block(review, "累计改造老旧小区68万户，年均增长3.7%。", 0, 20).period
    '2021/2025'
    """
    state = after_paragraph(state)
    block = Block(state, text, start, end)
    for name, applies, speaks in BLOCK_RULES:
        if applies(block):
            then = speaks(block)
            return then if then is state else replace(then, why=name)
    return state
