"""Parts of a place told behind what each has: 低保标准分别提高到城镇800元、农村600元."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from indicators.reading.lexicon import any_word
from indicators.reading.measurement.measurement import describe
from indicators.reading.mentions.mention import Mention
from indicators.storage.expressions import expression

_BOTH = "城乡"
_PART = f"(?:{any_word('distribution.parts_behind')})"
_FIRST = expression(
    rf"(?P<what>.+?)(?:{any_word('distribution.in_turn')})(?P<verb>[^，,。;；、]{{1,6}}?)(?P<part>{_PART})"
)
_NEXT = expression(rf"(?:{any_word('distribution.between')}|[，,])(?P<part>{_PART})")


def name(mentions: Sequence[Mention]) -> None:
    """Give each part the indicator that stands before all of them, in place.

    Parameters
    ----------
    mentions : sequence of Mention
        The figures of a sentence, in order.
    """
    for at, first in enumerate(mentions):
        found = _FIRST.fullmatch(first.head)
        if found is None:
            continue
        parts = [found["part"]]
        for other in mentions[at + 1 :]:
            if (told := _NEXT.fullmatch(other.head)) is None:
                break
            parts.append(told["part"])
        if len(parts) == 1:
            continue
        whole = found["what"] + found["verb"]
        for mention, part in zip(mentions[at:], parts, strict=False):
            measured = describe(mention.quantity, whole, "", None)
            mention.measured = measured.renamed(partial(_of_part, part))


def _of_part(part: str, phrase: str) -> str:
    """Put a part before a phrase, where 城乡 said of both."""
    return part + phrase.removeprefix(_BOTH) if phrase else ""
