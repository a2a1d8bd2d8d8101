"""An amount of which a share is done is none that was done: 12万亩农田建设任务已完成工程量的65%."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from indicators.reading.lexicon import pattern
from indicators.reading.measurement.shares_of_goals import is_share_of_goal
from indicators.reading.mentions.mention import Mention

_PARTLY = pattern("mentions.partly_done_patterns", prefix="[^，,。;；、]{0,24}?", suffix="$")
_WHOLE = 100


def mark(text: str, mentions: Sequence[Mention]) -> None:
    """Take the amounts of a sentence that are done in part for what is to be done, in place.

    Parameters
    ----------
    text : str
        Prose.
    mentions : sequence of Mention
        Those of the sentence, in order.
    """
    for one, share in pairwise(mentions):
        is_amount = one.role == "actual" and one.measured.measure in ("increment", "level")
        is_part = share.quantity.kind == "percent" and share.quantity.low < _WHOLE
        if not (is_amount and is_part) or one.quantity.kind == "percent" or is_share_of_goal(share.measured):
            continue
        if _PARTLY.match(text, one.quantity.after, share.quantity.before):
            one.role, one.role_why = "context", "a share of it is done"
            one.measured = replace(one.measured, measure="level", basis="")
