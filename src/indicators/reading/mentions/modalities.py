"""How firmly a figure is meant (力争, 确保): by its own clause, or by the list that it stands in."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.reading.lexicon import pattern
from indicators.reading.mentions import clauses
from indicators.reading.mentions.mention import Mention

_MODALITY = pattern("modalities")


def of(text: str, mention: Mention, before: Sequence[Mention]) -> str:
    """Find the modality of a figure: of its own clause, or carried over an unbroken list of figures.

    Parameters
    ----------
    before : sequence of Mention
        The figures of the sentence before it, which have theirs.
    """
    if (own := _own(text, mention)) or not before:
        return own
    previous = before[-1]
    if previous.measured.is_carried and _own(text, previous):
        # 增长6.5%，力争7%；工业增长8%: what is striven for beyond the figure before says nothing of the next.
        return before[-2].modality if len(before) > 1 else ""
    ends = clauses.END.findall(text, previous.quantity.after, mention.clause_start)
    return previous.modality if len(ends) <= 1 else ""


def is_past_wish(mention: Mention) -> bool:
    """Whether 争取 or 力争 stands in a review, where it says what was obtained."""
    return mention.role == "actual" and mention.modality not in ("预计", "预期", "有望")


def _own(text: str, mention: Mention) -> str:
    return next(reversed(_MODALITY.findall(text, mention.clause_start, mention.quantity.before)), "")
