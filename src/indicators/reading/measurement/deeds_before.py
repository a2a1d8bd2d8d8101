"""Deeds before an amount, and the project of another, that are no part of its name: patterns."""

from __future__ import annotations

from indicators.reading.lexicon import any_word, pattern
from indicators.storage.expressions import expression

# 引进总投资21亿元的项目: what is brought in is the project, whose size the amount is.
BEFORE_SIZE = pattern(
    "measured.kept_actions", prefix="(?:", suffix=f")+(?=(?:{any_word('phrases.project_totals_patterns')})$)"
)
# 主要是调增上级补助收入8亿元
MOVED_FIRST = expression(
    rf"(?:{any_word('measured.leads', 'distribution.between')}|[，,])*"
    rf"(?:(?P<up>{any_word('phrases.moved_up', 'phrases.moved_up_patterns')})"
    rf"|{any_word('phrases.moved_down')})(?=..)"
)
# 总投资21亿元的锂盐项目、总投资3亿元的光伏项目: the first project is of the first amount.
PROJECT_BEFORE = expression(rf"^的[^，,。;；\d]*、(?=(?:{any_word('phrases.project_totals_patterns')})$)")
