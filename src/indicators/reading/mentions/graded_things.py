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
# 、省级 before the next count
_GRADE_BEFORE = expression(
    rf"(?:{any_word('distribution.between')})({any_word('distribution.grades_patterns')})"
)


def name(text: str, mentions: Sequence[Mention]) -> None:
    """Give counts of which the grade alone is told the thing of the count behind them, in place.

    Parameters
    ----------
    mentions : sequence
        The figures of a sentence, in order.
    """
    _name_by_grades_before(text, mentions)
    for other, one in pairwise(reversed(mentions)):
        between = text[one.quantity.after : other.quantity.before]
        alone = _GRADE_ALONE.fullmatch(between)
        if alone is None or ("indicator", BEHIND) not in other.measured.why:
            continue
        grade = _GRADE.match(other.measured.indicator)
        if grade and (thing := other.measured.indicator[grade.end() :]):
            named = alone[1] + thing
            one.measured = replace(one.measured, indicator=named, phrase=named, fallback=named)


def _name_by_grades_before(text: str, mentions: Sequence[Mention]) -> None:
    """Name counts behind whose grades the thing follows the last alone: 国家级3个、省级5个示范区."""
    thing = ""
    for other, one in pairwise(reversed(mentions)):
        grade = _GRADE_BEFORE.fullmatch(text[one.quantity.after : other.quantity.before])
        is_last = ("indicator", BEHIND) in other.measured.why
        if grade is None or not (is_last or thing) or not _GRADE.fullmatch(one.measured.indicator):
            thing = ""
            continue
        thing = thing or other.measured.indicator
        for mention, named in ((other, grade[1] + thing), (one, one.measured.indicator + thing)):
            mention.measured = replace(mention.measured, indicator=named, phrase=named, fallback=named)
