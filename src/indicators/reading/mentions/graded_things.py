"""Counts by grade share the thing that stands behind the last: 6个国家级、20个省级重点专科."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from indicators.reading.lexicon import any_word, pattern
from indicators.reading.measurement.nouns import BEHIND
from indicators.reading.mentions.mention import Mention
from indicators.storage.expressions import expression

_GRADE = pattern("distribution.grades_patterns")
_GRADE_ALONE = expression(
    rf"({any_word('distribution.grades_patterns')})(?:{any_word('distribution.between')})"
)


def name(text: str, mentions: Sequence[Mention]) -> None:
    """Give counts of which the grade alone is told the thing of the count behind them, in place.

    Parameters
    ----------
    mentions : sequence
        The figures of a sentence, in order.
    """
    for other, one in pairwise(reversed(mentions)):
        between = text[one.quantity.after : other.quantity.before]
        alone = _GRADE_ALONE.fullmatch(between)
        if alone is None or ("indicator", BEHIND) not in other.measured.why:
            continue
        grade = _GRADE.match(other.measured.indicator)
        if grade and (thing := other.measured.indicator[grade.end() :]):
            named = alone[1] + thing
            one.measured = replace(one.measured, indicator=named, phrase=named, fallback=named)
