"""The words of `fault_words.yaml` as patterns: what a copy of a paper carries beside the paper."""

from __future__ import annotations

import re
from functools import cache

from indicators.storage.expressions import expression
from indicators.vocabulary.loading import packaged

# What … in a phrase stands for.
_ANYTHING = r"[^\n]{0,20}?"


@cache
def words(kind: str) -> tuple[str, ...]:
    """Give the words of a kind, the longer first."""
    return tuple(sorted(packaged("fault_words.yaml")[kind], key=len, reverse=True))


@cache
def pattern(kind: str) -> re.Pattern[str]:
    """Give a pattern that finds any word of a kind.

    Examples
    --------
    >>> pattern("furniture").search("如若转载，请注明出处")[0]
    '转载，请注明出处'
    """
    return expression("|".join(_ANYTHING.join(map(re.escape, word.split("…"))) for word in words(kind)))
