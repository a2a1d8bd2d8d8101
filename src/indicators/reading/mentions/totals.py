"""A total that names no thing is of what the figure before counts: 新增高新技术企业31家，总数达到179家."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from indicators.reading.lexicon import pattern
from indicators.reading.measurement.measured_thing import Measured
from indicators.reading.measurement.phrases import read_head
from indicators.reading.mentions.mention import Mention
from indicators.reading.quantities.quantity import Quantity
from indicators.vocabulary.column_values import CHANGES, RATE_KINDS

_TOTAL = pattern("mentions.totals")
_SIZE = pattern("mentions.sizes_of_counts")
_PART = pattern("measured.parts")
_SHARE_BEGUN = pattern("courses.shares_begun")
_RATE = pattern("measured.rate_words", prefix="(?<=..)", suffix="$")
_NEW = pattern("measures.new_patterns", prefix="^(?:", suffix=")")


def name_totals(mentions: Sequence[Mention]) -> None:
    """Name the bare totals of a sentence after the figure of the same unit before them, in place."""
    told = [mention for mention in mentions if not mention.is_bound]
    for before, total in pairwise(told):
        is_bare = bool(_TOTAL.fullmatch(total.measured.indicator))
        # 总量达到31.5万户、比2018年翻了一番
        goes_on = total.measured.is_carried and before.measured.measure == "level"
        # 地区生产总值增速由8%调整为6%，总量由480亿元调整为430亿元
        goes_on = goes_on or (before.quantity.kind in RATE_KINDS and before.measured.measure in CHANGES)
        # 绿化道路8条计26公里: right behind a count stands how much that is.
        is_size = _SIZE.fullmatch(total.head) is not None
        is_bare = is_bare or (is_size and _SIZE.fullmatch(total.measured.indicator) is not None)
        is_same = before.quantity.unit == total.quantity.unit or goes_on or is_size
        if is_bare and is_same and before.measured.indicator:
            named = before.measured.renamed(lambda words: _NEW.sub("", _RATE.sub("", words)))
            total.measured = replace(
                total.measured, indicator=named.indicator, phrase=named.phrase, fallback=named.fallback
            )


def of_same_unit(mentions: Sequence[Mention], quantity: Quantity, head: str) -> Measured | None:
    """Find what a part of a count is of, behind another amount: 签约项目79个，总投资90亿元，其中亿元项目15个.

    So is what a deed alone was done to, behind the share begun: 水利工程5项，开工率100%，完工3项.

    Parameters
    ----------
    mentions : sequence
        The figures before it in its sentence.
    quantity : Quantity
        The part.
    head : str
        What stands before it.
    """
    if quantity.kind != "count":
        return None
    is_behind_share = bool(mentions) and _SHARE_BEGUN.fullmatch(mentions[-1].measured.indicator) is not None
    is_part = _PART.search(head) or (is_behind_share and read_head(head).action == "only")
    if not is_part:
        return None
    same = (one for one in reversed(mentions) if one.quantity.unit == quantity.unit and not one.is_bound)
    found = next(same, None)
    return found.measured if found else None
