"""What a holiday of some days brought: “五一”假期接待游客20万人次 tells nothing of the half year."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.reading.lexicon import any_word
from indicators.reading.mentions.mention import Mention
from indicators.storage.expressions import expression

_HOLIDAY = expression(
    rf"[“\"]?(?:{any_word('holidays.names')})[”\"]?(?:{any_word('holidays.spans')})"
    rf"|{any_word('holidays.alone')}"
)
_OVER = expression(rf"[；;]|{any_word('holidays.other_times_patterns')}")


def mark(text: str, start: int, mentions: Sequence[Mention]) -> None:
    """Take the results of holidays for context, in place.

    Parameters
    ----------
    start : int
        Where the sentence begins.
    mentions : sequence of Mention
        Those of the sentence, in order.
    """
    for one in mentions:
        told = [*_HOLIDAY.finditer(text, start, one.quantity.before)]
        if one.role == "actual" and told and not _OVER.search(text, told[-1].end(), one.quantity.before):
            one.role, one.role_why = "context", "it is of a holiday"
