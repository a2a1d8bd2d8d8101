"""Amounts of a review that are to be done: 12万亩农田建设任务已完成工程量的65%, 省下达粮食产量任务102万吨."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from indicators.reading.lexicon import pattern
from indicators.reading.measurement.shares_of_goals import is_share_of_goal
from indicators.reading.mentions.mention import Mention

_PARTLY = pattern("mentions.partly_done_patterns", prefix="[^，,。;；、]{0,24}?", suffix="$")
_SET = pattern("mentions.set_as_task_patterns", suffix="$")
_WHOLE = 100


def mark(text: str, mentions: Sequence[Mention]) -> None:
    """Take the amounts of a sentence that are done in part, or were set as a task, for context, in place.

    Parameters
    ----------
    mentions : sequence of Mention
        Those of the sentence, in order.
    """
    for one, share in pairwise((*mentions, None)):
        if one is None or one.role != "actual" or one.measured.measure not in ("increment", "level"):
            continue
        if _SET.search(one.head) or (share is not None and _is_in_part(text, one, share)):
            one.role, one.role_why = "context", "it is to be done"
            one.measured = replace(one.measured, measure="level", basis="")


def _is_in_part(text: str, one: Mention, share: Mention) -> bool:
    """Whether the figure behind an amount says that a share of the work on it is done."""
    is_part = share.quantity.kind == "percent" and share.quantity.low < _WHOLE
    if not is_part or one.quantity.kind == "percent" or is_share_of_goal(share.measured):
        return False
    return _PARTLY.match(text, one.quantity.after, share.quantity.before) is not None
