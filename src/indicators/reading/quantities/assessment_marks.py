"""Figures by which an assessment gives marks: its marks, the steps they go by, what gives none."""

from __future__ import annotations

from indicators.reading.lexicon import any_word, pattern
from indicators.reading.quantities.figure import Figure
from indicators.reading.rules import Rule
from indicators.storage.expressions import expression

_MARKS = pattern("assessment_marks.units_patterns")
_MARKS_CLOSED = expression(rf"(?:{any_word('assessment_marks.units_patterns')})[)，,;；]")
_GIVEN = pattern("assessment_marks.given_patterns", suffix="$")
_IN_BRACKETS = pattern("assessment_marks.in_brackets_patterns", suffix="$")
_WEIGHT = pattern("assessment_marks.weight_patterns", suffix="$")
_STEP = pattern("assessment_marks.step_patterns", suffix="$")
_MARKS_BEHIND = pattern("assessment_marks.marks_behind_patterns")
_CONSEQUENCE = pattern("assessment_marks.consequence_patterns")
_REACH = 24


def _is_mark(figure: Figure) -> bool:
    """Whether 8 is a mark or the weight of one: 加8分, （8分）, 权重8%."""
    text, end = figure.text, figure.number.digits_end
    if figure.preceded(_WEIGHT, _REACH):
        return True
    if not _MARKS.match(text, end):
        return False
    is_closed = _MARKS_CLOSED.match(text, end) is not None and figure.preceded(_IN_BRACKETS, _REACH)
    return is_closed or figure.preceded(_GIVEN, _REACH)


def _is_step(figure: Figure) -> bool:
    """Whether marks are given by so much of it: 每低0.1个百分点扣0.2分."""
    is_step = figure.preceded(_STEP, _REACH)
    return is_step and _MARKS_BEHIND.match(figure.text, figure.number.digits_end) is not None


def _is_condition(figure: Figure) -> bool:
    """Whether it says from where on there are no marks, or a grade: 低于80%的不计分."""
    return _CONSEQUENCE.match(figure.text, figure.number.digits_end) is not None


RULES: tuple[Rule[Figure, str], ...] = (
    Rule("assessment_mark", _is_mark),
    Rule("assessment_step", _is_step),
    Rule("assessment_condition", _is_condition),
)
