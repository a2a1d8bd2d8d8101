"""Whether 倍增 and 翻番 double something, or name a plan: 倍增计划, the task 工业倍增."""

from __future__ import annotations

from indicators.reading.lexicon import any_word, pattern
from indicators.storage.expressions import expression

_DOUBLING_NAME = pattern("doubling.names")
_MAY_NAME = expression("倍增|翻番|翻倍")
_NAME_BEFORE = frozenset("“《的")
# 工业倍增 alone in a line or a cell is what a task is called; 产值倍增 and 实现倍增 are goals.
_NO_TITLE = any_word("modalities", "measured.level_nouns")
_TITLE_OF_DOUBLING = expression(rf"(?!.*(?:{_NO_TITLE}))[\u4e00-\u9fff]{{2,5}}")


def doubling_rule(text: str, start: int, end: int) -> str:
    r"""Tell the rule by which 倍增 names a plan (倍增计划) and doubles nothing, "" if it doubles something.

    Examples
    --------
    >>> [doubling_rule(text, len(text) - 2, len(text)) for text in ("工业倍增", "产值倍增", "力争倍增")]
    ['doubling_as_name', '', '']
    """
    if not _MAY_NAME.match(text, start):
        return ""
    is_name = bool(_DOUBLING_NAME.match(text, end)) or text[start - 1 : start] in _NAME_BEFORE
    line = text[text.rfind("\n", 0, start) + 1 : start]
    is_name = is_name or (text[end : end + 1] in ("", "\n") and bool(_TITLE_OF_DOUBLING.fullmatch(line)))
    return "doubling_as_name" if is_name else ""
