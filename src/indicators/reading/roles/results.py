"""What a paper of results tells without a word of work is how much there is: 医院12家，床位2300张."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indicators.reading.lexicon import pattern
from indicators.reading.measurement.measured_thing import is_work_name
from indicators.reading.measurement.phrases import has_action
from indicators.reading.mentions.mention import Mention

# By these an amount is an increment only because its words say nothing else, and by those as the one before.
_SAY_NOTHING = frozenset(("plain_amount", "things_behind"))
# 累计完成产值36亿元 is the amount of the time that a release is about; 累计完成投资 may be work.
_SO_FAR = "sum_so_far"
_AMOUNT = pattern("measured.head_nouns", suffix="$")
_INVESTED = pattern("measures.investing", suffix="$")
_BUILT = pattern("measures.built_by_the_end_patterns", prefix="^")
_WORK = frozenset(("work_done", "action_on_things"))
_MOVED = pattern("measured.growth", "measured.decline", suffix="$")
_FELL = pattern("measured.decline")
_AS_BEFORE = frozenset(("amount_as_before", "listed_as_before", "same_as_before"))


def _is_amount(noun: str) -> bool:
    return bool(_AMOUNT.search(noun)) and not _INVESTED.search(noun)


def take_for_levels(mentions: Sequence[Mention]) -> None:
    """Take the plain amounts of a sentence for levels, in place; where work is named they are increments."""
    kinds: set[str] = set()
    for mention in mentions:
        measured = mention.measured
        rule = dict(measured.why).get("measure", "")
        is_deed = measured.has_action or is_work_name(measured.indicator)
        is_plain = rule in _SAY_NOTHING and not is_deed
        is_so_far = rule == _SO_FAR and not has_action(measured.indicator)
        is_plain = is_plain or (is_so_far and _is_amount(measured.indicator))
        is_plain = is_plain or (rule in _WORK and _BUILT.match(mention.head) is not None)
        is_standing = rule in _AS_BEFORE and measured.kind in kinds
        if is_standing and measured.measure == "increment" and (moved := _MOVED.search(mention.head)):
            # 普通教室42万平方米，增加0.3万平方米: it moved by so much what stands there.
            fell = _FELL.search(moved[0]) is not None
            mention.measured = replace(measured, measure="change", basis="", is_downward=fell)
        elif measured.measure == "increment" and (is_plain or is_standing):
            mention.measured = replace(measured, measure="level", basis="")
            kinds.add(measured.kind)
        elif rule not in _AS_BEFORE:
            kinds.discard(measured.kind)
