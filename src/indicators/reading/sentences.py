"""Where sentences end."""

from __future__ import annotations

from indicators.storage.expressions import expression

_SENTENCE_END = expression(r"[。！？!?\n]")
# What is longer than this is no sentence (the papers' longest has 462 characters) and is read in parts.
LONGEST_SENTENCE, _CLAUSE_ENDS = 1000, "；;，,"


def sentence_end(text: str, at: int, limit: int) -> int:
    """Where the sentence that begins at a place ends.

    Examples
    --------
    >>> sentence_end("增长5%。下降3%", 0, 10)
    5
    """
    longest = min(at + LONGEST_SENTENCE, limit)
    if mark := _SENTENCE_END.search(text, at, longest):
        return mark.end()
    if longest == limit:
        return limit
    return max(text.rfind(sign, at, longest) for sign in _CLAUSE_ENDS) + 1 or longest
