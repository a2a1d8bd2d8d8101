"""Two issues of a paper, sentence by sentence: where what stands in the one stands in the other."""

from __future__ import annotations

import re
from bisect import bisect_right
from difflib import SequenceMatcher

from indicators.storage.expressions import expression

_SENTENCE = expression(r"[^。！？!?\n]*[。！？!?\n]|[^。！？!?\n]+\Z")


class Alignment:
    """The places of an earlier text in a later one; a sentence in which a sign differs has none.

    Examples
    --------
    >>> alignment = Alignment("增长6%。建5个。", "前言。增长6%。建7个。")
    >>> alignment.place(2, 4), alignment.place(6, 7)
    ((5, 7), None)
    """

    def __init__(self, earlier: str, later: str) -> None:
        old, new = (list(_SENTENCE.finditer(text)) for text in (earlier, later))
        self._starts = [sentence.start() for sentence in old]
        self._ends = [sentence.end() for sentence in old]
        matcher = SequenceMatcher(
            None, [sentence[0].strip() for sentence in old], [sentence[0].strip() for sentence in new],
            autojunk=False,
        )  # fmt: skip
        self._steps: dict[int, int] = {}
        for first, other, size in matcher.get_matching_blocks():
            for at in range(size):
                before, after = old[first + at], new[other + at]
                self._steps[first + at] = _begin(after) - _begin(before)

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Tell where some characters of the earlier text stand in the later one, None if nowhere."""
        number = bisect_right(self._starts, start) - 1
        if number not in self._steps or end > self._ends[number]:
            return None
        step = self._steps[number]
        return start + step, end + step


def _begin(sentence: re.Match[str]) -> int:
    return sentence.start() + len(sentence[0]) - len(sentence[0].lstrip())
